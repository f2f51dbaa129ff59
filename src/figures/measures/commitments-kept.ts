import { type Phrase, phrase } from '../../language/locale.js';
import { hasGoneBy, inTime } from '../../things/commitment/terms.js';
import type { Id } from '../../things/thing.js';
import type { Day } from '../../time/day.js';
import type { AgreedDate } from '../facts.js';
import { type Counted, defineMeasure, type Tally } from '../measure.js';
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

interface Came {
  readonly agreed: AgreedDate;
  readonly outcome: DateOutcome;
}

/**
 * A promise counts once, however many dates were agreed for it: as kept where it was by each that had
 * to be held to, as late where one had gone by and it was kept all the same. What else became of one of
 * its dates is told beside, once.
 */
function rowsOfPromise(came: readonly Came[]): Counted[] {
  const held = came.filter(({ outcome }) => countsAs[outcome] !== 'left-out');
  const gone = held.find(({ outcome }) => outcome !== 'kept');
  const isKept = held.some(({ outcome }) => outcome !== 'missed');
  const verdict = gone ? ({ ...gone, outcome: isKept ? 'late' : 'missed' } as const) : held.at(-1);
  const others = new Map(
    came
      .filter(({ outcome }) => countsAs[outcome] === 'left-out')
      .map((each) => [each.outcome, each]),
  );
  return [...others.values(), ...(verdict ? [verdict] : [])].map(({ agreed, outcome }) => ({
    part: 'kept',
    kind: 'commitment',
    id: agreed.commitment,
    as: countsAs[outcome],
    on: agreed.due,
    because: because(outcome),
  }));
}

const inTheWhole = ['late', 'missed'] as const satisfies readonly DateOutcome[];
const besideIt = [
  'moved',
  'passed-on',
  'handed-back',
  'released',
  'kept-day-unknown',
] as const satisfies readonly DateOutcome[];

export const commitmentsKept = defineMeasure({
  name: 'commitments-kept',
  brief: 'kept',
  needs: ['agreedDates'],
  counted({ agreedDates }, { asOf }) {
    const promises = new Map<Id, AgreedDate[]>();
    for (const agreed of agreedDates) {
      const { commitment } = agreed;
      promises.set(commitment, [...(promises.get(commitment) ?? []), agreed]);
    }
    return [...promises.values()].flatMap((dates) =>
      rowsOfPromise(
        dates
          .toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))
          .map((agreed) => ({ agreed, outcome: outcomeOf(agreed, asOf) })),
      ),
    );
  },
  figure: (tally, _, { settings }) => ({
    beside: besideTheWhole(tally),
    parts: [fraction('kept', tally.numerator(), tally.denominator(), settings)],
  }),
});

/** What became of the others of the whole, and apart from it what is no part of it. */
function besideTheWhole(tally: Tally): Phrase | null {
  const [parts, others] = [beside(tally, inTheWhole), beside(tally, besideIt)];
  if (others === null) return parts;
  return parts === null
    ? phrase('measure.beside.apart', { others })
    : phrase('measure.beside.and-apart', { parts, others });
}
