import { looseKey, nameKey } from '../../text/text.js';
import type { Id } from '../field.js';
import { asNumber, type Candidate, type Found, type Rows } from '../find.js';
import type { MemberStatus } from './fields.js';
import { isGone } from './terms.js';

interface PersonRow {
  id: Id;
  no: number;
  name: string;
  handle: string | null;
  email: string | null;
  status: MemberStatus;
}

const personColumns = 'm.id, m.no, m.name, m.handle, m.email, m.status';

const person = (row: PersonRow): Candidate => ({
  id: row.id,
  no: row.no,
  label: row.name,
  hint: row.email ?? (row.handle ? `@${row.handle}` : isGone(row.status) ? 'has left' : ''),
});

/** Members known by exactly this number, name, handle, address or alias. */
export function membersKnownAs(rows: Rows, typed: string): Found {
  const found = rows.all<PersonRow>(
    `SELECT DISTINCT ${personColumns} FROM member_name n JOIN member m ON m.id = n."of"
     WHERE n.exact = ? ORDER BY m.no`,
    nameKey(typed),
  );
  return found.map(person);
}

/**
 * Members whom a person may mean by `typed`: a number, an exact spelling, else words that names
 * begin with. Somebody who is here is meant before somebody who has left.
 */
export function findMembers(rows: Rows, typed: string): Found {
  const no = asNumber(typed);
  if (no !== undefined) {
    return rows
      .all<PersonRow>(`SELECT ${personColumns} FROM member m WHERE m.no = ?`, no)
      .map(person);
  }
  const exact = membersKnownAs(rows, typed);
  if (exact.length > 0) return exact;
  const words = looseKey(typed).split(' ').filter(Boolean);
  const [first] = words;
  if (!first) return [];
  const found = rows
    .all<PersonRow & { loose: string }>(
      `SELECT ${personColumns}, group_concat(n.loose, ' ') AS loose
       FROM member_name n JOIN member m ON m.id = n."of"
       WHERE instr(n.loose, ?) > 0 GROUP BY m.id ORDER BY m.no`,
      first,
    )
    .filter(({ loose }) => words.every((word) => beginsAWord(loose, word)));
  const here = found.filter(({ status }) => !isGone(status));
  return (here.length > 0 ? here : found).map(person);
}

/** Whether each of the words that were typed begins a word of the name. */
export const namedBy = (name: string, typed: string): boolean =>
  looseKey(typed)
    .split(' ')
    .every((word) => beginsAWord(looseKey(name), word));

const beginsAWord = (text: string, word: string): boolean =>
  ` ${text.replace(/[-_.@']/g, ' ')}`.includes(` ${word.replace(/[-_.@']/g, ' ')}`);
