/**
 * The names that a template can use, as data: the compiler holds this table against
 * `DocumentFacts`, so that a fact added there has to be added here, and a template that names one
 * wrongly can be told so before it is used.
 */
import type {
  AgendaFacts,
  ChainFact,
  CommitmentFact,
  DocumentFacts,
  MeetingRecordFacts,
  MonthFact,
  OwnFact,
  PersonFact,
  RecipientFacts,
} from '../core/facts.js';
import { fields, rows, type ShapeOf } from './shape.js';

export type { Shape } from './shape.js';

const link = fields({ no: 'number', text: 'text', open: 'yes or no' });

const commitment: ShapeOf<CommitmentFact> = fields({
  no: 'number',
  text: 'text',
  who: 'text',
  with: rows('text'),
  due: 'day',
  offeredOn: 'day',
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

const person: ShapeOf<PersonFact> = fields({ name: 'text', on: 'day' });

const role = fields({ role: 'text', who: 'text', deputy: 'text', since: 'day' });

const meeting = fields({
  title: 'text',
  on: 'day',
  at: 'text',
  kind: 'text',
  host: 'text',
  place: 'text',
  present: 'number',
  apologies: 'number',
});

const question = fields({
  no: 'number',
  text: 'text',
  askedBy: 'text',
  askedOn: 'day',
  answeredBy: 'text',
  answeredOn: 'day',
  where: 'text',
  days: 'number',
});

const agenda: ShapeOf<AgendaFacts> = fields({
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

const meetingRecord: ShapeOf<MeetingRecordFacts> = fields({
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

const recipient: ShapeOf<RecipientFacts> = fields({
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

const measure = fields({
  name: 'text',
  label: 'text',
  value: 'text',
  whole: 'text',
  numerator: 'number',
  denominator: 'number',
  previous: 'text',
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

const action = fields({ no: 'number', text: 'text' });

const month: ShapeOf<MonthFact> = fields({ label: 'text', actions: rows(commitment) });

const chain: ShapeOf<ChainFact> = fields({
  no: 'number',
  text: 'text',
  who: 'text',
  due: 'day',
  again: 'yes or no',
  feeds: { rows: () => chain },
});

export const factShape: ShapeOf<DocumentFacts> = fields({
  asOf: 'day',
  since: fields({ no: 'number', asOf: 'day' }),
  period: fields({ from: 'day', to: 'day', label: 'text' }),
  community: fields({
    name: 'text',
    purpose: 'text',
    stage: 'text',
    stageWhy: 'text',
    rhythm: 'text',
    foundedOn: 'day',
    channels: rows('text'),
    facilitator: 'text',
    planKeeper: 'text',
    planLookedAtAgainOn: 'day',
  }),
  words: rows('text'),
  changes: fields({
    offered: 'number',
    kept: 'number',
    moved: 'number',
    passedOn: 'number',
    released: 'number',
    joined: 'number',
    left: 'number',
    answered: 'number',
    held: 'number',
  }),
  commitments: fields({
    open: rows(commitment),
    dueSoon: rows(commitment),
    later: rows(commitment),
    overdue: rows(commitment),
    kept: rows(commitment),
    moved: rows(commitment),
    passedOn: rows(commitment),
    released: rows(commitment),
    wanted: rows(commitment),
    offered: rows(commitment),
    newlyWanted: rows(commitment),
  }),
  people: fields({
    members: 'number',
    joined: rows(person),
    firstContributions: rows(person),
    left: rows(person),
  }),
  roles: fields({ held: rows(role), vacant: rows(role) }),
  meetings: fields({
    held: rows(meeting),
    next: meeting,
    planned: rows(meeting),
    last: meeting,
    recent: rows(meeting),
  }),
  questions: fields({ open: rows(question), asked: rows(question), answered: rows(question) }),
  contributions: fields({
    total: 'number',
    people: 'number',
    byKind: rows(fields({ said: 'text', total: 'number' })),
    thanks: rows(fields({ who: 'text', what: rows('text') })),
  }),
  measures: rows(measure),
  help: rows('text'),
  decisions: rows('text'),
  story: 'text',
  nextSteps: rows('text'),
  plan: fields({
    thisMonth: month,
    nextMonth: month,
    monthAfter: month,
    later: month,
    noDate: month,
    lookingFor: rows(commitment),
    chains: rows(chain),
    mostAwaited: fields({ no: 'number', text: 'text', who: 'text', due: 'day', waiting: 'number' }),
    load: rows(
      fields({
        who: 'text',
        actions: rows(action),
        helpingWith: rows(action),
        open: 'number',
        helping: 'number',
      }),
    ),
    stopped: rows(commitment),
  }),
  agenda,
  meetingRecord,
  resources: rows(fields({ no: 'number', title: 'text', link: 'text', keeper: 'text' })),
  recipient,
  confidential: fields({
    notes: rows(fields({ text: 'text', on: 'day' })),
    requests: rows(fields({ name: 'text', on: 'day', note: 'text' })),
    quiet: rows(fields({ name: 'text', lastWeek: 'day', weeks: 'number', usualWeeks: 'number' })),
    overdue: rows(fields({ who: 'text', actions: rows(commitment) })),
  }),
});
