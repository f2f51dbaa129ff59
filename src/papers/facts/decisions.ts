/** What was decided, and what is to be decided. */
import { commitmentShape } from './commitments.js';
import { bool, date, type FactOf, group, no, orNull, rowsOf, text } from './shape.js';

export type DecisionFact = FactOf<typeof decisionShape>;
export const decisionShape = group(
  {
    no: no(),
    text: text('What was decided; of what is to be decided, what there is to decide.'),
    how: orNull(text(), 'By whom or how it was decided, or is to be: “consent”.'),
    raisedOn: orNull(date('Since when it was to be decided.')),
    decidedOn: orNull(date()),
    meeting: orNull(text(), 'The meeting where it was decided.'),
    why: orNull(text(), 'Never in public.'),
    lookAgainOn: orNull(date()),
    isToLookAt: bool('Whether it stands, and its day to be looked at again has come by `asOf`.'),
    question: orNull(text(), 'The burning question that it answers.'),
    insteadOf: orNull(text(), 'What it took the place of.'),
    replacedBy: orNull(text(), 'What took its place by `asOf`.'),
    endedOn: orNull(date(), 'Since when.'),
    ledTo: rowsOf(commitmentShape, 'What was offered, and what is wanted, because of it.'),
  },
  'a decision',
);

export const decisionsShape = group({
  toTake: rowsOf(decisionShape, 'To be decided on `asOf`, the longest waiting first.'),
  taken: rowsOf(
    decisionShape,
    'Decided within the period, and no other has taken its place; earliest first.',
  ),
});

export const decisionBookShape = group({
  standing: rowsOf(decisionShape, 'All that stand on `asOf`, latest first.'),
  superseded: rowsOf(decisionShape, 'The latest 200 of which another has taken the place.'),
});
