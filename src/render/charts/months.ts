import type { Element } from 'hast';
import { s } from 'hastscript';
import type { MonthEntry, MonthsDrawing } from '../../papers/tree.js';
import { stretches } from '../html/direction.js';
import { laidText } from '../text.js';
import type { Rect } from './layout.js';
import { type PlanItem, type PlanMonth, placeMonths } from './months-layout.js';
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
/** Lines of what is to be done, of who does it, of what more there is to say. */
const most = { label: 7, who: 3, note: 4, meeting: 4 };

interface Line {
  readonly text: string;
  readonly paint: Paint;
  readonly bold?: boolean;
}

interface Drawable extends PlanItem {
  readonly draw: (rect: Rect) => Element[];
}

const rightToLeft = /^[^\p{L}]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;

/** A name that is read from the right, in a line that is not, keeps to itself. */
const isolated = (text: string): Array<Element | string> =>
  stretches(text, 'ltr').map((part) =>
    part.against ? s('tspan', { direction: 'rtl', unicodeBidi: 'isolate' }, part.text) : part.text,
  );

const square = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}]';
let betweenSquares: RegExp | undefined;

/** Names as they are drawn: what is written in square letters is one word, given name and all. */
function names(text: string): string {
  betweenSquares ??= new RegExp(`(?<=${square}) (?=${square})`, 'gu');
  return text.replace(betweenSquares, '\u00a0');
}

/** Lines below each other; those that are read from the right begin there, whatever is around them. */
const linesAt = (lines: readonly Line[], { x, y, width }: Omit<Rect, 'height'>): Element[] =>
  lines.map(({ text, paint, bold: strong }, nth) => {
    const turned = rightToLeft.test(text);
    return s(
      'text',
      {
        x: round(turned ? x + width : x),
        y: round(y + 11 + lineHeight * nth),
        textAnchor: turned ? 'end' : undefined,
        'data-fill': paint,
        fontWeight: strong ? 'bold' : undefined,
      },
      turned ? text : isolated(text),
    );
  });

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
      ...linesOf(names(action.who), room, most.who, { paint: 'label' }),
      // Whole, whatever room there is: half a date is none.
      ...(action.day === '' ? [] : [{ text: laidText(action.day), paint: 'value' as const }]),
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
        width: numberRoom,
      }),
      ...linesAt(linesIn(width), {
        x: x + padding + numberRoom,
        y: y + padding,
        width: roomIn(width),
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
      ...linesAt(linesIn(width), { x: x + markRoom, y, width: width - markRoom }),
    ],
  };
}

function heading(label: string): Drawable {
  const linesIn = (width: number) => linesOf(label, width, 2, { paint: 'value', bold: true });
  return {
    heightIn: (width) => heightOf(linesIn(width)) + 6,
    draw: ({ x, y, width, height }) => [
      ...linesAt(linesIn(width), { x, y, width }),
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
    draw: ({ x, y, width }) => linesAt(linesIn(width), { x, y, width }),
  };
}

/** Months as columns, or on a phone below each other, with arrows from card to card. */
export function drawMonths({ months, arrows }: MonthsDrawing, width: Width): Element {
  const numbers = months.flatMap(({ entries }) =>
    entries.flatMap((entry) => (entry.kind === 'action' ? [entry.no] : [])),
  );
  const numberRoom = 6 + Math.max(0, ...numbers.map((no) => textWidth(no) * bold));
  const drawables: Drawable[] = [];
  const known = <D extends Drawable>(drawable: D): D => {
    drawables.push(drawable);
    return drawable;
  };
  const groups = months.map(
    ({ label, dated, entries, more }): PlanMonth => ({
      title: known(heading(label)),
      below: !dated,
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
  // No name is broken: where a column would be narrower than one, months stand below each other.
  const widest = Math.max(
    0,
    ...months.flatMap(({ entries }) =>
      entries.map((entry) => (entry.kind === 'action' ? widestWord(names(entry.who)) : 0)),
    ),
  );
  const narrowest = widest + 2 * padding + numberRoom;
  const plan = placeMonths(groups, between, width - 2 * margin, width === 320, narrowest);
  const height = Math.ceil(plan.height) + 2 * margin;
  return s('svg', { viewBox: `0 0 ${width} ${height}`, width, height, fontSize }, [
    s('g', { transform: `translate(${margin} ${margin})` }, [
      ...plan.arrows.flatMap((way) => arrowOf(way)),
      ...drawables.flatMap((drawable) => drawable.draw(plan.places.get(drawable) as Rect)),
    ]),
  ]);
}
