import type { Database } from 'better-sqlite3';
import { activities } from '../things/activity.js';
import { anyThing, type States, type ThingName, thingNames } from '../things/index.js';
import type { Ledger } from '../things/ledger.js';
import type { Id } from '../things/thing.js';
import { openVerifier } from './chain.js';
import { isTooOpen } from './database.js';
import { everyThing, undoneByJournal } from './folding.js';
import type { Row } from './journal.js';
import { isKnown } from './payloads.js';
import { databaseOf } from './reader.js';
import { type Layout, layoutsOf } from './store.js';
import { tables } from './tables.js';

/** Something `check` found: what it is, and what to do about it. */
export interface Finding {
  readonly code:
    | 'file-open-to-others'
    | 'file-damaged'
    | 'journal-changed'
    | 'newer-entries'
    | 'tables-drifted';
  readonly message: string;
  readonly next: string;
}

/** Told now and then how far `check` has come, from 0 to 1. */
export type Progress = (done: number) => void;

/** As `check`, and whether others on this machine could read the file. */
export const checkLedger = (ledger: Ledger, progress?: Progress): Finding[] => [
  ...ledger.read((reader) => check(databaseOf(reader), progress)),
  ...(isTooOpen(ledger.path)
    ? [
        {
          code: 'file-open-to-others' as const,
          message: 'Others on this machine can read the ledger.',
          next: `Close it to them: chmod 600 ${ledger.path}`,
        },
      ]
    : []),
];

/**
 * Looks at the whole ledger: the file, the chains of the journal, and every table it folds to. Where
 * the journal is not what was written, there is nothing sound to compare the tables with.
 */
export function check(db: Database, progress: Progress = () => undefined): Finding[] {
  const damaged = damage(db);
  if (damaged.length > 0) return damaged;
  const { findings, batches } = journalFindings(db, (done) => progress(done / 2));
  if (findings.length > 0) return findings;
  const tables = driftedTables(db, (done) => progress((1 + done) / 2));
  const drifted = new Set([...batches, ...tables]);
  progress(1);
  return [...drifted].map((table) => ({
    code: 'tables-drifted',
    message: `The table ${table} does not say what the journal says.`,
    next: fromBackup,
  }));
}

const fromBackup = 'Keep this file aside, and go back to the last backup that checks clean.';

function damage(db: Database): Finding[] {
  const said = db.pragma('integrity_check(5)') as Array<{ integrity_check: string }>;
  return said
    .map(({ integrity_check }) => integrity_check)
    .filter((line) => line !== 'ok')
    .map((line) => ({
      code: 'file-damaged',
      message: `The file is damaged: ${line}.`,
      next: fromBackup,
    }));
}

const often = 10_000;

/** Goes once through the journal as it was written: its chains, what is known of it, its batches. */
function journalFindings(
  db: Database,
  progress: Progress,
): { readonly findings: Finding[]; readonly batches: string[] } {
  const total = (db.prepare('SELECT max(seq) FROM journal').pluck().get() as number | null) ?? 0;
  const findings: Finding[] = [];
  const unknown = new Set<string>();
  const follows = openVerifier(db);
  const batches = openBatchCheck(db);
  for (const row of db.prepare('SELECT * FROM journal ORDER BY seq').iterate() as Iterable<Row>) {
    if (!follows(row)) {
      findings.push({
        code: 'journal-changed',
        message: `Entry ${row.seq} of the journal is not what was written.`,
        next: fromBackup,
      });
    }
    if (!isKnown(row.kind, row.version)) unknown.add(row.kind);
    batches.see(row);
    if (row.seq % often === 0) progress(row.seq / total);
  }
  if (findings.length === 0 && unknown.size > 0) {
    findings.push({
      code: 'newer-entries',
      message: `The journal holds entries that this version does not know: ${[...unknown].join(', ')}.`,
      next: 'Update momentum: npm install --global momentum-ledger@latest.',
    });
  }
  return { findings, batches: batches.agree() ? [] : ['batch'] };
}

/** Compares the table of batches with the entries, which stand together batch by batch. */
function openBatchCheck(db: Database) {
  const kept = db.prepare('SELECT sitting, first_seq, last_seq FROM batch WHERE id = ?').raw();
  let now: { id: Id; sitting: Id | null; first: number; last: number } | undefined;
  let count = 0;
  let agree = true;
  const end = () => {
    if (!now) return;
    count += 1;
    const row = kept.get(now.id) as unknown[] | undefined;
    const said = [now.sitting, now.first, now.last];
    if (!row || said.some((value, i) => value !== row[i])) agree = false;
  };
  return {
    see({ seq, batch, sitting }: Row): void {
      if (now?.id === batch) {
        now.last = seq;
        return;
      }
      end();
      now = { id: batch, sitting, first: seq, last: seq };
    },
    agree(): boolean {
      end();
      return agree && db.prepare('SELECT count(*) FROM batch').pluck().get() === count;
    },
  };
}

/** Goes once through the journal thing by thing, and through each table beside it. */
function driftedTables(db: Database, progress: Progress): Set<string> {
  const undone = undoneByJournal(db);
  const rows = thingNames.map((name) => [name, openRows(db, name)] as const);
  try {
    return drifting(db, new Map(rows), undone, progress);
  } finally {
    // A statement that was left half-way would keep its connection busy.
    for (const [, { close }] of rows) close();
  }
}

