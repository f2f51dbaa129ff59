/** Five figures, beside what they were at the last check-in. */
import { addDays } from '../../../core/day.js';
import { carriedByMembers } from '../../../core/measures/carried-by-members.js';
import { commitmentsKept } from '../../../core/measures/commitments-kept.js';
import { contributionRate } from '../../../core/measures/contribution-rate.js';
import type { MeasureFacts } from '../../../core/measures/facts.js';
import type { At, Gather, Measure } from '../../../core/measures/measure.js';
import { questions } from '../../../core/measures/questions.js';
import { rhythm } from '../../../core/measures/rhythm.js';
import { usualSettings } from '../../../core/measures/settings.js';
import { weeksUpTo } from '../../../core/window.js';
import { gatherer } from '../../../ledger/facts/measures.js';
import { type Looking, spoken } from './look.js';

const five = [commitmentsKept, carriedByMembers, contributionRate, questions, rhythm] as const;

const weeks = 13;

const figure = (
  { needs, figure: of }: Measure<string, keyof MeasureFacts>,
  gather: Gather,
  at: At,
): string => of(gather(needs, at), at).said;

export const gauges: Looking = ({ reader, today, last }) => {
  const gather = gatherer(reader);
  const at = (day: typeof today): At => ({
    window: weeksUpTo(day, weeks),
    asOf: day,
    settings: usualSettings,
  });
  // Looking at a day again shows what is known of it now; the day itself had not been over.
  const before = last === null ? null : last === today ? addDays(today, -1) : last;
  const figures = five.map((each) => {
    const measure = each as unknown as Measure<string, keyof MeasureFacts>;
    const now = figure(measure, gather, at(today));
    const then = before === null ? null : figure(measure, gather, at(before));
    const beside = then === null ? [] : [then === now ? 'as last time' : `last time ${then}`];
    return { id: each.name, label: each.label, lines: [now, ...beside], words: {} };
  });
  const compared = before === null ? '' : `, and last time up to ${spoken(before, today)}`;
  const over = {
    id: 'window',
    label: `The ${weeks} weeks up to today${compared}`,
    lines: [],
    words: {},
  };
  return [over, ...figures];
};
