import type { Element } from 'hast';
import { s } from 'hastscript';
import type { MonthEntry, MonthsDrawing } from '../../papers/tree.js';
import { laidText, unbroken } from '../text.js';
import { isolated } from './isolated.js';
import type { Point, Rect } from './layout.js';
import { fitBeside, type PlanItem, type PlanMonth, placeMonths } from './months-layout.js';
import type { Paint } from './palette.js';
import { arrowOf, round } from './paths.js';
import { fontSize, textWidth, type Width, widestWord, wrapped } from './text.js';

type Action = Extract<MonthEntry, { kind: 'action' }>;
type Meeting = Extract<MonthEntry, { kind: 'meeting' }>;

const lineHeight = 15;
const padding = 9;
const margin = 2;
const markRoom = 16;
// Bold letters take more room.
const bold = 1.14;
/** Lines of what is to be done, and of what more there is to say; of who does it there are as many as it takes. */
const most = { label: 7, note: 4, meeting: 4 };

interface Line {
  readonly text: string;
  readonly paint: Paint;
  readonly bold?: boolean;
}

interface Drawable extends PlanItem {
  readonly draw: (rect: Rect) => Element[];
}

/** Lines below each other, all from one edge; in each, what is read from the right is so. */
const linesAt = (lines: readonly Line[], { x, y }: Point): Element[] =>
  lines.map(({ text, paint, bold: strong }, nth) =>
    s(
      'text',
      {
        x: round(x),
        y: round(y + 11 + lineHeight * nth),
        'data-fill': paint,
        fontWeight: strong ? 'bold' : undefined,
      },
      isolated(text),
    ),
  );

const linesOf = (text: string, room: number, at: number, line: Omit<Line, 'text'>): Line[] =>
  text === ''
    ? []
    : wrapped(laidText(text), line.bold ? room / bold : room, at).map((each) => ({
        ...line,
        text: each,
      }));

const heightOf = (lines: readonly Line[]): number => lineHeight * lines.length;

function card(action: Action, numberRoom: number): Drawable {
  const { marked, free } = action;
  const roomIn = (width: number): number => width - 2 * padding - numberRoom;
  const linesIn = (width: number): Line[] => {
    const room = roomIn(width);
    return [
      ...linesOf(action.label, room, most.label, { paint: 'value', bold: marked }),
      ...linesOf(unbroken(action.who), room, Number.POSITIVE_INFINITY, { paint: 'label' }),
      // Half a date is none: the words before it may stand above it.
      ...linesOf(action.day, Math.max(room, widestWord(action.day)), 3, { paint: 'value' }),
      ...linesOf(action.note, room, most.note, { paint: 'label' }),
    ];
  };
  return {
    id: action.no,
    heightIn: (width) => 2 * padding - 2 + heightOf(linesIn(width)),
    draw: ({ x, y, width, height }) => [
      s('rect', {
        x: round(x),
        y: round(y),
        width: round(width),
        height: round(height),
        rx: 6,
        'data-fill': marked ? 'mark' : free ? 'paper' : 'box',
        'data-stroke': marked ? 'mark-edge' : 'edge',
        strokeWidth: marked ? 2.5 : free ? 1.5 : 1,
        strokeDasharray: free ? '5,4' : undefined,
      }),
      ...linesAt([{ text: action.no, paint: 'value', bold: true }], {
        x: x + padding,
        y: y + padding,
      }),
      ...linesAt(linesIn(width), {
        x: x + padding + numberRoom,
        y: y + padding,
      }),
    ],
  };
}

function mark(meeting: Meeting): Drawable {
  const linesIn = (width: number): Line[] => [
    { text: laidText(meeting.day), paint: 'series-1', bold: true },
    ...linesOf(meeting.label, width - markRoom, most.meeting, { paint: 'label' }),
  ];
  return {
    heightIn: (width) => heightOf(linesIn(width)) + 2,
    draw: ({ x, y, width }) => [
      s('path', {
        d: `M${round(x + 1)} ${round(y + 7)}l5 -5l5 5l-5 5Z`,
        'data-fill': 'series-1',
      }),
      ...linesAt(linesIn(width), { x: x + markRoom, y }),
    ],
  };
}

