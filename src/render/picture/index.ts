/** SVG → PNG, for what shows no SVG. */
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { shippedBytes } from '../../files/shipped.js';
import { compileWasmOnce } from '../../files/wasm.js';
import { lettersOf } from './letters.js';

/** Width and height in CSS pixels; the PNG has twice as many of its own, to be sharp in print. */
export interface Painted {
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
}

const sharpness = 2;
const family = 'DejaVu Sans';

let ready: Promise<void> | undefined;

/**
 * What paints the text of an SVG file, with DejaVu Sans for every letter, so that a picture is the
 * same on every machine. Emoji that the face lacks are left out; where it lacks a letter, the answer
 * is undefined: a name in empty boxes would be worse than no picture.
 * @param last whether no ledger is written to afterwards, so that it may be had sooner
 */
export async function painter(last = false): Promise<(svg: string) => Painted | undefined> {
  if (last) compileWasmOnce();
  ready ??= initWasm(shippedBytes('resvg.wasm'));
  await ready;
  const face = shippedBytes('DejaVuSans.ttf');
  const draws = lettersOf(face);
  const options = {
    font: {
      loadSystemFonts: false,
      fontBuffers: [face],
      defaultFontFamily: family,
      sansSerifFamily: family,
    },
    fitTo: { mode: 'zoom', value: sharpness },
  } as const;
  return (svg) => {
    const bare = level(svg).replace(emoji, (_, sign: string) => (draws(sign) ? sign : ''));
    return [...bare].every((sign) => sign < '\u0080' || draws(sign)) ? paint(bare) : undefined;
  };

  function paint(svg: string): Painted {
    const drawing = new Resvg(svg, options);
    const image = drawing.render();
    try {
      return { png: image.asPng(), width: drawing.width, height: drawing.height };
    } finally {
      image.free();
      drawing.free();
    }
  }
}

// A sign, or half of a flag, with what only colours it or holds it to the next one.
const emoji =
  /(\p{Extended_Pictographic}|[\u{1f1e6}-\u{1f1ff}])(?:\p{Emoji_Modifier}|\ufe0e|\ufe0f|\u200d)*/gu;

/**
 * Text that is lowered by a part of its size, lowered in pixels instead: resvg would take only
 * the first letter of an Arabic word down, and tear it from the others.
 */
function level(svg: string): string {
  const size = Number(/font-size="([\d.]+)"/.exec(svg)?.[1] ?? 0);
  return svg.replace(
    / y="(-?[\d.]+)" dy="(-?[\d.]+)em"/g,
    (_, y: string, dy: string) => ` y="${Number(y) + Number(dy) * size}"`,
  );
}
