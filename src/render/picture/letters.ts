/**
 * Which characters a TrueType font can draw, read from its `cmap` table (OpenType 1.9, format 12:
 * runs of code points, from–to, in order).
 * @throws Error where the font has no such table: not the font that we ship
 */
export function lettersOf(font: Uint8Array): (character: string) => boolean {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const groups = groupsAt(view, cmapOf(view));
  const count = view.getUint32(groups);
  return (character) => {
    const point = character.codePointAt(0) ?? 0;
    let [low, high] = [0, count - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const at = groups + 4 + middle * 12;
      if (point < view.getUint32(at)) high = middle - 1;
      else if (point > view.getUint32(at + 4)) low = middle + 1;
      else return true;
    }
    return false;
  };
}

const tag = (view: DataView, at: number): string =>
  String.fromCharCode(...[0, 1, 2, 3].map((offset) => view.getUint8(at + offset)));

function cmapOf(view: DataView): number {
  for (let table = 0; table < view.getUint16(4); table += 1) {
    const at = 12 + table * 16;
    if (tag(view, at) === 'cmap') return view.getUint32(at + 8);
  }
  throw new Error('the font has no cmap');
}

/** Where the number of groups stands, the groups after it. */
function groupsAt(view: DataView, cmap: number): number {
  for (let encoding = 0; encoding < view.getUint16(cmap + 2); encoding += 1) {
    const at = cmap + view.getUint32(cmap + 4 + encoding * 8 + 4);
    if (view.getUint16(at) === 12) return at + 12;
  }
  throw new Error('the font’s cmap has no table of format 12');
}
