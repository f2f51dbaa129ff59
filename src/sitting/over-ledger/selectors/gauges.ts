/** Which way the community goes, and five figures beside what they were at the last check-in. */

import { gatherer, settingsIn } from '../../../figures/from-ledger/index.js';
import { type AnyMeasure, figureAt, gaugesAt, wholeOf } from '../../../figures/measure.js';
import { carriedByMembers } from '../../../figures/measures/carried-by-members.js';
import { commitmentsKept } from '../../../figures/measures/commitments-kept.js';
import { contributionRate } from '../../../figures/measures/contribution-rate.js';
import { questions } from '../../../figures/measures/questions.js';
import { rhythm } from '../../../figures/measures/rhythm.js';
import { momentumAt } from '../../../figures/momentum.js';
import { britishVoice } from '../../../language/index.js';
import { said } from '../../../language/voice.js';
import { addDays } from '../../../time/day.js';
import { spoken } from '../../../time/distance.js';
import type { Looking } from './look.js';

const five = [commitmentsKept, carriedByMembers, contributionRate, questions, rhythm] as const;

export const gauges: Looking = ({ reader, today, last }) => {
  const gather = gatherer(reader);
  const settings = settingsIn(reader);
  const figure = (measure: AnyMeasure, day: typeof today): string =>
    britishVoice.say(wholeOf(figureAt(measure, gather, gaugesAt(day, settings))));
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
    label: `The ${settings.gaugeWeeks} weeks up to today${compared}`,
    lines: [],
    words: {},
  };
  return [over, ...figures];
};

/** Reasons that can be taken in at a glance; `momentum measures` has them all. */
const fewReasons = 3;

const whereTo = {
  id: 'outlook',
  label: 'What speaks for going on, passing on, pausing or closing: momentum outlook',
  lines: [],
  words: {},
};

export const outlook: Looking = () => [whereTo];

export const momentum: Looking = ({ reader, today }) => {
  const settings = settingsIn(reader);
  const found = momentumAt(gatherer(reader), gaugesAt(today, settings));
  const [first, ...more] = found.signs
    .slice(0, fewReasons)
    .map((sign) => britishVoice.say(sign.said));
  const state = britishVoice.say(found.said);
  const link = found.state === 'too-early' ? ', and so far' : ', going by this';
  const way = {
    id: 'way',
    label: britishVoice.say(said('measure.momentum.label')),
    lines: first === undefined ? [state] : [`${state}${link}: ${first}`, ...more],
    words: {},
  };
  return found.state === 'stalled' ? [way, whereTo] : [way];
};
