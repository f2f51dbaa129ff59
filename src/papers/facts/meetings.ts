/** Meetings and questions, and what the papers of a meeting tell. */
import { commitmentShape } from './commitments.js';
import { turnShape } from './duties.js';
import { personShape } from './people.js';
import { bool, date, type FactOf, group, no, number, orNull, rowsOf, text } from './shape.js';

export type MeetingFact = FactOf<typeof meetingShape>;
export const meetingShape = group(
  {
    title: orNull(text()),
    on: date(),
    at: orNull(text(), '“18:00”, in the community’s own time zone; in French “18 h”.'),
    until: orNull(text(), '“19:30”, when it ends; null where nobody said.'),
    kind: orNull(text(), 'In words: “video”.'),
    host: orNull(text()),
    place: orNull(
      text(),
      'In public documents null where it is an address, or a call to dial into: a way in is a key.',
    ),
    venue: orNull(
      text(),
      '`place` without what `call` leads to; null where nothing is left of it.',
    ),
    call: orNull(
      text(),
      'The address that leads into it, where `place` holds one and people meet by video or phone, or nobody said how and it is all there is; as `place`, never in public.',
    ),
    present: orNull(
      number(),
      'How many came; null where no list was kept, which is not an empty room, and while names wait on it.',
    ),
    unsettled: number(
      'How many names of those who came are not settled yet: until they are, the list is not whole.',
    ),
    atLeast: orNull(
      number(),
      'How many of those who came are known by now; null where no list was kept.',
    ),
    apologies: orNull(number()),
  },
  'a meeting',
);

export type CalledOffFact = FactOf<typeof calledOff>;
const calledOff = group(
  {
    title: orNull(text()),
    on: date('The day it had been planned for.'),
    isOver: bool('Whether that day is over.'),
    why: orNull(text(), 'Never in public.'),
  },
  'a meeting that was called off',
);

export type ReplannedFact = FactOf<typeof replanned>;
const replanned = group(
  {
    title: orNull(text()),
    plannedFor: date('The day it had been planned for.'),
    on: date('The day it is planned for now.'),
    at: orNull(text()),
    place: orNull(text(), 'As of a meeting: in public null where it is a way in.'),
    host: orNull(text()),
    newDay: bool(),
    newTime: bool(),
    newPlace: bool('Another place, or another way to meet.'),
    newTitle: bool(),
    newHost: bool(),
  },
  'a meeting that was planned otherwise',
);

export type OnAgainFact = FactOf<typeof onAgain>;
const onAgain = group(
  {
    title: orNull(text()),
    on: date('The day it is planned for now.'),
    isOver: bool('Whether that day is over.'),
  },
  'a meeting that had been called off, and is on again',
);

const corrected = group(
  {
    title: orNull(text()),
    toldFor: date('The day that the document before told of.'),
    on: date('The day it was held, as is known now.'),
    host: orNull(text()),
    present: orNull(number(), 'As of a meeting.'),
    unsettled: number('As of a meeting.'),
    atLeast: orNull(number(), 'As of a meeting.'),
    newDay: bool(),
    newTitle: bool(),
    newHost: bool(),
    newList: bool('Who came is known, or known otherwise.'),
  },
  'a meeting that the document before told of as held, and something of it was put right',
);

const meetingBreak = group(
  {
    from: date(),
    to: date('Its last day.'),
    why: orNull(text()),
    isNow: bool('Whether it has begun.'),
  },
  'a break that the community named',
);

