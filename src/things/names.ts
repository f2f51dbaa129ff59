import { counted } from '../text/text.js';
import type { ThingName } from './index.js';
import { type Reader, undoneKind } from './ledger.js';
import { sentenceOf, type Telling } from './sentences.js';
import type { Id, Named } from './thing.js';

/**
 * Names for the journal's sentences, as things are called now. What has been taken back since is
 * called what its first entry called it.
 */
export function tellingFrom(reader: Reader): Telling {
  const seen = new Map<Id, string>();
  const telling: Telling = {
    nameOf({ name, label, gone }: Named, id) {
      const known = seen.get(id);
      if (known) return known;
      const state = reader.get(name as ThingName, id) ?? firstSaid(reader, id);
      const found = state ? label(state as never) : gone;
      seen.set(id, found);
      return found;
    },
    undone: (batch) => undoing(reader, batch, telling, 'Taken back'),
  };
  return telling;
}

/** To undo an undoing is to bring back what it had taken, and so on. */
function undoing(
  reader: Reader,
  batch: Id,
  telling: Telling,
  what: 'Taken back' | 'Brought back',
): string {
  const [first] = reader.entries('batch = ?', batch);
  if (!first) return `${what}.`;
  if (first.kind === undoneKind) {
    const other = what === 'Taken back' ? 'Brought back' : 'Taken back';
    return undoing(reader, first.subject, telling, other);
  }
  const more =
    (reader.value<number>('SELECT count(*) FROM journal WHERE batch = ?', batch) ?? 1) - 1;
  const rest = more > 0 ? `, and ${counted(more, 'more entry', 'more entries')}` : '';
  return `${what}: ${sentenceOf(first, telling).replace(/\.$/, '')}${rest}.`;
}

const firstSaid = (reader: Reader, id: Id): unknown => {
  const [first] = reader.entries('subject = ?', id);
  return first?.data ? { ...first.data, no: first.no } : undefined;
};
