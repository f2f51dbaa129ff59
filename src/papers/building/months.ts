/** What lies ahead as a picture, month by month; its words are those of the list below it. */
import type { RootContent } from 'mdast';
import { phrase } from '../../language/locale.js';
import { paragraph } from '../build.js';
import { linked } from '../links.js';
import { escapeMarkdown } from '../markdown.js';
import type { Bodies } from '../template/schema.js';
import { type MonthEntry, type MonthsDrawing, plainText } from '../tree.js';
import { type DocumentContext, emptyOf, listAt, lookUp } from './context.js';

/** As many actions as can be read in one picture. */
const mostCards = 60;
/** Where there are more, as many of each month. */
const mostOfMonth = 10;

interface Dated {
  readonly on: string;
  /** Open, though its day is over. */
  readonly isOver: boolean;
  readonly entry: MonthEntry;
}

// ISO days sort as text; what has none comes last.
const never = '9999';
const dayAt = (row: unknown, field: string): string => {
  const day = lookUp(row, field);
  return typeof day === 'string' ? day : never;
};

export function monthsBlock(block: Bodies['months'], at: DocumentContext): RootContent[] {
  const months = listAt(at.facts, block.from);
  if (months.length === 0) return emptyOf(block.empty, at);
  const words = (text: string, extra?: object) =>
    plainText(linked(paragraph(at.markdown.phrases(at.fill(text, extra))))).trim();
  const marked = block.marked === undefined ? undefined : lookUp(at.facts, block.marked);
  const action = (row: unknown): Dated => ({
    on: dayAt(row, 'due'),
    isOver: typeof lookUp(row, 'overdueDays') === 'number',
    entry: {
      kind: 'action',
      no: String(lookUp(row, 'no')),
      label: words(block.action.label, { row }),
      who: words(block.action.who, { row }),
      day: words(block.action.day, { row }),
      note: block.action.note === undefined ? '' : words(block.action.note, { row }),
      marked: lookUp(row, 'no') === marked,
      free: lookUp(row, 'who') === null,
    },
  });
  const meeting = (row: unknown): Dated => ({
    on: dayAt(row, 'on'),
    isOver: false,
    entry: {
      kind: 'meeting',
      label: words(block.meeting.label, { row }),
      day: words(block.meeting.day, { row }),
    },
  });
  const all = months.flatMap((month) => listAt(month, 'actions'));
  const most = all.length > mostCards ? mostOfMonth : mostCards;
  const more = (count: number): string => {
    if (count === 0) return '';
    return block.more === undefined
      ? words(escapeMarkdown(at.locale.say(phrase('more', { count }))))
      : words(block.more, { more: count });
  };
  const drawing: MonthsDrawing = {
    kind: 'months',
    months: months.map((month) => {
      const actions = listAt(month, 'actions');
      const entries = [
        ...actions.slice(0, most).map(action),
        ...listAt(month, 'meetings').map(meeting),
      ];
      return {
        label: words(block.month, { row: month }),
        dated: entries.some(({ on }) => on !== never),
        ...(entries.every(({ isOver }) => isOver) ? { isOver: true } : {}),
        entries: entries
          .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
          .map(({ entry }) => entry),
        more: more(actions.length - most > 0 ? actions.length - most : 0),
      };
    }),
    arrows: all.flatMap((row) =>
      listAt(row, 'waitsFor').map((needed) => ({
        from: String(lookUp(needed, 'no')),
        to: String(lookUp(row, 'no')),
      })),
    ),
  };
  return [
    {
      type: 'chart',
      title: words(block.title),
      description: words(block.description),
      summary: at.locale.say(phrase('same-as-months')),
      drawing,
      children: [],
    },
  ];
}
