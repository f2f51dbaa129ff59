import { said } from '../voice.js';
import type { OwnRhythm } from './facts.js';
import type { Counted } from './measure.js';
import { measure } from './measure.js';
import type { Settings } from './settings.js';
import { because, beside, fraction, median } from './words.js';

/** Active weeks that it takes to tell somebody's rhythm: three gaps. */
const fewestWeeks = 4;

/** Weeks from one active week to the next, the median; null where there are too few to tell. */
function usualGap(weeks: readonly number[]): number | null {
  if (weeks.length < fewestWeeks) return null;
  return median(weeks.slice(1).map((week, i) => (weeks[i] ?? week) - week));
}

/**
 * Only the count is for others to see: the rows name people whose silence is nobody's fault, and
 * are for whoever may ask after them.
 */
const row = ({ member, paused, weeks }: OwnRhythm, settings: Settings): Counted => {
  const person = { part: 'quiet', kind: 'member', id: member } as const;
  const gap = usualGap(weeks);
  if (paused) return { ...person, as: 'left-out', because: because('paused') };
  if (gap === null) return { ...person, as: 'left-out', because: because('no-rhythm-yet') };
  const silent = Math.max(0, (weeks.at(-1) ?? 0) - 1);
  const quiet = silent > settings.quietGaps * gap && silent >= settings.quietWeeks;
  return {
    ...person,
    as: quiet ? 'numerator' : 'denominator',
    size: silent,
    because: said('measure.because.silent', {
      silent: said('measure.weeks', { count: silent }),
      gap: said('measure.weeks', { count: gap }),
    }),
  };
};

export const quietLately = measure({
  name: 'quiet-lately',
  bounds: ({ quietGaps, quietWeeks }) => ({
    gaps: quietGaps,
    weeks: said('measure.weeks', { count: quietWeeks }),
  }),
  needs: ['rhythms'],
  counted: ({ rhythms }, { settings }) => rhythms.map((each) => row(each, settings)),
  figure: (tally, _, { settings }) => ({
    beside: beside(tally, ['paused']),
    parts: [fraction('quiet', tally.numerator(), tally.denominator(), settings)],
  }),
});
