import type { DocumentFormat } from '../../out/formats.js';
import type { MadeDocument } from '../../papers/making/documents.js';
import { inWords } from '../../text/text.js';
import type { Session } from '../../things/session.js';

/** A document as it was made anew, with the formats of its files. */
export interface Anew {
  readonly title: string;
  readonly document: MadeDocument;
  readonly formats: readonly DocumentFormat[];
}

/** Puts on record at the sitting's `session` that the documents were given out, and says so. */
export async function giveOutDocuments(session: Session, made: readonly Anew[]): Promise<string> {
  if (made.length === 0) return 'No document was made, so none was given out.';
  const { giveOut } = await import('../document-making.js');
  const said: string[] = [];
  for (const { title, document, formats } of made) {
    const { no } = await giveOut(session, document, formats);
    said.push(`${title} (number ${no})`);
  }
  return `Given out: ${inWords(said)}. The next State of Play takes up from here.`;
}
