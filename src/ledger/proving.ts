/**
 * Which of the entries that were found in a damaged ledger are what was written. Each digest covers
 * what an entry says and the digest before it, so that an entry from a backup is known to be the very
 * one that is missing, and a changed one is not taken for it.
 */
import { countOf, keyOf, rekeyed, replicaOf } from '../things/keys.js';
import type { Id } from '../things/thing.js';
import { beginningOf, digestOf, followsOn, type Replica, replicaNames } from './chain.js';
import type { Row } from './row.js';
import type { FoundReplica, Wreckage } from './wreckage.js';

/** What another file of the same ledger holds: a backup, or one that was kept aside. */
export interface Witness {
  readonly replicas: readonly Replica[];
  readonly rows: readonly Row[];
}

export interface KeptEntry {
  readonly row: Row;
  /** Whether its digest follows from it and the one before; else that is gone, and nothing speaks against it. */
  readonly isProven: boolean;
  /** Whether only another file held it. */
  readonly isFilled: boolean;
}

export interface Proven {
  readonly replicas: readonly Replica[];
  readonly kept: readonly KeptEntry[];
  /** Entries that are there and are not what was written. */
  readonly changed: readonly Row[];
  /** How many entries there were; undefined where that can’t be told. */
  readonly entries: number | undefined;
}

/** Whether every entry that there was is there, as it was written. */
export const lacksNothing = ({ kept, changed, entries }: Proven): boolean =>
  kept.length === entries && changed.length === 0 && kept.every(({ isProven }) => isProven);

/** More than this nobody writes by hand in a lifetime: a number that was damaged. */
const plausible = 10_000_000;

type Candidate = Pick<KeptEntry, 'row' | 'isFilled'>;

export function proven({ replicas: found, rows }: Wreckage, witnesses: readonly Witness[]): Proven {
  const own = rows.map((row): Candidate => ({ row, isFilled: false }));
  const numbers = numbersOf(found, rows, witnesses);
  const filled = witnesses
    .flatMap((each) => asNumbered(each, numbers))
    .map((row): Candidate => ({ row, isFilled: true }));
  const byReplica = new Map<number, Map<number, Candidate[]>>();
  for (const each of [...own, ...filled]) {
    const { replica, count } = each.row;
    const chain = byReplica.get(replica) ?? new Map<number, Candidate[]>();
    chain.set(count, [...(chain.get(count) ?? []), each]);
    byReplica.set(replica, chain);
  }
  const ends = [...numbers.values()].map((no) => endOf(no, found, byReplica.get(no)));
  const total = Math.max(...ends.map(({ lastSeq }) => lastSeq ?? Number.NaN));
  const replicas = replicasOf(ends, found, byReplica, witnesses);
  const chains = replicas.map((replica) => {
    const count = ends.find(({ no }) => no === replica.no)?.count;
    const chain = byReplica.get(replica.no) ?? new Map<number, Candidate[]>();
    return along(chain, replica, count ?? (total || rows.length * 2), replicas);
  });
  const isTold = ends.every(({ isKnown }) => isKnown);
  return {
    replicas,
    kept: chains.flatMap(({ kept }) => kept),
    changed: chains.flatMap(({ changed }) => changed),
    entries: isTold ? total : undefined,
  };
}

/** The replicas' numbers in the damaged file, by their names; what only another file knows is none of it. */
function numbersOf(
  found: readonly FoundReplica[],
  rows: readonly Row[],
  witnesses: readonly Witness[],
): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  for (const { name, no } of [...found].sort((one, other) => one.no - other.no)) {
    if (!numbers.has(name)) numbers.set(name, no);
  }
  if (numbers.size > 0) return numbers;
  // Where nothing is left of the table, a file that holds one of the same entries says who they are.
  const digests = new Set(rows.map(({ digest }) => digest.toString('hex')));
  const witness = witnesses.find((each) =>
    each.rows.some(({ digest }) => digests.has(digest.toString('hex'))),
  );
  return new Map((witness?.replicas ?? []).map(({ name, no }) => [name, no]));
}

/** What another file holds, with the numbers that replicas have in the damaged one. */
function asNumbered({ replicas, rows }: Witness, numbers: ReadonlyMap<string, number>): Row[] {
  const known = new Map(replicas.map(({ no, name }) => [no, numbers.get(name)]));
  if (replicas.every(({ no }) => known.get(no) === no)) return [...rows];
  const keyFor = (key: Id): Id => keyOf(known.get(replicaOf(key)) ?? -1, countOf(key));
  return rows.flatMap((row) => {
    const replica = known.get(row.replica);
    if (replica === undefined) return [];
    return [
      {
        ...row,
        replica,
        batch: keyFor(row.batch),
        sitting: row.sitting === null ? null : keyFor(row.sitting),
        subject: Math.sign(row.subject) * keyFor(Math.abs(row.subject)),
        actor: row.actor === null ? null : keyFor(row.actor),
        data: row.data === null ? null : rekeyed(row.data, (_, key) => keyFor(key)),
      },
    ];
  });
}

