/** Copies of documents that name somebody who is forgotten: rewritten, and marked as such. */

import { textsWithin } from '../text/hiding.js';
import type { AnyEvent } from '../things/index.js';
import { reworded } from '../things/issue/reworded.js';
import { type CopyData, copiedKinds, rewrittenKind } from '../things/issue/thing.js';
import type { Reader } from '../things/ledger.js';
import { unknownText } from '../things/payload.js';
import type { Id } from '../things/thing.js';
import type { Day } from '../time/day.js';
import type { TextAbout } from './about-member.js';

/**
 * Hides somebody, and whatever else is forgotten of them that a document may have told without their
 * name: why they moved something, what they gave.
 * @param reads texts that mean them without a name of theirs, and how each reads
 */
export function withoutTexts(
  forgotten: readonly TextAbout[],
  hide: (text: string) => string,
  reads: ReadonlyMap<string, string> = new Map(),
): (text: string) => string {
  const theirs = forgotten
    .filter(({ part }) => part === 'said' || part === 'given' || part === 'reason')
    .map(({ text }) => text.trim());
  const pattern = textsWithin([...theirs, ...reads.keys()]);
  if (!pattern) return hide;
  // Their names first, which read better as “a former member”.
  return (text) => hide(text).replace(pattern, (found) => reads.get(found) || unknownText);
}

/** What was kept of a document last; undefined where nothing is kept any more. */
function lastCopy(reader: Reader, id: Id): CopyData | undefined {
  const last = [
    ...reader.entries(`subject = ? AND kind IN ('${copiedKinds.join("', '")}')`, id),
  ].at(-1)?.data as CopyData | undefined;
  return last?.title === unknownText ? undefined : last;
}

/**
 * What puts a copy in other words. Its digest goes: it is no more what was given out.
 * @param id the copy
 */
export function copyRewritten(
  reader: Reader,
  id: Id,
  hide: (text: string) => string,
  on: Day,
): AnyEvent[] {
  const last = lastCopy(reader, id);
  if (!last) return [];
  const { title, commitments, tree } = last;
  const said = {
    title: hide(title),
    commitments: reworded(commitments, hide) as CopyData['commitments'],
    tree: reworded(tree, hide),
  };
  // A name that is parted by bold letters, or only half there, is found in no single text.
  const isClean = JSON.stringify(reworded(said, hide)) === JSON.stringify(said);
  const isWhole = hide(textOf(said.tree)) === textOf(said.tree);
  return isClean && isWhole ? [{ kind: rewrittenKind, subject: id, on, data: said }] : [];
}

/** All that it says in one text. */
const textOf = (node: unknown): string => {
  if (Array.isArray(node)) return node.map(textOf).join('');
  if (node === null || typeof node !== 'object') return '';
  const {
    value = '',
    children = [],
    type,
  } = node as {
    value?: unknown;
    children?: unknown;
    type?: string;
  };
  const isBlock = type !== undefined && !inline.has(type);
  return `${String(value)}${textOf(children)}${isBlock ? '\n' : ''}`;
};

const inline = new Set(['text', 'emphasis', 'strong', 'link', 'inlineCode']);
