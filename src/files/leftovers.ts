/** What is written under a name of its own before it takes its place, and what is left of it after a kill. */
import { lstatSync, readdirSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { errorCode } from '../text/disk.js';

/** Folders are shared between machines, and each counts its processes for itself. */
const machine = (): string =>
  cryptography().createHash('sha256').update(hostname()).digest('hex').slice(0, 8);

/** Had only where it is needed: loading it takes longer than many a command that may write and does not. */
const cryptography = () => process.getBuiltinModule('node:crypto');

/** A name in that folder which nobody can foresee, and which tells whose it is. */
export function temporaryIn(folder: string): string {
  const hex = cryptography().randomBytes(8).toString('hex');
  return join(folder, `.momentum-${machine()}-${process.pid}-${hex}.tmp`);
}

const leftover = /^\.momentum-(?:([0-9a-f]{8})-(\d+)-)?[0-9a-f]{16}\.tmp$/;
const anHour = 3_600_000;

/** Whose process it is of, as far as this machine can tell. */
type Owner = 'gone' | 'alive' | 'unknown';

function ownerOf(name: string): Owner | undefined {
  const [whole, on, pid] = leftover.exec(name) ?? [];
  if (whole === undefined) return undefined;
  if (pid === undefined || on !== machine()) return 'unknown';
  try {
    process.kill(Number(pid), 0);
    return 'alive';
  } catch (error) {
    return errorCode(error) === 'ESRCH' ? 'gone' : 'alive';
  }
}

function among(folder: string): Array<{ readonly path: string; readonly owner: Owner }> {
  return namesIn(folder).flatMap((name) => {
    const owner = ownerOf(name);
    return owner === undefined ? [] : [{ path: join(folder, name), owner }];
  });
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** What was left in a folder by whoever was cut off while writing there; never what is being written. */
export const leftoversIn = (folder: string): string[] =>
  among(folder).flatMap(({ path, owner }) => (owner === 'alive' ? [] : [path]));

/**
 * Takes away what may hold all that was to be written: at once where its process is gone, and after an
 * hour where nobody can tell. What does not let itself be taken away (somebody else’s) stays.
 */
export function clearLeftovers(folder: string): void {
  for (const { path, owner } of among(folder)) {
    try {
      const found = lstatSync(path);
      const isLeft = owner === 'gone' || Date.now() - found.mtimeMs > anHour;
      if (isLeft) rmSync(path, { recursive: true, force: true });
    } catch {
      // As above.
    }
  }
}
