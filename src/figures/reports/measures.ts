/** Figures over a time, as they were known on a day. */

import { alphabetically } from '../../text/text.js';
import { periodBack } from '../../things/community/customs.js';
import { communityId } from '../../things/community/thing.js';
import type { Reader } from '../../things/ledger.js';
import type { No } from '../../things/no.js';
import type { Session } from '../../things/session.js';
import type { Id } from '../../things/thing.js';
import { addMonths, type Day } from '../../time/day.js';
import { type Span, spanOf, spans, spansIn, type Window } from '../../time/window.js';
import {
  type AnyMeasure,
  type At,
  type Counted,
  type Figure,
  gaugesAt,
  windowAt,
} from '../measure.js';
import { figureAt, type MeasureValue, measured, rowsAt } from '../measured.js';
import { measuredAll, measures } from '../measures/index.js';
import { type Momentum, momentumAt } from '../momentum.js';
import { firstDay, gatherer, settingsIn } from '../queries/index.js';
import { type StageSuggestion, suggestedStage } from '../stage.js';
import { isBare } from '../words.js';

export interface MeasureRequest {
  /** As people type it; the weeks of the check-in's gauges unless said. */
  readonly period?: string | undefined;
  /** Today unless said. */
  readonly asOf?: Day | undefined;
}

export const measureNames = measures.map(({ name }) => name);

/** @throws Error where there is none of that name: a mistake of ours */
function measureNamed(name: string): AnyMeasure {
  const found = measures.find((each) => each.name === name);
  if (found === undefined) throw new Error(`there is no measure “${name}”`);
  return found;
}

function atOf({ period, asOf }: MeasureRequest, today: Day, reader: Reader): At {
  const day = asOf ?? today;
  const settings = settingsIn(reader);
  return period === undefined
    ? gaugesAt(day, settings)
    : windowAt(periodBack(reader, period, day), day, settings);
}

/** Every measure. @throws Refusal `unclear-period` */
export const allMeasured = ({ ledger, today }: Session, request: MeasureRequest): MeasureValue[] =>
  ledger.read((reader) => measuredAll(gatherer(reader), atOf(request, today, reader)));

/** Whether it gathers or loses momentum. @throws Refusal `unclear-period` */
export const momentumOf = ({ ledger, today }: Session, request: MeasureRequest): Momentum =>
  ledger.read((reader) => momentumAt(gatherer(reader), atOf(request, today, reader)));

/** The stage that the figures suggest today; what is on record of it is not looked at. */
export const stageSuggested = ({ ledger, today }: Session): StageSuggestion =>
  ledger.read((reader) =>
    suggestedStage(
      gatherer(reader),
      atOf({}, today, reader),
      reader.get('community', communityId)?.foundedOn ?? null,
    ),
  );

/** One measure. @throws Refusal `unclear-period` */
export const oneMeasured = (
  { ledger, today }: Session,
  name: string,
  request: MeasureRequest,
): MeasureValue =>
  ledger.read((reader) =>
    measured(measureNamed(name), gatherer(reader), atOf(request, today, reader)),
  );

/** One whole month, quarter or year, and what is told of it. */
export interface SpanReport<Told> {
  /** What people type for it: "2026-Q4". */
  readonly typed: string;
  readonly window: Window;
  readonly over: boolean;
  readonly told: Told;
}

/** So many spans are looked back on where no period is said. */
const usualSteps: { readonly [By in Span]: number } = { month: 12, quarter: 8, year: 10 };

/**
 * A measure by month, quarter or year, each as it was known when it ended.
 * @throws Refusal `unclear-period`
 */
export const measuredBy = (
  { ledger, today }: Session,
  name: string,
  by: Span,
  request: MeasureRequest,
): Array<SpanReport<Figure>> =>
  ledger.read((reader) => {
    const measure = measureNamed(name);
    const gather = gatherer(reader);
    const steps = stepsBy(reader, today, by, request, (at) => figureAt(measure, gather, at));
    return request.period === undefined
      ? fromFirst(steps, ({ parts }) => !parts.every((part) => isBare(part.said)))
      : steps;
  });

