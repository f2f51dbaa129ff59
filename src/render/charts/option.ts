import type { BarSeriesOption, LineSeriesOption } from 'echarts/charts';
import type { GridComponentOption, LegendComponentOption } from 'echarts/components';
import type { ComposeOption } from 'echarts/core';
import type { SeriesDrawing } from '../../documents/tree.js';
import { labelsBelow, liesDown } from './labels.js';
import { light, seriesPaints } from './palette.js';
import { fontSize, textWidth, type Width } from './size.js';
import { cut, wrapped } from './wrap.js';

type Option = ComposeOption<
  BarSeriesOption | LineSeriesOption | GridComponentOption | LegendComponentOption
>;

const text = { color: light.label, fontSize, fontFamily: 'sans-serif' };
const dashes = ['solid' as const, [6, 3], [2, 3], [8, 3, 2, 3]];
const symbols = ['circle', 'rect', 'triangle', 'diamond'] as const;
const lineHeight = 15;
const edge = 8;

const sign = { width: 18, height: 10 };

/** The names of several series, side by side where they have room, else below each other. */
function legendOf(
  names: readonly string[],
  width: Width,
): { option: { legend?: LegendComponentOption }; height: number } {
  if (names.length < 2) return { option: {}, height: 0 };
  const gap = 16;
  const taken = names.map((name) => sign.width + 5 + textWidth(name) + gap);
  const beside = taken.reduce((sum, each) => sum + each, 0) <= width;
  return {
    height: 10 + (beside ? 1 : names.length) * lineHeight,
    option: {
      legend: {
        top: 0,
        left: 0,
        padding: 0,
        itemGap: beside ? gap : lineHeight - 12,
        orient: beside ? 'horizontal' : 'vertical',
        itemWidth: sign.width,
        itemHeight: sign.height,
        textStyle: text,
        formatter: (name) => cut(name, width - sign.width - gap),
        selectedMode: false,
      },
    },
  };
}

/** What echarts is asked to draw, and the height in pixels that it takes. */
export function optionOf(drawing: SeriesDrawing, width: Width): { option: Option; height: number } {
  const { kind, labels, series } = drawing;
  const most = Math.max(1, ...series.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const figureWidth = textWidth(String(most)) + 10;
  const slotOf = (left: number): number => (width - left - edge) / Math.max(1, labels.length);
  // Where each bar or point bears its figure, there is no need of an axis to read it from.
  const each = kind === 'bars' ? (slotOf(edge) * 0.8) / Math.max(1, series.length) : slotOf(edge);
  const roomy = each >= textWidth(String(most)) + 2 && (kind === 'bars' || series.length === 1);
  const slot = slotOf(roomy ? edge : figureWidth);
  const below = labelsBelow(labels, slot);
  const lying = kind === 'bars' && liesDown(labels, below);
  const figured = roomy || lying;
  const legend = legendOf(
    series.map(({ name }) => name),
    width,
  );
  const deepest = Math.max(1, ...below.lines.map((label) => label.split('\n').length));
  const nameWidth = Math.min(width * 0.42, Math.max(0, ...labels.map((label) => textWidth(label))));
  const beside = labels.map((label) => wrapped(label, nameWidth + 1, 3));
  const thickness = Math.max(14, 26 - 4 * (series.length - 1));
  const row = Math.max(
    thickness * series.length,
    ...beside.map((lines) => lines.length * lineHeight),
  );
  const height =
    legend.height +
    (lying
      ? labels.length * (row + 12) + edge
      : (width === 320 ? 160 : 190) + lineHeight * deepest);

  const names = {
    type: 'category' as const,
    data: lying ? beside.map((lines) => lines.join('\n')) : [...below.lines],
    inverse: lying,
    axisLine: { lineStyle: { color: light.axis } },
    axisTick: { show: false },
    axisLabel: { ...text, lineHeight, interval: 0 },
  };
  const figures = {
    type: 'value' as const,
    minInterval: 1,
    splitNumber: 4,
    ...(most > 1 ? {} : { max: 1 }),
    axisLine: { show: false },
    axisLabel: { ...text, show: !figured },
    splitLine: { show: !figured, lineStyle: { color: light.grid } },
  };
  return {
    height,
    option: {
      animation: false,
      ...legend.option,
      grid: {
        left: lying ? nameWidth + 10 : roomy ? edge : figureWidth,
        right: lying ? figureWidth : edge,
        top: legend.height + (lying ? 0 : 20),
        bottom: lying ? edge : 10 + lineHeight * deepest,
        outerBoundsMode: 'none',
      },
      ...(lying ? { xAxis: figures, yAxis: names } : { xAxis: names, yAxis: figures }),
      series: series.map(({ name, values }, index) => {
        const colour = light[seriesPaints[index % seriesPaints.length] ?? 'series-1'];
        const look = {
          name,
          data: [...values],
          clip: false,
          silent: true,
          itemStyle: { color: colour },
          label: {
            show: figured,
            position: lying ? ('right' as const) : ('top' as const),
            distance: 4,
            color: light.value,
            fontSize,
            textBorderWidth: 0,
          },
        };
        return kind === 'bars'
          ? { ...look, type: 'bar' as const, barMaxWidth: lying ? thickness : 44, barGap: '8%' }
          : {
              ...look,
              type: 'line' as const,
              connectNulls: false,
              showAllSymbol: true,
              symbol: symbols[index % symbols.length] ?? 'circle',
              symbolSize: slot < 16 ? 4 : 7,
              lineStyle: {
                color: colour,
                width: 2,
                type: dashes[index % dashes.length] ?? 'solid',
              },
            };
      }),
    },
  };
}
