/**
 * Which replica this machine writes as. A ledger is handed on by copying its file, so the file can't
 * say it: a copy would go on as the same one. Each machine remembers, outside the ledger, what it
 * wrote last to the file at a path; whatever file does not go on from there (a copy, a backup that
 * was put back, one that came by mail) begins a replica of its own with its first entry.
 */
import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { communityId } from '../things/community/thing.js';
import { keyOf, keysOf } from '../things/keys.js';
import type { LastWritten, Memory } from '../things/ledger.js';
import type { Id } from '../things/thing.js';
import { type Replica, replicasIn, type Tip } from './chain.js';

/** A memory for as long as the process runs. */
export function memoryOfProcess(): Memory {
  const held = new Map<string, LastWritten>();
  return {
    recall: (path) => held.get(path),
    remember: (path, written) => void held.set(path, written),
  };
}

/**
 * The replica that this machine has written to this file as, if what it wrote last is there. More
 * entries of it may follow, where the machine stopped before it could remember them.
 */
export function ownReplica(db: Database, written: LastWritten | undefined): Replica | undefined {
  if (!written) return undefined;
  const replica = replicasIn(db).find(({ name }) => name === written.replica);
  if (!replica) return undefined;
  // What this machine wrote last is the last of that replica, but for a stop at the wrong moment.
  const digest = db
    .prepare(
      `SELECT digest FROM journal WHERE replica = ? AND count = ?
       AND seq <= (SELECT last_seq FROM replica WHERE no = ?) ORDER BY seq DESC LIMIT 1`,
    )
    .pluck()
    .get(replica.no, written.count, replica.no) as Buffer | undefined;
  return digest?.toString('hex') === written.digest ? replica : undefined;
}

/** A replica that begins in this file with the entry that comes next. @param now as `begunAt` */
export const newReplica = (db: Database, now: number): Replica => ({
  no: replicasIn(db).length,
  name: randomUUID().replaceAll('-', ''),
  begunAt: now,
});

export const writtenAs = ({ name }: Replica, { count, digest }: Tip): LastWritten => ({
  replica: name,
  count,
  digest: digest.toString('hex'),
});

/** Where every replica in a file ends. */
export const endsLeft = (db: Database): LastWritten[] =>
  (
    db
      .prepare('SELECT name, count, digest FROM replica JOIN journal ON seq = last_seq')
      .all() as Array<{ name: Buffer; count: number; digest: Buffer }>
  ).map(({ name, count, digest }) => ({
    ...{ replica: name.toString('hex'), count, digest: digest.toString('hex') },
  }));

/** Ids for what comes to be, each the next of this replica's. */
export function newIdsOf(db: Database, replica: number): () => Id {
  let last =
    (db
      .prepare(
        `SELECT subject FROM journal WHERE subject BETWEEN ? AND ?
         ORDER BY subject DESC LIMIT 1`,
      )
      .pluck()
      .get(...keysOf(replica)) as Id | undefined) ??
    (replica === 0 ? communityId : keyOf(replica, 0));
  return () => {
    last += 1;
    return last;
  };
}