/** The same of momentum. @throws Refusal `unclear-period` */
export const momentumBy = (
  { ledger, today }: Session,
  by: Span,
  request: MeasureRequest,
): Array<SpanReport<Momentum>> =>
  ledger.read((reader) => {
    const gather = gatherer(reader);
    const steps = stepsBy(reader, today, by, request, (at) => momentumAt(gather, at));
    return request.period === undefined
      ? fromFirst(steps, ({ state, signs }) => state !== 'too-early' || signs.length > 0)
      : steps;
  });

function stepsBy<Told>(
  reader: Reader,
  today: Day,
  by: Span,
  { period, asOf = today }: MeasureRequest,
  tell: (at: At) => Told,
): Array<SpanReport<Told>> {
  const settings = settingsIn(reader);
  const window =
    period === undefined ? lookBack(reader, asOf, by) : periodBack(reader, period, asOf);
  return spansIn(window, by)
    .filter(({ from }) => from <= asOf)
    .map(({ typed, from, to }) => ({
      typed,
      window: { from, to },
      over: to <= asOf,
      told: tell(windowAt({ from, to }, asOf, settings)),
    }));
}

// No further back than anything is on record, so that a young community is not shown empty years.
function lookBack(reader: Reader, asOf: Day, by: Span): Window {
  const first = addMonths(spanOf(asOf, by).from, -(usualSteps[by] - 1) * spans[by]);
  const began = firstDay(reader) ?? first;
  return { from: first > began ? first : began, to: asOf };
}

// Nor with what came before there was anything to tell of this; a gap later on stays a gap.
function fromFirst<Told>(
  steps: ReadonlyArray<SpanReport<Told>>,
  says: (told: Told) => boolean,
): Array<SpanReport<Told>> {
  const first = steps.findIndex(({ told }) => says(told));
  return first === -1 ? [] : steps.slice(first);
}

/** Whom and what a figure is made of, each under the name it goes by. */
export interface Explained extends Counted {
  readonly no: No | null;
  readonly called: string;
}

/**
 * A measure's value, and every row behind it.
 * @throws Refusal `unclear-period`
 */
export const explained = (
  { ledger, today }: Session,
  name: string,
  request: MeasureRequest,
): { readonly value: MeasureValue; readonly rows: readonly Explained[] } =>
  ledger.read((reader) => {
    const measure = measureNamed(name);
    const at = atOf(request, today, reader);
    const gather = gatherer(reader);
    const rows = rowsAt(measure, gather, at);
    return {
      value: measured(measure, gather, at),
      rows: rows
        .map((row) => ({ ...row, ...calledIn(reader, row.kind, row.id) }))
        .sort(peopleByName),
    };
  });

// People stand by their names, so that nobody is counted against another; things stay in their order.
const peopleByName = (a: Explained, b: Explained): number =>
  a.kind === 'member' && b.kind === 'member' ? alphabetically(a.called, b.called) : 0;

function calledIn(reader: Reader, kind: Counted['kind'], id: Id): Pick<Explained, 'no' | 'called'> {
  const callings = {
    member: () => called(reader.get('member', id), ({ name }) => name),
    commitment: () => called(reader.get('commitment', id), ({ text }) => text),
    meeting: () => called(reader.get('meeting', id), ({ title }) => title),
    question: () => called(reader.get('question', id), ({ text }) => text),
  } satisfies Record<Counted['kind'], () => Pick<Explained, 'no' | 'called'>>;
  return callings[kind]();
}

const called = <State extends { readonly no: No }>(
  state: State | undefined,
  name: (state: State) => string,
): Pick<Explained, 'no' | 'called'> => ({
  no: state?.no ?? null,
  called: state === undefined ? 'somebody or something that is gone' : name(state),
});
