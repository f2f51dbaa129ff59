/** Why a file was not written, or not for certain, as people read it. */
import { dirname } from 'node:path';
import { diskRefusal, errorCode, isOfDisk, type Trouble } from '../text/disk.js';
import { visible } from '../text/gate.js';
import { Refusal } from '../text/refusal.js';

/** What there is to say of a file that was to be written. */
const toWrite: { readonly [Of in Trouble]?: (path: string) => Refusal } = {
  missing: (path) =>
    new Refusal(
      'folder-missing',
      `There is no folder “${dirname(path)}” to write “${path}” into.`,
      'Make the folder first, or choose another.',
    ),
  closed: folderNotWritable,
  'read-only': folderNotWritable,
};

function folderNotWritable(path: string): Refusal {
  return new Refusal(
    'folder-not-writable',
    `The folder “${dirname(path)}” does not let you write into it.`,
    'Choose a folder of your own, or ask whoever looks after this one.',
  );
}

/** Why something could not be written, as a refusal; throws what is no fault of the disk's. */
export function notWritten(path: string, error: unknown): Refusal {
  const refusal = diskRefusal(error, path, (trouble, shown, code) =>
    isOfDisk(trouble)
      ? undefined
      : (toWrite[trouble]?.(shown) ??
        new Refusal(
          'file-not-written',
          `“${shown}” could not be written (${code}).`,
          'Try another name or another folder.',
        )),
  );
  // A fault that is not the disk's is ours: let it be reported as one.
  if (!refusal) throw error;
  return refusal;
}

/** Says that a file stands in its place, and that the disk would not vouch for it. */
export const unconfirmed = (path: string, error: unknown): Refusal =>
  new Refusal(
    'written-unconfirmed',
    `“${visible(path)}” was written, but the disk did not confirm it (${errorCode(error)}): a power cut may still take it away.`,
    'It need not be written again. See to the disk, and keep a copy on another one meanwhile.',
  );

/** Whether it is that which was said: then the file is there, and nothing may be taken back. */
export const standsUnconfirmed = (cause: unknown): boolean =>
  cause instanceof Refusal && cause.code === 'written-unconfirmed';
