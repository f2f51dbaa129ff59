/** The meetings there are, and one of them whole. */
import { flag, one } from '../cli/parameters.js';
import { verb } from '../cli/verb.js';
import { code, heading, type Inline, list, root, strong } from '../papers/build.js';
import type { Tree } from '../papers/tree.js';
import { counted } from '../text/text.js';
import { historyOf } from '../things/history.js';
import type { EventKind } from '../things/index.js';
import {
  comingMeetings,
  type MeetingRow,
  meetingsIn,
  offeredAt,
  pastMeetings,
} from '../things/meeting/list.js';
import { tellingFrom } from '../things/names.js';
import { need } from '../things/session.js';
import { type Day, shortDay } from '../time/day.js';
import { readPeriod } from '../time/typed-period.js';
import { commitmentLine, everybody, offeredByWhom } from './commitment-shown.js';
import { meetingData, meetingLines, whichMeeting } from './meeting-shown.js';
import { beatsOf, datedLines, daysOf, listing } from './shown.js';

const lately = 10;

export const meetingList = verb({
  path: ['meeting', 'list'],
  summary: 'the meetings to come, and the last ten',
  examples: [
    ['momentum meeting list', 'what is coming, and the last ten'],
    ['momentum meeting list --period 2026', 'those of a year'],
    ['momentum meeting list --all', 'every one there was'],
  ],
  options: {
    all: flag('every meeting there was or will be'),
    period: one('period', 'only those of this time: “this month”, 2026-Q1, 2026, FROM..TO'),
  },
  json: {
    meetings:
      'each with number, title, day, status, host and attendance; present is null where nobody wrote it down',
  },
  uses: 'reads',
  pages: true,
  run: ({ all, period }, call) =>
    call.session.ledger.read((reader) => {
      const { today } = call;
      if (all || period !== undefined) {
        const window = period === undefined ? undefined : readPeriod(period, call.asked('near'));
        const meetings = meetingsIn(reader, today, window);
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
    }),
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

const withWaiting = ({ unsettled }: MeetingRow): string =>
  unsettled > 0 ? `, ${counted(unsettled, 'name')} not settled` : '';

/** How a meeting stands, in a few words. */
const now: Record<MeetingRow['status'], (row: MeetingRow, today: Day) => string> = {
  planned: (row, today) => `${row.day < today ? 'unconfirmed' : 'planned'}${withApologies(row)}`,
  held: (row) =>
    `${row.present === null ? 'attendance unrecorded' : `${row.present} came`}${withWaiting(row)}${withApologies(row)}`,
  cancelled: () => 'cancelled',
};

/** What has a section of its own is not told again. */
const shownAbove = new Set<string>([
  'meeting.noted',
  'meeting.question-taken',
] satisfies EventKind[]);

export const meetingShow = verb({
  path: ['meeting', 'show'],
  summary: 'everything about one meeting: who came, notes, questions, what was offered there',
  examples: [['momentum meeting show last', 'the last one']],
  arguments: { meeting: whichMeeting },
  json: {
    meeting: 'the meeting, with attendance, notes and questions',
    commitments: 'what was offered or wanted there',
    history: 'what happened to it, in sentences',
  },
  uses: 'reads',
  pages: true,
  run: ({ meeting: { id } }, call) =>
    call.session.ledger.read((reader) => {
      const { today } = call;
      const state = need(reader, 'meeting', id);
      const names = tellingFrom(reader);
      const meeting = meetingData(reader, state, today);
      const commitments = offeredAt(reader, id, today);
      const history = historyOf(reader, id);
      return {
        data: { meeting, commitments, history: beatsOf(history, names) },
        document: root(
          heading(1, `${state.no}  ${state.title}`),
          list(meetingLines(meeting, today).filter((fact) => fact !== null)),
          ...section(
            'Burning questions',
            meeting.questions.map(({ no, text, status }) => [
              strong(String(no)),
              ` · ${text}${status === 'open' ? '' : ` (${status === 'answered' ? 'answered' : 'no longer asked'})`}`,
            ]),
          ),
          ...section(
            'Notes',
            meeting.notes.map(({ text }) => text),
          ),
          ...section(
            'Offered there',
            commitments
              .filter((row) => row.offeredBy !== null)
              .map((row) => commitmentLine(row, today, offeredByWhom(row))),
          ),
          ...section(
            'Wanted there',
            commitments
              .filter((row) => row.offeredBy === null)
              .map((row) =>
                commitmentLine(
                  row,
                  today,
                  row.by === null ? 'nobody yet' : `now with ${everybody(row)}`,
                ),
              ),
          ),
          ...section(
            'What happened',
            datedLines(
              beatsOf(
                history.filter(({ kind }) => !shownAbove.has(kind)),
                names,
              ),
            ),
          ),
        ),
      };
    }),
});

const section = (title: string, items: Parameters<typeof list>[0]) =>
  items.length === 0 ? [] : [heading(2, title), list(items)];
