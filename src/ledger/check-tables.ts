/** Comparing every table with what the journal folds to, in one pass through both. */
import type { Database } from 'better-sqlite3';
import { activities } from '../things/activity.js';
import { broughtInKind } from '../things/copies.js';
import { anyThing, type States, type ThingName, thingNames } from '../things/index.js';
import type { Id } from '../things/thing.js';
import { everyThing, undoneByJournal } from './folding.js';
import { settledAnew } from './settling.js';
import { layoutsOf, type TableLayout } from './store.js';
import { tables } from './tables.js';

/** Told now and then how far something long has come, from 0 to 1. */
export type Progress = (done: number) => void;

/** How many entries pass between two words on how far it has come. */
const often = 10_000;

/** Goes once through the journal thing by thing, and through each table beside it. */
export function driftedTables(db: Database, progress: Progress): Set<string> {
  const wasBroughtIn = db.prepare(`SELECT 1 FROM entry WHERE kind = '${broughtInKind}'`).get();
  const again = wasBroughtIn ? settledAnew(db) : undefined;
  const undone = again ? undoneIn(again) : undoneByJournal(db);
  const rows = thingNames.map((name) => [name, openRows(db, name)] as const);
  try {
    const drifted = drifting(db, new Map(rows), undone, progress);
    return new Set([...drifted, ...unsettled(db, again)]);
  } finally {
    again?.close();
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

/**
 * The tables that do not hold what bringing the journal together says. Where no copy was ever brought in
 * nothing is set aside and no number has a letter.
 */
function unsettled(db: Database, again: Database | undefined): string[] {
  const rows = (of: Database, table: string): string =>
    JSON.stringify(of.prepare(`SELECT * FROM ${table} ORDER BY 1`).raw().all());
  return ['set_aside', 'lettered'].filter(
    (table) => rows(db, table) !== (again ? rows(again, table) : '[]'),
  );
}

/** Which batch is taken back by which. */
const undoneIn = (db: Database): ReadonlyMap<Id, Id> =>
  new Map(
    db.prepare('SELECT id, undone_by FROM batch WHERE undone_by IS NOT NULL').raw().all() as Array<
      [Id, Id]
    >,
  );

function sameUndone(db: Database, undone: ReadonlyMap<Id, Id>): boolean {
  const held = undoneIn(db);
  return held.size === undone.size && [...held].every(([id, by]) => undone.get(id) === by);
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

function openTable(db: Database, table: string, { columns }: TableLayout, order: string): Rows {
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
