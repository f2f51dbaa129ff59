/** Which way the community goes, in words and for `--json`: now, by month, quarter or year, and why. */
import type { RootContent } from 'mdast';
import type { Result } from '../cli/verb.js';
import type { Momentum } from '../figures/momentum.js';
import type { Sign } from '../figures/momentum-meetings.js';
import { type MeasureRequest, momentumBy, momentumOf } from '../figures/reports/measures.js';
import { phrase } from '../language/locale.js';
import { heading, list, paragraph, root, strong, table } from '../papers/build.js';
import { type Refusal, usage } from '../text/refusal.js';
import { capital } from '../text/text.js';
import type { Session } from '../things/session.js';
import type { Span } from '../time/window.js';
import { say, when } from './measure-shown.js';

/** "rising", and why, a reason each. */
export const momentumData = ({ state, said: value, signs }: Momentum) => ({
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
const ruleAndSource = ({ rule }: Momentum) => [
  paragraph(`${capital(say(rule))}.`),
  paragraph(`${say(phrase('measure.momentum.source'))}.`),
];

interface MomentumRequest extends MeasureRequest {
  readonly by?: Span | undefined;
  readonly part?: string | undefined;
}

/**
 * What `momentum measure momentum` answers.
 * @throws Refusal `no-such-part`, since momentum has none; `unclear-period`
 */
export function momentumResult(request: MomentumRequest, session: Session): Result {
  const { by, part, asOf } = request;
  if (part !== undefined) throw noParts();
  const now = momentumOf(session, by === undefined ? request : { asOf });
  const steps = by === undefined ? [] : momentumBy(session, by, request);
  const title = say(phrase('measure.momentum.label'));
  const told =
    steps.length === 0
      ? paragraph('Nothing is on record for that time.')
      : table(
          ['Time', title, 'Signs that point'],
          steps.map((step) => [when(step), say(step.told.said), signsOf(step.told.signs)]),
        );
  return {
    data: {
      measure: null,
      momentum: momentumData(now),
      by: by ?? null,
      steps: steps.map(({ typed, window, over, told: momentum }) => ({
        period: typed,
        window,
        over,
        momentum: momentumData(momentum),
      })),
    },
    document: root(
      ...(by === undefined ? momentumBlocks(now) : [heading(1, title), told]),
      ...ruleAndSource(now),
    ),
    hints: ['Which way each sign points: momentum explain momentum'],
  };
}

const ways: { readonly [Way in Sign['points']]: string } = {
  up: 'up',
  level: 'neither way',
  down: 'down',
};

/** "3 up, 1 neither way": how many signs point which way. */
function signsOf(signs: readonly Sign[]): string {
  const counts = (Object.keys(ways) as Array<Sign['points']>).flatMap((way) => {
    const count = signs.filter(({ points }) => points === way).length;
    return count === 0 ? [] : [`${count} ${ways[way]}`];
  });
  return counts.join(', ') || 'no signs';
}

const noParts = (): Refusal =>
  usage(
    'no-such-part',
    'Momentum is a rule over other measures and has no figures of its own.',
    'See its reasons: momentum explain momentum',
  );

const arrows: { readonly [Way in Sign['points']]: string } = {
  up: 'points up',
  level: 'points neither way',
  down: 'points down',
};

/** What `momentum explain momentum` answers. */
export const momentumExplanation = (momentum: Momentum): Result => ({
  data: { momentum: momentumData(momentum), measure: null, rows: [] },
  document: root(
    heading(1, `${say(phrase('measure.momentum.label'))}: ${say(momentum.said)}`),
    momentum.signs.length === 0
      ? paragraph('There is nothing to go by yet.')
      : list(momentum.signs.map((sign) => `${say(sign.said)} (${arrows[sign.points]})`)),
    ...ruleAndSource(momentum),
  ),
});
