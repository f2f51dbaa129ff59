import type { Day } from '../time/day.js';
import { broughtInKind, inEffect, keysBrought, type SetAside } from './copies.js';
import { anyThing, type FindableName, type ThingName } from './index.js';
import {
  begunKind,
  type Entry,
  isUndoing,
  type Reader,
  sittingUndoneKind,
  undoneKind,
} from './ledger.js';
import { forgottenKind } from './member/fields.js';
import { givenNo, type No } from './no.js';
import type { Id } from './thing.js';

/** What happened to one thing, in order, leaving out what was taken back. */
export const historyOf = (reader: Reader, subject: Id): Entry[] => [
  ...reader.entries(`subject = ? AND ${inEffect('entry')}`, subject),
];

export interface JournalFilter {
  /** Entries about this thing, or that mention it. */
  readonly about?: readonly Id[];
  /** Only what is set aside. */
  readonly setAside?: boolean;
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  /** The latest so many. */
  readonly limit?: number;
}

/** An action with its number, or a sitting with all of its actions. */
export interface Batch {
  /** The number people type: that of its first entry. */
  readonly no: number;
  readonly id: Id;
  readonly undone: boolean;
  readonly entries: readonly Entry[];
}

export interface JournalLine extends Entry {
  /** The number of the action that it belongs to. */
  readonly batchNo: number;
  readonly undone: boolean;
  /** Why it is set aside, if it is. */
  readonly setAside: SetAside | null;
}

/** The journal, newest last. */
export function journal(reader: Reader, filter: JournalFilter): JournalLine[] {
  const where = ['1'];
  const params: unknown[] = [];
  for (const id of filter.about ?? []) {
    where.push(
      'seq IN (SELECT seq FROM journal WHERE subject = ? UNION SELECT seq FROM mention WHERE thing = ?)',
    );
    params.push(id, id);
  }
  if (filter.setAside) where.push('seq IN (SELECT seq FROM set_aside)');
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
  return found.filter(isToldOnce).map((entry) => {
    const batch = reader.one<{ no: number; undone: Id | null }>(
      'SELECT first_seq AS no, undone_by AS undone FROM batch WHERE id = ?',
      entry.batch,
    );
    return {
      ...entry,
      batchNo: batch?.no ?? entry.seq,
      undone: batch?.undone != null,
      setAside:
        reader.value<SetAside>('SELECT why FROM set_aside WHERE seq = ?', entry.seq) ?? null,
    };
  });
}

/** Whoever was on record twice is forgotten in both places, which happened once. */
const isToldOnce = ({ kind, batch }: Entry, nth: number, all: readonly Entry[]): boolean =>
  kind !== forgottenKind ||
  !all.slice(0, nth).some((before) => before.batch === batch && before.kind === kind);

/** How many entries do not count, since copies of the ledger came together. */
export const countSetAside = (reader: Reader): number =>
  reader.value<number>('SELECT count(*) FROM set_aside') ?? 0;

const wasRenumbered = ({ data }: Entry, thing: ThingName, no: No): boolean =>
  (data as { renumbered: ReadonlyArray<{ thing: string; no: No }> }).renumbered.some(
    (each) => each.thing === thing && each.no === no,
  );

/** What shares the number that a thing was given, with the day on which it got a letter, if it did. */
export const sharingNumber = (
  reader: Reader,
  name: ThingName & FindableName,
  { id, no }: { readonly id: Id; readonly no: No },
): Array<{ readonly id: Id; readonly no: No; readonly since: Day | null }> => {
  const shared = reader.all<{ id: Id; no: No }>(
    `SELECT t.id, t.no FROM ${anyThing(name).table} t
     WHERE t.id IN (SELECT thing FROM lettered WHERE CAST(no AS INTEGER) = @no
                    UNION SELECT id FROM ${anyThing(name).table} WHERE no = @no)
       AND EXISTS (SELECT 1 FROM lettered WHERE CAST(no AS INTEGER) = @no) AND t.id <> @id
     ORDER BY t.no`,
    { id, no: givenNo(no) },
  );
  if (shared.length === 0) return [];
  const came = [...reader.entries(`kind = '${broughtInKind}'`)];
  return shared.map((thing) => ({
    ...thing,
    since: came.find((entry) => wasRenumbered(entry, name, thing.no))?.on ?? null,
  }));
};

/** The entries of an action; where it brought a copy in, those that came with it and count after that. */
function withWhatCame(reader: Reader, first: number, last: number): Entry[] {
  const own = [...reader.entries('seq BETWEEN ? AND ?', first, last)];
  const came = own.filter(({ kind }) => kind === broughtInKind).flatMap(keysBrought);
  const counting = 'batch BETWEEN ? AND ? AND seq NOT IN (SELECT seq FROM set_aside)';
  return [...own, ...came.flatMap((keys) => [...reader.entries(counting, ...keys)])];
}

