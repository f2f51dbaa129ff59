/** What a ledger leaves to whatever takes its place: who was forgotten in it, and whom it watches for. */
import { forgottenIn } from '../ledger/about-member.js';
import { type Replica, replicasIn } from '../ledger/chain.js';
import { isOlder } from '../ledger/database.js';
import { guarded } from '../ledger/guarded.js';
import { decodePayload, isKnown } from '../ledger/payloads.js';
import { proven } from '../ledger/proving.js';
import { openReader } from '../ledger/reader.js';
import { watchedKind, watchesOf, watchFrom } from '../ledger/watch.js';
import type { Present } from '../ledger/whole.js';
import { wreckage } from '../ledger/wreckage.js';
import { Refusal } from '../text/refusal.js';
import type { AnyEvent } from '../things/index.js';
import { forgottenKind } from '../things/member/fields.js';
import type { Id } from '../things/thing.js';
import { presentBytes } from './placing.js';

export interface LeftBehind {
  readonly forgotten: readonly Id[];
  /** Whose keys these are. */
  readonly replicas: ReadonlyArray<Pick<Replica, 'no' | 'name'>>;
  readonly watches: readonly AnyEvent[];
}

const nothing: LeftBehind = { forgotten: [], replicas: [], watches: [] };

/**
 * Of a ledger that is damaged, as much as can still be read of it: whatever its state, it can make room.
 * @param present undefined where it does not open
 * @throws Refusal `ledger-busy`
 */
export function leftBehind(present: Present, path: string): LeftBehind {
  try {
    if (present) return guarded(path, () => read(present));
  } catch (cause) {
    if (cause instanceof Refusal && cause.code === 'ledger-busy') throw cause;
  }
  try {
    return readByPages(presentBytes(present, path));
  } catch {
    // It may be anything at all, or on a disk that gives nothing back.
    return nothing;
  }
}

const read = (present: NonNullable<Present>): LeftBehind =>
  isOlder(present)
    ? nothing
    : {
        forgotten: forgottenIn(present),
        replicas: replicasIn(present),
        watches: watchesOf(openReader(present)),
      };

/** What is not what was written tells nothing: somebody else would be forgotten by it. */
function readByPages(bytes: Uint8Array): LeftBehind {
  const { kept, replicas } = proven(wreckage(bytes), []);
  const rows = kept.map(({ row }) => row).filter(({ kind, version }) => isKnown(kind, version));
  return {
    forgotten: rows.filter(({ kind }) => kind === forgottenKind).map(({ subject }) => subject),
    replicas,
    watches: rows
      .filter(({ kind }) => kind === watchedKind)
      .map((row) => watchFrom({ on: row.on_day, data: decodePayload(row) })),
  };
}
