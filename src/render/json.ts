import type { Tree } from '../papers/tree.js';
import { visibleJson } from '../text/gate.js';

/** Goes up when a reader of the old shape could no longer read the new one. */
const version = 1;

/**
 * What the document is, the facts it was made from and the tree itself, for other programs:
 * `{ "version": 1, "about": …, "facts": …, "document": … }`, the first two null where the tree is
 * no document. Characters that a terminal would obey are written as JSON escapes, so the values are
 * exact and yet harmless to look at.
 */
export function renderJson({ data, ...document }: Tree): string {
  const whole = { version, about: data?.about ?? null, facts: data?.facts ?? null, document };
  return `${visibleJson(JSON.stringify(whole, null, 2))}\n`;
}
