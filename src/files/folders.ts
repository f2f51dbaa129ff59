/** Folders: those that a system has for what a program keeps, and making one. */
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import envPaths from 'env-paths';
import { diskRefusal, errorCode, isOfDisk } from '../text/disk.js';
import { visible } from '../text/gate.js';
import { Refusal } from '../text/refusal.js';
import { refuseLinksOfOthers } from './links-of-others.js';

/** The platform's folders for what momentum keeps (XDG on Linux). */
export function ownFolders(): {
  readonly data: string;
  readonly cache: string;
  /** For what a program keeps of its own: only Linux has another one for it. */
  readonly state: string;
} {
  const { data, cache, log } = envPaths('momentum', { suffix: '' });
  return { data, cache, state: process.platform === 'linux' ? log : data };
}

/** Makes a folder, and those that it lies in, for nobody but its owner. @throws Refusal `folder-not-made`, `link-of-another`; as `diskRefusal` */
export function makeFolder(
  path: string,
  next = 'Look at what stands in its way, and who may write there.',
): void {
  refuseLinksOfOthers(path);
  try {
    makeEach(resolve(path));
  } catch (error) {
    const notMade = new Refusal(
      'folder-not-made',
      `The folder “${visible(path)}” could not be made (${errorCode(error)}).`,
      next,
    );
    throw (
      diskRefusal(error, path, (trouble) => (isOfDisk(trouble) ? undefined : notMade)) ?? notMade
    );
  }
}

// Node's own way never ends where a folder can't be made and is not there either, as below /proc.
function makeEach(path: string): void {
  if (isFolder(path)) return;
  const above = dirname(path);
  if (above !== path) makeEach(above);
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    // Whoever was quicker has made it.
    if (!isFolder(path)) throw error;
  }
}

const isFolder = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

const aDay = 86_400_000;

/**
 * A new folder for what is looked at once. It can't be taken away at once, since nobody says when a
 * viewer has read it: what is older than a day goes when the next one comes. It lies among what is
 * ours, and not with what everybody leaves lying.
 */
export function passingFolder(of: 'shown' | 'demo'): string {
  const place = passing();
  try {
    makeFolder(place);
    clearPassing(place);
    return mkdtempSync(join(place, `${of}-`));
  } catch {
    return mkdtempSync(join(realpathSync(tmpdir()), `momentum-${of}-`));
  }
}

const passing = (): string => join(ownFolders().cache, 'passing');

/** What was shown and lies there still: pages that may name whoever is to be forgotten. */
export const shownAndLeft = (): string[] =>
  existsSync(passing())
    ? readdirSync(passing())
        .filter((name) => name.startsWith('shown-'))
        .map((name) => join(passing(), name))
    : [];

function clearPassing(place: string): void {
  for (const name of readdirSync(place)) {
    const path = join(place, name);
    const found = lstatSync(path, { throwIfNoEntry: false });
    if (found && Date.now() - found.mtimeMs > aDay) rmSync(path, { recursive: true, force: true });
  }
}
