/** Five figures, beside what they were at the last check-in. */
import { addDays } from '../../../core/day.js';
import { carriedByMembers } from '../../../core/measures/carried-by-members.js';
import { commitmentsKept } from '../../../core/measures/commitments-kept.js';
import { contributionRate } from '../../../core/measures/contribution-rate.js';
import { type AnyMeasure, type At, figureAt, wholeOf } from '../../../core/measures/measure.js';
import { questions } from '../../../core/measures/questions.js';
import { rhythm } from '../../../core/measures/rhythm.js';
import { said } from '../../../core/voice.js';
import { weeksUpTo } from '../../../core/window.js';
import { britishVoice } from '../../../language/index.js';
import { gatherer, settingsIn } from '../../../ledger/facts/measures/index.js';
import { type Looking, spoken } from './look.js';

const five = [commitmentsKept, carriedByMembers, contributionRate, questions, rhythm] as const;

export const gauges: Looking = ({ reader, today, last }) => {
  const gather = gatherer(reader);
  const settings = settingsIn(reader);
  const weeks = settings.gaugeWeeks;
  const figure = (measure: AnyMeasure, day: typeof today): string => {
    const at: At = { window: weeksUpTo(day, weeks), asOf: day, settings };
    return britishVoice.say(wholeOf(figureAt(measure, gather, at)));
  };
  // Looking at a day again shows what is known of it now; the day itself had not been over.
  const before = last === null ? null : last === today ? addDays(today, -1) : last;
  const figures = five.map((measure) => {
    const now = figure(measure, today);
    const then = before === null ? null : figure(measure, before);
    const beside = then === null ? [] : [then === now ? 'as last time' : `last time ${then}`];
    const label = britishVoice.say(said(`measure.${measure.name}.label`));
    return { id: measure.name, label, lines: [now, ...beside], words: {} };
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
