/**
 * A sound ledger of what is whole in a damaged one. Where nothing is missing it is that ledger again,
 * to the digest. Where entries are lost, those that follow them are counted and chained anew, and
 * what could not stand without them is left out.
 */
import type { Database } from 'better-sqlite3';
import { Refusal } from '../text/refusal.js';
import { broughtInKind } from '../things/copies.js';
import { countOf, keyOf, rekeyed, replicaOf } from '../things/keys.js';
import type { Id } from '../things/thing.js';
import { beginningOf, digestOf, type Replica, replicaNames, type Tip } from './chain.js';
import { newerVersion } from './database.js';
import { schemaVersion } from './migrations/index.js';
import { isKnown } from './payloads.js';
import { type KeptEntry, proven, type Witness } from './proving.js';
import { journalColumns, openCells, type Row } from './row.js';
import { applicationId, statements } from './schema.js';
import { settleAll } from './settling.js';
import { nativePart, Sqlite } from './sqlite.js';
import { beginningsIn, inSharedOrder } from './weaving.js';
import type { Wreckage } from './wreckage.js';

export interface Rescued {
  /** In memory; close it. */
  readonly db: Database;
  /** What it holds, in order, by the numbers that the log had. */
  readonly kept: readonly KeptEntry[];
  /** What is there and is not what was written. */
  readonly changed: readonly Row[];
  /** What is whole and can’t stand without what is lost. */
  readonly baseless: readonly Row[];
  /** How many entries there were; undefined where that can’t be told. */
  readonly entries: number | undefined;
}

/**
 * @param path what people know the ledger by
 * @returns undefined where not even the beginning of the ledger is left
 * @throws Refusal `ledger-newer`
 */
export function rescued(
  wreckage: Wreckage,
  path: string,
  witnesses: readonly Witness[],
): Rescued | undefined {
  const found = proven(wreckage, witnesses);
  for (const { row, isProven } of found.kept) {
    if (isProven && !isKnown(row.kind, row.version)) throw newerVersion(path, row.kind);
  }
  const { replicas, changed, entries } = found;
  let kept = ordered(
    found.kept.filter(({ row }) => isKnown(row.kind, row.version)),
    replicas,
  );
  const baseless: Row[] = [];
  const leaveOut = (gone: ReadonlySet<KeptEntry>): void => {
    for (const { row } of gone) baseless.push(row);
    kept = kept.filter((each) => !gone.has(each));
  };
  while (kept.length > 0) {
    const { rows, replicas: standing, rootless } = countedAnew(kept, replicas);
    if (rootless.size > 0) {
      leaveOut(rootless);
      continue;
    }
    const unproven = kept.filter(({ isProven }) => !isProven);
    const settledDb = settledUnless(unproven.length > 0, rows, standing);
    if (!settledDb) {
      leaveOut(new Set(unproven));
      continue;
    }
    const { db, aside } = settledDb;
    if (aside.length === 0 && hasCommunity(db)) return { db, kept, changed, baseless, entries };
    db.close();
    if (aside.length === 0) return undefined;
    leaveOut(new Set(aside.map((seq) => kept[seq - 1] as KeptEntry)));
  }
  return undefined;
}

const hasCommunity = (db: Database): boolean =>
  db.prepare('SELECT 1 FROM community').get() !== undefined;

/** In the order that all copies share. */
function ordered(kept: readonly KeptEntry[], replicas: readonly Replica[]): KeptEntry[] {
  const begins = beginningsIn(kept.map(({ row }) => row));
  const nameOf = replicaNames(replicas);
  return kept
    .map((entry) => ({
      ...{ entry, seq: entry.row.seq, row: entry.row },
      lamport: begins.get(entry.row.batch) ?? entry.row.lamport,
      name: nameOf(entry.row.replica),
    }))
    .sort(inSharedOrder)
    .map(({ entry }) => entry);
}

