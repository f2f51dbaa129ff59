import { hash } from 'node:crypto';
import { likeness } from '../../text/near.js';
import { nameKey } from '../../text/text.js';
import type { AnyEvent } from '../../things/index.js';
import type { Transaction } from '../../things/ledger.js';
import type { No } from '../../things/no.js';
import { need } from '../../things/session.js';
import type { Id } from '../../things/thing.js';
import { namesMet } from '../../things/unmatched/list.js';
import { dropRows, meet, meetAgain, type WaitingRow } from '../../things/unmatched/thing.js';
import type { Day } from '../../time/day.js';
import { type Mention, mentionKey } from '../matching/name-matcher.js';
import type { Name } from '../row-fields.js';
import { shortDigest } from './said-by-files.js';
import type { SheetRead } from './sheets.js';

/** A spelling for which rows of this import wait. */
export interface WaitingName {
  readonly no: No;
  readonly written: string;
  readonly handle: string | null;
  /** The rows of this import, whether they waited already or not. */
  readonly rows: number;
}

/** A row as it waits, and as a file has it. */
export interface RowKept {
  readonly line: number;
  readonly fields: Readonly<Record<string, unknown>>;
  /** The fields that have a column; a row that has waited for long does not say which. */
  readonly has?: Iterable<string>;
  /** The sheet that it is of, once that is known. */
  readonly sheet?: string | null;
  /** How that sheet called its columns, as a digest. */
  readonly head?: string | undefined;
}

/** What a row is known by, beside whom it names: the fields that make it the row it is. */
export interface KnownAgain {
  readonly who: string;
  readonly by: readonly string[];
  /** Whether these tell it from all others, whomever it names. */
  readonly alone?: true;
}

/** What a row says is what it is known by while it waits; who waits for it stands beside it. */
const rowKey = (kind: string, fields: RowKept['fields']): string =>
  hash('sha256', JSON.stringify([kind, fields])).slice(0, 32);

// Where there is no handle, an address tells two people of one name apart just as well.
const toldBy = ({ written, handle, email }: Mention): Mention => ({
  written,
  handle: handle ?? email ?? null,
});

interface RowGathered {
  readonly kind: string;
  readonly row: RowKept;
}

/** The sheet that is being read, beside those that were. */
interface SheetNow {
  readonly columns: SheetRead['columns'];
  of(kind: string): string | null;
  /** Whether that sheet has anything on record, by which its later state would be known. */
  isKnown(kind: string, sheet: string): boolean;
}

/** Gathers rows that wait for a name, a list for each spelling. */
export interface WaitingRows {
  wait(mention: Mention, kind: string, row: RowKept): void;
  /** Whether the name was left aside, so that nobody is asked about it again. */
  isAside(mention: Mention): boolean;
  /** From now on that name is left aside. */
  leaveAside(name: Id): void;
  /** Whether such a row waits already, or was left aside. */
  holds(kind: string, row: Pick<RowKept, 'fields'>): boolean;
  /**
   * Lets go of rows of before that stand otherwise in these, a later state of their sheet: with
   * another status or date, or with the name that was meant. Returns how many.
   * @param news the lines of those that say something new
   */
  replace(
    kind: string,
    known: KnownAgain,
    rows: readonly RowKept[],
    news: ReadonlySet<number>,
  ): number;
  /** Puts on record what was gathered; rows that wait already are not put there twice. */
  flush(): readonly WaitingName[];
}

