/** Where boxes and arrows go, in pixels; what stands in a box is not this room's business. */
import { type Arrow, layersOf, topDown } from './layers.js';

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A point of an arrow's way. Straight lines join them, with their corners rounded when drawn. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Layout {
  readonly height: number;
  readonly boxes: ReadonlyMap<string, Rect>;
  /** From the edge of one box to the edge of another; the head is at the end. */
  readonly arrows: ReadonlyArray<Arrow & { readonly way: readonly Point[] }>;
}

/** How high a box is when it is so many pixels wide. */
export type HeightOf = (id: string, width: number) => number;

const columnGap = 48;
const rowGap = 16;
/** The narrowest box in which a title can be read, and the widest that looks like a box. */
const boxWidths = { least: 130, most: 250 };

/** The width of the boxes when `layers` columns share `width`. */
const columnWidth = (layers: number, width: number): number =>
  Math.min(boxWidths.most, (width - columnGap * (layers - 1)) / layers);

/** Columns where they leave the boxes wide enough, else one below the other. */
export function layOut(
  ids: readonly string[],
  arrows: readonly Arrow[],
  width: number,
  heightOf: HeightOf,
): Layout {
  const layers = 1 + Math.max(0, ...layersOf(ids, arrows).values());
  return layers > 1 && columnWidth(layers, width) >= boxWidths.least
    ? inColumns(ids, arrows, width, heightOf)
    : inOneColumn(ids, arrows, width, heightOf);
}

/** A box, or the room that a long arrow takes in a column that it passes. */
interface Item {
  readonly id: string;
  readonly layer: number;
  readonly height: number;
  readonly before: string[];
  y: number;
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Layers as columns from left to right; a long arrow has room of its own in each that it passes. */
export function inColumns(
  ids: readonly string[],
  arrows: readonly Arrow[],
  width: number,
  heightOf: HeightOf,
): Layout {
  const layers = layersOf(ids, arrows);
  const count = 1 + Math.max(0, ...layers.values());
  const boxWidth = columnWidth(count, width);
  const items = new Map<string, Item>();
  const columns: Item[][] = Array.from({ length: count }, () => []);
  const add = (id: string, layer: number, height: number): Item => {
    const item: Item = { id, layer, height, before: [], y: 0 };
    items.set(id, item);
    columns[layer]?.push(item);
    return item;
  };
  for (const id of ids) add(id, layers.get(id) ?? 0, heightOf(id, boxWidth));
  const ways = arrows.map((arrow) => {
    const ends = [layers.get(arrow.from) ?? 0, layers.get(arrow.to) ?? 0] as const;
    const passed: Item[] = [];
    for (let layer = ends[0] + 1; layer < ends[1]; layer += 1) {
      const item = add(`${arrow.from} ${arrow.to} ${layer}`, layer, 8);
      item.before.push(passed.at(-1)?.id ?? arrow.from);
      passed.push(item);
    }
    items.get(arrow.to)?.before.push(passed.at(-1)?.id ?? arrow.from);
    return { arrow, passed };
  });
  const middle = (item: Item): number => item.y + item.height / 2;
  const wish = (item: Item, otherwise: number): number => {
    const before = item.before.flatMap((id) => items.get(id) ?? []);
    return before.length === 0 ? otherwise : mean(before.map(middle));
  };
  for (const column of columns) {
    const wishes = new Map(column.map((item, index) => [item, wish(item, index * 1e-3)]));
    column.sort((a, b) => (wishes.get(a) ?? 0) - (wishes.get(b) ?? 0));
    let free = 0;
    for (const item of column) {
      item.y = Math.max(free, (wishes.get(item) ?? 0) - item.height / 2);
      free = item.y + item.height + rowGap;
    }
  }
  const leftOf = (layer: number): number => layer * (boxWidth + columnGap);
  const boxes = new Map(
    ids.map((id) => {
      const { y, height, layer } = items.get(id) as Item;
      return [id, { x: leftOf(layer), y, width: boxWidth, height }];
    }),
  );
  return {
    height: Math.max(0, ...[...items.values()].map(({ y, height }) => y + height)),
    boxes,
    arrows: ways.map(({ arrow, passed }) => {
      const [from, to] = [items.get(arrow.from) as Item, items.get(arrow.to) as Item];
      const stops = [from, ...passed, to];
      const way = stops.slice(1).flatMap((next, index): Point[] => {
        const last = stops[index] as Item;
        return [
          { x: leftOf(last.layer) + boxWidth, y: middle(last) },
          { x: leftOf(next.layer), y: middle(next) },
        ];
      });
      return { ...arrow, way };
    }),
  };
}

const laneGap = 12;
const head = 16;

/** Boxes below each other, and the arrows in lanes of their own at the left. */
export function inOneColumn(
  ids: readonly string[],
  arrows: readonly Arrow[],
  width: number,
  heightOf: HeightOf,
): Layout {
  const order = topDown(ids, arrows);
  const rows = new Map(order.map((id, row) => [id, row]));
  const rowOf = (id: string): number => rows.get(id) ?? 0;
  // The lane of each box that others wait for, free again below the last of them.
  const lanes = new Map<string, number>();
  const busyUntil: number[] = [];
  for (const id of order) {
    const ends = arrows.filter(({ from }) => from === id).map(({ to }) => rowOf(to));
    if (ends.length === 0) continue;
    const free = busyUntil.findIndex((row) => row <= rowOf(id));
    const lane = free < 0 ? busyUntil.length : free;
    busyUntil[lane] = Math.max(...ends);
    lanes.set(id, lane);
  }
  const gap = Math.min(laneGap, (width * 0.3) / Math.max(1, busyUntil.length));
  const left = busyUntil.length === 0 ? 0 : head + gap * busyUntil.length - gap / 2;
  const boxes = new Map<string, Rect>();
  let y = 0;
  for (const id of order) {
    const height = heightOf(id, width - left);
    boxes.set(id, { x: left, y, width: width - left, height });
    y += height + rowGap;
  }
  const at = (id: string): Rect => boxes.get(id) as Rect;
  return {
    height: Math.max(0, y - rowGap),
    boxes,
    arrows: arrows.map((arrow) => {
      const lane = left - head - gap * (lanes.get(arrow.from) ?? 0);
      const [from, to] = [at(arrow.from), at(arrow.to)];
      const out = from.y + from.height * 0.7;
      const into = to.y + to.height * 0.3;
      return {
        ...arrow,
        way: [
          { x: left, y: out },
          { x: lane, y: out },
          { x: lane, y: into },
          { x: left, y: into },
        ],
      };
    }),
  };
}
