import type { Element, Properties } from 'hast';
import { h } from 'hastscript';
import { type NodeOf, plainText } from '../../papers/tree.js';
import { laidText, widthOf } from '../text.js';
import { lined, type PageContext } from './context.js';

type Table = NodeOf<'table'>;
type Row = NodeOf<'tableRow'>;

/** What fits beside each other on a phone held upright, in the widths of a letter. */
const phone = 36;
/** A column as narrow as a date is kept on one line, as long as the others have room left. */
const short = { each: 14, all: 34 };
/** Columns whose words all have room beside each other: none of them is broken, names least of all. */
const whole = { each: 18, all: 44 };

interface Column {
  /** Its title in words; empty: the column has none. */
  readonly title: string;
  /** What stands before its values on a phone. */
  readonly label: string;
  readonly align: string | undefined;
  readonly widest: number;
  /** Its widest word. */
  readonly word: number;
  readonly namesRow: boolean;
}

function columnsOf({ align, children: rows }: Table): Column[] {
  const texts = rows.map((row) => row.children.map((cell) => laidText(plainText(cell.children))));
  const titles = texts[0] ?? [];
  const sides = titles.map((_, index) => align?.[index] ?? undefined);
  // What a row is about: its first column that is not a figure.
  const names = sides.findIndex((side) => side === undefined || side === 'left');
  return titles.map((title, index) => ({
    title,
    label: rows[0]?.children[index]?.data?.lead === '' ? '' : title,
    align: sides[index] === 'left' ? undefined : sides[index],
    widest: Math.max(...texts.map((row) => widthOf(row[index] ?? ''))),
    word: Math.max(...texts.map((row) => wordIn(row[index] ?? ''))),
    namesRow: index === names,
  }));
}

const wordIn = (text: string): number => Math.max(...text.split(/[ \u00a0]/).map(widthOf));

/** A class for each of the few looks that a column can have. */
function classesOf(columns: readonly Column[]): (index: number) => string[] {
  const narrow = columns.filter(({ widest }) => widest <= short.each);
  const room = narrow.reduce((sum, { widest }) => sum + widest, 0) <= short.all;
  const words = columns.filter(({ namesRow }) => !namesRow);
  const unbroken = words.reduce((sum, { word }) => sum + word, 0) <= whole.all;
  return (index) => {
    const { align, widest = 0, word = 0, namesRow } = columns[index] ?? {};
    const looks: string[] = align ? [align] : [];
    if (room && widest <= short.each) return [...looks, 'short'];
    return !namesRow && unbroken && word <= whole.each ? [...looks, 'whole'] : looks;
  };
}

/**
 * A table with scopes. One that is too wide for a phone is shown there as labelled entries, below
 * the words that name each; roles say what it is where a browser forgets that on the way.
 */
export function tableElement(node: Table, at: PageContext): Element {
  const columns = columnsOf(node);
  const classes = classesOf(columns);
  const [head, ...rows] = node.children;
  const stacks =
    columns.length > 2 && columns.reduce((sum, { widest }) => sum + widest + 2, 0) > phone;
  const role = (name: string): Properties => (stacks ? { role: name } : {});
  const className = (index: number): Properties => {
    const names = classes(index);
    return names.length === 0 ? {} : { className: names };
  };

  const title = (cell: Row['children'][number], index: number): Element =>
    columns[index]?.title.trim() === ''
      ? h('td', { ...role('cell'), ...className(index) })
      : h(
          'th',
          { scope: 'col', ...role('columnheader'), ...className(index) },
          at.phrases(cell.children, at),
        );
  const cell = ({ children }: Row['children'][number], index: number): Element => {
    const words = at.phrases(children, at);
    const empty = plainText(children).trim() === '';
    const { namesRow = false, label = '' } = columns[index] ?? {};
    return namesRow && !empty
      ? h('th', { scope: 'row', ...role('rowheader'), ...className(index) }, words)
      : h(
          'td',
          {
            ...role('cell'),
            ...className(index),
            ...(stacks && label !== '' ? { dataLabel: label } : {}),
          },
          empty ? [] : words,
        );
  };
  const line = (row: Row, make: typeof cell): Element =>
    h('tr', role('row'), lined(row.children.map(make)));

  return h('table', { ...(stacks ? { className: ['stacks'] } : {}), ...role('table') }, [
    ...lined([
      ...(head ? [h('thead', role('rowgroup'), lined([line(head, title)]))] : []),
      ...(rows.length > 0
        ? [h('tbody', role('rowgroup'), lined(rows.map((row) => line(row, cell))))]
        : []),
    ]),
  ]);
}
