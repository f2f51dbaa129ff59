import type { PhrasingContent } from 'mdast';
import { toString as wordsOf } from 'mdast-util-to-string';
import type { NodeOf } from '../../papers/tree.js';
import { widthOf } from '../width.js';
import { xmlText } from './text.js';

// About how wide a letter is at the size of a table's text, and the room on both sides of a cell.
const letter = 118;
const beside = 260;

/** A longer word (an address, say) may be cut. */
const longestWord = 24;

/** In twips. */
interface Need {
  /** For its longest word. */
  readonly least: number;
  /** For its longest cell on one line. */
  readonly most: number;
}

const textOf = (cell: { children: PhrasingContent[] } | undefined): string =>
  xmlText(wordsOf(cell?.children ?? []));

function needsOf(node: NodeOf<'table'>, column: number): Need {
  let least = 3;
  let most = 3;
  for (const [at, row] of node.children.entries()) {
    const text = textOf(row.children[column]);
    // The head is bold.
    const bold = at === 0 ? 1.12 : 1;
    most = Math.max(most, widthOf(text) * bold);
    for (const word of text.split(' ')) least = Math.max(least, widthOf(word) * bold);
  }
  const twips = (letters: number): number => Math.ceil(letters * letter) + beside;
  return { least: twips(Math.min(least, longestWord)), most: twips(most) };
}

/**
 * The widths of a table's columns in twips, `room` in all. A column gets what its longest cell needs
 * where there is room for that in all of them; else the widest give way first, down to their longest
 * word. A table with little to say is no wider than can be read across.
 */
export function columnsOf(node: NodeOf<'table'>, room: number): number[] {
  const count = node.children[0]?.children.length ?? 0;
  const needs = Array.from({ length: count }, (_, column) => needsOf(node, column));
  const most = sum(needs.map((need) => need.most));
  if (most <= room) return spread(needs, most < room / 2 ? Math.min(room, most * airy) : room);
  const least = sum(needs.map((need) => need.least));
  if (least >= room) return whole(needs.map((need) => (need.least * room) / least));
  return whole(widestGive(needs, room));
}

/** How much wider than its words a small table may be. */
const airy = 1.6;

const sum = (numbers: readonly number[]): number =>
  numbers.reduce((total, each) => total + each, 0);

const spread = (needs: readonly Need[], room: number): number[] => {
  const most = sum(needs.map((need) => need.most));
  return whole(needs.map((need) => (need.most * room) / most));
};

/** No column wider than a bound, which is as high as `room` allows. */
function widestGive(needs: readonly Need[], room: number): number[] {
  const within = (bound: number): number[] =>
    needs.map(({ least, most }) => Math.max(least, Math.min(most, bound)));
  let [low, high] = [0, room];
  while (high - low > 1) {
    const bound = (low + high) / 2;
    if (sum(within(bound)) > room) high = bound;
    else low = bound;
  }
  return within(low);
}

/** Whole twips whose sum is that of `widths`, rounded. */
function whole(widths: readonly number[]): number[] {
  let edge = 0;
  let before = 0;
  return widths.map((width) => {
    edge += width;
    const size = Math.round(edge) - before;
    before += size;
    return size;
  });
}
