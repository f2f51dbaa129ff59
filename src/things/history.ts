import type { Day } from '../time/day.js';
import { begunKind, type Entry, type Reader, undoneKind } from './ledger.js';
import type { Id } from './thing.js';

/** What happened to one thing, in order, leaving out what was taken back. */
export const historyOf = (reader: Reader, subject: Id): Entry[] => [
  ...reader.entries(
    'subject = ? AND batch IN (SELECT id FROM batch WHERE undone_by IS NULL)',
    subject,
  ),
];

export interface JournalFilter {
  /** Entries about this thing, or that mention it. */
  readonly about?: readonly Id[];
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  /** The latest so many. */
  readonly limit?: number;
}

export interface Batch {
  /** The number people type: that of its first entry. */
  readonly no: number;
  readonly id: Id;
  readonly undone: boolean;
  readonly entries: readonly Entry[];
}

/** The journal, newest last; each entry with the number of its batch and whether it was undone. */
export function journal(
  reader: Reader,
  filter: JournalFilter,
): Array<Entry & { readonly batchNo: number; readonly undone: boolean }> {
  const where = ['1'];
  const params: unknown[] = [];
  for (const id of filter.about ?? []) {
    where.push('(subject = ? OR instr(data, ?) > 0)');
    params.push(id, `"${id}"`);
  }
  if (filter.from) {
    where.push('on_day >= ?');
    params.push(filter.from);
  }
  if (filter.to) {
    where.push('on_day <= ?');
    params.push(filter.to);
  }
  const condition = `seq IN (
    SELECT seq FROM journal WHERE ${where.join(' AND ')} ORDER BY seq DESC LIMIT ?)`;
  const found = [...reader.entries(condition, ...params, filter.limit ?? -1)];
  return found.map((entry) => {
    const batch = reader.one<{ no: number; undone: Id | null }>(
      'SELECT first_seq AS no, undone_by AS undone FROM batch WHERE id = ?',
      entry.batch,
    );
    return { ...entry, batchNo: batch?.no ?? entry.seq, undone: batch?.undone != null };
  });
}

const withEntries = (reader: Reader, row: { id: Id; no: number; undone: Id | null }): Batch => ({
  id: row.id,
  no: row.no,
  undone: row.undone !== null,
  entries: [...reader.entries('batch = ?', row.id)],
});

const columns = 'id, first_seq AS no, undone_by AS undone';

/** The last action or sitting that stands and is neither an undoing nor how the ledger began. */
export function lastBatch(reader: Reader): Batch | undefined {
  const row = reader.one<{ id: Id; no: number; undone: Id | null }>(
    `SELECT ${columns} FROM batch b WHERE undone_by IS NULL AND NOT EXISTS
       (SELECT 1 FROM journal j WHERE j.batch = b.id AND j.kind IN ('${undoneKind}', '${begunKind}'))
     ORDER BY last_seq DESC LIMIT 1`,
  );
  return row && withEntries(reader, row);
}

/** A batch by the number people type, or by its id. */
export function findBatch(reader: Reader, typed: string): Batch | undefined {
  const row = reader.one<{ id: Id; no: number; undone: Id | null }>(
    `SELECT ${columns} FROM batch WHERE id = ? OR first_seq = ?`,
    typed,
    /^\d{1,12}$/.test(typed) ? Number(typed) : -1,
  );
  return row && withEntries(reader, row);
}

/** The number of the latest batch. */
export const lastNo = (reader: Reader): number =>
  reader.value<number>('SELECT first_seq FROM batch ORDER BY last_seq DESC LIMIT 1') ?? 0;

/** What to undo to be rid of a batch, or where it was taken back, to have it again. */
export const numberToUndo = (reader: Reader, batch: Id): number =>
  reader.value<number>(
    `SELECT coalesce(undoing.first_seq, batch.first_seq) FROM batch
     LEFT JOIN batch undoing ON undoing.id = batch.undone_by WHERE batch.id = ?`,
    batch,
  ) ?? 0;