export function waitingRows(
  transaction: Transaction,
  today: Day,
  record: (events: readonly AnyEvent[]) => void,
  sheet: SheetNow,
): WaitingRows {
  const heads = Object.entries(sheet.columns).map((each) => each.join());
  const head = heads.length === 0 ? undefined : shortDigest(heads.sort().join(' '));
  const met = new Map<string, { id: Id; no: No; aside: boolean }>();
  for (const { id, no, written, handle, status } of namesMet(transaction.reader)) {
    const aside = status === 'ignored';
    if (status !== 'matched') met.set(mentionKey({ written, handle }), { id, no, aside });
  }
  const gathered = new Map<string, { mention: Mention; rows: RowGathered[] }>();
  let keys: Set<string> | undefined;
  const waiting = ({ kind, row }: RowGathered): WaitingRow => ({
    ...{ kind, sourceKey: rowKey(kind, row.fields) },
    row: JSON.stringify({ ...row, sheet: row.sheet ?? sheet.of(kind), head }),
  });
  return {
    wait(mention, kind, row) {
      const told = toldBy(mention);
      const key = mentionKey(told);
      const those = gathered.get(key) ?? { mention: told, rows: [] as RowGathered[] };
      those.rows.push({ kind, row });
      gathered.set(key, those);
    },
    isAside: (mention) => met.get(mentionKey(toldBy(mention)))?.aside ?? false,
    leaveAside(name) {
      for (const [key, each] of met) if (each.id === name) met.set(key, { ...each, aside: true });
    },
    holds(kind, { fields }) {
      keys ??= new Set(
        [...met.values()].flatMap(({ id }) =>
          (transaction.get('unmatched', id)?.rows ?? []).map((row) => row.sourceKey),
        ),
      );
      return keys.has(rowKey(kind, fields));
    },
    replace(kind, known, rows, news) {
      const before = [...met.values()].flatMap(({ id }) => {
        const state = transaction.get('unmatched', id);
        const waiting = state?.rows.filter((row) => row.kind === kind) ?? [];
        return state && waiting.length > 0 ? [{ state, waiting }] : [];
      });
      if (before.length === 0) return 0;
      const held = new Map(
        before
          .flatMap(({ waiting }) => waiting)
          .map(({ sourceKey, row }) => [sourceKey, JSON.parse(row) as RowKept]),
      );
      const left = new Map(rows.map((row) => [rowKey(kind, row.fields), row]));
      const standing = [...held].filter(([key]) => left.delete(key)).map(([key]) => key);
      const isOwn = ofThatSheet(held, new Set(standing), kind, { sheet, head });
      const dropped = new Set<string>();
      for (const [sourceKey, row] of held) {
        const own = standing.includes(sourceKey) ? undefined : isOwn(row);
        if (own === undefined) continue;
        const [key] =
          [...left].find(([, now]) => news.has(now.line) && isChanged(known, row, now, own)) ?? [];
        if (key !== undefined && left.delete(key)) dropped.add(sourceKey);
      }
      for (const { state, waiting } of before) {
        const keys = waiting.map((row) => row.sourceKey).filter((key) => dropped.has(key));
        if (keys.length > 0) record(dropRows(state, today, keys));
      }
      return dropped.size;
    },
    flush() {
      const waiters = [...gathered].flatMap(([key, { mention, rows }]) => {
        const before = met.get(key);
        const state = before && transaction.get('unmatched', before.id);
        if (before && state) {
          record(meetAgain(state, today, rows.map(waiting)));
          return before.aside ? [] : [{ ...mention, no: before.no, rows: rows.length }];
        }
        const { written, handle } = mention;
        const id = transaction.newId();
        record(meet({ id, written, handle, rows: rows.map(waiting), on: today }));
        const { no } = need(transaction, 'unmatched', id);
        met.set(key, { id, no, aside: false });
        return [{ written, handle, no, rows: rows.length }];
      });
      gathered.clear();
      return waiters;
    },
  };
}

/**
 * Whether a row that waits is of an earlier state of the sheet that is being read: surely, perhaps,
 * or not (undefined). A sheet of which nothing is on record is known by half of its other rows.
 */
function ofThatSheet(
  held: ReadonlyMap<string, RowKept>,
  standing: ReadonlySet<string>,
  kind: string,
  { sheet, head }: { readonly sheet: SheetNow; readonly head: string | undefined },
): (row: RowKept) => 'surely' | 'perhaps' | undefined {
  return (row) => {
    const [was, is] = [row.sheet ?? null, sheet.of(kind)];
    if (was !== null && was === is) return 'surely';
    if (row.head !== undefined && row.head !== head) return undefined;
    // Of a kind of file that is not compared with its earlier state, nothing more can be told.
    if (was === null || is === null) return 'perhaps';
    if (sheet.isKnown(kind, was)) return undefined;
    const others = [...held].filter(([, each]) => each !== row && each.sheet === was);
    const stand = others.filter(([key]) => standing.has(key)).length;
    return stand * 2 >= others.length ? 'perhaps' : undefined;
  };
}

const namesIn = (cell: unknown): string =>
  [cell ?? []]
    .flat()
    .map((each) => (each as Name).name)
    .join(' ');

const columnsOf = ({ has = [] }: RowKept): string => [...has].sort().join();

/** Whether a row may be what became of the one that waits, in a sheet of the same columns. */
function isChanged(
  { who, by, alone }: KnownAgain,
  before: RowKept,
  now: RowKept,
  own: 'surely' | 'perhaps',
): boolean {
  if (columnsOf(before) !== columnsOf(now)) return false;
  const inPlace = before.line === now.line;
  const [was, is] = [namesIn(before.fields[who]), namesIn(now.fields[who])];
  const pairs = by.map((field) => [before.fields[field] ?? '', now.fields[field] ?? ''] as const);
  if (pairs.every(([one, other]) => one === other)) {
    return (inPlace && (alone === true || own === 'surely')) || likeness(was, is) > 0;
  }
  // Words that were put otherwise; another day is another row.
  return (
    inPlace &&
    nameKey(was) === nameKey(is) &&
    pairs.every(([one, other]) => one === other || likeness(String(one), String(other)) > 0) &&
    pairs[by.indexOf('date')]?.[0] === pairs[by.indexOf('date')]?.[1]
  );
}
