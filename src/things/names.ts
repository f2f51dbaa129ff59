import { counted } from '../text/text.js';
import type { EntityName, States } from './index.js';
import { type Reader, undoneKind } from './ledger.js';
import { type Names, sentenceOf } from './sentences.js';
import type { Id } from './thing.js';

/**
 * Names for the journal's sentences, as things are called now. What has been taken back since is
 * called what its first entry called it.
 */
export function namesIn(reader: Reader): Names {
  const seen = new Map<Id, string>();
  const named =
    <Name extends EntityName>(name: Name, label: (state: States[Name]) => string, gone: string) =>
    (id: Id): string => {
      const known = seen.get(id);
      if (known) return known;
      const state = reader.get(name, id) ?? firstSaid<States[Name]>(reader, id);
      const found = state ? label(state) : gone;
      seen.set(id, found);
      return found;
    };
  const names: Names = {
    undone: (batch) => undoing(reader, batch, names, 'Taken back'),
    member: named('member', ({ name }) => name, 'somebody'),
    commitment: named('commitment', ({ no, text }) => `${no} (${text})`, 'something'),
    meeting: named('meeting', ({ title }) => `“${title}”`, 'a meeting'),
    question: named('question', ({ no, text }) => `${no} (${text})`, 'a question'),
    role: named('role', ({ name }) => name, 'a role'),
    resource: named('resource', ({ title }) => `“${title}”`, 'a resource'),
    note: named('note', ({ no }) => String(no), 'a note'),
    unmatched: named('unmatched', ({ written }) => `“${written}”`, 'a name'),
  };
  return names;
}

/** To undo an undoing is to bring back what it had taken, and so on. */
function undoing(
  reader: Reader,
  batch: Id,
  names: Names,
  what: 'Taken back' | 'Brought back',
): string {
  const [first] = reader.entries('batch = ?', batch);
  if (!first) return `${what}.`;
  if (first.kind === undoneKind) {
    const other = what === 'Taken back' ? 'Brought back' : 'Taken back';
    return undoing(reader, first.subject, names, other);
  }
  const more =
    (reader.value<number>('SELECT count(*) FROM journal WHERE batch = ?', batch) ?? 1) - 1;
  const rest = more > 0 ? `, and ${counted(more, 'more entry', 'more entries')}` : '';
  return `${what}: ${sentenceOf(first, names).replace(/\.$/, '')}${rest}.`;
}

const firstSaid = <State>(reader: Reader, id: Id): State | undefined => {
  const data = reader.value<string | null>(
    'SELECT data FROM journal WHERE subject = ? ORDER BY seq LIMIT 1',
    id,
  );
  return data ? (JSON.parse(data) as State) : undefined;
};
