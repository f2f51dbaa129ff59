import type { BarSeriesOption, LineSeriesOption } from 'echarts/charts';
import type { GridComponentOption } from 'echarts/components';
import type { ComposeOption } from 'echarts/core';
import type { SeriesDrawing } from '../../papers/tree.js';
import { labelsBelow, liesDown } from './labels.js';
import { dashes, paintAt, signs } from './legend.js';
import { light } from './palette.js';
import { fontSize, textWidth, type Width, wrapped } from './text.js';

type Option = ComposeOption<BarSeriesOption | LineSeriesOption | GridComponentOption>;

const text = { color: light.label, fontSize, fontFamily: 'sans-serif' };
const lineHeight = 15;
const edge = 8;
/** How high bars stand, with the figure above them: enough to compare, and room left for words. */
const standing = 130;

/** Where the words of a gap stand, and the room that they have there. */
export interface Gap {
  readonly x: number;
  /** The middle of their last line. */
  readonly y: number;
  readonly room: number;
  readonly anchor: 'start' | 'middle';
}

/**
 * What echarts is asked to draw below `top` pixels, and the height in pixels that it all takes.
 */
export function optionOf(
  drawing: SeriesDrawing,
  width: Width,
  top: number,
): { option: Option; height: number; gapAt: (index: number) => Gap } {
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
  const deepest = Math.max(1, ...below.lines.map((label) => label.split('\n').length));
  const nameWidth = Math.min(width * 0.42, Math.max(0, ...labels.map((label) => textWidth(label))));
  const beside = labels.map((label) => wrapped(label, nameWidth + 1, 3));
  const thickness = Math.max(14, 26 - 4 * (series.length - 1));
  const row = Math.max(
    thickness * series.length,
    ...beside.map((lines) => lines.length * lineHeight),
  );
  const height =
    top + (lying ? labels.length * (row + 12) + edge : standing + lineHeight * deepest);

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
    gapAt: (index) =>
      lying
        ? {
            x: nameWidth + 14,
            y: top + (row + 12) * (index + 0.5),
            room: width - nameWidth - 14,
            anchor: 'start',
          }
        : {
            x: (roomy ? edge : figureWidth) + slot * (index + 0.5),
            y: height - 10 - lineHeight * deepest - 10,
            room: slot - 2,
            anchor: 'middle',
          },
    option: {
      animation: false,
      grid: {
        left: lying ? nameWidth + 10 : roomy ? edge : figureWidth,
        right: lying ? figureWidth : edge,
        top: top + (lying ? 0 : 20),
        bottom: lying ? edge : 10 + lineHeight * deepest,
        outerBoundsMode: 'none',
      },
      ...(lying ? { xAxis: figures, yAxis: names } : { xAxis: names, yAxis: figures }),
      series: series.map(({ name, values }, index) => {
        const colour = light[paintAt(index)];
        const options = {
          name,
          data: [...values],
          clip: false,
          silent: true,
          emphasis: { disabled: true },
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
          ? { ...options, type: 'bar' as const, barMaxWidth: lying ? thickness : 44, barGap: '8%' }
          : {
              ...options,
              type: 'line' as const,
              connectNulls: false,
              showAllSymbol: true,
              symbol: signs[index % signs.length] ?? 'circle',
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
