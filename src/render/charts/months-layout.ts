/** Where the cards of a plan go, month beside month or one below the other, and how arrows pass them. */
import type { Arrow } from './layers.js';
import type { Point, Rect } from './layout.js';

/** What takes room in a column: a title, a card, a mark. Those that arrows lead to have an id. */
export interface PlanItem {
  readonly id?: string;
  readonly heightIn: (width: number) => number;
}

/** Items below each other under a title. */
export interface PlanMonth {
  readonly title: PlanItem;
  readonly items: readonly PlanItem[];
  /** Beside the other months; what has no month stands above all that have one, or below: in the
   * last column that has room for it, else across. */
  readonly place: 'above' | 'beside' | 'below';
}

export interface PlacedPlan {
  readonly height: number;
  readonly places: ReadonlyMap<PlanItem, Rect>;
  readonly arrows: ReadonlyArray<readonly Point[]>;
}

const between = 9;
const aboveGroup = 14;
/** Room between columns, in which arrows go up and down. */
const gutter = 30;
const lane = 8;
/** No more lanes than this beside a column: further arrows share them. */
const mostLanes = 7;

interface Column {
  x: number;
  readonly width: number;
  free: number;
  /** What stands in it, from top to bottom. */
  readonly rects: Rect[];
}

/** Whether so many columns in `width` pixels are each as wide as `narrowest`. */
export const fitBeside = (count: number, width: number, narrowest: number): boolean =>
  width / Math.max(2, count) - gutter >= narrowest;

/**
 * Groups side by side in `width` pixels, or with one column below each other; so too where they would
 * be narrower than `narrowest`.
 */
export function placeMonths(
  groups: readonly PlanMonth[],
  arrows: readonly Arrow[],
  width: number,
  isPhone: boolean,
  narrowest: number,
): PlacedPlan {
  const beside = groups.filter(({ place }) => place === 'beside');
  const oneColumn = isPhone || (!fitBeside(beside.length, width, narrowest) && narrowest < width);
  const count = oneColumn ? 1 : Math.max(2, beside.length);
  const groupOf = new Map(
    groups.flatMap(({ items }, nth) => items.flatMap(({ id }) => (id ? [[id, nth]] : []))),
  );
  const isWithin = ({ from, to }: Arrow): boolean =>
    oneColumn || groupOf.get(from) === groupOf.get(to);
  const lanes = lanesOf(
    groups.flatMap(({ items }) => items.flatMap(({ id = '' }) => (id === '' ? [] : [id]))),
    arrows.filter(isWithin),
  );
  const most = Math.min(mostLanes, 1 + Math.max(-1, ...lanes.values()));
  const beforeFirst = arrows.some((arrow) =>
    [arrow.from, arrow.to].every((id) => {
      const group = groups[groupOf.get(id) ?? 0];
      return group === beside[0] || group?.place !== 'beside';
    }),
  );
  const left = oneColumn ? (most === 0 ? 0 : 10 + lane * most) : beforeFirst ? 10 + 2 * lane : 0;
  const each = (width - left - gutter * (count - 1)) / count;
  const columns = Array.from(
    { length: count },
    (_, nth): Column => ({ x: left + nth * (each + gutter), width: each, free: 0, rects: [] }),
  );
  const places = new Map<PlanItem, Rect>();
  const put = (
    item: PlanItem,
    column: Column,
    across = column.width,
    height = item.heightIn(across),
  ): void => {
    const rect = { x: column.x, y: column.free, width: across, height };
    places.set(item, rect);
    column.rects.push(rect);
    column.free += rect.height + between;
  };
  const bottom = (): number => Math.max(...columns.map(({ free }) => free));

  const setAcross = ({ title, items }: PlanMonth): void => {
    const top = bottom() + (bottom() > 0 ? aboveGroup : 0);
    const [first] = columns as [Column];
    for (const column of columns) column.free = top;
    put(title, first, width - left);
    for (const column of columns) column.free = first.free;
    for (const item of items) {
      put(
        item,
        columns.reduce((best, column) => (column.free < best.free ? column : best), first),
      );
    }
  };
  const setIn = ({ title, items }: PlanMonth, column: Column): void => {
    column.free += aboveGroup;
    for (const item of [title, ...items]) put(item, column);
  };
  for (const group of groups.filter(({ place }) => place === 'above')) setAcross(group);
  const start = bottom();
  for (const column of columns) column.free = start;

  // Titles side by side are as high as the highest of them, so that what stands below begins on one line.
  const highest = Math.max(0, ...beside.map(({ title }) => title.heightIn(each)));
  for (const [nth, { title, items }] of beside.entries()) {
    const column = columns[oneColumn ? 0 : nth] as Column;
    if (column.free > 0) column.free += aboveGroup;
    put(title, column, each, oneColumn ? undefined : highest);
    for (const item of items) put(item, column);
  }
  for (const group of groups.filter(({ place }) => place === 'below')) {
    const column = oneColumn ? undefined : columns.findLast((each) => fits(group, each, bottom()));
    if (column === undefined) setAcross(group);
    else setIn(group, column);
  }
  return {
    height: Math.max(0, bottom() - between),
    places,
    arrows: arrows.map((arrow) => wayOf(arrow, columns, places, lanes)),
  };
}

