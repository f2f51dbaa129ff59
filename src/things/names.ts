import { counted } from '../text/text.js';
import { batchTaken } from './history.js';
import type { ThingName } from './index.js';
import { isUndoing, type Reader } from './ledger.js';
import { nowOnRecordAs } from './member/find.js';
import { member } from './member/thing.js';
import { sentenceOf, type Telling, type Undoing } from './sentences.js';
import type { Id } from './thing.js';

/**
 * Names for the journal's sentences, as things are called now. What has been taken back since is
 * called what its first entry called it.
 */
export function tellingFrom(reader: Reader): Telling {
  const seen = new Map<Id, string>();
  const telling: Telling = {
    nameOf({ name, label, gone }, id) {
      const known = seen.get(id);
      if (known) return known;
      const now = name === member.name ? nowOnRecordAs(reader, id) : id;
      const state = reader.get(name as ThingName, now) ?? firstSaid(reader, id);
      const found = state ? label(state as never) : gone;
      seen.set(id, found);
      return found;
    },
    undone: (entry) => undoing(reader, entry, telling, 'Taken back'),
  };
  return telling;
}

/** To undo an undoing is to bring back what it had taken, and so on. */
function undoing(
  reader: Reader,
  entry: Undoing,
  telling: Telling,
  what: 'Taken back' | 'Brought back',
): string {
  const [first, ...rest] = batchTaken(reader, entry)?.entries ?? [];
  if (!first) return `${what}.`;
  if (isUndoing(first.kind)) {
    const other = what === 'Taken back' ? 'Brought back' : 'Taken back';
    return undoing(reader, first, telling, other);
  }
  const more = rest.length > 0 ? `, and ${counted(rest.length, 'more entry', 'more entries')}` : '';
  return `${what}: ${sentenceOf(first, telling).replace(/\.$/, '')}${more}.`;
}

const firstSaid = (reader: Reader, id: Id): unknown => {
  const [first] = reader.entries('subject = ?', id);
  return first ? { ...first.data, no: first.no } : undefined;
};
