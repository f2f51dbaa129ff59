/** Which box stands before which: pure order, no pixels. */
export interface Arrow {
  readonly from: string;
  readonly to: string;
}

/**
 * The arrows that can be drawn forward: between two different boxes that are there, each once, and
 * without the one that would close a circle (where the ledger has one, the list below still says it).
 */
export function forwardArrows(ids: readonly string[], arrows: readonly Arrow[]): Arrow[] {
  const known = new Set(ids);
  const after = new Map<string, Set<string>>(ids.map((id) => [id, new Set()]));
  const reaches = (from: string, to: string, seen = new Set<string>()): boolean => {
    if (from === to) return true;
    if (seen.has(from)) return false;
    seen.add(from);
    return [...(after.get(from) ?? [])].some((next) => reaches(next, to, seen));
  };
  return arrows.filter(({ from, to }) => {
    if (!known.has(from) || !known.has(to) || after.get(from)?.has(to)) return false;
    if (reaches(to, from)) return false;
    after.get(from)?.add(to);
    return true;
  });
}

/** The layer of each box, from 0: the longest way to it. `arrows` go forward. */
export function layersOf(ids: readonly string[], arrows: readonly Arrow[]): Map<string, number> {
  const layers = new Map<string, number>();
  const layerOf = (id: string): number => {
    const known = layers.get(id);
    if (known !== undefined) return known;
    const before = arrows.filter(({ to }) => to === id).map(({ from }) => layerOf(from) + 1);
    const layer = Math.max(0, ...before);
    layers.set(id, layer);
    return layer;
  };
  for (const id of ids) layerOf(id);
  return layers;
}

/**
 * The boxes one below the other: each after all that it waits for, and as soon after them as can be.
 * `arrows` go forward.
 */
export function topDown(ids: readonly string[], arrows: readonly Arrow[]): string[] {
  const placed: string[] = [];
  const ready = (id: string): boolean =>
    !placed.includes(id) && arrows.every(({ from, to }) => to !== id || placed.includes(from));
  const place = (id: string): void => {
    if (!ready(id)) return;
    placed.push(id);
    for (const { from, to } of arrows) if (from === id) place(to);
  };
  for (const id of ids) place(id);
  return placed;
}
