/** Which way the community goes: now, or by month, quarter or year. */

import type { Desk } from '../../actions/desk.js';
import { type MeasureRequest, momentumBy, momentumOf } from '../../actions/measures.js';
import type { Result } from '../../cli/spec.js';
import type { Sign } from '../../core/measures/momentum.js';
import { exitCodes, Refusal } from '../../core/refusal.js';
import { said } from '../../core/voice.js';
import type { Span } from '../../core/window.js';
import { heading, paragraph, root, table } from '../../documents/build.js';
import { momentumBlocks, momentumWords, plainMomentum, say, when } from './said.js';

interface Request extends MeasureRequest {
  readonly by?: Span | undefined;
  readonly part?: string | undefined;
}

/** @throws Refusal `no-such-part`, since momentum has none; `unclear-period` */
export function momentumMeasured(request: Request, desk: Desk): Result {
  const { by, part, asOf } = request;
  if (part !== undefined) throw noParts();
  const now = momentumOf(desk, by === undefined ? request : { asOf });
  const steps = by === undefined ? [] : momentumBy(desk, by, request);
  const title = say(said('measure.momentum.label'));
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
      momentum: plainMomentum(now),
      by: by ?? null,
      steps: steps.map(({ typed, window, over, told: momentum }) => ({
        period: typed,
        window,
        over,
        momentum: plainMomentum(momentum),
      })),
    },
    document: root(
      ...(by === undefined ? momentumBlocks(now) : [heading(1, title), told]),
      ...momentumWords(now),
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
  new Refusal(
    'no-such-part',
    'Momentum is a rule over other measures and has no figures of its own.',
    'See its reasons: momentum explain momentum',
    { exit: exitCodes.usage },
  );
