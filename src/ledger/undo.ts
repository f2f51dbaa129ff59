import { Refusal } from '../text/refusal.js';
import { inEffect } from '../things/copies.js';
import { lastNo, numberToUndo } from '../things/history.js';
import type { Entry, Reader } from '../things/ledger.js';
import { forgottenKind } from '../things/member/fields.js';
import { tellingFrom } from '../things/names.js';
import { datedSentence } from '../things/sentences.js';
import { change, type Session } from '../things/session.js';
import type { Id } from '../things/thing.js';
import { UndoRefusal, undoForgetting } from './batches.js';

/** So many of what stands in the way are told. */
const shownAtMost = 5;

/**
 * Takes a batch back and returns the number by which this can itself be taken back.
 * @throws Refusal `batch-undone-already`, `undo-depended-on` and `undo-stands-on-undone` (naming on
 * what), `undo-closes-circle`, `undo-the-beginning`
 */
export function undoBatch(session: Session, batch: Id, only = false): number {
  try {
    return change(session, (transaction) => {
      transaction.undo(batch, { on: session.today, only });
      return lastNo(transaction.reader);
    });
  } catch (cause) {
    throw told(session, cause);
  }
}

/** A refusal to undo with what is in the way, in words; anything else as it is. */
function told({ ledger }: Session, cause: unknown): unknown {
  if (!(cause instanceof UndoRefusal)) return cause;
  return ledger.read((reader) => {
    // To take back what stands in the way would help with nothing: a forgetting stays.
    if (cause.entries.some((entry) => cameByForgetting(reader, entry))) return undoForgetting();
    const names = tellingFrom(reader);
    const details = cause.entries.slice(0, shownAtMost).map((entry) => datedSentence(entry, names));
    const first = numberToUndo(reader, cause.entries.at(-1)?.batch ?? 0);
    return new Refusal(cause.code, cause.message, `${cause.next} --batch ${first}`, { details });
  });
}

const cameByForgetting = (reader: Reader, { batch }: Entry): boolean =>
  reader.one(`SELECT 1 FROM entry WHERE batch = ? AND kind = '${forgottenKind}'`, batch) !==
  undefined;

/** What is set aside, and what counts again, once a batch is taken back. */
export interface Resettled {
  readonly setAside: readonly Entry[];
  readonly again: readonly Entry[];
}

class Rehearsed extends Error {
  readonly came: Resettled;
  constructor(came: Resettled) {
    super('only tried');
    this.came = came;
  }
}

/** Tries what taking a batch back comes to, and leaves the ledger as it is. @throws as `undoBatch` */
export function rehearseUndo(session: Session, batch: Id, only = false): Resettled {
  try {
    return change(session, (transaction) => {
      const { reader } = transaction;
      const aside = () => [...reader.entries('seq IN (SELECT seq FROM set_aside)')];
      const before = aside();
      const known = new Set(before.map(({ seq }) => seq));
      transaction.undo(batch, { on: session.today, only });
      const counts = `seq = ? AND ${inEffect('entry')}`;
      throw new Rehearsed({
        setAside: aside().filter(({ seq }) => !known.has(seq)),
        again: before.flatMap(({ seq }) => [...reader.entries(counts, seq)]),
      });
    });
  } catch (cause) {
    if (cause instanceof Rehearsed) return cause.came;
    throw told(session, cause);
  }
}
