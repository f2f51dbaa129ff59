/** Finding what a person meant by a number, a name or a few words. */

import { looseKey, nameKey } from '../text/text.js';
import type { Day } from '../time/day.js';
import type { Commitment } from './commitment/fields.js';
import type { Link } from './commitment/links.js';
import { isOpenNow, openNow } from './commitment/terms.js';
import type { ThingName } from './index.js';
import type { Reader } from './ledger.js';
import type { Meeting } from './meeting/fields.js';
import { hasComeUp, nextFirst } from './meeting/terms.js';
import type { Member, MemberStatus } from './member/fields.js';
import { isGone } from './member/terms.js';
import { isHolder } from './role/terms.js';
import type { Id } from './thing.js';

/** Something that can be meant, as it is listed for choosing between several. */
export interface Candidate {
  readonly id: Id;
  readonly no: number;
  readonly label: string;
  /** One thing that tells it from its namesakes. */
  readonly hint: string;
}

/** None, the one that is meant, or several to choose from. */
export type Found = readonly Candidate[];

const asNumber = (text: string): number | undefined =>
  /^#?\d{1,9}$/.test(text.trim()) ? Number(text.trim().replace('#', '')) : undefined;

const wordsOf = (typed: string): string[] => looseKey(typed).split(' ').filter(Boolean);

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
export function membersKnownAs(reader: Reader, typed: string): Found {
  const rows = reader.all<PersonRow>(
    `SELECT DISTINCT ${personColumns} FROM member_name n JOIN member m ON m.id = n."of"
     WHERE n.exact = ? ORDER BY m.no`,
    nameKey(typed),
  );
  return rows.map(person);
}

/**
 * Members whom a person may mean by `typed`: a number, an exact spelling, else words that names
 * begin with. Somebody who is here is meant before somebody who has left.
 */
export function findMembers(reader: Reader, typed: string): Found {
  const no = asNumber(typed);
  if (no !== undefined) {
    return reader
      .all<PersonRow>(`SELECT ${personColumns} FROM member m WHERE m.no = ?`, no)
      .map(person);
  }
  const exact = membersKnownAs(reader, typed);
  if (exact.length > 0) return exact;
  const words = wordsOf(typed);
  const [first] = words;
  if (!first) return [];
  const rows = reader
    .all<PersonRow & { loose: string }>(
      `SELECT ${personColumns}, group_concat(n.loose, ' ') AS loose
       FROM member_name n JOIN member m ON m.id = n."of"
       WHERE instr(n.loose, ?) > 0 GROUP BY m.id ORDER BY m.no`,
      first,
    )
    .filter(({ loose }) => words.every((word) => beginsAWord(loose, word)));
  const here = rows.filter(({ status }) => !isGone(status));
  return (here.length > 0 ? here : rows).map(person);
}

/** Whether each of the words that were typed begins a word of the name. */
export const namedBy = (name: string, typed: string): boolean =>
  looseKey(typed)
    .split(' ')
    .every((word) => beginsAWord(looseKey(name), word));

const beginsAWord = (text: string, word: string): boolean =>
  ` ${text.replace(/[-_.@']/g, ' ')}`.includes(` ${word.replace(/[-_.@']/g, ' ')}`);

interface CommitmentRow {
  id: Id;
  no: number;
  text: string;
  status: Commitment['status'];
  owner: string | null;
}

const commitmentColumns = `c.id, c.no, c.text, c.status,
  (SELECT name FROM member WHERE id = c.owner) AS owner`;

const promise = (row: CommitmentRow): Candidate => ({
  id: row.id,
  no: row.no,
  label: row.text,
  hint: isOpenNow(row.status) ? (row.owner ?? row.status) : row.status,
});

/** Commitments meant by a number or a few words; open ones are meant before closed ones. */
export function findCommitments(reader: Reader, typed: string): Found {
  const no = asNumber(typed);
  if (no !== undefined) {
    return reader
      .all<CommitmentRow>(`SELECT ${commitmentColumns} FROM commitment c WHERE c.no = ?`, no)
      .map(promise);
  }
  const words = wordsOf(typed);
  if (words.length === 0) return [];
  for (const open of [true, false]) {
    const found = reader
      .all<CommitmentRow>(
        `SELECT ${commitmentColumns} FROM commitment c
         WHERE ${open ? '' : 'NOT '}${openNow('c')} ORDER BY c.no`,
      )
      .filter(({ text }) => words.every((word) => looseKey(text).includes(word)));
    if (found.length > 0) return found.map(promise);
  }
  return [];
}

