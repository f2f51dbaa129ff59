import { Buffer } from 'node:buffer';
import { closeSync, constants, fstatSync, lstatSync, openSync, readSync } from 'node:fs';
import { diskRefusal, errorCode, isOfDisk, troubleOf } from '../text/disk.js';
import { visible } from '../text/gate.js';
import { Refusal } from '../text/refusal.js';

// O_NOFOLLOW and O_NONBLOCK close the gap between looking and opening: a link or a FIFO put there
// in between is refused by the kernel or found by the second look, and never waited for.
// Neither exists on Windows.
const readFlags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
 * The bytes of the file at `path`, which must be a regular file (no link, folder, FIFO or device)
 * of at most `maxBytes` bytes; a larger one is refused unread. `-` for stdin is the caller's.
 * @throws Refusal `file-not-found`, `file-not-regular`, `file-too-large`, `file-unreadable`
 */
export function readRegularFile(path: string, { maxBytes }: { maxBytes: number }): Buffer {
  try {
    const found = lstatSync(path);
    if (!found.isFile()) throw notRegular(path, found);
    if (found.size > maxBytes) throw tooLarge(path, maxBytes);
    const file = openSync(path, readFlags);
    try {
      const opened = fstatSync(file);
      if (!opened.isFile()) throw notRegular(path, opened);
      return readAll(file, path, opened.size, maxBytes);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw error instanceof Refusal ? error : unreadable(path, error);
  }
}

// The size is only a first guess: the file may be growing, and files of /proc claim to be empty.
function readAll(file: number, path: string, size: number, maxBytes: number): Buffer {
  let bytes = Buffer.allocUnsafe(Math.min(Math.max(size, 1024), maxBytes) + 1);
  let length = 0;
  for (;;) {
    const count = readSync(file, bytes, length, bytes.length - length, null);
    if (count === 0) return bytes.subarray(0, length);
    length += count;
    if (length > maxBytes) throw tooLarge(path, maxBytes);
    if (length === bytes.length) {
      const larger = Buffer.allocUnsafe(Math.min(length * 2, maxBytes + 1));
      bytes.copy(larger);
      bytes = larger;
    }
  }
}

interface Looked {
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
}

function notRegular(path: string, found: Looked): Refusal {
  const name = visible(path);
  if (found.isDirectory()) {
    return new Refusal(
      'file-not-regular',
      `“${name}” is a folder, not a file.`,
      'Name the file inside it that you mean.',
    );
  }
  if (found.isSymbolicLink()) return isLink(name);
  return new Refusal(
    'file-not-regular',
    `“${name}” is not an ordinary file but a device or a pipe.`,
    'Save what it holds as a file and name that, or give - to read what is piped in.',
  );
}

const isLink = (name: string): Refusal =>
  new Refusal(
    'file-not-regular',
    `“${name}” is a link to another file, and links are not followed.`,
    'Name the file that it points to.',
  );

const tooLarge = (path: string, maxBytes: number): Refusal =>
  new Refusal(
    'file-too-large',
    `“${visible(path)}” is larger than ${sizeInWords(maxBytes)}, the most that is read here.`,
    'Check that it is the file you mean; if it is, split it into smaller ones.',
  );

function unreadable(path: string, error: unknown): Refusal {
  const name = visible(path);
  const code = errorCode(error);
  const trouble = troubleOf(error);
  // A fault that is not the disk's is ours: let it be reported as one.
  if (trouble === undefined) throw error;
  if (trouble === 'missing') {
    return new Refusal(
      'file-not-found',
      `There is no file “${name}”.`,
      'Check the spelling and the folder you are in; a path with blanks needs quotation marks.',
    );
  }
  if (code === 'ELOOP') return isLink(name);
  const ofDisk = isOfDisk(trouble) ? diskRefusal(error, path) : undefined;
  if (ofDisk) return ofDisk;
  return new Refusal(
    'file-unreadable',
    `“${name}” could not be read (${code}).`,
    'Check that you may open it, or copy it to a folder of your own and name the copy.',
  );
}

const units = ['bytes', 'kB', 'MB', 'GB'] as const;

/** A size in bytes as people say it, in steps of 1,024: "64 MB", "256 kB", "10 bytes". */
function sizeInWords(bytes: number): string {
  let size = bytes;
  let unit = 0;
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024;
    unit += 1;
  }
  return `${Math.round(size * 10) / 10} ${units[unit]}`;
}
