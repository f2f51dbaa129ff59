/**
 * What two copies of a ledger hold in common, and what each holds alone.
 *
 * Two copies never write as one replica, unless a machine was copied whole, with what it remembers.
 * Then its replica goes on in two ways. The digests tell it, and one of the two branches (the one
 * whose first entry has the greater digest, whichever file it is in) becomes a replica of its own,
 * with keys of its own, as does what was built on it. Its name comes from what it is, so that every
 * copy gives it the same.
 */
import type { Database } from 'better-sqlite3';
import { Refusal } from '../text/refusal.js';
import { countOf, keyOf, keysIn, rekeyed, replicaOf } from '../things/keys.js';
import type { Id } from '../things/thing.js';
import { beginningOf, digestOf, type Replica, replicasIn, type Tip } from './chain.js';
import { type Row, rowsIn } from './row.js';
import { sha256 } from './seals.js';

/** How a copy stands to this ledger, in the numbers that replicas have or get here. */
export interface Parting {
  /** What only the copy holds, as it is to be written here. */
  readonly fresh: readonly Row[];
  /** What is here and becomes a branch, as it is to be written, by its place so far. */
  readonly moved: ReadonlyMap<number, Row>;
  /** All replicas, those that are new here too. */
  readonly replicas: readonly Replica[];
  /** The last entry of each replica that is here so far. */
  readonly known: readonly Id[];
  /** How many entries of each replica both hold, by its name. */
  readonly shared: ReadonlyMap<string, number>;
}

/** A replica that goes on as another one. */
interface Branch {
  readonly name: string;
  readonly begunAt: number;
  /** The last entry, and the last thing, that is still of the replica. */
  readonly entries: number;
  readonly things: number;
}

/** One of the two files. */
interface Side {
  readonly db: Database;
  readonly replicas: readonly Replica[];
  /** The last entry of each, by number. */
  readonly last: readonly number[];
  /** What only this one holds, in order. */
  readonly rows: readonly Row[];
  readonly branches: Map<number, Branch>;
}

/** @throws Refusal `other-community` */
export function part(db: Database, copy: Database): Parting {
  const shared = commonPart(db, copy);
  const [here, there] = [sideOf(db, shared), sideOf(copy, shared)];
  for (const [name, count] of shared) branchOff(here, there, name, count);
  for (const side of [here, there]) spread(side);
  const replicas = numbered([here, there]);
  const [own, foreign] = [rewritten(here, replicas), rewritten(there, replicas)];
  const known = headsOf(here, replicas);
  const isHere = ({ replica, count }: Row): boolean =>
    known.some((head) => replicaOf(head) === replica && countOf(head) >= count);
  return {
    fresh: foreign.filter((row) => !isHere(row)),
    moved: new Map(
      own.flatMap((row, i) => {
        const was = here.rows[i] as Row;
        return here.branches.has(was.replica) ? [[was.seq, row]] : [];
      }),
    ),
    ...{ replicas, known, shared },
  };
}

/** How many entries of each replica both files hold. @throws Refusal `other-community` */
export function commonPart(db: Database, copy: Database): Map<string, number> {
  const [here, there] = [replicasIn(db), replicasIn(copy)];
  if (here[0]?.name !== there[0]?.name) {
    throw new Refusal(
      'other-community',
      'That is the ledger of another community, not a copy of this one.',
      'Only copies of one ledger can be brought together.',
    );
  }
  return new Map(
    here.map(({ no, name }) => {
      const other = there.find((each) => each.name === name);
      return [name, other ? inCommon(digests(db, no), digests(copy, other.no)) : 0];
    }),
  );
}

const digests = (db: Database, replica: number): string[] =>
  db
    .prepare('SELECT hex(digest) FROM journal WHERE replica = ? ORDER BY seq')
    .pluck()
    .all(replica) as string[];

/** Each digest covers the one before, so that where two differ all after them do. */
function inCommon(one: readonly string[], other: readonly string[]): number {
  let [low, high] = [0, Math.min(one.length, other.length)];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (one[middle - 1] === other[middle - 1]) low = middle;
    else high = middle - 1;
  }
  return low;
}

function sideOf(db: Database, shared: ReadonlyMap<string, number>): Side {
  const replicas = replicasIn(db);
  const alone = replicas.map(
    ({ no, name }) => `(replica = ${no} AND count > ${shared.get(name) ?? 0})`,
  );
  return {
    ...{ db, replicas, branches: new Map() },
    last: replicas.map(({ no }) => digests(db, no).length),
    rows: [...rowsIn(db, alone.join(' OR '))],
  };
}

/** Where both go on with a replica after the `count` entries that they share, one branches off. */
function branchOff(here: Side, there: Side, name: string, count: number): void {
  const [one, other] = [here, there].map((side) => {
    const no = side.replicas.find((each) => each.name === name)?.no;
    return side.rows.find((row) => row.replica === no && row.count === count + 1);
  });
  if (!one || !other) return;
  if (one.digest.compare(other.digest) > 0) branch(here, one);
  else branch(there, other);
}

