/** What lies ahead. */
import { commitmentShape } from './commitments.js';
import { turnShape } from './duties.js';
import { meetingShape } from './meetings.js';
import {
  bool,
  date,
  type FactOf,
  group,
  no,
  number,
  orNull,
  rowsOf,
  type Shape,
  text,
} from './shape.js';

export type ActionFact = FactOf<typeof action>;
const action = group({ no: no(), text: text() }, 'a commitment, in short');

const awaited = group({ ...action.fields, who: orNull(text()), due: orNull(date()) });

export type PlannedFact = FactOf<typeof planned>;
const planned = group(
  {
    ...commitmentShape.fields,
    waitsFor: rowsOf(
      group(
        {
          ...awaited.fields,
          tooLate: bool('Due after what waits for it, so that the two dates can’t both hold.'),
        },
        'a commitment that another one waits for',
      ),
      'Of what it needs, what is still open; empty where nothing holds it up.',
    ),
  },
  'a commitment in the plan',
);

export type MonthFact = FactOf<typeof monthShape>;
export const monthShape = group({
  label: text('“November 2026”, “still open from before”, “later”, “no date yet”.'),
  actions: rowsOf(planned),
  meetings: rowsOf(meetingShape, 'Planned for it, the next one first.'),
  turns: rowsOf(
    turnShape,
    'Of jobs that come again, and offered to nobody yet: no promises, and in no figure. Told of the three months.',
  ),
});

export interface ChainFact extends FactOf<typeof awaited> {
  again: boolean;
  feeds: ChainFact[];
}
const chainShape: Shape<ChainFact> = group(
  {
    ...awaited.fields,
    again: bool(
      'True where it already stood above with all that waits for it, which is not said twice.',
    ),
    feeds: rowsOf(() => chainShape),
  },
  'a commitment that others wait for',
);

export type AwaitedFact = FactOf<typeof mostAwaited>;
const mostAwaited = group({
  ...awaited.fields,
  waiting: number('How many open commitments wait for it, directly or through others.'),
});

export type LoadFact = FactOf<typeof load>;
const load = group(
  {
    who: text(),
    actions: rowsOf(action, 'Open commitments that they hold themselves.'),
    helpingWith: rowsOf(action, 'Open commitments of others that they help with.'),
    open: orNull(
      number(),
      'How many `actions` are: for the facilitator alone, so that nobody is counted against another.',
    ),
    helping: orNull(number(), 'The same of `helpingWith`.'),
  },
  'what somebody carries',
);

export type PlanFacts = FactOf<typeof planShape>;
export const planShape = group({
  before: {
    ...monthShape,
    about: 'Open, and hoped for by a day that is over, in whichever month.',
  },
  thisMonth: monthShape,
  nextMonth: monthShape,
  monthAfter: monthShape,
  later: monthShape,
  noDate: {
    ...monthShape,
    about: 'Not dated yet; what somebody has had for longer than half a year stands in `older`.',
  },
  months: rowsOf(
    monthShape,
    'Of these six, those that hold anything, in their order: for the picture.',
  ),
  quiet: rowsOf(text(), 'Of the three months, what those are called that hold nothing.'),
  older: rowsOf(
    commitmentShape,
    'Held by somebody for longer than half a year, and without a date.',
  ),
  lookingFor: rowsOf(
    commitmentShape,
    'Open ones that nobody has taken yet, or whose holder has left.',
  ),
  chains: rowsOf(
    chainShape,
    'What waits on what: each starts with what waits for nothing and holds what waits for it.',
  ),
  mostAwaited: orNull(
    mostAwaited,
    'The open commitment that most others wait for; null where that is one other at most, or where as many wait for another.',
  ),
  load: rowsOf(load, 'Everybody who holds something open, by name in alphabetical order.'),
  stopped: rowsOf(commitmentShape, 'Released within the period.'),
});
