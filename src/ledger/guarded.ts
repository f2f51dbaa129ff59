/** What SQLite and the disk say about a ledger's file, in plain words. */
import { exitCodes, Refusal } from '../text/refusal.js';

/** The file's path as people should read it. */
type Path = string;

export const damaged = (path: Path): Refusal =>
  new Refusal(
    'ledger-damaged',
    `${path} is damaged: part of it is missing or unreadable.`,
    'See what is wrong, and what helps: momentum check',
  );

const refusals: ReadonlyArray<[RegExp, (path: Path) => Refusal]> = [
  [
    /^SQLITE_(BUSY|LOCKED)/,
    (path) =>
      new Refusal(
        'ledger-busy',
        `Another program is writing to ${path} and has not finished.`,
        'Nothing was changed. Close the other window, or wait a moment, and try again.',
        { exit: exitCodes.busy },
      ),
  ],
  [
    /^SQLITE_NOTADB/,
    (path) =>
      new Refusal(
        'not-a-ledger',
        `${path} is not a ledger: its contents are something else.`,
        'Give the ledger’s own file (its name ends in .momentum).',
      ),
  ],
  [/^SQLITE_(CORRUPT|IOERR_SHORT_READ)/, (path) => damaged(path)],
  [
    /^SQLITE_READONLY_DBMOVED/,
    (path) =>
      new Refusal(
        'ledger-replaced',
        `Somebody has put another file in its place meanwhile: ${path}`,
        'Nothing was changed. Type the same again.',
        { exit: exitCodes.busy },
      ),
  ],
  [
    /^SQLITE_(READONLY|PERM)/,
    (path) =>
      new Refusal(
        'ledger-read-only',
        `${path} can be read but not written to.`,
        'Nothing was changed. Look at the permissions of the file and of its folder.',
      ),
  ],
  [
    /^(SQLITE_(CANTOPEN|AUTH)|EACCES|EPERM|EROFS|ENAMETOOLONG|ELOOP|ENOTDIR|EEXIST)/,
    (path) =>
      new Refusal(
        'ledger-unreadable',
        `${path} could not be opened.`,
        'Look at the permissions of the file and of its folder.',
      ),
  ],
  [
    /^(SQLITE_FULL|ENOSPC)/,
    (path) =>
      new Refusal(
        'disk-full',
        `The disk that holds ${path} is full.`,
        'Nothing was changed. Make some room and try again.',
      ),
  ],
];

/** Runs `work`; what SQLite or the disk says about `path` comes back as a Refusal in plain words. */
export function guarded<T>(path: Path, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    const code = (cause as { code?: unknown }).code;
    const match =
      typeof code === 'string' ? refusals.find(([pattern]) => pattern.test(code)) : undefined;
    throw match ? match[1](path) : cause;
  }
}