function heading(label: string): Drawable {
  const linesIn = (width: number) => linesOf(label, width, 2, { paint: 'value', bold: true });
  return {
    heightIn: (width) => heightOf(linesIn(width)) + 6,
    draw: ({ x, y, width, height }) => [
      ...linesAt(linesIn(width), { x, y }),
      s('path', {
        d: `M${round(x)} ${round(y + height - 2)}L${round(x + width)} ${round(y + height - 2)}`,
        'data-stroke': 'axis',
        strokeWidth: 1.5,
      }),
    ],
  };
}

function remark(text: string): Drawable {
  const linesIn = (width: number) => linesOf(text, width, 2, { paint: 'label' });
  return {
    heightIn: (width) => heightOf(linesIn(width)),
    draw: ({ x, y, width }) => linesAt(linesIn(width), { x, y }),
  };
}

const numbersIn = (months: MonthsDrawing['months']): string[] =>
  months.flatMap(({ entries }) =>
    entries.flatMap((entry) => (entry.kind === 'action' ? [entry.no] : [])),
  );

const roomFor = (numbers: readonly string[]): number =>
  6 + Math.max(0, ...numbers.map((no) => textWidth(no) * bold));

/**
 * No name is broken, and no date: a column is as wide as the widest part of one, else months stand
 * below each other.
 */
function narrowestOf(months: MonthsDrawing['months']): number {
  const names = months.flatMap(({ entries }) =>
    entries.map((entry) =>
      entry.kind === 'action' ? widestWord(`${unbroken(entry.who)} ${entry.day}`) : 0,
    ),
  );
  return Math.max(0, ...names) + 2 * padding + roomFor(numbersIn(months));
}

/** Whether the months stand side by side in a picture of that width, each with `room` at least. */
export const standBeside = ({ months }: MonthsDrawing, width: Width, room = 0): boolean =>
  fitBeside(
    months.filter(({ dated, isOver }) => dated && !isOver).length,
    width - 2 * margin,
    Math.max(room, narrowestOf(months)),
  );

/** Months as columns, or on a phone below each other, with arrows from card to card. */
export function drawMonths({ months, arrows }: MonthsDrawing, width: Width): Element {
  const numbers = numbersIn(months);
  const numberRoom = roomFor(numbers);
  const drawables: Drawable[] = [];
  const known = <D extends Drawable>(drawable: D): D => {
    drawables.push(drawable);
    return drawable;
  };
  const groups = months.map(
    ({ label, dated, isOver, entries, more }): PlanMonth => ({
      title: known(heading(label)),
      place: isOver ? 'above' : dated ? 'beside' : 'below',
      items: [
        ...entries.map((entry) =>
          known(entry.kind === 'action' ? card(entry, numberRoom) : mark(entry)),
        ),
        ...(more === '' ? [] : [known(remark(more))]),
      ],
    }),
  );
  const shown = new Set(numbers);
  const between = arrows.filter(({ from, to }) => from !== to && shown.has(from) && shown.has(to));
  const narrowest = narrowestOf(months);
  const plan = placeMonths(groups, between, width - 2 * margin, width === 320, narrowest);
  const height = Math.ceil(plan.height) + 2 * margin;
  return s('svg', { viewBox: `0 0 ${width} ${height}`, width, height, fontSize }, [
    s('g', { transform: `translate(${margin} ${margin})` }, [
      ...plan.arrows.flatMap((way) => arrowOf(way)),
      ...drawables.flatMap((drawable) => drawable.draw(plan.places.get(drawable) as Rect)),
    ]),
  ]);
}
