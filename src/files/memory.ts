/** Where this machine remembers what it wrote last to each ledger: small files beside the ledgers. */
import { createHash } from 'node:crypto';
import { readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { LastWritten, Memory } from '../things/ledger.js';
import { makeFolder, ownFolders } from './folders.js';

const folder = (): string => join(ownFolders().data, '.replicas');

/**
 * What a ledger at a path is called here. By the machine too, since whoever copies a whole home to
 * another one copies what is remembered with it.
 */
export const machinePlace = (path: string): string =>
  createHash('sha256').update(`${hostname()}\n${path}`).digest('hex').slice(0, 32);

const fileOf = (path: string): string => join(folder(), machinePlace(path));

/**
 * What can't be read or written is as if it had never been: the ledger begins a replica more, which
 * costs it some bytes and nothing else.
 */
export const memoryOnDisk: Memory = {
  recall(path) {
    try {
      return JSON.parse(readFileSync(fileOf(path), 'utf8')) as LastWritten;
    } catch {
      return undefined;
    }
  },
  remember(path, written) {
    try {
      makeFolder(folder());
      writeFileSync(fileOf(path), JSON.stringify(written), { mode: 0o600 });
    } catch {
      // As above.
    }
  },
};

/** Gives a file another name; what is remembered of the ledger in it goes with it. */
export function renameLedger(from: string, to: string): void {
  const before = realpathSync(from);
  renameSync(from, to);
  const written = memoryOnDisk.recall(before);
  if (written === undefined) return;
  memoryOnDisk.remember(realpathSync(to), written);
  rmSync(fileOf(before), { force: true });
}
