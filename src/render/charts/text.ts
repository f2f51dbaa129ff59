/**
 * How wide a picture is drawn, in pixels: for a phone held upright, for a page, for a sheet on which
 * it is set smaller, or for a wall.
 */
export type Width = 320 | 640 | 800 | 960;

/** In pixels, the same in every picture; it is set once, on the picture itself. */
export const fontSize = 12;

// In ems, for a face as wide as DejaVu Sans, so that narrower ones have room to spare.
const narrow = /[ ijlI.,:;'|!‘’()[\]ftr]/u;
const wide = /[mwMW@%–—…]/u;
const square =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}]/u;
const unseen = /[\p{M}\p{Cf}]/u;

const latin = /^[ -~\u00a0-\u024f‘’“”–…]$/;

function emsOf(character: string): number {
  if (narrow.test(character)) return 0.38;
  if (wide.test(character)) return 0.95;
  // Asking for scripts takes milliseconds the first time, and most names need none of it.
  if (latin.test(character)) return character === character.toLowerCase() ? 0.62 : 0.7;
  if (unseen.test(character)) return 0;
  return square.test(character) ? 1.05 : 0.7;
}

/** About how wide `text` is drawn, in pixels; rather more than less. */
export const textWidth = (text: string, size: number = fontSize): number =>
  size * [...text].reduce((sum, character) => sum + emsOf(character), 0);

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

/** The widest word of `text`, in pixels. */
export const widestWord = (text: string): number =>
  Math.max(0, ...text.split(' ').map((word) => textWidth(word)));

/** Whether each word of `text` has room on a line of its own. */
export const fitsBroken = (text: string, room: number): boolean =>
  text.split(' ').every((word) => textWidth(word) <= room);

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
