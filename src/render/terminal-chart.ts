/** A chart as one line of a terminal: how the figures went, above the table that says them. */
import type { Drawing } from '../papers/tree.js';
import { type Line, run } from './runs.js';

const steps = '▁▂▃▄▅▆▇█';

/**
 * One line of blocks, the highest value the highest block; a gap stays empty, which zero does not.
 * Links have no line of their own, since the list below shows them as well; nor has what would be
 * wider than `width` columns.
 */
export function sketch(drawing: Drawing, width: number): Line[] {
  if (drawing.kind === 'links') return [];
  const [first] = drawing.series;
  const values = first?.values ?? [];
  const known = values.filter((value) => value !== null);
  const most = Math.max(...known, 0);
  if (known.length < 2 || most === 0) return [];
  // Wide enough to be seen as columns, where there are few of them.
  const wide = Math.max(1, Math.min(3, Math.floor((width - 2) / values.length) - 1));
  if (values.length * wide > width) return [];
  const block = (value: number): string =>
    steps[Math.max(0, Math.ceil((value / most) * steps.length) - 1)] ?? '';
  const blocks = values.map((value) => (value === null ? ' ' : block(value)).repeat(wide));
  return [[run(blocks.join(wide > 1 ? ' ' : ''), 'accent')], []];
}
