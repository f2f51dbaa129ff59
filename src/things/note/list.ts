import type { Reader } from '../ledger.js';
import type { Note, NoteKind } from './thing.js';

/** A note as lists show it. */
export type NoteRow = Omit<Note, 'id' | 'status'>;

export interface NoteFilter {
  readonly kind?: NoteKind | undefined;
  /** Those that were withdrawn as well. */
  readonly withdrawn: boolean;
}

/** The facilitator's notes, the newest first. */
export const listNotes = (reader: Reader, { kind, withdrawn }: NoteFilter): NoteRow[] =>
  reader.all<NoteRow>(
    `SELECT no, kind, text, on_day AS "on", withdrawn_on AS withdrawnOn FROM note
     WHERE (status = 'written' OR ?) AND (? IS NULL OR kind = ?)
     ORDER BY on_day DESC, no DESC`,
    withdrawn ? 1 : 0,
    kind ?? null,
    kind ?? null,
  );
