/** SVG → PNG, for what shows no SVG. */
import { type Aside, aside } from '../../files/aside.js';
import { builtFile, shippedBytes } from '../../files/shipped.js';
import { lettersOf } from './letters.js';

/** Width and height in CSS pixels; the PNG, on its way, has half as many more. */
export interface Painted {
  readonly png: Promise<Uint8Array>;
  readonly width: number;
  readonly height: number;
}

/** SVG → PNG; undefined where a letter could not be drawn. */
export type Painter = (svg: string) => Painted | undefined;

/**
 * What paints the text of an SVG file, with DejaVu Sans for every letter, so that a picture is the
 * same on every machine. Emoji that the face lacks are left out; where it lacks a letter, the answer
 * is undefined: a name in empty boxes would be worse than no picture.
 */
export function painter(): Painter {
  const elsewhere = beside();
  const draws = lettersOf(shippedBytes('DejaVuSans.ttf'));
  return (svg) => {
    const bare = bolder(level(svg)).replace(emoji, (_, sign: string) => (draws(sign) ? sign : ''));
    if (![...bare].every((sign) => sign < '\u0080' || draws(sign))) return undefined;
    const png = painted(bare, elsewhere);
    // Whoever waits for it is told; until then nobody does.
    png.catch(() => undefined);
    return { png, width: size(svg, 'width'), height: size(svg, 'height') };
  };
}

/** The process that paints, where this is the built program and another process may be started. */
function beside(): Aside | undefined {
  const program = builtFile('painter.js');
  try {
    return program === undefined ? undefined : aside(program);
  } catch {
    return undefined;
  }
}

/** Painted beside this process, so that it goes on meanwhile, or else in it. */
async function painted(svg: string, elsewhere: Aside | undefined): Promise<Uint8Array> {
  const there = await elsewhere?.(svg).catch(() => undefined);
  return there ? Buffer.from(there, 'base64') : (await import('./paint.js')).paint(svg);
}

const size = (svg: string, side: 'width' | 'height'): number =>
  Number(new RegExp(` ${side}="([\\d.]+)"`).exec(svg)?.[1] ?? 0);

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

/** Bold letters, of which the face has none, as those it has with a line around them. */
const bolder = (svg: string): string =>
  svg.replace(/<text[^>]*>/g, (start) => {
    const [, fill] = / fill="([^"]*)"/.exec(start) ?? [];
    return fill === undefined
      ? start
      : start.replace(/ font-weight="bold"/, ` stroke="${fill}" stroke-width="0.5"`);
  });
