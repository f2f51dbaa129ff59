import { Refusal } from '../text/refusal.js';
import { lastNo, numberToUndo } from '../things/history.js';
import { tellingFrom } from '../things/names.js';
import { datedSentence } from '../things/sentences.js';
import { change, type Session } from '../things/session.js';
import type { Id } from '../things/thing.js';
import { UndoRefusal } from './batches.js';

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
    if (!(cause instanceof UndoRefusal)) throw cause;
    throw session.ledger.read((reader) => {
      const names = tellingFrom(reader);
      const details = cause.entries.map((entry) => datedSentence(entry, names));
      const first = numberToUndo(reader, cause.entries.at(-1)?.batch ?? 0);
      return new Refusal(cause.code, cause.message, `${cause.next} --batch ${first}`, { details });
    });
  }
}
