/** A measure's value in words, in pictures, and for `--json`. */
import type { RootContent } from 'mdast';
import type { Counted, Figure, Part } from '../figures/measure.js';
import { type MeasureValue, type PartValue, toldOf } from '../figures/measured.js';
import type { Explained, SpanReport } from '../figures/reports/measures.js';
import { isBare } from '../figures/words.js';
import { british } from '../language/index.js';
import { phrase } from '../language/locale.js';
import { heading, list, paragraph, table } from '../papers/build.js';
import { basisIn, withColon } from '../papers/building/context.js';
import type { ChartNode, MeasureNode } from '../papers/tree.js';
import { counted } from '../text/text.js';
import { shortDay } from '../time/day.js';
import { daysOf } from './shown.js';

export const { say } = british;

/** "1 Oct 2026 to 31 Oct 2026", with a word where that is not over yet. */
export const windowInWords = ({ window, over }: MeasureValue): string =>
  over ? daysOf(window) : say(phrase('not-over-yet', { window: daysOf(window) }));

/** The days that figures speak of: those of the first, and of each that speaks of others, by name. */
export function windowsOf(values: readonly MeasureValue[]): RootContent[] {
  const [first, ...rest] = values;
  if (first === undefined) return [];
  const days = daysOf(first.window);
  const others = rest.filter(({ window }) => daysOf(window) !== days);
  if (others.length === 0) return [paragraph(`${days}.`)];
  return [
    paragraph(`${days}, but for these:`),
    list(others.map(({ label, window }) => `${say(label)}: ${daysOf(window)}`)),
  ];
}

export const valueInWords = ({ value, beside }: MeasureValue): string =>
  say(beside === null ? value : phrase('measure.with-beside', { value, beside }));

export const measureNode = (value: MeasureValue): MeasureNode => ({
  type: 'measure',
  label: say(value.label),
  lead: withColon(british)(say(value.label)),
  value: valueInWords(value),
  previous: value.previous && say(phrase('last-time', { value: value.previous })),
  window: windowInWords(value),
  definition: say(value.definition),
  basis: basisIn(british, windowInWords(value), say(value.definition)),
});

const partData = ({ name, said: value, numerator, denominator, window }: Part) => ({
  name,
  value: say(value),
  numerator,
  denominator,
  window: window ?? null,
});

export const partsData = (parts: readonly Part[]) => parts.map(partData);

/** A measure for `--json`. */
export const measureData = (value: MeasureValue) => ({
  name: value.name,
  label: say(value.label),
  value: valueInWords(value),
  numerator: value.numerator,
  denominator: value.denominator,
  parts: value.parts.map((part) => ({
    ...partData(part),
    label: say(part.label),
    previous: part.previous && partData(part.previous),
  })),
  previous: value.previous && say(value.previous),
  window: value.window,
  over: value.over,
  definition: say(value.definition),
  source: say(value.source),
});

/** "2026-Q4, not over yet". */
export const when = ({ typed, over }: SpanReport<unknown>): string =>
  over ? typed : `${typed}, not over yet`;

/** The picture shows one part, the first unless another is asked for; the words say it whole. */
export function stepsChart(
  { label, parts }: MeasureValue,
  chosen: PartValue | undefined,
  steps: ReadonlyArray<SpanReport<Figure>>,
): ChartNode {
  const title = chosen ? `${say(label)}: ${say(chosen.label)}` : say(label);
  const drawn = chosen ?? parts[0];
  const of = ({ told }: SpanReport<Figure>) => told.parts.find(({ name }) => name === drawn?.name);
  const values = steps.map(of);
  return {
    type: 'chart',
    title,
    description: '',
    summary: say(phrase('same-as-table')),
    drawing: {
      kind: 'bars',
      labels: steps.map(({ typed }) => typed),
      series: [{ name: drawn ? say(drawn.label) : title, values: values.map(height) }],
      over: steps.map(({ over }) => over),
    },
    children: [
      table(
        ['Time', chosen ? say(chosen.label) : title],
        steps.map((step, at) => {
          const part = values[at];
          return [when(step), say(chosen && part ? part.said : toldOf(step.told))];
        }),
      ),
    ],
  };
}

// A fraction is drawn as one; what is too little to say is too little to draw, and leaves a gap.
function height(part: Figure['parts'][number] | undefined): number | null {
  if (part === undefined || isBare(part.said)) return null;
  const { numerator, denominator } = part;
  return numerator === null || !denominator ? numerator : numerator / denominator;
}

/** So many are shown of each; `--json` holds all. */
const most: { readonly [As in Counted['as']]: number } = {
  numerator: 40,
  denominator: 15,
  'left-out': 15,
};

const kinds: { readonly [As in Counted['as']]: string } = {
  numerator: 'Counted',
  denominator: 'Could have counted',
  'left-out': 'Left out',
};

/** Whom and what one part of a measure is made of. */
export function partBlocks(
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
