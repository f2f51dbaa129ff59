/** Which way the community goes: now, or by month, quarter or year. */

import type { Result } from '../../cli/spec.js';
import type { Sign } from '../../figures/momentum.js';
import { type MeasureRequest, momentumBy, momentumOf } from '../../figures/reports/measures.js';
import { phrase } from '../../language/locale.js';
import { heading, paragraph, root, table } from '../../papers/build.js';
import { exitCodes, Refusal } from '../../text/refusal.js';
import type { Session } from '../../things/session.js';
import type { Span } from '../../time/window.js';
import { momentumBlocks, momentumWords, plainMomentum, say, when } from './said.js';

interface Request extends MeasureRequest {
  readonly by?: Span | undefined;
  readonly part?: string | undefined;
}

/** @throws Refusal `no-such-part`, since momentum has none; `unclear-period` */
export function momentumMeasured(request: Request, session: Session): Result {
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
