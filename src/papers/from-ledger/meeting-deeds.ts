/** What became, on the day of a meeting, of what had been promised before it. */

import { dueOn, keptIn, ownerOn, releasedIn } from '../../things/commitment/terms.js';
import type { No } from '../../things/no.js';
import type { Id } from '../../things/thing.js';
import type { Day } from '../../time/day.js';
import type { CommitmentFact, MeetingRecordFacts } from '../facts/index.js';
import { takenFirst } from './commitment-rows.js';
import { commitmentsWhere } from './commitments.js';
import type { FactsContext } from './context.js';
import { questionsThatDay, thankedOn } from './gatherings.js';
import { handedBackIn, handoversIn, movesIn } from './steps.js';

// What was said at the meeting, or offered on its day, is told as that.
// The plus has SQLite begin with what happened, not with all that was ever offered before.
const before = `+c.offered_on < @on AND c.said_at IS NOT @meeting`;
// What is with nobody any more has its place in no list of offers.
const sameDayToo = `(c.said_at IS NULL OR ${before})`;

const deeds = [
  'keptThatDay',
  'takenThatDay',
  'passedOnThatDay',
  'movedThatDay',
  'handedBackThatDay',
  'releasedThatDay',
] as const;

export type DayOfMeeting = Pick<
  MeetingRecordFacts,
  (typeof deeds)[number] | 'askedThatDay' | 'answeredThatDay' | 'thankedThatDay'
>;

export const nothingThatDay: DayOfMeeting = {
  keptThatDay: [],
  takenThatDay: [],
  passedOnThatDay: [],
  movedThatDay: [],
  handedBackThatDay: [],
  releasedThatDay: [],
  askedThatDay: [],
  answeredThatDay: [],
  thankedThatDay: [],
};

/** As it stood at the end of that day, each thing once: by what weighs most of what became of it. */
export function dayOfMeeting(context: FactsContext, meeting: Id, on: Day): DayOfMeeting {
  const window = { from: on, to: on, after: null, knew: null };
  const then: FactsContext = { ...context, asOf: on, known: on, isNow: false, window, since: null };
  const told = new Set<No>();
  const facts = (where: string, params = {}, of = before): CommitmentFact[] => {
    const found = commitmentsWhere(then, `${of} AND ${where}`, {
      ...{ on, meeting, from: on, to: on, after: null, knew: null },
      ...params,
    });
    const anew = found.map(({ fact }) => fact).filter(({ no }) => !told.has(no));
    for (const { no } of anew) told.add(no);
    return anew;
  };
  const questions = questionsThatDay(context, { id: meeting, on });
  return {
    keptThatDay: facts(`${keptIn.sql('c', '@from', '@to')} ORDER BY c.no`),
    releasedThatDay: facts(`${releasedIn.sql('c', '@from', '@to')} ORDER BY c.no`),
    handedBackThatDay: handedBackIn(then).flatMap(({ id }) =>
      facts('c.id = @id', { id }, sameDayToo),
    ),
    passedOnThatDay: handoversIn(then).flatMap(({ id, from }) =>
      facts(`c.id = @id AND ${ownerOn.sql('c', '@day')} IS NOT @holder`, { id, holder: from }),
    ),
    takenThatDay: facts(takenFirst),
    movedThatDay: movesIn(then).flatMap(({ id, from }) =>
      facts(`c.id = @id AND ${dueOn.sql('c', '@day')} IS NOT @was`, { id, was: from }).map(
        (fact) => ({
          ...fact,
          movedFrom: from,
        }),
      ),
    ),
    askedThatDay: questions.asked,
    answeredThatDay: questions.answered,
    thankedThatDay: thankedOn(context, on),
  };
}

/** Nobody is late in public, nor named as one who could not do what they had offered. */
export function forReaders({ audience }: FactsContext, facts: readonly CommitmentFact[]) {
  if (audience !== 'public') return [...facts];
  return facts
    .filter(({ who, overdueDays }) => who === null || overdueDays === null)
    .map((fact) => (fact.who === null ? { ...fact, offeredBy: null } : fact));
}
