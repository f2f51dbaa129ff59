import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Desk } from '../../actions/desk.js';
import { makeDocument } from '../../actions/documents.js';
import { visible } from '../../core/gate.js';
import { Refusal } from '../../core/refusal.js';
import { type ShippedName, shippedNames } from '../../documents/shipped/index.js';
import { writeFileWhole } from '../../files/write.js';
import { formats } from '../../render/index.js';

const ending = '.momentum';

/** Where the documents of the ledger at `path` stand, unless another folder is named. */
export const documentFolder = (path: string): string =>
  `${path.endsWith(ending) ? path.slice(0, -ending.length) : path}.documents`;

/**
 * Makes every document anew, as Markdown that only its owner can read, each in place of the one
 * before. Returns the files.
 * @throws Refusal as `makeDocument` and `writeFileWhole`, and `folder-not-made`
 */
export async function makeDocuments(desk: Desk, folder: string): Promise<string[]> {
  makeFolder(folder);
  const render = await formats.markdown.load();
  const files: string[] = [];
  for (const name of shippedNames) {
    const { tree } = await makeDocument(desk, name);
    files.push(writeInto(folder, name, render(tree)));
  }
  return files;
}

function writeInto(folder: string, name: ShippedName, text: string): string {
  const file = join(folder, `${name}.md`);
  writeFileWhole(file, text, { replace: true });
  return file;
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw new Refusal(
      'folder-not-made',
      `The folder “${visible(folder)}” for the documents could not be made (${code}).`,
      'Name another one with --output-folder, or leave them out with --keep-documents.',
    );
  }
}