/** How many of these numbers, which go up, are below another. */
function countBelow(sorted: readonly number[], limit: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((sorted[middle] as number) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The keys that entries and batches have once those are counted of which something is left. */
function keysAnew(kept: readonly KeptEntry[]) {
  const counts = new Map<number, number[]>();
  const batches = new Set<Id>();
  const sittings = new Map<Id, Id>();
  for (const { row } of kept) {
    const own = counts.get(row.replica) ?? [];
    own.push(row.count);
    counts.set(row.replica, own);
    batches.add(row.batch);
    if (row.sitting !== null && !sittings.has(row.sitting)) sittings.set(row.sitting, row.batch);
  }
  const numbers = new Map([...counts.keys()].sort((a, b) => a - b).map((no, now) => [no, now]));
  const entry = (key: Id, offset: 0 | 1): Id =>
    keyOf(
      numbers.get(replicaOf(key)) ?? -1,
      countBelow(counts.get(replicaOf(key)) ?? [], countOf(key) + 1 - offset) + offset,
    );
  return {
    numbers,
    thing: (key: Id): Id => keyOf(numbers.get(replicaOf(key)) ?? -1, countOf(key)),
    /** The last of a replica up to this one. */
    upTo: (key: Id): Id => entry(key, 0),
    /** Of a batch or a check-in, by the first that is left of it. */
    batch(key: Id): Id | undefined {
      const left = batches.has(key) ? key : sittings.get(key);
      return left === undefined ? undefined : entry(left, 1);
    },
  };
}

interface CountedAnew {
  readonly rows: readonly Row[];
  readonly replicas: readonly Replica[];
  /** What speaks of a batch, or of a copy, of which nothing is left. */
  readonly rootless: ReadonlySet<KeptEntry>;
}

/** The entries as they count and are chained where some are missing; as they were where none is. */
function countedAnew(kept: readonly KeptEntry[], found: readonly Replica[]): CountedAnew {
  const keys = keysAnew(kept);
  const replicas = found.flatMap((each): Replica[] => {
    const no = keys.numbers.get(each.no);
    return no === undefined ? [] : [{ ...each, no }];
  });
  const nameOf = replicaNames(replicas);
  const tips = new Map(
    replicas.map((each): [number, Tip] => [each.no, { count: 0, digest: beginningOf(each) }]),
  );
  const rows: Row[] = [];
  const rootless = new Set<KeptEntry>();
  for (const each of kept) {
    const row = rekeyedRow(each.row, keys);
    const tip = row && tips.get(row.replica);
    if (!row || !tip) {
      rootless.add(each);
      continue;
    }
    const now = { ...row, seq: rows.length + 1, count: tip.count + 1 };
    const digest = digestOf(tip.digest, now, nameOf);
    tips.set(row.replica, { count: now.count, digest });
    rows.push({ ...now, digest });
  }
  return { rows, replicas, rootless };
}

function rekeyedRow(row: Row, keys: ReturnType<typeof keysAnew>): Row | undefined {
  const replica = keys.numbers.get(row.replica);
  const batch = keys.batch(row.batch);
  const subject = row.subject < 0 ? keys.batch(-row.subject) : keys.thing(row.subject);
  const now = {
    sitting: row.sitting === null ? null : (keys.batch(row.sitting) ?? null),
    actor: row.actor === null ? null : keys.thing(row.actor),
    data:
      row.data === null
        ? null
        : rekeyed(row.data, (sign, key) => (sign === '#' ? keys.thing(key) : keys.upTo(key))),
  };
  const isOfLost =
    replica === undefined ||
    batch === undefined ||
    subject === undefined ||
    subject < 0 ||
    (now.actor ?? 0) < 0 ||
    now.data?.includes('"#-') === true;
  if (isOfLost) return undefined;
  return { ...row, ...now, replica, batch, subject: row.subject < 0 ? -subject : subject };
}

/** Undefined where they make no sense together, as what nothing proves may not. */
function settledUnless(
  mayFail: boolean,
  ...of: Parameters<typeof settled>
): ReturnType<typeof settled> | undefined {
  try {
    return settled(...of);
  } catch (cause) {
    if (!mayFail || cause instanceof Refusal) throw cause;
    return undefined;
  }
}

/** The ledger of these entries, and which of them can’t be folded at their place. */
function settled(
  rows: readonly Row[],
  replicas: readonly Replica[],
): { readonly db: Database; readonly aside: readonly number[] } {
  const db = new Sqlite(':memory:', nativePart());
  for (const statement of statements) db.exec(statement);
  db.pragma(`application_id = ${applicationId}`);
  db.pragma(`user_version = ${schemaVersion}`);
  const cellsOf = openCells(db);
  db.transaction(() => {
    const ends = new Map(rows.map(({ replica, seq }) => [replica, seq]));
    const note = db.prepare('INSERT INTO replica VALUES (?, ?, ?, ?)');
    for (const { no, name, begunAt } of replicas) {
      note.run(no, Buffer.from(name, 'hex'), begunAt, ends.get(no));
    }
    const insert = db.prepare(
      `INSERT INTO journal (seq, ${journalColumns.join(', ')})
       VALUES (?, ${journalColumns.map(() => '?').join(', ')})`,
    );
    for (const row of rows) insert.run(row.seq, ...cellsOf(row));
    settleAll(db);
  }).immediate();
  // Where copies came together some are set aside, and stay.
  const cameTogether = rows.some(({ kind }) => kind === broughtInKind);
  const aside = cameTogether
    ? []
    : (db.prepare('SELECT seq FROM set_aside').pluck().all() as number[]);
  return { db, aside };
}
