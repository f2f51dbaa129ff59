/** The shapes of what the lists among the facts hold. */
import type {
  AgendaFacts,
  ChainFact,
  CommitmentFact,
  MeetingRecordFacts,
  MonthFact,
  OwnFact,
  PersonFact,
  PlannedFact,
  RecipientFacts,
} from './facts/index.js';
import { fields, rows, type ShapeOf } from './shape.js';

const link = fields({ no: 'number', text: 'text', open: 'yes or no' });

export const commitment: ShapeOf<CommitmentFact> = fields({
  no: 'number',
  text: 'text',
  who: 'text',
  with: rows('text'),
  due: 'day',
  offeredOn: 'day',
  isNew: 'yes or no',
  saidAt: 'text',
  needs: rows(link),
  feeds: rows(link),
  doneWhen: 'text',
  because: 'text',
  why: 'text',
  closedOn: 'day',
  movedFrom: 'day',
  movedTo: 'day',
  passedFrom: 'text',
  overdueDays: 'number',
});

export const person: ShapeOf<PersonFact> = fields({ name: 'text', on: 'day' });

export const role = fields({ role: 'text', who: 'text', deputy: 'text', since: 'day' });

export const meeting = fields({
  title: 'text',
  on: 'day',
  at: 'text',
  kind: 'text',
  host: 'text',
  place: 'text',
  present: 'number',
  apologies: 'number',
});

export const question = fields({
  no: 'number',
  text: 'text',
  askedBy: 'text',
  askedOn: 'day',
  answeredBy: 'text',
  answeredOn: 'day',
  where: 'text',
  days: 'number',
});

export const agenda: ShapeOf<AgendaFacts> = fields({
  meeting,
  last: meeting,
  apologies: rows('text'),
  joined: rows(person),
  kept: rows(commitment),
  overdue: rows(commitment),
  due: rows(commitment),
  said: rows(commitment),
  taken: rows(question),
  waiting: rows(question),
});

export const meetingRecord: ShapeOf<MeetingRecordFacts> = fields({
  meeting,
  held: 'yes or no',
  present: rows('text'),
  apologies: rows('text'),
  notes: rows('text'),
  writeUp: 'text',
  questions: rows(question),
  offered: rows(commitment),
  released: rows(commitment),
  wanted: rows(commitment),
  next: meeting,
});

const own: ShapeOf<OwnFact> = fields({ ...commitment.fields, together: rows('text') });

export const recipient: ShapeOf<RecipientFacts> = fields({
  name: 'text',
  joinedOn: 'day',
  roles: rows('text'),
  open: rows(own),
  helping: rows(own),
  kept: rows(own),
  lastKept: 'day',
  passedOn: rows(own),
  released: rows(own),
});

export const measure = fields({
  name: 'text',
  label: 'text',
  value: 'text',
  whole: 'text',
  numerator: 'number',
  denominator: 'number',
  previous: 'text',
  isCounted: 'yes or no',
  window: 'text',
  definition: 'text',
  source: 'text',
  over: 'yes or no',
  parts: rows(
    fields({
      name: 'text',
      label: 'text',
      value: 'text',
      numerator: 'number',
      denominator: 'number',
      previous: 'text',
    }),
  ),
});

export const action = fields({ no: 'number', text: 'text' });

export const trend = fields({
  month: 'text',
  from: 'day',
  over: 'yes or no',
  value: 'text',
  numerator: 'number',
  denominator: 'number',
});

const planned: ShapeOf<PlannedFact> = fields({
  ...commitment.fields,
  waitsFor: rows(
    fields({ no: 'number', text: 'text', who: 'text', due: 'day', tooLate: 'yes or no' }),
  ),
});

export const month: ShapeOf<MonthFact> = fields({ label: 'text', actions: rows(planned) });

export const chain: ShapeOf<ChainFact> = fields({
  no: 'number',
  text: 'text',
  who: 'text',
  due: 'day',
  again: 'yes or no',
  feeds: { rows: () => chain },
});
