import type { Day } from '../day.js';
import type { AgreedDate } from './facts.js';
import { measure } from './measure.js';
import { share } from './words.js';

/** What an agreed date came to; only the first three are counted, the others stand beside them. */
export type Outcome =
  | 'kept'
  | 'late'
  | 'missed'
  | 'moved'
  | 'passed on'
  | 'released'
  | 'kept, day unknown'
  | 'not taken'
  | 'not yet over';

/**
 * What `agreed` had come to by the end of `asOf`. What was done about it up to and including the
 * day itself was done before the date; whoever has it on that very day still has the day.
 */
export function outcomeOf(agreed: AgreedDate, asOf: Day): Outcome {
  const { due, takenOn, movedOn, passedOn, releasedOn, keptOn } = agreed;
  const known = (day: Day | null) => (day !== null && day <= asOf ? day : null);
  const inTime = (day: Day | null) => day !== null && day <= asOf && day <= due;
  const taken = known(takenOn);
  if (taken === null || taken > due) return 'not taken';
  if (inTime(movedOn)) return 'moved';
  if (inTime(passedOn)) return 'passed on';
  if (inTime(releasedOn)) return 'released';
  if (keptOn === 'unknown') return 'kept, day unknown';
  if (inTime(keptOn)) return 'kept';
  if (due >= asOf) return 'not yet over';
  return known(keptOn) === null ? 'missed' : 'late';
}

const besideWords: ReadonlyArray<readonly [Outcome, string]> = [
  ['late', 'kept later'],
  ['moved', 'moved before the day'],
  ['passed on', 'passed on before it'],
  ['released', 'let go before it'],
  ['kept, day unknown', 'kept on a day nobody knows'],
];

export const commitmentsKept = measure({
  name: 'commitments-kept',
  label: 'Commitments kept',
  definition:
    'kept by the agreed date, of those whose date fell within it; what was moved, passed on or let go by then is counted beside',
  needs: ['agreedDates'],
  figure({ agreedDates }, { asOf, settings }) {
    const outcomes = agreedDates.map((agreed) => outcomeOf(agreed, asOf));
    const number = (of: Outcome) => outcomes.filter((outcome) => outcome === of).length;
    const kept = number('kept');
    const all = kept + number('late') + number('missed');
    const beside = besideWords
      .filter(([outcome]) => number(outcome) > 0)
      .map(([outcome, words]) => `${number(outcome)} ${words}`);
    return {
      said: share(kept, all, settings),
      beside: beside.length === 0 ? null : beside.join(', '),
      numerator: kept,
      denominator: all,
    };
  },
});
