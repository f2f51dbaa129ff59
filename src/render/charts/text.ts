/** How wide a picture is drawn, in pixels: for a phone held upright, or for a page. */
export type Width = 320 | 640;

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
