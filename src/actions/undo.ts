import type { Id } from '../core/entity.js';
import { Refusal } from '../core/refusal.js';
import { datedSentence } from '../core/sentences.js';
import { UndoRefusal } from '../ledger/batches.js';
import { lastNo, numberToUndo } from '../ledger/facts/history.js';
import { namesIn } from '../ledger/names.js';
import { change, type Desk } from './desk.js';

/**
 * Takes a batch back and returns the number by which this can itself be taken back.
 * @throws Refusal `batch-undone-already`, `undo-depended-on` and `undo-stands-on-undone` (naming on
 * what), `undo-closes-circle`, `undo-the-beginning`
 */
export function undoBatch(desk: Desk, batch: Id): number {
  try {
    return change(desk, (book) => {
      book.undo(batch, desk.today);
      return lastNo(book.reader);
    });
  } catch (cause) {
    if (!(cause instanceof UndoRefusal)) throw cause;
    throw desk.ledger.read((reader) => {
      const names = namesIn(reader);
      const details = cause.entries.map((entry) => datedSentence(entry, names));
      const first = numberToUndo(reader, cause.entries.at(-1)?.batch ?? '');
      return new Refusal(cause.code, cause.message, `${cause.next} --batch ${first}`, { details });
    });
  }
}
