/** Meetings and questions, and what the papers of a meeting tell. */
import { commitment } from './commitments.js';
import { person } from './people.js';
import { day, type FactOf, list, maybe, number, record, text, yesOrNo } from './shape.js';

export type MeetingFact = FactOf<typeof meeting>;
export const meeting = record(
  {
    title: maybe(text()),
    on: day(),
    at: maybe(text(), '“18:00”, in the community’s own time zone.'),
    kind: maybe(text(), 'In words: “video”.'),
    host: maybe(text()),
    place: maybe(
      text(),
      'In public documents null where it is an address, or a call to dial into: a way in is a key.',
    ),
    present: maybe(
      number(),
      'How many came; null where no list was kept, which is not an empty room.',
    ),
    apologies: maybe(number()),
  },
  'a meeting',
);

export const meetings = record({
  held: list(meeting, 'Held within the period, earliest first.'),
  next: maybe(meeting, 'The first one planned on or after `asOf`.'),
  planned: list(meeting, 'All planned on or after `asOf`, the next one first.'),
  last: maybe(meeting, 'The last one held on or before `asOf`, whether within the period or not.'),
  recent: list(
    meeting,
    'The last twelve held on or before `asOf`, earliest first, for a look at how it goes.',
  ),
});

export type QuestionFact = FactOf<typeof question>;
export const question = record(
  {
    no: number(),
    text: text(),
    askedBy: maybe(text()),
    askedOn: day(),
    answeredBy: maybe(text()),
    answeredOn: maybe(day()),
    where: maybe(text(), 'Where the answer stands; in public null where that is an address.'),
    days: number('Whole days between asking and `asOf`, or the answer.'),
  },
  'a burning question',
);

export const questions = record({
  open: list(question, 'Open on `asOf`, the longest waiting first.'),
  asked: list(question, 'Asked within the period and still open.'),
  answered: list(question, 'Answered within the period.'),
});

export type AgendaFacts = FactOf<typeof agenda>;
export const agenda = record({
  meeting: maybe(
    meeting,
    'The meeting that was asked for, else the first one planned on or after `asOf`.',
  ),
  last: maybe(meeting, 'The last one held before it.'),
  apologies: list(text(), 'Who has sent apologies, by name; in public nobody.'),
  joined: list(
    person,
    'Joined since the last meeting (13 weeks where none was), its day included; never the facilitator.',
  ),
  kept: list(commitment, 'Kept in the same time, latest first.'),
  overdue: list(
    commitment,
    'Held by somebody and open, with a due day before `asOf`. What stands here is not in `due` or `said`.',
  ),
  due: list(
    commitment,
    'Held by somebody and due by the meeting’s day (within 14 days where none is planned). What stands here is not in `said`.',
  ),
  said: list(commitment, 'Said at the last meeting and due later, or on no day.'),
  taken: list(question, 'Open questions that the meeting takes up.'),
  waiting: list(question, 'All other open questions, the longest waiting first.'),
});

export type MeetingRecordFacts = FactOf<typeof meetingRecord>;
export const meetingRecord = record({
  meeting: maybe(
    meeting,
    'The meeting that was asked for, else the last one held on or before `asOf`.',
  ),
  held: yesOrNo('False where the one asked for has not been held by then.'),
  present: list(
    text(),
    'Who came, by name; empty where no list was kept (see `meeting.present`), and in public.',
  ),
  apologies: list(text()),
  notes: list(text(), 'What was written down there, in the order of writing; in public nothing.'),
  writeUp: maybe(text(), 'Where a write-up stands.'),
  questions: list(question, 'Burning questions taken up there, whether answered by now or not.'),
  offered: list(
    commitment,
    'Said there and held or kept by somebody, as it stands on `asOf`, in the order of numbers.',
  ),
  released: list(commitment, 'Said there, and let go since.'),
  wanted: list(commitment, 'Said there, and nobody has taken it.'),
  next: maybe(meeting, 'The meeting that came or comes after it.'),
});
