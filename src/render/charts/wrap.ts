import { textWidth } from './text.js';

/** `text` cut to `room` pixels, with an ellipsis where something is missing. */
export function cut(text: string, room: number): string {
  if (textWidth(text) <= room) return text;
  const characters = [...text];
  while (characters.length > 1 && textWidth(`${characters.join('')}…`) > room) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}

/** `text` in at most `most` lines of `room` pixels; what does not fit ends in an ellipsis. */
export function wrapped(text: string, room: number, most = Number.POSITIVE_INFINITY): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((each) => pieces(each, room))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (textWidth(longer) <= room) {
      line = longer;
      continue;
    }
    lines.push(line);
    line = word;
  }
  lines.push(line);
  const kept = lines.slice(0, most);
  const left = lines.slice(most);
  return left.length === 0 ? kept : [...kept.slice(0, -1), cut(`${kept.at(-1)} ${left[0]}`, room)];
}

// A word that is wider than a line, as the pieces that fit.
function pieces(word: string, room: number): string[] {
  if (textWidth(word) <= room) return [word];
  const found: string[] = [];
  let piece = '';
  for (const character of word) {
    if (piece !== '' && textWidth(piece + character) > room) {
      found.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...found, piece];
}