/** Whether a group has room below what stands in a column, so that the whole gets no higher. */
const fits = ({ title, items }: PlanMonth, { free, width }: Column, bottom: number): boolean =>
  [title, ...items].reduce((y, item) => y + item.heightIn(width) + between, free + aboveGroup) <=
  bottom;

/** A lane for each box that others of its column wait for, taken again where it has become free. */
function lanesOf(order: readonly string[], arrows: readonly Arrow[]): Map<string, number> {
  const at = new Map(order.map((id, nth) => [id, nth]));
  const place = (id: string): number => at.get(id) ?? 0;
  const spans = [...new Set(arrows.map(({ from }) => from))].map((id) => {
    const ends = [id, ...arrows.filter(({ from }) => from === id).map(({ to }) => to)].map(place);
    return { id, from: Math.min(...ends), to: Math.max(...ends) };
  });
  const lanes = new Map<string, number>();
  const taken: number[] = [];
  // Short ones first, nearest to the boxes, so that few lines cross.
  for (const { id, from, to } of spans.sort((a, b) => a.from - b.from || a.to - b.to)) {
    const found = taken.findIndex((until) => until <= from);
    const nth = found < 0 ? taken.length : found;
    taken[nth] = to;
    lanes.set(id, nth);
  }
  return lanes;
}

function wayOf(
  { from, to }: Arrow,
  columns: readonly Column[],
  places: ReadonlyMap<PlanItem, Rect>,
  lanes: ReadonlyMap<string, number>,
): Point[] {
  const find = (id: string): Rect => [...places].find(([item]) => item.id === id)?.[1] as Rect;
  const [start, end] = [find(from), find(to)];
  const columnOf = ({ x }: Rect): number => columns.findIndex((column) => column.x === x);
  const [a, b] = [columnOf(start), columnOf(end)];
  if (a === b) {
    const limit = columns.length === 1 ? mostLanes : 2;
    const x = start.x - 16 - lane * ((lanes.get(from) ?? 0) % limit);
    const [out, into] = [start.y + start.height * 0.7, end.y + end.height * 0.3];
    return [
      { x: start.x, y: out },
      { x, y: out },
      { x, y: into },
      { x: end.x, y: into },
    ];
  }
  const forward = a < b;
  const leave = (rect: Rect): number => (forward ? rect.x + rect.width : rect.x);
  const enter = (rect: Rect): number => (forward ? rect.x : rect.x + rect.width);
  const middle = ({ y, height }: Rect): number => y + height / 2;
  const way: Point[] = [{ x: leave(start), y: middle(start) }];
  for (let nth = a + (forward ? 1 : -1); nth !== b; nth += forward ? 1 : -1) {
    const column = columns[nth] as Column;
    const y = passage(column, ((way.at(-1)?.y ?? 0) + middle(end)) / 2);
    const edges = [column.x, column.x + column.width];
    way.push(...(forward ? edges : edges.reverse()).map((x) => ({ x, y })));
  }
  return [...way, { x: enter(end), y: middle(end) }];
}

/** Where a line can pass a column between what stands in it, nearest to `wish`. */
function passage({ rects }: Column, wish: number): number {
  const ends = rects.map(({ y, height }) => y + height + between / 2);
  return ends.reduce(
    (best, y) => (Math.abs(y - wish) < Math.abs(best - wish) ? y : best),
    ends[0] ?? 0,
  );
}
