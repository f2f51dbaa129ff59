/** Commitments as a document tells of them, and how they stand. */
import { bool, date, type FactOf, group, no, number, orNull, rowsOf, text } from './shape.js';

export type LinkFact = FactOf<typeof link>;
const link = group(
  {
    no: no(),
    text: text(),
    open: bool('Neither kept nor released yet.'),
  },
  'a commitment that another one needs, or that needs it',
);

export type CommitmentFact = FactOf<typeof commitmentShape>;
export const commitmentShape = group(
  {
    no: no('The small number that people type.'),
    text: text(),
    who: orNull(
      text(),
      'Who holds it, or did when it was over; null where nobody has taken it yet, or whoever did has left or handed it back.',
    ),
    with: rowsOf(text()),
    offeredBy: orNull(
      text(),
      'Who offered it, whoever has it now; null where it was wanted when it was said.',
    ),
    due: orNull(date()),
    dueNext: bool('Due at the next meeting, and goes where that goes; `due` is its day.'),
    offeredOn: date(),
    heldSince: orNull(date(), 'Since when it has been with whoever has it; null where nobody has.'),
    isNew: bool(
      'Within the period taken for the first time or, where nobody has taken it yet, said; told in `commitments` and `plan`.',
    ),
    isAgain: bool(
      'With somebody before the period, who has left or handed it back within it, so that it is looking for someone; told in `commitments`.',
    ),
    isLeftBehind: bool('With somebody who has left, and taken by nobody since.'),
    saidAt: orNull(text(), 'The meeting or place where it was said.'),
    needs: rowsOf(link, 'What this one waits for.'),
    feeds: rowsOf(link, 'What waits for this one.'),
    doneWhen: orNull(text()),
    because: orNull(
      text(),
      'The reason of the last move, passing on, handing back or release, in words: “waiting on somebody”.',
    ),
    why: orNull(text(), 'What was said about that reason; never in public.'),
    reason: orNull(
      text(),
      'Both in one: “waiting on somebody: the hall is shut”, or the one of them that there is.',
    ),
    closedOn: orNull(
      date(),
      'When it was kept or let go; null where it is open, or kept on a day that nobody knows.',
    ),
    isKept: bool(),
    dayUnknown: bool('Whoever has it offered it on a day that nobody knows.'),
    movedFrom: orNull(
      date(),
      'Where it was moved within the period: its day before the first move, and in `movedTo` the one it has now.',
    ),
    movedTo: orNull(date()),
    passedFrom: orNull(text(), 'Who held it before it was passed on within the period.'),
    overdueDays: orNull(number(), 'Whole days since the due day, where it is open and overdue.'),
  },
  'a commitment',
);

export const commitmentsShape = group({
  open: rowsOf(
    commitmentShape,
    'Held by somebody and not overdue, those due soon included; by due day, those without one last. What nobody has taken yet stands in `wanted`.',
  ),
  dueSoon: rowsOf(
    commitmentShape,
    'Of `open`: due within the 14 days from `asOf`, that day included.',
  ),
  ahead: rowsOf(
    commitmentShape,
    'Of `open`: all but `older`, so that a document can show both and repeat none.',
  ),
  later: rowsOf(
    commitmentShape,
    'Of `open`: all the others but `older`, so that a document can show all three and repeat none.',
  ),
  older: rowsOf(
    commitmentShape,
    'Of `open`: never dated, and with whoever has it for longer than half a year. Worth asking about, once for all.',
  ),
  overdue: rowsOf(
    commitmentShape,
    'Held by somebody, with a due day before `asOf`; what nobody has taken stands in `wantedBefore`.',
  ),
  kept: rowsOf(commitmentShape, 'Kept within the period, latest first; each once.'),
  moved: rowsOf(
    commitmentShape,
    'Moved within the period from one date to another, latest first; each once.',
  ),
  dated: rowsOf(
    commitmentShape,
    'Given their first date within the period, latest first; each once.',
  ),
  undated: rowsOf(
    commitmentShape,
    'Whose date was taken away within the period (`movedFrom`), latest first; each once; without what is in `passedOn`.',
  ),
  passedOn: rowsOf(
    commitmentShape,
    'Passed on within the period, latest first; each once, with `movedFrom` where it has no date since.',
  ),
  handedBack: rowsOf(
    commitmentShape,
    'Looking for somebody again: said before the period, and handed back within it (`reason`).',
  ),
  released: rowsOf(commitmentShape, 'Released within the period, latest first; each once.'),
  reopened: rowsOf(
    commitmentShape,
    'Kept or let go before the period, and open again, since that was a slip or was taken back.',
  ),
  reworded: rowsOf(commitmentShape, 'Open before the period and now, in other words.'),
  withOthers: rowsOf(commitmentShape, 'Open before the period and now, with other helpers.'),
  wanted: rowsOf(
    commitmentShape,
    'Looking for somebody, whenever they were said: nobody has taken them yet, or whoever did has left or handed them back. Without those whose day is over (`wantedBefore`), unless somebody who has left had them.',
  ),
  wantedBefore: rowsOf(
    commitmentShape,
    'Looking for somebody still, with a due day before `asOf`: nobody is asked for them any more. What a leaver had stands in `wanted`.',
  ),
  offered: rowsOf(
    commitmentShape,
    'Taken within the period for the first time, or again after it was handed back, whatever has become of it since; `who` is null where nobody has it any more.',
  ),
  taken: rowsOf(
    commitmentShape,
    'Of `offered`: looking for somebody before it was taken, and with somebody now (`who`); without what is in `passedOn`.',
  ),
  newlyWanted: rowsOf(commitmentShape, 'Of `wanted` and `wantedBefore`: said within the period.'),
});
