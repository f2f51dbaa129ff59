/** Commitments as a document tells of them, and how they stand. */
import { day, type FactOf, list, maybe, number, record, text, yesOrNo } from './shape.js';

export type LinkFact = FactOf<typeof link>;
const link = record(
  {
    no: number(),
    text: text(),
    open: yesOrNo('Neither kept nor released yet.'),
  },
  'a commitment that another one needs, or that needs it',
);

export type CommitmentFact = FactOf<typeof commitment>;
export const commitment = record(
  {
    no: number('The small number that people type.'),
    text: text(),
    who: maybe(text(), 'Who offered; null where nobody has taken it yet.'),
    with: list(text()),
    due: maybe(day()),
    offeredOn: day(),
    isNew: yesOrNo(
      'Within the period taken for the first time or, where nobody has taken it yet, said; told in `commitments` and `plan`.',
    ),
    saidAt: maybe(text(), 'The meeting or place where it was said.'),
    needs: list(link, 'What this one waits for.'),
    feeds: list(link, 'What waits for this one.'),
    doneWhen: maybe(text()),
    because: maybe(
      text(),
      'The reason of the last move, passing on or release, in words: “waiting on somebody”.',
    ),
    why: maybe(text(), 'What was said about that reason; never in public.'),
    closedOn: maybe(day()),
    movedFrom: maybe(
      day(),
      'Where it was moved within the period: its day before the first move, and in `movedTo` the one it has now.',
    ),
    movedTo: maybe(day()),
    passedFrom: maybe(text(), 'Who held it before it was passed on within the period.'),
    overdueDays: maybe(number(), 'Whole days since the due day, where it is open and overdue.'),
  },
  'a commitment',
);

export const commitments = record({
  open: list(
    commitment,
    'Held by somebody and not overdue, those due soon included; by due day, those without one last. What nobody has taken yet stands in `wanted`.',
  ),
  dueSoon: list(commitment, 'Of `open`: due within the 14 days from `asOf`, that day included.'),
  later: list(
    commitment,
    'Of `open`: all the others, so that a document can show both and repeat none.',
  ),
  overdue: list(
    commitment,
    'Held by somebody, with a due day before `asOf`; what nobody has taken stands in `wanted`.',
  ),
  kept: list(commitment, 'Kept within the period, latest first; each once.'),
  moved: list(commitment, 'Moved within the period, latest first; each once.'),
  passedOn: list(commitment, 'Passed on within the period, latest first; each once.'),
  released: list(commitment, 'Released within the period, latest first; each once.'),
  wanted: list(commitment, 'Nobody has taken them yet, whenever they were said.'),
  offered: list(
    commitment,
    'Taken within the period for the first time, whatever has become of it since.',
  ),
  newlyWanted: list(commitment, 'Of `wanted`: said within the period.'),
});
