import type { Run } from '../../cli/spec.js';
import { code, heading, type Inline, root } from '../../papers/build.js';
import type { Tree } from '../../papers/tree.js';
import {
  comingMeetings,
  type MeetingRow,
  meetingsIn,
  pastMeetings,
} from '../../things/meeting/list.js';
import { type Day, shortDay } from '../../time/day.js';
import { saidWindow } from '../../time/said-window.js';
import { daysOf, listing } from '../words.js';
import type { list } from './index.js';

const lately = 10;

export const run: Run<typeof list> = ({ all, period }, call) =>
  call.session.ledger.read((reader) => {
    const { today } = call;
    if (all || period !== undefined) {
      const window = period === undefined ? undefined : saidWindow(period, today);
      const meetings = meetingsIn(reader, window);
      const none = window
        ? `No meeting is on record for ${daysOf(window)}.`
        : 'No meeting is on record yet.';
      return { data: { meetings }, document: tableOf(meetings, none, today) };
    }
    const coming = comingMeetings(reader, today);
    const past = pastMeetings(reader, today, lately);
    return {
      data: { meetings: [...coming, ...past] },
      document: root(
        heading(2, 'Coming'),
        ...tableOf(
          coming,
          ['None is planned. To plan one: ', code('momentum meeting plan "TITLE" --on DATE')],
          today,
        ).children,
        heading(2, 'Lately'),
        ...tableOf(past, 'None is on record.', today).children,
      ),
      hints: past.length === lately ? ['For all there were: momentum meeting list --all'] : [],
    };
  });

const tableOf = (meetings: readonly MeetingRow[], none: Inline, today: Day): Tree =>
  listing(
    ['No', 'Day', 'Meeting', 'Host', 'Now'],
    meetings.map((row) => [
      String(row.no),
      `${shortDay(row.day)}${row.start ? `, ${row.start}` : ''}`,
      row.title,
      row.host?.name ?? '',
      now[row.status](row, today),
    ]),
    none,
  );

const withApologies = ({ apologies }: MeetingRow): string =>
  apologies > 0 ? `, ${apologies} sent apologies` : '';

/** How a meeting stands, in a few words. */
const now: Record<MeetingRow['status'], (row: MeetingRow, today: Day) => string> = {
  planned: (row, today) =>
    `${row.day < today ? 'planned; was it held?' : 'planned'}${withApologies(row)}`,
  held: (row) =>
    `${row.present === null ? 'attendance unrecorded' : `${row.present} came`}${withApologies(row)}`,
  cancelled: () => 'cancelled',
};
