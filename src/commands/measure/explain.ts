import type { RootContent } from 'mdast';
import type { Result, Run } from '../../cli/spec.js';
import type { Counted, MeasureValue } from '../../figures/measure.js';
import type { Momentum, Sign } from '../../figures/momentum.js';
import { type Explained, explained, momentumOf } from '../../figures/reports/measures.js';
import { phrase } from '../../language/locale.js';
import { heading, list, paragraph, root, strong } from '../../papers/build.js';
import { counted } from '../../text/text.js';
import { shortDay } from '../../time/day.js';
import type { explain } from './index.js';
import { inWords, momentumWords, plain, plainMomentum, say, windowOf } from './said.js';

/** So many are shown of each; `--json` holds all. */
const most: { readonly [As in Counted['as']]: number } = {
  numerator: 40,
  denominator: 15,
  'left-out': 15,
};

export const run: Run<typeof explain> = (input, { session }) => {
  if (input.name === 'momentum') return ofMomentum(momentumOf(session, input));
  const { value, rows } = explained(session, input.name, input);
  return {
    data: {
      measure: plain(value),
      momentum: null,
      rows: rows.map(({ kind, no, called, part, as, times = 1, size, on, because }) => ({
        kind,
        no,
        called,
        part,
        as,
        times,
        size: size ?? null,
        on: on ?? null,
        because: because ? say(because) : null,
      })),
    },
    document: root(
      heading(1, say(value.label)),
      paragraph([
        strong(inWords(value)),
        value.previous ? ` (${say(phrase('last-time', { value: value.previous }))})` : '',
      ]),
      paragraph(`${windowOf(value)}: ${say(value.definition)}.`),
      paragraph(`${say(value.source)}.`),
      ...(rows.length === 0 ? [paragraph('There is nothing behind it in this time.')] : []),
      ...value.parts.flatMap((part) => partRows(value, part, rows)),
    ),
  };
};

const arrows: { readonly [Way in Sign['points']]: string } = {
  up: 'points up',
  level: 'points neither way',
  down: 'points down',
};

const ofMomentum = (momentum: Momentum): Result => ({
  data: { momentum: plainMomentum(momentum), measure: null, rows: [] },
  document: root(
    heading(1, `${say(phrase('measure.momentum.label'))}: ${say(momentum.said)}`),
    momentum.signs.length === 0
      ? paragraph('There is nothing to go by yet.')
      : list(momentum.signs.map((sign) => `${say(sign.said)} (${arrows[sign.points]})`)),
    ...momentumWords(momentum),
  ),
});

const kinds: { readonly [As in Counted['as']]: string } = {
  numerator: 'Counted',
  denominator: 'Could have counted',
  'left-out': 'Left out',
};

function partRows(
  { parts }: MeasureValue,
  part: MeasureValue['parts'][number],
  rows: readonly Explained[],
): RootContent[] {
  const own = rows.filter((row) => row.part === part.name);
  if (own.length === 0) return [];
  const title = `${say(part.label)}: ${say(part.said)}`;
  return [
    ...(parts.length > 1 ? [heading(2, title)] : []),
    ...(Object.keys(kinds) as Array<Counted['as']>).flatMap((as) => {
      const of = own.filter((row) => row.as === as);
      if (of.length === 0) return [];
      // Better one more than a line that says so.
      const few = of.length <= most[as] + 1;
      const shown = (few ? of : of.slice(0, most[as])).map(line);
      const left = of.length - shown.length;
      return [
        heading(parts.length > 1 ? 3 : 2, `${kinds[as]} (${of.length})`),
        list(left > 0 ? [...shown, `… and ${left} more; --json shows all`] : shown),
      ];
    }),
  ];
}

function line({ kind, no, called, times = 1, on, because }: Explained): string {
  const name = kind === 'member' || no === null ? called : `${no} (${called})`;
  const more = [
    on === undefined ? null : shortDay(on),
    times > 1 ? counted(times, 'time') : null,
    because === undefined ? null : say(because),
  ].filter((each) => each !== null);
  return more.length === 0 ? name : `${name}: ${more.join(', ')}`;
}
