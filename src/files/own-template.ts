import { join } from 'node:path';
import { Refusal } from '../text/refusal.js';
import type { Ledger } from '../things/ledger.js';
import { templateFolder } from './location.js';
import { readRegularFile } from './read.js';

/** The kinds of template that a community may have of its own, by their folders. */
type TemplateFolder = 'documents' | 'checkins' | 'imports';

const largestTemplate = 256 * 1024;

export interface OwnTemplate {
  /** The file, for whoever has to be told about a mistake in it. */
  readonly path: string;
  readonly text: string;
}

/** The text of a template file. @throws Refusal as `readRegularFile` */
export const templateText = (path: string): string =>
  readRegularFile(path, { maxBytes: largestTemplate })
    .toString('utf8')
    .replace(/^\uFEFF/, '');

/**
 * The community's own template, which takes the place of the shipped one; undefined where there is
 * none beside its ledger.
 * @throws Refusal as `readRegularFile`, but for a file that is not there
 */
export function ownTemplate(
  { path: ledger }: Pick<Ledger, 'path'>,
  folder: TemplateFolder,
  name: string,
): OwnTemplate | undefined {
  const path = join(templateFolder(ledger), folder, `${name}.yaml`);
  try {
    return { path, text: templateText(path) };
  } catch (cause) {
    if (cause instanceof Refusal && cause.code === 'file-not-found') return undefined;
    throw cause;
  }
}
