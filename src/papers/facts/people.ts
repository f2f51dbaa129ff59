/** People, their roles and what they gave, as a document tells of them. */
import { commitmentShape } from './commitments.js';
import { bool, date, type FactOf, group, number, orNull, rowsOf, text } from './shape.js';

export type PersonFact = FactOf<typeof personShape>;
export const personShape = group(
  {
    name: text(),
    introduced: text(
      'The name, with what is said beside it where somebody is introduced: “Ann Lee (Acme)”.',
    ),
    on: orNull(date(), 'The day of what brings them into the list.'),
  },
  'somebody',
);

export const peopleShape = group({
  members: number('How many are members on `asOf`.'),
  joined: rowsOf(personShape, 'For the first time, within the period.'),
  returned: rowsOf(personShape, 'Came back within the period, having left before it.'),
  firstContributions: rowsOf(
    personShape,
    'Who gave something for the first time, within the period.',
  ),
  left: rowsOf(personShape, 'Within the period.'),
  stillHere: rowsOf(personShape, 'Who was on record as having left before it, by mistake.'),
});

export type RoleFact = FactOf<typeof roleShape>;
export const roleShape = group(
  {
    role: text(),
    who: orNull(text()),
    deputy: orNull(text()),
    since: orNull(date()),
  },
  'a role',
);

export const rolesShape = group({
  held: rowsOf(roleShape),
  vacant: rowsOf(
    roleShape,
    'Held by nobody; of those that every ledger begins with, only what somebody here has held.',
  ),
  newlyVacant: rowsOf(
    roleShape,
    'Of `vacant`, what somebody held, or was no role yet, when the period began: asked for once, and not for ever.',
  ),
});

const kind = group(
  {
    said: text('How many of which kind, in words: “2 replies”.'),
    total: number(),
  },
  'a kind of contribution',
);

const thanks = group(
  {
    who: text(),
    what: rowsOf(text(), 'What for, in words and without figures: “replies”, “kept: Find a room”.'),
    onlyGave: bool('Whether they kept nothing within the period, and gave something else.'),
  },
  'somebody who is thanked',
);

export const contributionsShape = group({
  total: number('Within the period.'),
  people: number('Distinct members among those who made them.'),
  byKind: rowsOf(kind),
  thanks: rowsOf(
    thanks,
    'Everybody to be thanked, by name in alphabetical order: this is no league table.',
  ),
});

export type OwnFact = FactOf<typeof own>;
const own = group(
  {
    ...commitmentShape.fields,
    together: rowsOf(text(), 'Everybody else who does it: whoever holds it, and who helps.'),
  },
  'a commitment of theirs',
);

export type RecipientFacts = FactOf<typeof recipientShape>;
export const recipientShape = group({
  name: text('Their own name, whether they may be named to others or not.'),
  joinedOn: orNull(date()),
  mayBeNamed: bool('Whether documents to share may name them.'),
  roles: rowsOf(text(), 'The roles that they hold, those as a deputy included.'),
  open: rowsOf(own, 'What they hold and is open, by due day, those without one last.'),
  helping: rowsOf(own, 'What others hold and they help with.'),
  kept: rowsOf(own, 'Kept within the period, by them or with their help, latest first.'),
  lastKept: orNull(date(), 'The day they last kept anything, whether within the period or not.'),
  passedOn: rowsOf(own, 'What they passed on to somebody else within the period, latest first.'),
  handedBack: rowsOf(own, 'What they handed back within the period, and nobody has, latest first.'),
  released: rowsOf(own, 'What they let go within the period, latest first.'),
});

export type ConfidentialFacts = FactOf<typeof confidentialShape>;
export const confidentialShape = group({
  notes: rowsOf(
    group({ text: text(), on: date() }, 'a private note'),
    'Private notes of the period, as far as they were not withdrawn.',
  ),
  requests: rowsOf(
    group(
      {
        name: text(),
        on: orNull(date()),
        note: orNull(text(), 'What they wrote, or what was noted about them.'),
      },
      'a request to join',
    ),
    'Who has asked to join and has no answer yet, the longest waiting first.',
  ),
  quiet: rowsOf(
    group(
      {
        name: text(),
        lastWeek: date('The Monday of the last week in which they were active.'),
        weeks: number('Whole weeks since then.'),
        usualWeeks: number('What is usual for them.'),
      },
      'somebody who is quiet',
    ),
    'Whose silence is long for them, on `asOf`; of a day gone by, nobody can say any more.',
  ),
  overdue: rowsOf(
    group({ who: text(), actions: rowsOf(commitmentShape) }, 'somebody with something overdue'),
    'What was hoped for by now, with whoever holds it; what nobody has taken is not in it.',
  ),
});