/** Commitments and members meant by a few words; by a number, the commitment alone. */
export const findSubjects = (reader: Reader, typed: string): Found =>
  asNumber(typed) === undefined
    ? [...findCommitments(reader, typed), ...findMembers(reader, typed)]
    : findCommitments(reader, typed);

type MeetingRow = Pick<Meeting, 'id' | 'no' | 'title' | 'day' | 'status'>;

const gathering = (row: MeetingRow): Candidate => ({
  id: row.id,
  no: row.no,
  label: row.title,
  hint: `${row.day}, ${row.status}`,
});

const meetingColumns = 'id, no, title, day, status';

/** Meetings meant by a number, `last`, `next`, a day, or words of the title (newest first). */
export function findMeetings(reader: Reader, typed: string, today: Day): Found {
  const word = typed.trim().toLowerCase();
  const no = asNumber(typed);
  const query = (where: string, ...params: unknown[]) =>
    reader
      .all<MeetingRow>(`SELECT ${meetingColumns} FROM meeting m WHERE ${where}`, ...params)
      .map(gathering);
  if (no !== undefined) return query('no = ?', no);
  if (word === 'last') {
    return query(`${hasComeUp('m', '@today')} LIMIT 1`, { today });
  }
  if (word === 'next') {
    return query(`${nextFirst('m', '@today')} LIMIT 1`, { today });
  }
  if (/^\d{4}-\d{2}-\d{2}$/.test(word)) return query('day = ? ORDER BY no', word);
  return query('instr(lower(title), ?) > 0 ORDER BY day DESC LIMIT 20', word);
}

/** Things of one table meant by a number or by words of one of its columns. */
const findIn =
  (table: string, label: string, hint: string) =>
  (reader: Reader, typed: string): Found => {
    const no = asNumber(typed);
    const columns = `id, no, ${label} AS label, coalesce(${hint}, '') AS hint`;
    if (no !== undefined) {
      return reader.all<Candidate>(`SELECT ${columns} FROM ${table} WHERE no = ?`, no);
    }
    const exact = reader.all<Candidate>(
      `SELECT ${columns} FROM ${table} WHERE lower(${label}) = ?`,
      typed.trim().toLowerCase(),
    );
    if (exact.length > 0) return exact;
    return reader.all<Candidate>(
      `SELECT ${columns} FROM ${table} WHERE instr(lower(${label}), ?) > 0 ORDER BY no`,
      typed.trim().toLowerCase(),
    );
  };

export const findQuestions = findIn('question', 'text', 'status');
export const findRoles = findIn('role', 'name', 'NULL');
export const findResources = findIn('resource', 'title', 'link');
export const findNotes = findIn('note', 'text', 'kind');
export const findUnmatched = findIn('unmatched', 'written', 'status');

/** Whoever holds the Coordinator role on `day`: the facilitator. Several, or nobody, is null. */
export function facilitatorOn(reader: Reader, day: Day, role: string): Member | null {
  const holders = reader.all<{ member: Id }>(
    `SELECT h.member FROM role r JOIN role_holding h ON h."of" = r.id
     WHERE r.name = @role AND ${isHolder.sql('h', '@day')}`,
    { role, day },
  );
  const [only] = holders;
  return only && holders.length === 1 ? (reader.get('member', only.member) ?? null) : null;
}

/** Every momentum link that holds now. */
export const openLinks = (reader: Reader): Link[] =>
  reader.all<Link>('SELECT "of" AS "from", needs AS "to" FROM momentum_link WHERE to_on IS NULL');

/** What waits for a commitment now. */
export const feedsOf = (reader: Reader, id: Id): Id[] =>
  reader
    .all<{ of: Id }>('SELECT "of" FROM momentum_link WHERE needs = ? AND to_on IS NULL', id)
    .map(({ of }) => of);

/** The last small number that was given to a kind of thing; 0 where none was. */
export const lastNumber = (reader: Reader, name: ThingName): number =>
  reader.value<number>('SELECT last FROM counter WHERE name = ?', name) ?? 0;
