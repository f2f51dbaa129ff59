import { hasUnseen } from '../core/gate.js';
import type { Tree } from '../documents/tree.js';

/** Goes up when a reader of the old shape could no longer read the new one. */
const version = 1;

const escaped = (character: string): string => {
  const unit = (index: number) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`;
  return Array.from({ length: character.length }, (_, index) => unit(index)).join('');
};

/**
 * The tree itself, `{ "version": 1, "document": … }`. Characters that a terminal would obey are
 * written as JSON escapes, so the values are exact and yet harmless to look at.
 */
export const renderJson = (tree: Tree): string =>
  `${JSON.stringify({ version, document: tree }, null, 2)}\n`.replace(
    /[^\x20-\x7e\n]/gu,
    (character) => (hasUnseen(character) ? escaped(character) : character),
  );