type Chain = ReadonlyMap<number, readonly Candidate[]>;

/** How far a replica went, by what its table says; `count` is that of its last entry. */
function endOf(no: number, found: readonly FoundReplica[], chain: Chain | undefined) {
  const lastSeq = found.find(
    (each) => each.no === no && each.lastSeq !== undefined && each.lastSeq < plausible,
  )?.lastSeq;
  const last = [...(chain?.values() ?? [])].flat().filter(({ row }) => row.seq === lastSeq);
  // Other files have places of their own, so that what stands here says it better.
  const here = last.filter(({ isFilled }) => !isFilled);
  const counts = (here.length > 0 ? here : last).map(({ row }) => row.count);
  const count = counts.length > 0 ? Math.max(...counts) : undefined;
  return { no, lastSeq, count, isKnown: lastSeq !== undefined };
}

/** Who each replica is: of what is said of it, that from which its first entry follows. */
function replicasOf(
  ends: ReadonlyArray<{ readonly no: number }>,
  found: readonly FoundReplica[],
  byReplica: ReadonlyMap<number, Chain>,
  witnesses: readonly Witness[],
): Replica[] {
  const all = ends.map(({ no }) => {
    const first = (byReplica.get(no)?.get(1) ?? []).map(({ row }) => row);
    const said = [
      ...found.filter((each) => each.no === no),
      ...witnesses.flatMap(({ replicas }) => replicas.filter((each) => each.no === no)),
    ];
    const moments = new Set([
      ...said.flatMap(({ begunAt }) => (begunAt === undefined ? [] : [begunAt])),
      // It begins with its first entry.
      ...first.map((row) => row.recorded_at),
    ]);
    const possible = said.flatMap(({ name }) =>
      [...moments].map((begunAt): Replica => ({ no, name, begunAt })),
    );
    return { first, possible };
  });
  const likely = all.flatMap(({ possible }) => possible.slice(0, 1));
  return all.flatMap(({ first, possible }) => {
    const follows = possible.find((each) =>
      first.some((row) => followsOn(beginningOf(each), row, replicaNames([...likely, each]))),
    );
    return follows ?? possible.slice(0, 1);
  });
}

/** Goes along a chain as far as anything is there. @param last how far it may go */
function along(chain: Chain, replica: Replica, last: number, replicas: readonly Replica[]) {
  const nameOf = replicaNames(replicas);
  const kept: KeptEntry[] = [];
  const changed: Row[] = [];
  const follows = (before: Buffer, row: Row): boolean => followsOn(before, row, nameOf);
  const at = (count: number): readonly Candidate[] => chain.get(count) ?? [];
  const counts = [...chain.keys()].filter((count) => count >= 1 && count <= last);
  let tip: Buffer | undefined = beginningOf(replica);
  let place = 0;
  for (const count of counts.sort((one, other) => one - other)) {
    if (count !== place + 1) tip = undefined;
    place = count;
    const candidates = at(count);
    const isConfirmed = (digest: Buffer): boolean =>
      at(count + 1).some(({ row }) => follows(digest, row));
    const one: Candidate | undefined = tip
      ? provenAfter(tip, candidates, isConfirmed, nameOf)
      : candidates.find(({ row }) => isReadable(row, nameOf));
    if (one) {
      kept.push({ ...one, isProven: tip !== undefined });
      tip = one.row.digest;
      continue;
    }
    const there: Candidate | undefined =
      candidates.find(({ row }) => isConfirmed(row.digest)) ?? candidates[0];
    if (there) changed.push(there.row);
    tip = there?.row.digest;
  }
  return { kept, changed };
}

/** The entry that follows; where only its own digest is damaged, what comes after says so. */
function provenAfter(
  tip: Buffer,
  candidates: readonly Candidate[],
  isConfirmed: (digest: Buffer) => boolean,
  nameOf: (no: number) => string,
): Candidate | undefined {
  const whole = candidates.find(({ row }) => followsOn(tip, row, nameOf));
  if (whole) return whole;
  return candidates
    .filter(({ row }) => isReadable(row, nameOf))
    .map(({ row, isFilled }) => ({
      row: { ...row, digest: digestOf(tip, row, nameOf) },
      isFilled,
    }))
    .find(({ row }) => isConfirmed(row.digest));
}

function isReadable(row: Row, nameOf: (no: number) => string): boolean {
  try {
    digestOf(Buffer.alloc(0), row, nameOf);
    if (row.data !== null) JSON.parse(row.data);
    return true;
  } catch {
    return false;
  }
}
