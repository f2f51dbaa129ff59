import type { Desk } from '../../actions/desk.js';
import type { MadeDocument } from '../../actions/documents.js';
import { inWords } from '../../core/text.js';
import type { DocumentFormat } from '../../delivery/formats.js';

/** A document as it was made anew, with the formats of its files. */
export interface Anew {
  readonly title: string;
  readonly document: MadeDocument;
  readonly formats: readonly DocumentFormat[];
}

/** Puts on record at the sitting's `desk` that the documents were given out, and says so. */
export async function giveOutDocuments(desk: Desk, made: readonly Anew[]): Promise<string> {
  if (made.length === 0) return 'No document was made, so none was given out.';
  const { giveOut } = await import('../document/issuing.js');
  const said: string[] = [];
  for (const { title, document, formats } of made) {
    const { no } = await giveOut(desk, document, formats);
    said.push(`${title} (number ${no})`);
  }
  return `Given out: ${inWords(said)}. The next State of Play takes up from here.`;
}