/** The replica of an entry goes on as another one from there. */
function branch(
  { db, replicas, branches }: Side,
  { replica, count, digest, recorded_at }: Row,
): void {
  const name = replicas[replica]?.name;
  const made = db
    .prepare(
      'SELECT max(subject) FROM journal WHERE replica = ? AND count < ? AND subject BETWEEN ? AND ?',
    )
    .pluck()
    .get(replica, count, keyOf(replica, 1), keyOf(replica + 1, 0) - 1) as Id | null;
  branches.set(replica, {
    name: sha256(JSON.stringify(['branch', name, digest.toString('hex')]))
      .subarray(0, 16)
      .toString('hex'),
    begunAt: recorded_at,
    entries: count - 1,
    things: made === null ? Number(replica === 0) : countOf(made),
  });
}

/** What was built on a branch branches off too, since it speaks of keys that become others. */
function spread(side: Side): void {
  const { rows, branches } = side;
  if (branches.size === 0) return;
  const isMoved = (sign: '#' | '@', key: Id): boolean => {
    const from = branches.get(replicaOf(key));
    return from !== undefined && countOf(key) > (sign === '#' ? from.things : from.entries);
  };
  const first = new Map([...rows].reverse().map((row) => [row.replica, row]));
  let before: number;
  do {
    before = branches.size;
    for (const row of rows) {
      const begins = first.get(row.replica);
      if (!branches.has(row.replica) && begins && keysOfRow(row).some((key) => isMoved(...key))) {
        branch(side, begins);
      }
    }
  } while (branches.size > before);
}

type Key = readonly [sign: '#' | '@', key: Id];

function keysOfRow({ batch, sitting, subject, actor, data }: Row): Key[] {
  return [
    ['@', batch],
    ...(sitting === null ? [] : [['@', sitting] as const]),
    subject < 0 ? ['@', -subject] : ['#', subject],
    ...(actor === null ? [] : [['#', actor] as const]),
    ...keysIn(data ?? ''),
  ];
}

/** Every replica of both files under a number; those that are in the first one keep theirs. */
function numbered(sides: readonly Side[]): Replica[] {
  const all = new Map<string, Replica>();
  for (const { replicas, branches } of sides) {
    for (const { name, begunAt } of [...replicas, ...branches.values()]) {
      if (!all.has(name)) all.set(name, { no: all.size, name, begunAt });
    }
  }
  return [...all.values()];
}

/** What a file's keys become under these numbers. */
function keysUnder(side: Side, replicas: readonly Replica[]) {
  const numberOf = (name: string | undefined): number =>
    replicas.find((each) => each.name === name)?.no ?? 0;
  const numbers = side.replicas.map(({ name }) => numberOf(name));
  return (sign: '#' | '@', key: Id): Id => {
    const [replica, count] = [replicaOf(key), countOf(key)];
    const from = side.branches.get(replica);
    const kept = sign === '#' ? from?.things : from?.entries;
    return from && kept !== undefined && count > kept
      ? keyOf(numberOf(from.name), count - kept)
      : keyOf(numbers[replica] ?? 0, count);
  };
}

/** The rows that a file holds alone, under these numbers; those of branches chained anew. */
function rewritten(side: Side, replicas: readonly Replica[]): Row[] {
  const keyFor = keysUnder(side, replicas);
  const names = replicas.map(({ name }) => name);
  const tips = new Map<number, Tip>();
  return side.rows.map((row) => {
    const own = keyFor('@', keyOf(row.replica, row.count));
    const now: Row = {
      ...row,
      replica: replicaOf(own),
      count: countOf(own),
      batch: keyFor('@', row.batch),
      sitting: row.sitting === null ? null : keyFor('@', row.sitting),
      subject: row.subject < 0 ? -keyFor('@', -row.subject) : keyFor('#', row.subject),
      actor: row.actor === null ? null : keyFor('#', row.actor),
      data: row.data === null ? null : rekeyed(row.data, keyFor),
    };
    if (!side.branches.has(row.replica)) return now;
    const replica = replicas[now.replica] as Replica;
    const before = tips.get(now.replica)?.digest ?? beginningOf(replica);
    const digest = digestOf(before, now, (no) => names[no] ?? '');
    tips.set(now.replica, { count: now.count, digest });
    return { ...now, digest };
  });
}

/** The last entry of each replica that a file holds, under these numbers. */
function headsOf(side: Side, replicas: readonly Replica[]): Id[] {
  const keyFor = keysUnder(side, replicas);
  return side.last.flatMap((last, no) => {
    const kept = side.branches.get(no)?.entries;
    const ends = kept === undefined ? [last] : [kept, last];
    return ends.filter((count) => count > 0).map((count) => keyFor('@', keyOf(no, count)));
  });
}
