import { typedKey } from '../../text/text.js';
import type { Day } from '../../time/day.js';
import { daysPossible } from '../../time/typed-day.js';
import { customsIn } from '../community/customs.js';
import { type Candidate, type Found, foundByNumber, type Rows } from '../find.js';
import { countOf, replicaOf } from '../keys.js';
import type { Id } from '../thing.js';
import type { Meeting } from './fields.js';
import { hasComeUp, nextFirst } from './terms.js';

type MeetingRow = Pick<Meeting, 'id' | 'no' | 'title' | 'day' | 'status'>;

const meant = (row: MeetingRow): Candidate => ({
  id: row.id,
  no: row.no,
  label: row.title,
  hint: `${row.day}, ${row.status}`,
  day: row.day,
});

/** So many of one title are enough to choose from. */
const most = 20;

const meetingColumns = 'id, no, title, day, status';

/** Meetings meant by a number, `last`, `next`, words of the title (newest first), or a day. */
export function findMeetings(rows: Rows, typed: string, today: Day): Found {
  const word = typed.trim().toLowerCase();
  const query = (where: string, ...params: unknown[]) =>
    rows
      .all<MeetingRow>(`SELECT ${meetingColumns} FROM meeting m WHERE ${where}`, ...params)
      .map(meant);
  const numbered = foundByNumber(rows, typed, today, (no) => query('no = ?', no));
  if (numbered) return numbered;
  if (word === 'last') {
    return query(`${hasComeUp('m', '@today')} LIMIT 1`, { today });
  }
  if (word === 'next') {
    return query(`${nextFirst('m', '@today')} LIMIT 1`, { today });
  }
  if (/^\d{4}-\d{2}-\d{2}$/.test(word)) return query('day = ? ORDER BY no', word);
  const key = typedKey(typed);
  const titled = query('1 ORDER BY day DESC')
    .filter(({ label }) => typedKey(label).includes(key))
    .slice(0, most);
  if (titled.length > 0 || word === '') return titled;
  return daysPossible(typed, today, customsIn(rows)).flatMap((day) =>
    query('day = ? ORDER BY no', day),
  );
}

/** What calendars call a meeting: the same on whichever machine, and of no other meeting anywhere. */
export const calendarName = (rows: Rows, id: Id): string =>
  `${rows.value<string>('SELECT lower(hex(name)) FROM replica WHERE no = ?', replicaOf(id))}-${countOf(id)}`;

export const meetingCalled = (rows: Rows, name: string): Id | undefined =>
  rows
    .values<Id>('SELECT id FROM meeting ORDER BY no DESC')
    .find((id) => calendarName(rows, id) === name);
