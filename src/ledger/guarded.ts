/** What SQLite and the disk say about a ledger's file, in plain words. */
import { accessSync, closeSync, constants, openSync, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { diskRefusal, errorCode, isOfDisk, type Trouble, troubleOf } from '../text/disk.js';
import { exitCodes, Refusal } from '../text/refusal.js';

/** The file's path as people should read it. */
type Path = string;

export const damaged = (path: Path): Refusal =>
  new Refusal(
    'ledger-damaged',
    `${path} is damaged: part of it is missing or unreadable.`,
    'See what is wrong, and what helps: momentum check',
  );

const unreadable = (path: Path): Refusal =>
  new Refusal(
    'ledger-unreadable',
    `${path} could not be opened.`,
    'Look at the permissions of the file and of its folder.',
  );

/** Of a ledger there is more to say than of a file. */
const ofLedger: { readonly [Of in Trouble]?: (path: Path) => Refusal } = {
  busy: (path) =>
    new Refusal(
      'ledger-busy',
      `Another program is writing to ${path} and has not finished.`,
      'Nothing was changed. Close the other window, or wait a moment, and try again.',
      { exit: exitCodes.busy },
    ),
  foreign: (path) =>
    new Refusal(
      'not-a-ledger',
      `${path} is not a ledger: its contents are something else.`,
      'Give the ledger’s own file (its name ends in .momentum).',
    ),
  damaged: (path) => damaged(path),
  replaced: (path) =>
    new Refusal(
      'ledger-replaced',
      `Somebody has put another file in its place meanwhile: ${path}`,
      'Nothing was changed. Type the same again.',
      { exit: exitCodes.busy },
    ),
  'read-only': (path) =>
    new Refusal(
      'ledger-read-only',
      `${path} can be read but not written to.`,
      'Nothing was changed. Look at the permissions of the file and of its folder.',
    ),
  closed: unreadable,
  missing: unreadable,
  unfit: unreadable,
};

/**
 * SQLite says of everything that it can’t open, or can’t make, that it can’t, and nothing of the reason:
 * that is asked once more. Where neither the place nor who may write there is in the way, the disk was.
 * The ledger’s own file is not opened, since closing it would give up SQLite’s locks on it.
 */
function whyNotOpened(path: Path, cause: unknown): unknown {
  if (!errorCode(cause).startsWith('SQLITE_CANTOPEN')) return cause;
  const [folder, journal] = [dirname(path), `${path}-journal`];
  try {
    accessSync(path, constants.R_OK | constants.W_OK);
    accessSync(folder, constants.W_OK | constants.X_OK);
    const left = statSync(journal, { throwIfNoEntry: false });
    if (left && !left.isFile()) return cause;
    if (left) closeSync(openSync(journal, constants.O_RDWR));
    else if (statfsSync(folder).bavail === 0) return withCode('ENOSPC');
    return withCode('SQLITE_IOERR');
  } catch (reason) {
    const trouble = troubleOf(reason);
    return trouble !== undefined && isOfDisk(trouble) ? reason : cause;
  }
}

const withCode = (code: string): Error => Object.assign(new Error(code), { code });

/** Runs `work`; what SQLite or the disk says about `path` comes back as a Refusal in plain words. */
export function guarded<T>(path: Path, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    if (cause instanceof Refusal) throw cause;
    throw (
      diskRefusal(whyNotOpened(path, cause), path, (trouble) => ofLedger[trouble]?.(path)) ?? cause
    );
  }
}
