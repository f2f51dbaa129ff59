/** What is kept of a meeting. */
import { commitmentShape } from './commitments.js';
import { decisionShape } from './decisions.js';
import { meetingShape, questionShape } from './meetings.js';
import { bool, date, type FactOf, group, number, orNull, rowsOf, text } from './shape.js';

export type SaidFact = FactOf<typeof said>;
const said = group(
  {
    ...commitmentShape.fields,
    dueThen: orNull(date(), 'The day it was given when it was said; `due` is the one it has now.'),
    dueNextThen: bool('That was the day of the next meeting, and went where that went.'),
    withThen: rowsOf(text(), 'Who was to help when it was said.'),
    isBack: bool('Handed back since, and with nobody.'),
  },
  'a commitment as it was said at a meeting, and as it stands',
);

// Of what was promised before the day of the meeting and at another one, as it stood when that was over.
const dayOfMeetingShape = {
  keptThatDay: rowsOf(commitmentShape, 'Promised before it, and kept on its day.'),
  takenThatDay: rowsOf(commitmentShape, 'Wanted before it, and taken on its day.'),
  passedOnThatDay: rowsOf(commitmentShape, 'Passed on on its day: `who` had it from then on.'),
  movedThatDay: rowsOf(
    commitmentShape,
    'Given another day, or none any more, on its day: `due` is the new one, `movedFrom` the one before.',
  ),
  handedBackThatDay: rowsOf(commitmentShape, 'Handed back on its day, and looking for someone.'),
  releasedThatDay: rowsOf(commitmentShape, 'Promised before it, and let go on its day.'),
  askedThatDay: rowsOf(
    questionShape,
    'Asked on its day, not answered on it, and not among `questions`.',
  ),
  answeredThatDay: rowsOf(questionShape, 'Answered on its day, and not among `questions`.'),
  thankedThatDay: rowsOf(
    group(
      {
        who: text('By name; those who are not to be named together, in words.'),
        what: orNull(text(), 'What for; null where nobody said, and in public.'),
      },
      'somebody who gave something',
    ),
    'Who gave something on its day; without what files brought in.',
  ),
};

export type MeetingRecordFacts = FactOf<typeof meetingRecordShape>;
export const meetingRecordShape = group({
  meeting: orNull(
    meetingShape,
    'The meeting that was asked for, else the last one held on or before `asOf`.',
  ),
  held: bool('False where the one asked for has not been held by then.'),
  present: rowsOf(
    text(),
    'Who came, by name; empty where no list was kept (see `meeting.present`), and in public.',
  ),
  apologies: rowsOf(text()),
  notes: rowsOf(
    text(),
    'What was written down there, in the order of writing; in public nothing, and what is still to be settled for the facilitator alone.',
  ),
  toSettle: number('How many lines of it are still to be settled; in public none.'),
  remarks: rowsOf(text(), 'Of `notes`: those that say nothing of what was decided.'),
  decidedInNotes: rowsOf(
    text(),
    'Of `notes`: what was decided, where one says so (“Decided: …”), without that word.',
  ),
  writeUp: orNull(text(), 'Where a write-up stands.'),
  questions: rowsOf(
    questionShape,
    'Burning questions taken up there, whether answered by now or not.',
  ),
  decisions: rowsOf(decisionShape, 'Decided there.'),
  offered: rowsOf(
    said,
    'Offered there, and not let go, in the order of numbers: `offeredBy` offered it, by `dueThen`; `who` has it now, and is null where nobody has (in public it is left out then).',
  ),
  takenSince: rowsOf(
    said,
    'Wanted there, or on that day without a word of where, and taken since: `who` has it now.',
  ),
  offeredThatDay: rowsOf(
    said,
    'The same as `offered` of what was offered on the day of the meeting without a word of where.',
  ),
  released: rowsOf(
    commitmentShape,
    'Said there, or on that day and at no other meeting, and let go since.',
  ),
  wanted: rowsOf(
    said,
    'Said there, or on that day without a word of where, and looking for somebody; in public without who had offered it.',
  ),
  ...dayOfMeetingShape,
  next: orNull(meetingShape, 'The meeting that came or comes after it.'),
});