export const meetingsShape = group({
  held: rowsOf(
    meetingShape,
    'Held within the period, earliest first; never what the document before has told of as held.',
  ),
  knownSince: orNull(
    date(),
    'The first day of which is known whether there was a meeting, where that lies within the period; null where all of it is known. Of what was before, nobody knows.',
  ),
  lastBeforeKnown: bool(
    'Whether the last one held lies before that first day, so that nobody knows of all that came after it.',
  ),
  next: orNull(meetingShape, 'The first one planned on or after `asOf`.'),
  planned: rowsOf(meetingShape, 'All planned on or after `asOf`, the next one first.'),
  breaks: rowsOf(meetingBreak, 'Named, and not over by `asOf`; the next one first.'),
  breaksOver: rowsOf(
    meetingBreak,
    'Named, and over by `asOf`, of which the last day lies in the period; earliest first.',
  ),
  unconfirmed: rowsOf(
    meetingShape,
    'Planned for a day of the period, of the time that the figures are of, or since the last one held, which is over; nobody has said whether it took place. Earliest first.',
  ),
  calledOff: rowsOf(
    calledOff,
    'Planned or held before the period, and cancelled or taken off the record within it.',
  ),
  replanned: rowsOf(
    replanned,
    'Planned before the period, and moved within it to another day, hour or place, or with another title or host.',
  ),
  onAgain: rowsOf(onAgain, 'Called off before the period, and planned again within it.'),
  corrected: rowsOf(
    corrected,
    'Told of as held by the document before, and put right since; empty where there is none before it.',
  ),
  last: orNull(
    meetingShape,
    'The last one held on or before `asOf`, whether within the period or not.',
  ),
  recent: rowsOf(
    meetingShape,
    'The last twelve held on or before `asOf`, earliest first, for a look at how it goes.',
  ),
});

export type QuestionFact = FactOf<typeof questionShape>;
export const questionShape = group(
  {
    no: no(),
    text: text(),
    askedBy: orNull(text()),
    askedOn: date(),
    answeredBy: orNull(text()),
    answeredOn: orNull(date()),
    withdrawnOn: orNull(date(), 'Since when it is no longer asked.'),
    where: orNull(text(), 'Where the answer stands; in public null where that is an address.'),
    days: number('Whole days between asking and `asOf`, or the answer.'),
  },
  'a burning question',
);

export const questionsShape = group({
  open: rowsOf(questionShape, 'Open on `asOf`, the longest waiting first.'),
  asked: rowsOf(questionShape, 'Asked within the period and still open.'),
  answered: rowsOf(questionShape, 'Answered within the period.'),
  withdrawn: rowsOf(questionShape, 'Open before the period, and no longer asked since.'),
});

export type AgendaFacts = FactOf<typeof agendaShape>;
export const agendaShape = group({
  meeting: orNull(
    meetingShape,
    'The meeting that was asked for, else the first one planned on or after `asOf`.',
  ),
  movedFrom: orNull(
    group({ on: date(), at: orNull(text()) }, 'when a meeting was to be'),
    'When people were last called to it for, where that was another day or hour.',
  ),
  why: orNull(text(), 'Why it was called off, where it was and somebody said; never in public.'),
  last: orNull(meetingShape, 'The last one held before it.'),
  apologies: rowsOf(text(), 'Who has sent apologies, by name; in public nobody.'),
  coming: number('How many have answered that they come, as far as is on record.'),
  perhaps: number('How many have answered that they may come.'),
  expected: rowsOf(
    text(),
    'Members who may come, by name: all of them where they are at most 24, else who came to one of the last five meetings with a list, or is to host; nobody who sent apologies or asked not to be named, and in public nobody.',
  ),
  onDuty: rowsOf(
    turnShape,
    'Who does what at it, of the jobs that come again with each meeting. What stands here is not in `due`.',
  ),
  joined: rowsOf(
    personShape,
    'Joined since the last meeting (13 weeks where none was), its day included; never the facilitator.',
  ),
  returned: rowsOf(personShape, 'Came back since then, having left before.'),
  kept: rowsOf(
    commitmentShape,
    'Kept in the same time, latest first; what was kept before it and noted in it, too.',
  ),
  released: rowsOf(commitmentShape, 'Let go in the same time, latest first.'),
  overdue: rowsOf(
    commitmentShape,
    'Held by somebody and open, with a due day before `asOf`. What stands here is not in `due` or `said`.',
  ),
  due: rowsOf(
    commitmentShape,
    'Held by somebody and due by the meeting’s day (within 14 days where none is planned). What stands here is not in `said`.',
  ),
  said: rowsOf(commitmentShape, 'Said at the last meeting and due later, or on no day.'),
  undated: rowsOf(
    commitmentShape,
    'Held by somebody, due on no day, and not in `said`: each stands here until it is over.',
  ),
  later: rowsOf(commitmentShape, 'Held by somebody and due later, and not in `said`.'),
  taken: rowsOf(questionShape, 'Open questions that the meeting takes up.'),
  waiting: rowsOf(questionShape, 'All other open questions, the longest waiting first.'),
});
