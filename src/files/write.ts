import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fsyncSync,
  linkSync,
  lstatSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { errorCode } from '../text/disk.js';
import { visible } from '../text/gate.js';
import { Refusal } from '../text/refusal.js';
import { isOwnPlace, type KeptFile, keptAt, keptWords } from './kept.js';
import { clearLeftovers, temporaryIn } from './leftovers.js';
import { refuseLinksOfOthers } from './links-of-others.js';
import { holdingSignals } from './system.js';
import { notWritten, unconfirmed } from './unwritten.js';

/** How a file is to be written; `mode` (0600 unless said) is what it has afterwards. */
export interface WriteOptions {
  readonly replace: boolean;
  readonly mode?: number;
  /** What of that which is kept for people, or by the program, may be replaced here, if anything. */
  readonly over?: KeptFile;
}

/**
 * Writes `data` to `path` whole or not at all: into a temporary file beside it, flushed to the
 * disk, then put in place in one step. Whatever fails, what stood at `path` is untouched and no
 * temporary file stays; Ctrl-C is obeyed once the file is in place. Where it is in place and the disk
 * does not confirm that, it is said so (`written-unconfirmed`). An existing file is replaced
 * only with `replace`, and anything but a regular file, or what is kept for people or by the program, never.
 * @throws Refusal `file-exists`, `file-not-regular`, `file-is-kept`, `link-of-another`, `folder-missing`,
 * `folder-not-writable`, `file-not-written`, `written-unconfirmed`; as `diskRefusal`
 */
export function writeFileWhole(
  path: string,
  data: string | Uint8Array,
  { replace, mode = 0o600, over }: WriteOptions,
): void {
  try {
    refuseWhatStands(path, replace, over);
    holdingSignals(() => writeBeside(path, data, replace, mode));
  } catch (error) {
    throw error instanceof Refusal ? error : notWritten(path, error);
  }
}

/**
 * Refuses at once what could not be written afterwards, before somebody makes what is to be written.
 * @throws Refusal as `writeFileWhole`
 */
export function refuseUnwritable(path: string, { replace, over }: WriteOptions): void {
  try {
    accessSync(dirname(path), constants.W_OK | constants.X_OK);
    refuseWhatStands(path, replace, over);
  } catch (error) {
    throw error instanceof Refusal ? error : notWritten(path, error);
  }
}

/** What a file of somebody or something is called, without an ending: “harbour-menders”. */
export const fileNameFor = (called: string, otherwise: string): string =>
  called
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60) || otherwise;

/** A path, and what it is called where that is taken: with -2, -3 … before its ending. */
export function* freshNames(path: string, ending = ''): Generator<string> {
  for (let nth = 1; ; nth += 1) yield `${path}${nth === 1 ? '' : `-${nth}`}${ending}`;
}

function refuseWhatStands(path: string, replace: boolean, over?: KeptFile): void {
  refuseLinksOfOthers(path);
  if (over !== 'own' && isOwnPlace(path)) throw isKept(path, 'own');
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (!found) return;
  if (!found.isFile()) {
    throw new Refusal(
      'file-not-regular',
      `“${visible(path)}” is ${found.isDirectory() ? 'a folder' : 'a link or a device'}, so nothing was written there.`,
      'Name an ordinary file, or leave the name out to see the result here.',
    );
  }
  if (!replace) throw alreadyThere(path);
  // Of a ledger not even that is looked at: closing its file would give up SQLite's locks on it.
  if (over === 'ledger') return;
  const what = keptAt(path);
  if (what !== undefined && what !== over) throw isKept(path, what);
}

const isKept = (path: string, what: KeptFile): Refusal =>
  new Refusal(
    'file-is-kept',
    `“${visible(path)}” is ${keptWords[what]}, and nothing else is ever written in its place.`,
    'Choose another name.',
  );

function writeBeside(
  path: string,
  data: string | Uint8Array,
  replace: boolean,
  mode: number,
): void {
  const folder = dirname(path);
  clearLeftovers(folder);
  // `wx`: a link planted there is refused, never followed.
  const temporary = temporaryIn(folder);
  const file = openSync(temporary, 'wx', 0o600);
  try {
    try {
      writeFileSync(file, data);
      fchmodSync(file, mode);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    if (replace) renameSync(temporary, path);
    else putWhereNothingIs(temporary, path);
  } finally {
    clearAway(temporary);
  }
  try {
    flushFolder(folder);
  } catch (error) {
    throw unconfirmed(path, error);
  }
}

/** What does not let itself be removed is removed by whoever writes there an hour later. */
function clearAway(temporary: string): void {
  try {
    rmSync(temporary, { force: true });
  } catch {
    // As above; whether the file was written is another matter.
  }
}

// A hard link fails where something has come to stand meanwhile; a rename would replace it.
// Some file systems (FAT, many network shares) know no hard links: there the first look must do.
function putWhereNothingIs(temporary: string, path: string): void {
  try {
    linkSync(temporary, path);
  } catch (error) {
    const code = errorCode(error);
    if (code === 'EEXIST') throw alreadyThere(path);
    if (!noHardLinks.has(code)) throw error;
    refuseWhatStands(path, false);
    renameSync(temporary, path);
  }
}

const noHardLinks: ReadonlySet<string> = new Set([
  'EPERM',
  'ENOTSUP',
  'EOPNOTSUPP',
  'ENOSYS',
  'EMLINK',
  'EXDEV',
  'EINVAL',
]);

// Without this a power cut can take the new name away again. Windows and a few network shares
// cannot flush a folder; the file itself has been flushed by then.
function flushFolder(folder: string): void {
  try {
    const opened = openSync(folder, constants.O_RDONLY);
    try {
      fsyncSync(opened);
    } finally {
      closeSync(opened);
    }
  } catch (error) {
    if (!['EISDIR', 'EPERM', 'EACCES', 'EINVAL', 'ENOTSUP'].includes(errorCode(error))) throw error;
  }
}

const alreadyThere = (path: string): Refusal =>
  new Refusal(
    'file-exists',
    `There is already a file “${visible(path)}”, and it was left as it is.`,
    'Choose another name, or add --force to replace it.',
  );

/** "tom-reed.eml", and another name for another of that name. */
export function mailsFor(names: readonly string[]): string[] {
  const taken = new Set<string>();
  for (const name of names) {
    for (const file of freshNames(fileNameFor(name, 'member'), '.eml')) {
      if (taken.has(file)) continue;
      taken.add(file);
      break;
    }
  }
  return [...taken];
}
