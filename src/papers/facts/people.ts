/** People, their roles and what they gave, as a document tells of them. */
import { commitment } from './commitments.js';
import { day, type FactOf, list, maybe, number, record, text } from './shape.js';

export type PersonFact = FactOf<typeof person>;
export const person = record(
  {
    name: text(),
    on: maybe(day(), 'The day of what brings them into the list.'),
  },
  'somebody',
);

export const people = record({
  members: number('How many are members on `asOf`.'),
  joined: list(person, 'Within the period.'),
  firstContributions: list(person, 'Who gave something for the first time, within the period.'),
  left: list(person, 'Within the period.'),
});

export type RoleFact = FactOf<typeof role>;
export const role = record(
  {
    role: text(),
    who: maybe(text()),
    deputy: maybe(text()),
    since: maybe(day()),
  },
  'a role',
);

export const roles = record({ held: list(role), vacant: list(role) });

const kind = record(
  {
    said: text('How many of which kind, in words: “2 replies”.'),
    total: number(),
  },
  'a kind of contribution',
);

const thanks = record(
  {
    who: text(),
    what: list(text(), 'What for, in words and without figures: “replies”, “kept: Find a room”.'),
  },
  'somebody who is thanked',
);

export const contributions = record({
  total: number('Within the period.'),
  people: number('Distinct members among those who made them.'),
  byKind: list(kind),
  thanks: list(
    thanks,
    'Everybody to be thanked, by name in alphabetical order: this is no league table.',
  ),
});

export type OwnFact = FactOf<typeof own>;
const own = record(
  {
    ...commitment.fields,
    together: list(text(), 'Everybody else who does it: whoever holds it, and who helps.'),
  },
  'a commitment of theirs',
);

export type RecipientFacts = FactOf<typeof recipient>;
export const recipient = record({
  name: text('Their own name, whether they may be named to others or not.'),
  joinedOn: maybe(day()),
  roles: list(text(), 'The roles that they hold, those as a deputy included.'),
  open: list(own, 'What they hold and is open, by due day, those without one last.'),
  helping: list(own, 'What others hold and they help with.'),
  kept: list(own, 'Kept within the period, by them or with their help, latest first.'),
  lastKept: maybe(day(), 'The day they last kept anything, whether within the period or not.'),
  passedOn: list(own, 'What they passed on to somebody else within the period, latest first.'),
  released: list(own, 'What they let go within the period, latest first.'),
});

export type ConfidentialFacts = FactOf<typeof confidential>;
export const confidential = record({
  notes: list(
    record({ text: text(), on: day() }, 'a private note'),
    'Private notes of the period, as far as they were not withdrawn.',
  ),
  requests: list(
    record(
      {
        name: text(),
        on: maybe(day()),
        note: maybe(text(), 'What they wrote, or what was noted about them.'),
      },
      'a request to join',
    ),
    'Who has asked to join and has no answer yet, the longest waiting first.',
  ),
  quiet: list(
    record(
      {
        name: text(),
        lastWeek: day('The Monday of the last week in which they were active.'),
        weeks: number('Whole weeks since then.'),
        usualWeeks: number('What is usual for them.'),
      },
      'somebody who is quiet',
    ),
    'Whose silence is long for them, on `asOf`; of a day gone by, nobody can say any more.',
  ),
  overdue: list(
    record({ who: text(), actions: list(commitment) }, 'somebody with something overdue'),
    'What was hoped for by now, with whoever holds it; what nobody has taken is not in it.',
  ),
});
