/** What a ledger leaves to whatever takes its place: who was forgotten in it, and whom it watches for. */
import { forgottenIn } from '../ledger/about-member.js';
import { type Replica, replicasIn } from '../ledger/chain.js';
import { isOlder } from '../ledger/database.js';
import { guarded } from '../ledger/guarded.js';
import { decodePayload, isKnown } from '../ledger/payloads.js';
import { proven } from '../ledger/proving.js';
import { openReader } from '../ledger/reader.js';
import { rewordedAmong, rewordedIn } from '../ledger/reworded-since.js';
import type { Row } from '../ledger/row.js';
import { watchedBy, watchedIn, watchedKind, watchesOf, watchFrom } from '../ledger/watch.js';
import type { Present } from '../ledger/whole.js';
import { wreckage } from '../ledger/wreckage.js';
import { Refusal } from '../text/refusal.js';
import type { AnyEvent } from '../things/index.js';
import type { Reader, Watched } from '../things/ledger.js';
import { forgottenKind } from '../things/member/fields.js';
import type { Id } from '../things/thing.js';
import { presentBytes } from './placing.js';

export interface TakenOver {
  readonly forgotten: readonly Id[];
  /** Whose keys these are. */
  readonly replicas: ReadonlyArray<Pick<Replica, 'no' | 'name'>>;
  readonly watches: readonly AnyEvent[];
  /** How texts read that named them; their subjects by the same keys. */
  readonly reworded: readonly AnyEvent[];
  /** Whom of those in another file of this ledger it watches for. */
  watchedFor(source: Reader): Watched;
}

const nothing: TakenOver = {
  ...{ forgotten: [], replicas: [], watches: [], reworded: [] },
  watchedFor: () => watchedBy([]),
};

/**
 * Takes what is left behind; of a ledger that is damaged, as much as can still be read of it: whatever
 * its state, it can make room.
 * @param present undefined where it does not open
 * @throws Refusal `ledger-busy`
 */
export function takeOver<Taken>(
  present: Present,
  path: string,
  take: (left: TakenOver) => Taken,
): Taken {
  try {
    if (present) return guarded(path, () => take(read(present)));
  } catch (cause) {
    if (cause instanceof Refusal && cause.code === 'ledger-busy') throw cause;
  }
  return take(readByPages(present, path) ?? nothing);
}

function read(present: NonNullable<Present>): TakenOver {
  if (isOlder(present)) return nothing;
  const reader = openReader(present);
  return {
    forgotten: forgottenIn(present),
    replicas: replicasIn(present),
    watches: watchesOf(reader),
    reworded: rewordedIn(reader),
    watchedFor: (source) =>
      notKnownTo(source, watchesOf(reader)).length > 0 ? watchedIn(reader) : watchedBy([]),
  };
}

/** Undefined where there is no making sense of it: it may be anything, on a disk that gives nothing back. */
function readByPages(present: Present, path: string): TakenOver | undefined {
  try {
    return inWreck(presentBytes(present, path));
  } catch {
    return undefined;
  }
}

/** What is not what was written tells nothing: somebody else would be forgotten by it. */
function inWreck(bytes: Uint8Array): TakenOver {
  const { kept, replicas } = proven(wreckage(bytes), []);
  const rows = kept.map(({ row }) => row).filter(({ kind, version }) => isKnown(kind, version));
  const watches = rows
    .filter(({ kind }) => kind === watchedKind)
    .map((row) => watchFrom({ on: row.on_day, data: decodePayload(row) }));
  return {
    forgotten: rows.filter(({ kind }) => kind === forgottenKind).map(({ subject }) => subject),
    ...{ replicas, watches, reworded: rewordedAmong(rows.map(asWritten)) },
    watchedFor: (source) => watchedBy(notKnownTo(source, watches)),
  };
}

const asWritten = (row: Row) => ({
  ...{ kind: row.kind as AnyEvent['kind'], subject: row.subject, on: row.on_day, batch: row.batch },
  data: decodePayload(row),
});

/** Who has such a name there although it watched for it by then was let in on purpose. */
function notKnownTo(source: Reader, watches: readonly AnyEvent[]): AnyEvent[] {
  const known = new Set(watchesOf(source).map(({ data }) => JSON.stringify(data)));
  return watches.filter(({ data }) => !known.has(JSON.stringify(data)));
}
