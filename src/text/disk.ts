/**
 * What goes wrong with a disk, whoever says it: the system in its errno, SQLite in its own code.
 * Which trouble a code stands for is said here and nowhere else; where one has words of its own
 * (a ledger, a file that is to be written), those stand with what was to be done.
 */
import { visible } from './gate.js';
import { Refusal } from './refusal.js';

/** The first that a code fits is what it stands for. */
const troubles = {
  busy: /^(SQLITE_(BUSY|LOCKED|PROTOCOL)|EBUSY|ETXTBSY|EDEADLK|EAGAIN|EINTR|EWOULDBLOCK)/,
  foreign: /^SQLITE_(NOTADB|FORMAT)/,
  damaged: /^SQLITE_(CORRUPT|IOERR_(SHORT_READ|CORRUPTFS|DATA|VNODE))/,
  replaced: /^SQLITE_READONLY_DBMOVED/,
  spent: /^(SQLITE_(IOERR_)?NOMEM|EMFILE|ENFILE|ENOMEM|ENOBUFS|ENOLCK)/,
  full: /^(SQLITE_FULL|ENOSPC|EDQUOT|EFBIG)/,
  'read-only': /^(SQLITE_(READONLY|PERM)|EROFS)/,
  failing:
    /^(SQLITE_IOERR|EIO|ENXIO|ENODEV|ENOMEDIUM|EREMOTEIO|ESTALE|ETIMEDOUT|EBADMSG|EUCLEAN|ENOTCONN|EHOSTDOWN)/,
  closed: /^(SQLITE_(CANTOPEN|AUTH)|EACCES|EPERM)/,
  missing: /^(ENOENT|ENOTDIR)/,
  unfit:
    /^(ENAMETOOLONG|ELOOP|EINVAL|EILSEQ|EISDIR|EEXIST|ENOTEMPTY|EXDEV|EMLINK|ENOSYS|ENOTSUP|EOPNOTSUPP|ESPIPE|EOVERFLOW|ENOTBLK|EBADF|EFAULT|ECANCELED|UNKNOWN$|SQLITE_(NOLFS|TOOBIG))/,
} as const;
export type Trouble = keyof typeof troubles;

/** The code of what went wrong (`ENOSPC`, `SQLITE_FULL` …), or `unknown`. */
export function errorCode(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : 'unknown';
}

/** What is wrong with the disk, where that is what it is; else whatever it was is our mistake. */
export function troubleOf(cause: unknown): Trouble | undefined {
  const code = errorCode(cause);
  return (Object.keys(troubles) as Trouble[]).find((trouble) => troubles[trouble].test(code));
}

/** In other words, for the trouble and the path (fit to be shown); undefined where it has none. */
type Words = (trouble: Trouble, path: string, code: string) => Refusal | undefined;

/**
 * What a disk said as a refusal. Nothing is claimed but of `path`, where nothing has been changed.
 * @param inOtherWords where there is more to say than a path
 * @returns undefined where it is no fault of a disk
 */
export function diskRefusal(
  cause: unknown,
  path: string,
  inOtherWords: Words = () => undefined,
): Refusal | undefined {
  const trouble = troubleOf(cause);
  if (trouble === undefined) return undefined;
  const [shown, code] = [visible(path), errorCode(cause)];
  return (
    inOtherWords(trouble, shown, code) ??
    (isOfDisk(trouble)
      ? everywhere[trouble](shown, code)
      : new Refusal(
          'not-usable',
          `“${shown}” could not be used (${code}).`,
          'Look at what stands there, and who may read and write it.',
        ))
  );
}

const [nothingChanged, tryAgain] = ['Nothing was changed there. ', ', and try again.'];
const unchanged = (way: string): string => `${nothingChanged}${way}${tryAgain}`;

/** What helps, where what was typed had been put on record by then: it is not to be typed again. */
export const onceOnRecord = (next: string): string =>
  next.replace(nothingChanged, '').replace(tryAgain, '.');

/** Whether it has nothing to do with what stands at a path, and who may read and write it. */
export const isOfDisk = (trouble: Trouble): trouble is keyof typeof everywhere =>
  trouble in everywhere;

/** What is the same whatever was to be done. */
const everywhere = {
  full: (path: string) =>
    new Refusal(
      'disk-full',
      `There is no room left on the disk for “${path}”.`,
      unchanged('Make some room, or use another disk'),
    ),
  failing: (path: string, code: string) =>
    new Refusal(
      'disk-failing',
      `The disk that holds “${path}” did not do what it was asked (${code}).`,
      unchanged(
        'Put a backup on another disk first (momentum backup FOLDER); then see to this one',
      ),
    ),
  spent: (path: string, code: string) =>
    new Refusal(
      'system-spent',
      `The system has no memory, or no open files, left to give for “${path}” (${code}).`,
      unchanged('Close some programs'),
    ),
} as const;
