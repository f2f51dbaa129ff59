import type { Id } from '../thing.js';

/** A momentum link: `from` needs `to`. */
export interface Link {
  readonly from: Id;
  readonly to: Id;
}

const nexts = (links: readonly Link[]): Map<Id, Id[]> => {
  const map = new Map<Id, Id[]>();
  for (const { from, to } of links) map.set(from, [...(map.get(from) ?? []), to]);
  return map;
};

/** The shortest way from `start` to `end` along the links, both included; [] where there is none. */
export function pathBetween(links: readonly Link[], start: Id, end: Id): Id[] {
  const onward = nexts(links);
  const cameFrom = new Map<Id, Id | null>([[start, null]]);
  const queue = [start];
  for (const here of queue) {
    if (here === end) {
      const path: Id[] = [];
      for (let at: Id | null = here; at !== null; at = cameFrom.get(at) ?? null) path.unshift(at);
      return path;
    }
    for (const next of onward.get(here) ?? []) {
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, here);
      queue.push(next);
    }
  }
  return [];
}

/** Whether any of the links, followed onward, leads back to where it began. */
export function circleIn(links: readonly Link[]): boolean {
  // Take away whatever nothing is left to wait for; what can't be taken away stands in a circle.
  let rest = links;
  for (;;) {
    const waiting = new Set(rest.map(({ from }) => from));
    const next = rest.filter(({ to }) => waiting.has(to));
    if (next.length === 0) return false;
    if (next.length === rest.length) return true;
    rest = next;
  }
}
