/** A measure's value in words, for people and for `--json`. */
import type { RootContent } from 'mdast';
import type { MeasureValue, Part } from '../../figures/measure.js';
import type { Momentum } from '../../figures/momentum.js';
import type { Step } from '../../figures/reports/measures.js';
import { british } from '../../language/index.js';
import { phrase } from '../../language/locale.js';
import { list, paragraph, strong } from '../../papers/build.js';
import { basisIn, withColon } from '../../papers/building/context.js';
import type { MeasureNode } from '../../papers/tree.js';
import { capital } from '../../text/text.js';
import { daysOf } from '../words.js';

export const { say } = british;

/** "1 Oct 2026 to 31 Oct 2026", with a word where that is not over yet. */
export const windowOf = ({ window, over }: MeasureValue): string =>
  over ? daysOf(window) : say(phrase('not-over-yet', { window: daysOf(window) }));

export const inWords = ({ value, beside }: MeasureValue): string =>
  say(beside === null ? value : phrase('measure.with-beside', { value, beside }));

export const measureNode = (value: MeasureValue): MeasureNode => ({
  type: 'measure',
  label: say(value.label),
  lead: withColon(british)(say(value.label)),
  value: inWords(value),
  previous: value.previous && say(phrase('last-time', { value: value.previous })),
  window: windowOf(value),
  definition: say(value.definition),
  basis: basisIn(british, windowOf(value), say(value.definition)),
});

/** "2026-Q4, not over yet". */
export const when = ({ typed, over }: Step<unknown>): string =>
  over ? typed : `${typed}, not over yet`;

/** "rising", and why, a reason each. */
export const plainMomentum = ({ state, said: value, signs }: Momentum) => ({
  state,
  value: say(value),
  reasons: signs.map((sign) => ({ points: sign.points, reason: say(sign.said) })),
});

/** "Momentum: rising", with its reasons below. */
export const momentumBlocks = ({ said: value, signs }: Momentum): RootContent[] => [
  paragraph([strong(`${say(phrase('measure.momentum.label'))}: ${say(value)}`)]),
  ...(signs.length === 0 ? [] : [list(signs.map((sign) => say(sign.said)))]),
];

/** The rule itself, and whose it is. */
export const momentumWords = ({ rule }: Momentum) => [
  paragraph(`${capital(say(rule))}.`),
  paragraph(`${say(phrase('measure.momentum.source'))}.`),
];

const plainPart = ({ name, said: value, numerator, denominator, window }: Part) => ({
  name,
  value: say(value),
  numerator,
  denominator,
  window: window ?? null,
});

export const plainParts = (parts: readonly Part[]) => parts.map(plainPart);

export const plain = (value: MeasureValue) => ({
  name: value.name,
  label: say(value.label),
  value: inWords(value),
  numerator: value.numerator,
  denominator: value.denominator,
  parts: value.parts.map((part) => ({
    ...plainPart(part),
    label: say(part.label),
    previous: part.previous && plainPart(part.previous),
  })),
  previous: value.previous && say(value.previous),
  window: value.window,
  over: value.over,
  definition: say(value.definition),
  source: say(value.source),
});