/** The action or sitting that began with a batch. */
function batchOf(reader: Reader, id: Id): Batch | undefined {
  const batches = reader.all<{ first: number; last: number; undone: Id | null }>(
    `SELECT first_seq AS first, last_seq AS last, undone_by AS undone FROM batch
     WHERE id = @id OR sitting = @id ORDER BY first_seq`,
    { id },
  );
  const [first] = batches;
  return (
    first && {
      id,
      no: first.first,
      undone: batches.every(({ undone }) => undone !== null),
      entries: batches.flatMap(({ first, last }) => withWhatCame(reader, first, last)),
    }
  );
}

/** One action, without the rest of the sitting that it may be part of. */
function oneOf(reader: Reader, id: Id): Batch | undefined {
  const batch = reader.one<{ first: number; last: number; undone: Id | null }>(
    'SELECT first_seq AS first, last_seq AS last, undone_by AS undone FROM batch WHERE id = ?',
    id,
  );
  return (
    batch && {
      id,
      no: batch.first,
      undone: batch.undone !== null,
      entries: withWhatCame(reader, batch.first, batch.last),
    }
  );
}

/** What an entry took back; undefined where it took nothing back. */
export function batchTaken(
  reader: Reader,
  { kind, subject }: Pick<Entry, 'kind' | 'subject'>,
): Batch | undefined {
  if (!isUndoing(kind)) return undefined;
  return kind === undoneKind ? oneOf(reader, -subject) : batchOf(reader, -subject);
}

/** The last action or sitting that stands and is neither an undoing nor how the ledger began. */
export function lastBatch(reader: Reader): Batch | undefined {
  const id = reader.value<Id>(
    `SELECT coalesce(sitting, batch) FROM entry
     WHERE (SELECT began.kind FROM entry began JOIN batch b ON b.first_seq = began.seq
       WHERE b.id = entry.batch) NOT IN ('${undoneKind}', '${sittingUndoneKind}')
       AND ${inEffect('entry')}
     ORDER BY seq DESC LIMIT 1`,
  );
  const last = id === undefined ? undefined : batchOf(reader, id);
  return last?.entries.some(({ kind }) => kind === begunKind) ? undefined : last;
}

/**
 * By the number people type, which is that of an action: the action, or the whole sitting that it is
 * part of unless `only`.
 */
export function findBatch(reader: Reader, typed: string, only = false): Batch | undefined {
  const seq = /^\d{1,12}$/.test(typed) ? Number(typed) : -1;
  const found = reader.one<{ id: Id; whole: Id }>(
    `SELECT id, coalesce(sitting, id) AS whole FROM batch
     WHERE id = (SELECT batch FROM journal WHERE seq = @seq) AND first_seq = @seq`,
    { seq },
  );
  if (!found) return undefined;
  return only ? oneOf(reader, found.id) : batchOf(reader, found.whole);
}

/**
 * The action that put a thing on record, by the number that people type, and how many others of its
 * kind came on record with it; undefined where there is none of that number.
 */
export function openingOf(
  reader: Reader,
  name: ThingName,
  no: string,
): { readonly batch: Batch; readonly others: number } | undefined {
  const id = reader.value<Id>(
    `SELECT id FROM ${anyThing(name).table} WHERE CAST(no AS TEXT) = @no`,
    { no: no.toLowerCase() },
  );
  const [first] = id === undefined ? [] : historyOf(reader, id);
  const batch = first && oneOf(reader, first.batch);
  return (
    batch && {
      batch,
      others: batch.entries.filter(({ kind }) => kind === first.kind).length - 1,
    }
  );
}

/** The number of the latest action. */
export const lastNo = (reader: Reader): number =>
  reader.value<number>(
    'SELECT first_seq FROM batch WHERE id = (SELECT batch FROM journal ORDER BY seq DESC LIMIT 1)',
  ) ?? 0;

/** What to undo to be rid of a batch, or where it was taken back, to have it again. */
export const numberToUndo = (reader: Reader, batch: Id): number =>
  reader.value<number>(
    `SELECT coalesce(undoing.first_seq, batch.first_seq) FROM batch
     LEFT JOIN batch undoing ON undoing.id = batch.undone_by WHERE batch.id = ?`,
    batch,
  ) ?? 0;

/** What to undo to have again what came last with a copy; undefined where that was not taken back. */
export function numberToBringAgain(reader: Reader): number | undefined {
  const last = [...reader.entries(`kind = '${broughtInKind}'`)].at(-1);
  const taken = last && oneOf(reader, last.batch)?.undone;
  return taken ? numberToUndo(reader, last.batch) : undefined;
}
