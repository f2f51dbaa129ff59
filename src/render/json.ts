import { visibleJson } from '../core/gate.js';
import type { Tree } from '../documents/tree.js';

/** Goes up when a reader of the old shape could no longer read the new one. */
const version = 1;

/**
 * The tree itself, `{ "version": 1, "document": … }`. Characters that a terminal would obey are
 * written as JSON escapes, so the values are exact and yet harmless to look at.
 */
export const renderJson = (tree: Tree): string =>
  `${visibleJson(JSON.stringify({ version, document: tree }, null, 2))}\n`;
