/** What was offered, or looked for somebody, where people met: as it was said then, and what became of it. */

import { closedAs, openNow, ownerOn } from '../../things/commitment/terms.js';
import type { No } from '../../things/no.js';
import { addWeeks, type Day } from '../../time/day.js';
import type { CommitmentFact, MeetingRecordFacts, SaidFact } from '../facts/index.js';
import { commitmentsWhere } from './commitments.js';
import type { FactsContext } from './context.js';
import { forReaders } from './meeting-deeds.js';
import type { FoundMeeting } from './meetings.js';

/** What is offered at a meeting is on record within so many weeks of it, or found while it is open. */
const writingUpWeeks = 5;

// Where it was said has no index of its own: looked for among what is open, and what is of its time.
const saidThere = `c.said_at = @id AND c.id IN (
    SELECT id FROM commitment WHERE offered_on BETWEEN @from AND @to
    UNION SELECT o.id FROM commitment o WHERE ${openNow('o')})
  AND c.offered_on <= @day`;
// What was offered on its day, and said at no other.
const saidThatDay = `c.offered_on = @on AND c.said_at IS NULL AND c.offered_on <= @day`;
const letGo = `(${closedAs('c', 'released')} AND c.closed_on <= @day)`;

const saidAt = (
  context: FactsContext,
  { id, fact }: FoundMeeting,
  which: string,
): CommitmentFact[] =>
  commitmentsWhere(context, `${saidThere} AND ${which} ORDER BY c.no`, {
    id,
    from: addWeeks(fact.on, -1),
    to: addWeeks(fact.on, writingUpWeeks),
  }).map((held) => held.fact);

const saidOn = (context: FactsContext, on: Day, which: string): CommitmentFact[] =>
  commitmentsWhere(context, `${saidThatDay} AND ${which} ORDER BY c.no`, { on }).map(
    (found) => found.fact,
  );

/** Said at a meeting, and not let go since. */
export const saidAndStanding = (context: FactsContext, meeting: FoundMeeting): CommitmentFact[] =>
  saidAt(context, meeting, `NOT ${letGo}`);

const numbered = 'c.no IN (SELECT value FROM json_each(@nos)) AND c.offered_on <= @day';
const handedBack = `${numbered} AND ${ownerOn.sql('c', '@day')} IS NULL`;

/** Each with what was said of it: as it stood when the day of the meeting was over, or that of noting it. */
function asSaid(context: FactsContext, on: Day, facts: readonly CommitmentFact[]): SaidFact[] {
  const then = new Map<No, CommitmentFact>();
  const dayOf = ({ offeredOn }: CommitmentFact): Day => (offeredOn > on ? offeredOn : on);
  for (const day of new Set(facts.map(dayOf))) {
    const nos = facts.filter((fact) => dayOf(fact) === day).map(({ no }) => no);
    const thatDay: FactsContext = { ...context, asOf: day, known: day, isNow: false };
    const found = commitmentsWhere(thatDay, numbered, { nos: JSON.stringify(nos) });
    for (const { fact } of found) then.set(fact.no, fact);
  }
  const back = new Set(
    context.reader.values<No>(`SELECT c.no FROM commitment c WHERE ${handedBack}`, {
      ...{ nos: JSON.stringify(facts.map(({ no }) => no)), day: context.asOf },
    }),
  );
  return facts.map((fact) => {
    const said = then.get(fact.no) ?? fact;
    const isBack = fact.offeredBy !== null && back.has(fact.no);
    const { due: dueThen, dueNext: dueNextThen, with: withThen } = said;
    return { ...fact, dueThen, dueNextThen, withThen, isBack };
  });
}

const handedBackOn = (context: FactsContext, on: Day): CommitmentFact[] =>
  saidOn({ ...context, asOf: on, known: on, isNow: false }, on, `NOT ${letGo}`).filter(
    ({ who, offeredBy }) => who === null && offeredBy !== null,
  );

export type SaidAtMeeting = Pick<
  MeetingRecordFacts,
  'offered' | 'takenSince' | 'offeredThatDay' | 'released' | 'wanted'
>;

export const nothingSaid: SaidAtMeeting = {
  offered: [],
  takenSince: [],
  offeredThatDay: [],
  released: [],
  wanted: [],
};

export function saidAtMeeting(context: FactsContext, meeting: FoundMeeting): SaidAtMeeting {
  const { on } = meeting.fact;
  const told = (facts: readonly CommitmentFact[]) =>
    asSaid(context, on, forReaders(context, facts));
  const there = told(saidAndStanding(context, meeting));
  const thatDay = told(saidOn(context, on, `NOT ${letGo}`));
  const both = [...there, ...thatDay];
  // What was handed back on that very day is told among what became of promises.
  const back = new Set(handedBackOn(context, on).map(({ no }) => no));
  return {
    offered: there.filter(({ offeredBy }) => offeredBy !== null),
    takenSince: both.filter(({ who, offeredBy }) => who !== null && offeredBy === null),
    offeredThatDay: thatDay.filter(({ no, offeredBy }) => offeredBy !== null && !back.has(no)),
    released: [...saidAt(context, meeting, letGo), ...saidOn(context, on, letGo)],
    wanted: both.filter(({ who }) => who === null),
  };
}
