/** The meeting that a day is reckoned from: “next meeting”, “the october meeting”, “meeting 7”. */

import { Refusal } from '../../text/refusal.js';
import { inWords } from '../../text/text.js';
import { type Day, formatDay, formatMonth } from '../../time/day.js';
import type { MeetingMeant, WhichMeeting } from '../../time/reckoning.js';
import type { Rows } from '../find.js';
import type { Meeting } from './fields.js';
import { laterFirst } from './terms.js';

type Row = Pick<Meeting, 'id' | 'no' | 'title' | 'day' | 'status'>;

const toPlan = 'Plan it: momentum meeting plan "TITLE" --on DATE';

/** Said on a day, as meetings are known now: what is said later of that day speaks of them as they are. */
export const meetingDates =
  (rows: Rows) =>
  (which: WhichMeeting, said: Day): MeetingMeant => {
    const { id, no, title, day, call } = meant(rows, which, said);
    return { key: id, day, told: `${call} is ${no} (${title}), on ${formatDay(day)}` };
  };

const columns = 'm.id, m.no, m.title, m.day, m.status';

/** @throws Refusal `no-next-meeting`, `unknown-meeting`, `which-meeting-meant`, `meeting-is-cancelled` */
function meant(rows: Rows, { number, month }: WhichMeeting, said: Day): Row & { call: string } {
  if (number !== undefined) {
    const found = rows.one<Row>(`SELECT ${columns} FROM meeting m WHERE m.no = ?`, number);
    if (!found) throw unknown(number);
    if (found.status === 'cancelled') throw cancelled(found);
    return { ...found, call: 'That meeting' };
  }
  const coming = rows.all<Row>(
    `SELECT ${columns} FROM meeting m WHERE ${laterFirst('m', '@said')}`,
    { said },
  );
  if (month === undefined) {
    const [next] = coming;
    if (!next) throw none('No meeting is planned yet, so that is no day.');
    return { ...next, call: 'The next meeting' };
  }
  const [first, ...others] = inFirstSuch(coming, month);
  const called = formatMonth(`2000-${String(month).padStart(2, '0')}-01` as Day).split(' ')[0];
  if (!first) throw none(`No meeting is planned in ${called} yet, so that is no day.`);
  if (others.length === 0) return { ...first, call: `The ${called} meeting` };
  throw new Refusal(
    'which-meeting-meant',
    `There are ${others.length + 1} meetings in ${called}: ${inWords(
      [first, ...others].map(({ no, title, day }) => `${no} (${title}, ${formatDay(day)})`),
    )}.`,
    `Say which by its number: “meeting ${first.no}”.`,
  );
}

const monthOf = ({ day }: Row): string => day.slice(0, 7);

/** Those in the first such month that has any. */
function inFirstSuch(coming: readonly Row[], month: number): Row[] {
  const such = coming.filter(({ day }) => Number(day.slice(5, 7)) === month);
  return such.filter((each) => monthOf(each) === monthOf(such[0] as Row));
}

const cancelled = ({ no, title }: Row): Refusal =>
  new Refusal(
    'meeting-is-cancelled',
    `Meeting ${no} (${title}) was cancelled, so that is no day.`,
    'Name another one (“next meeting”), or a day.',
  );

const unknown = (number: number): Refusal =>
  new Refusal(
    'unknown-meeting',
    `There is no meeting ${number}.`,
    'See what there is, with numbers: momentum meeting list',
  );

const none = (message: string): Refusal => new Refusal('no-next-meeting', message, toPlan);
