import { hasGoneBy, inTime } from '../../things/commitment/terms.js';
import type { Day } from '../../time/day.js';
import type { AgreedDate } from '../facts.js';
import { type Counted, defineMeasure } from '../measure.js';
import { because, beside, fraction } from '../words.js';

/** What an agreed date came to. */
export type DateOutcome =
  | 'kept'
  | 'late'
  | 'missed'
  | 'moved'
  | 'went-along'
  | 'passed-on'
  | 'handed-back'
  | 'released'
  | 'kept-day-unknown'
  | 'not-taken'
  | 'not-a-promise'
  | 'left-behind'
  | 'not-yet-over';

/**
 * What `agreed` had come to by the end of `asOf`. What was done about it up to and including the
 * day itself was done before the date; whoever has it on that very day still has the day.
 */
export function outcomeOf(agreed: AgreedDate, asOf: Day): DateOutcome {
  const { due, takenOn, held, movedOn, wentAlong, passedOn, handedBackOn, releasedOn, keptOn } =
    agreed;
  const known = (day: Day | null) => (day !== null && day <= asOf ? day : null);
  const taken = known(takenOn);
  if (taken === null || taken > due) return 'not-taken';
  const isMovedInTime = inTime(known(movedOn), due);
  if (wentAlong && known(movedOn) !== null) return 'went-along';
  if (isMovedInTime && held) return 'moved';
  if (inTime(known(passedOn), due)) return 'passed-on';
  if (inTime(known(handedBackOn), due)) return 'handed-back';
  if (isMovedInTime) return nobodys(takenOn, movedOn);
  if (inTime(known(releasedOn), due)) return held ? 'released' : 'left-behind';
  if (keptOn === 'unknown') return 'kept-day-unknown';
  if (inTime(known(keptOn), due)) return 'kept';
  if (!hasGoneBy(due, asOf)) return 'not-yet-over';
  if (!held) return 'left-behind';
  return known(keptOn) === null ? 'missed' : 'late';
}

/** Why a date was nobody's promise on a day: whoever takes something agrees to a date of theirs. */
export const nobodys = (takenOn: Day | null, on: Day | null): 'not-a-promise' | 'left-behind' =>
  takenOn === null || on === null || takenOn >= on ? 'not-a-promise' : 'left-behind';

const countsAs: { readonly [Of in DateOutcome]: Counted['as'] } = {
  kept: 'numerator',
  late: 'denominator',
  missed: 'denominator',
  moved: 'left-out',
  'went-along': 'left-out',
  'passed-on': 'left-out',
  'handed-back': 'left-out',
  released: 'left-out',
  'kept-day-unknown': 'left-out',
  'not-taken': 'left-out',
  'not-a-promise': 'left-out',
  'left-behind': 'left-out',
  'not-yet-over': 'left-out',
};

export const commitmentsKept = defineMeasure({
  name: 'commitments-kept',
  brief: 'kept',
  needs: ['agreedDates'],
  counted: ({ agreedDates }, { asOf }) =>
    agreedDates.map((agreed) => {
      const outcome = outcomeOf(agreed, asOf);
      return {
        part: 'kept',
        kind: 'commitment',
        id: agreed.commitment,
        as: countsAs[outcome],
        on: agreed.due,
        because: because(outcome),
      };
    }),
  figure: (tally, _, { settings }) => ({
    beside: beside(tally, [
      ...(['late', 'missed', 'moved', 'passed-on', 'handed-back'] as const),
      ...(['released', 'kept-day-unknown'] as const),
    ]),
    parts: [fraction('kept', tally.numerator(), tally.denominator(), settings)],
  }),
});
