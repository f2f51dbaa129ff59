import type { Tree } from '../papers/tree.js';
import { plainOptions, type RenderOptions } from './options.js';

/**
 * `tree` as a Word document on A4 paper, byte for byte the same whenever it is made. All of its
 * looks are named styles, what people typed is text and never a field, and its properties name the
 * community, the title, the language and the day, and nobody.
 */
export async function renderDocx(
  tree: Tree,
  options: RenderOptions = plainOptions,
): Promise<Uint8Array> {
  // Before the library: while that is loaded, the pictures are painted.
  const { paintedCharts } = await import('./docx/pictures.js');
  const pictures = await paintedCharts(tree, options);
  const { wordFile } = await import('./docx/document.js');
  return wordFile(tree, pictures);
}
