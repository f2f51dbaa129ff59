import { phrase } from '../../language/locale.js';
import { addDays, type Day, daysBetween } from '../../time/day.js';
import { daysOutside } from '../../time/window.js';
import type { MeasureFacts } from '../facts.js';
import { type At, defineMeasure, type Gather } from '../measure.js';
import { days, listOf, quantity, unknown } from '../words.js';

/** How long there has been neither meeting nor contribution. */
export interface Stillness {
  readonly days: number;
  /** Of them, those that lie in no break, and of which anything is known. */
  readonly counted: number;
  /** The day of a meeting since, of which nobody has said whether it was held; null: there is none. */
  readonly unconfirmed: Day | null;
}

type StillnessFacts = Pick<MeasureFacts, 'last' | 'knownSince'>;

const stillnessOf = (
  { last: { contribution, meeting, unconfirmed }, knownSince }: StillnessFacts,
  { asOf, settings }: At,
): Stillness | null => {
  const met = [contribution?.on, meeting?.on].filter((day) => day !== undefined).sort();
  const last = met.at(-1);
  if (last === undefined) return null;
  const after = addDays(last, 1);
  const outside = (from: Day): number => daysOutside({ from, to: asOf }, settings.pauses);
  const known = knownSince.anything ?? after;
  return {
    days: daysBetween(last, asOf),
    counted: outside(known > after ? known : after),
    unconfirmed: unconfirmed !== null && unconfirmed > last ? unconfirmed : null,
  };
};

/** The stillness up to the last day that `at` knows; null where there never was either. */
export const stillnessAt = (gather: Gather, at: At): Stillness | null =>
  stillnessOf(gather(['last', 'knownSince'], at), at);

/**
 * Whether it has been still for `count` days or more. What spans an unconfirmed meeting is not known to
 * have been still, and a break counts neither way.
 */
export const isStillFor = (stillness: Stillness | null, count: number): stillness is Stillness =>
  stillness !== null && stillness.unconfirmed === null && stillness.counted >= count;

export const isDormant = (
  stillness: Stillness | null,
  { settings }: Pick<At, 'settings'>,
): stillness is Stillness => isStillFor(stillness, settings.dormantWeeks * 7);

export const dormancy = defineMeasure({
  name: 'dormancy',
  bounds: ({ dormantWeeks }) => ({ weeks: phrase('measure.weeks', { count: dormantWeeks }) }),
  needs: ['last', 'knownSince'],
  counted({ last: { contribution, meeting } }) {
    const row = { part: 'still', as: 'numerator' } as const;
    return [
      meeting && { ...row, kind: 'meeting' as const, id: meeting.id, on: meeting.on },
      contribution && {
        ...row,
        kind: 'member' as const,
        id: contribution.member,
        on: contribution.on,
      },
    ].filter((each) => each !== null);
  },
  figure(_, { last, knownSince }, at) {
    const { asOf } = at;
    const { anything } = last;
    const window = { from: anything ?? asOf, to: asOf };
    if (anything === null) {
      const nothing = phrase('measure.dormancy.nothing');
      return { parts: [{ ...unknown('days', nothing), window }, unknown('still', nothing)] };
    }
    const still = stillnessOf({ last, knownSince }, at);
    const notKnown = still?.unconfirmed
      ? phrase('measure.dormancy.unconfirmed', { day: { day: still.unconfirmed } })
      : null;
    // Of the days that are told first, which may be fewer than those of stillness.
    const since = { from: addDays(anything, 1), to: asOf };
    const inBreaks = daysBetween(anything, asOf) - daysOutside(since, at.settings.pauses);
    const besides = [
      ...(isDormant(still, at)
        ? [phrase('measure.dormancy.dormant', { days: days(still.days) })]
        : []),
      ...(inBreaks > 0 ? [phrase('measure.dormancy.in-breaks', { days: days(inBreaks) })] : []),
      ...(notKnown === null ? [] : [notKnown]),
    ];
    return {
      beside: besides.length === 0 ? null : listOf(besides),
      notKnown,
      parts: [
        { ...quantity('days', daysBetween(anything, asOf), 'measure.dormancy.days'), window },
        still === null ? unknown('still') : quantity('still', still.days, 'measure.dormancy.days'),
      ],
    };
  },
  previous: null,
});