function drifting(
  db: Database,
  rows: ReadonlyMap<ThingName, ThingRows>,
  undone: ReadonlyMap<Id, Id>,
  progress: Progress,
): Set<string> {
  const drifted = new Set<string>();
  const note = (tables: readonly string[]) => {
    for (const table of tables) drifted.add(table);
  };
  const total = (db.prepare('SELECT max(seq) FROM journal').pluck().get() as number | null) ?? 0;
  const isMentioned = db.prepare('SELECT 1 FROM mention WHERE thing = ? AND seq = ?').pluck();
  const activity = openActivityCheck(db);
  const numbers = new Map<string, number>();
  let mentioned = 0;
  let seen = 0;
  for (const { name, state, no, mentions, entries } of everyThing(db, undone)) {
    if (no !== null) numbers.set(name, Math.max(no, numbers.get(name) ?? 0));
    mentioned += mentions.length;
    if (mentions.some(([thing, seq]) => isMentioned.get(thing, seq) !== 1)) note(['mention']);
    if (state) {
      note(rows.get(name)?.holding(state) ?? []);
      activity.see(name, state);
    }
    if (Math.floor((seen + entries) / often) > Math.floor(seen / often)) progress(seen / total);
    seen += entries;
  }
  for (const { unread } of rows.values()) note(unread());
  if (!sameUndone(db, undone)) note(['batch']);
  if (db.prepare('SELECT count(*) FROM mention').pluck().get() !== mentioned) note(['mention']);
  if (!sameCounters(db, numbers)) note(['counter']);
  if (!activity.agree()) note(['activity']);
  return drifted;
}

function sameUndone(db: Database, undone: ReadonlyMap<Id, Id>): boolean {
  const rows = db
    .prepare('SELECT id, undone_by FROM batch WHERE undone_by IS NOT NULL')
    .raw()
    .all() as Array<[Id, Id]>;
  return rows.length === undone.size && rows.every(([id, by]) => undone.get(id) === by);
}

function sameCounters(db: Database, numbers: ReadonlyMap<string, number>): boolean {
  const rows = db.prepare('SELECT name, last FROM counter').raw().all() as Array<[string, number]>;
  return rows.length === numbers.size && rows.every(([name, last]) => numbers.get(name) === last);
}

/** The tables of one kind of thing, read along as its things are folded in the order of their ids. */
interface ThingRows {
  /** The tables that do not hold this state where it has to stand. */
  holding(state: States[ThingName]): string[];
  /** The tables that have more rows. */
  unread(): string[];
  close(): void;
}

function openRows(db: Database, name: ThingName): ThingRows {
  const { main, children } = layoutsOf(name);
  const all = [
    {
      table: tables[name].table,
      layout: main,
      rows: openTable(db, tables[name].table, main, 'id'),
    },
    ...tables[name].children.flatMap(({ table }, i) => {
      const layout = children[i];
      return layout ? [{ table, layout, rows: openTable(db, table, layout, '"of", place') }] : [];
    }),
  ];
  return {
    holding: (state) =>
      all
        .filter(({ layout, rows }) => !layout.cells(state).every((cells) => holds(rows, cells)))
        .map(({ table }) => table),
    unread: () => all.filter(({ rows }) => !rows.next().done).map(({ table }) => table),
    close() {
      for (const { rows } of all) rows.return?.();
    },
  };
}

type Rows = IterableIterator<unknown[]>;

function openTable(db: Database, table: string, { columns }: Layout, order: string): Rows {
  const names = columns.map((column) => `"${column}"`).join(', ');
  return db.prepare(`SELECT ${names} FROM "${table}" ORDER BY ${order}`).raw().iterate() as Rows;
}

/** Whether the next row holds these cells. */
function holds(rows: Rows, cells: readonly unknown[]): boolean {
  const { value, done } = rows.next() as IteratorResult<unknown[], undefined>;
  return !done && value !== undefined && cells.every((cell, i) => cell === value[i]);
}

/** Adds up whose activity fell in which week, and compares. */
function openActivityCheck(db: Database) {
  const sums = activities.map(() => new Map<Id, Map<string, number>>());
  return {
    see<Name extends ThingName>(name: Name, state: States[Name]): void {
      for (const { member, week, activity } of anyThing(name).activity?.(state) ?? []) {
        const byMember = sums[activities.indexOf(activity)] as Map<Id, Map<string, number>>;
        const weeks = byMember.get(member) ?? new Map<string, number>();
        weeks.set(week, (weeks.get(week) ?? 0) + 1);
        byMember.set(member, weeks);
      }
    },
    agree(): boolean {
      const columns = activities.map((each) => `"${each}"`).join(', ');
      const rows = db.prepare(`SELECT member, week, ${columns} FROM activity`).raw().iterate();
      let left = sums.reduce(
        (total, byMember) => [...byMember.values()].reduce((sum, weeks) => sum + weeks.size, total),
        0,
      );
      let agree = true;
      for (const row of rows as Iterable<[Id, string, ...number[]]>) {
        const [member, week, ...counts] = row;
        counts.forEach((count, i) => {
          if (count !== 0) left -= 1;
          if ((sums[i]?.get(member)?.get(week) ?? 0) !== count) agree = false;
        });
      }
      return agree && left === 0;
    },
  };
}
