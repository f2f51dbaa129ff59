/** What lies ahead. */
import { commitment } from './commitments.js';
import {
  day,
  type FactOf,
  list,
  maybe,
  number,
  record,
  type Shape,
  text,
  yesOrNo,
} from './shape.js';

export type ActionFact = FactOf<typeof action>;
const action = record({ no: number(), text: text() }, 'a commitment, in short');

const awaited = record({ ...action.fields, who: maybe(text()), due: maybe(day()) });

export type PlannedFact = FactOf<typeof planned>;
const planned = record(
  {
    ...commitment.fields,
    waitsFor: list(
      record(
        {
          ...awaited.fields,
          tooLate: yesOrNo('Due after what waits for it, so that the two dates can’t both hold.'),
        },
        'a commitment that another one waits for',
      ),
      'Of what it needs, what is still open; empty where nothing holds it up.',
    ),
  },
  'a commitment in the plan',
);

export type MonthFact = FactOf<typeof month>;
export const month = record({
  label: text('“November 2026”, “later”, “no date yet”.'),
  actions: list(planned),
});

export interface ChainFact extends FactOf<typeof awaited> {
  again: boolean;
  feeds: ChainFact[];
}
export const chain: Shape<ChainFact> = record(
  {
    ...awaited.fields,
    again: yesOrNo(
      'True where it already stood above with all that waits for it, which is not said twice.',
    ),
    feeds: list(() => chain),
  },
  'a commitment that others wait for',
);

export type AwaitedFact = FactOf<typeof mostAwaited>;
const mostAwaited = record({
  ...awaited.fields,
  waiting: number('How many open commitments wait for it, directly or through others.'),
});

export type LoadFact = FactOf<typeof load>;
const load = record(
  {
    who: text(),
    actions: list(action, 'Open commitments that they hold themselves.'),
    helpingWith: list(action, 'Open commitments of others that they help with.'),
    open: maybe(
      number(),
      'How many `actions` are: for the facilitator alone, so that nobody is counted against another.',
    ),
    helping: maybe(number(), 'The same of `helpingWith`.'),
  },
  'what somebody carries',
);

export type PlanFacts = FactOf<typeof plan>;
export const plan = record({
  thisMonth: { ...month, about: 'Due this month or before it: what is overdue belongs to now.' },
  nextMonth: month,
  monthAfter: month,
  later: month,
  noDate: month,
  lookingFor: list(commitment, 'Open ones that nobody has taken yet.'),
  chains: list(
    chain,
    'What waits on what: each starts with what waits for nothing and holds what waits for it.',
  ),
  mostAwaited: maybe(
    mostAwaited,
    'The open commitment that most others wait for, or null where none waits.',
  ),
  load: list(load, 'Everybody who holds something open, by name in alphabetical order.'),
  stopped: list(commitment, 'Released within the period.'),
});
