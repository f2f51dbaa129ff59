/** What somebody else on this machine made: links that nothing is led by, files that are not taken at their word. */
import { lstatSync, realpathSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import process from 'node:process';
import { visible } from '../text/gate.js';
import { Refusal } from '../text/refusal.js';

/** What a system says of what stands at a path, without following it. */
interface Found {
  readonly mode: number;
  readonly uid: number;
  isSymbolicLink(): boolean;
}

/** Who runs this, and what stands where. */
export interface Owners {
  /** Undefined where there are no such numbers (Windows). */
  readonly own: number | undefined;
  at(path: string): Found | undefined;
}

const system: Owners = {
  own: process.geteuid?.(),
  at: (path) => lstatSync(path, { throwIfNoEntry: false }),
};

const anybodyMayWrite = 0o002;
const othersMayWrite = 0o022;

/** By whom else on this machine what stands there may have been written. */
export type WrittenBy = 'its-owner' | 'anybody';

/**
 * Whether somebody else on this machine may have written what stands there: whoever owns it, unless
 * that is us or the system, or whoever may write to it. Undefined where nobody may.
 */
export function othersMayHaveWritten(
  path: string,
  { own, at }: Owners = system,
): WrittenBy | undefined {
  const found = own === undefined ? undefined : standing(path, at);
  if (!found) return undefined;
  if (found.uid !== own && found.uid !== 0) return 'its-owner';
  return (found.mode & othersMayWrite) === 0 ? undefined : 'anybody';
}

/**
 * As Linux does it in its temporary folders, here in every folder that anybody may write to: a link
 * leads on where it is ours, or is its folder’s owner’s.
 * @throws Refusal `link-of-another`
 */
export function refuseLinksOfOthers(path: string, { own, at }: Owners = system): void {
  if (own === undefined) return;
  for (let here = resolve(path); dirname(here) !== here; here = dirname(here)) {
    const found = standing(here, at);
    if (!found?.isSymbolicLink() || found.uid === own) continue;
    const folder = standing(dirname(here), at);
    const isAnybodys = folder !== undefined && (folder.mode & anybodyMayWrite) !== 0;
    if (isAnybodys && folder.uid !== found.uid) throw linkOfAnother(here);
  }
}

/** What can’t be looked at is not led by either: whoever writes there is told why. */
function standing(path: string, at: Owners['at']): Found | undefined {
  try {
    return at(path);
  } catch {
    return undefined;
  }
}

const linkOfAnother = (path: string): Refusal =>
  new Refusal(
    'link-of-another',
    `“${visible(path)}” is a link that somebody else on this machine made, in a folder that anybody may write to, so nothing was written there.`,
    nextTo(path),
  );

function nextTo(path: string): string {
  try {
    return `If it leads where you want it, name that place itself: ${visible(realpathSync(path))}`;
  } catch {
    return 'Choose another name, or a folder of your own.';
  }
}
