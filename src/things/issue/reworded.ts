/** A copy of a document in other words: without somebody’s name, wherever in it that stands. */

/** What of a document’s tree is ours, and never a person’s words. */
const ours = new Set(['type', 'kind', 'align', 'direction', 'language', 'asOf', 'depth']);

/** `value`, a document’s tree or any of it, with every text of people put otherwise. */
export function reworded(value: unknown, hide: (text: string) => string): unknown {
  if (typeof value === 'string') return hide(value);
  if (Array.isArray(value)) return value.map((each) => reworded(each, hide));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, ours.has(key) ? each : reworded(each, hide)]),
  );
}
