/** Which way the community goes, and five figures beside what they were at the last check-in. */

import { type AnyMeasure, gaugesAt } from '../../figures/measure.js';
import { figureAt, toldOf } from '../../figures/measured.js';
import { carriedByMembers } from '../../figures/measures/carried-by-members.js';
import { commitmentsKept } from '../../figures/measures/commitments-kept.js';
import { contributionRate } from '../../figures/measures/contribution-rate.js';
import { questions } from '../../figures/measures/questions.js';
import { rhythm } from '../../figures/measures/rhythm.js';
import { momentumAt } from '../../figures/momentum.js';
import { gatherer, settingsIn } from '../../figures/queries/index.js';
import { british } from '../../language/index.js';
import { phrase } from '../../language/locale.js';
import { lastFinished } from '../../things/checkin/list.js';
import { spoken } from '../../time/distance.js';
import { defineSelector } from './selector.js';

const five = [commitmentsKept, carriedByMembers, contributionRate, questions, rhythm] as const;

export const gauges = defineSelector({}, ({ reader, today }) => {
  const gather = gatherer(reader);
  const settings = settingsIn(reader);
  const figure = (measure: AnyMeasure, day: typeof today): string =>
    british.say(toldOf(figureAt(measure, gather, gaugesAt(day, settings))));
  // A day looked at again shows what is known of it now: one of this very day says nothing else.
  const before = lastFinished(reader, today);
  const figures = five.map((measure) => {
    const now = figure(measure, today);
    const then = before === null ? null : figure(measure, before);
    const beside = then === null ? [] : [then === now ? 'as last time' : `last time ${then}`];
    const label = british.say(phrase(`measure.${measure.name}.label`));
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
});

/** Reasons that can be taken in at a glance; `momentum measures` has them all. */
const fewReasons = 3;

const hintAtOutlook = {
  id: 'outlook',
  label: 'What speaks for going on, passing on, pausing or closing: momentum outlook',
  lines: [],
  words: {},
};

export const outlookHint = defineSelector({}, () => [hintAtOutlook]);

export const momentum = defineSelector({}, ({ reader, today }) => {
  const settings = settingsIn(reader);
  const found = momentumAt(gatherer(reader), gaugesAt(today, settings));
  const [first, ...more] = found.signs.slice(0, fewReasons).map((sign) => british.say(sign.said));
  const state = british.say(found.said);
  const link = found.state === 'too-early' ? ', and so far' : ', going by this';
  const way = {
    id: 'way',
    label: british.say(phrase('measure.momentum.label')),
    lines: first === undefined ? [state] : [`${state}${link}: ${first}`, ...more],
    words: {},
  };
  return found.state === 'stalled' ? [way, hintAtOutlook] : [way];
});
