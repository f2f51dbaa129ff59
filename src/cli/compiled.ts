/** Has Node keep what it has compiled of the program for the next start; Node 20 can't. */
import { lstatSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { makeFolder, ownFolders } from '../files/folders.js';

const { enableCompileCache } = nodeModule as { enableCompileCache?: (folder: string) => unknown };

/**
 * Whether `path` is, or could be made, a folder that nobody but the user with the number `me` can
 * have put anything into. Where a system has no such numbers, its folders for caches are each user's.
 */
export function isOwnFolder(path: string, me = process.getuid?.()): boolean {
  try {
    makeFolder(path);
    const found = lstatSync(path);
    const closed = me === undefined || (found.uid === me && (found.mode & 0o077) === 0);
    return found.isDirectory() && closed;
  } catch {
    return false;
  }
}

/**
 * Node runs what it finds in the folder, and the one that it would take by itself, below the folder
 * for temporary files, may be somebody else's. Without a folder of our own nothing is kept.
 */
export function keepCompiled(): void {
  if (enableCompileCache === undefined) return;
  const folder = ownFolders().cache;
  if (isOwnFolder(folder)) enableCompileCache(folder);
}
