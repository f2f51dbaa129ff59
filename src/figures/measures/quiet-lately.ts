import { phrase } from '../../language/locale.js';
import type { Settings } from '../../things/community/settings.js';
import type { OwnRhythm } from '../facts.js';
import { type Counted, defineMeasure } from '../measure.js';
import { because, beside, fraction, median } from '../words.js';

/** Active weeks that it takes to tell somebody's rhythm: three gaps. */
const fewestWeeks = 4;

/** Weeks from one active week to the next, the median; null where there are too few to tell. */
function usualGap(weeks: readonly number[]): number | null {
  if (weeks.length < fewestWeeks) return null;
  return median(weeks.slice(1).map((week, i) => (weeks[i] ?? week) - week));
}

/** How long somebody has been silent beside what is usual for them, in weeks. */
export interface Silence {
  /** Whole weeks since the last one in which they were active. */
  readonly silent: number;
  readonly usual: number;
  /** Long for them: past so many of their usual gaps, and past the least that counts at all. */
  readonly long: boolean;
  /** It would be long, but spans an unconfirmed meeting, to which they may have come. */
  readonly notKnown: boolean;
}

/** Null where somebody has no rhythm yet that could be told. */
export function silenceOf({ weeks, unconfirmed }: OwnRhythm, settings: Settings): Silence | null {
  const usual = usualGap(weeks);
  if (usual === null) return null;
  const silent = Math.max(0, (weeks.at(-1) ?? 0) - 1);
  const long = silent > settings.quietGaps * usual && silent >= settings.quietWeeks;
  return { silent, usual, long: long && !unconfirmed, notKnown: long && unconfirmed };
}

/**
 * Only the count is for others to see: the rows name people whose silence is nobody's fault, and
 * are for whoever may ask after them.
 */
const row = (rhythm: OwnRhythm, settings: Settings): Counted => {
  const person = { part: 'quiet', kind: 'member', id: rhythm.member } as const;
  const silence = silenceOf(rhythm, settings);
  if (rhythm.paused) return { ...person, as: 'left-out', because: because('paused') };
  if (silence === null) return { ...person, as: 'left-out', because: because('no-rhythm-yet') };
  const { silent, usual, long, notKnown } = silence;
  if (notKnown) return { ...person, as: 'left-out', because: because('spans-unconfirmed') };
  return {
    ...person,
    as: long ? 'numerator' : 'denominator',
    size: silent,
    because: phrase(`measure.because.${silent === 0 ? 'lately' : 'silent'}`, {
      silent: phrase('measure.weeks', { count: silent }),
      gap: phrase('measure.weeks', { count: usual }),
    }),
  };
};

export const quietLately = defineMeasure({
  name: 'quiet-lately',
  bounds: ({ quietGaps, quietWeeks }) => ({
    gaps: quietGaps,
    weeks: phrase('measure.weeks', { count: quietWeeks }),
  }),
  needs: ['rhythms'],
  counted: ({ rhythms }, { settings }) => rhythms.map((each) => row(each, settings)),
  figure: (tally, _, { settings }) => ({
    beside: beside(tally, ['paused', 'spans-unconfirmed']),
    notKnown: beside(tally, ['spans-unconfirmed']),
    parts: [fraction('quiet', tally.numerator(), tally.denominator(), settings)],
  }),
});
