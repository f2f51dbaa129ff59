import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { shippedBytes } from '../../files/shipped.js';

/** Pixels of the picture for each CSS pixel: sharp on paper, and no wider than a telephone has. */
const sharpness = 1.5;
const family = 'DejaVu Sans';

let ready: Promise<Uint8Array> | undefined;

async function prepared(): Promise<Uint8Array> {
  await initWasm(shippedBytes('resvg.wasm'));
  return shippedBytes('DejaVuSans.ttf');
}

/**
 * The SVG file as a PNG file, all its text in DejaVu Sans, the same bytes on every machine.
 * @throws whatever resvg says of what is no SVG
 */
export async function paint(svg: string): Promise<Uint8Array> {
  ready ??= prepared();
  const drawing = new Resvg(svg, {
    font: {
      loadSystemFonts: false,
      fontBuffers: [await ready],
      defaultFontFamily: family,
      sansSerifFamily: family,
    },
    fitTo: { mode: 'zoom', value: sharpness },
  });
  const image = drawing.render();
  try {
    return image.asPng();
  } finally {
    image.free();
    drawing.free();
  }
}
