import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Database } from 'better-sqlite3';
import { closeToOthers } from './database.js';
import { nativePart, Sqlite } from './sqlite.js';

/**
 * Writes a whole copy of the ledger to `wanted`, or beside what stands there, having read it back
 * first. SQLite's own copy does no fsync and may be torn, so it gets a temporary name until it has been
 * checked and is on disk.
 */
export function backUp(db: Database, wanted: string): void {
  let path = wanted;
  for (let nth = 2; existsSync(path); nth += 1) path = `${wanted}-${nth}`;
  const temporary = `${path}.part`;
  rmSync(temporary, { force: true });
  const umask = process.umask(0o077);
  try {
    try {
      db.prepare('VACUUM INTO ?').run(temporary);
    } finally {
      process.umask(umask);
    }
    closeToOthers(temporary);
    const copy = new Sqlite(temporary, { readonly: true, ...nativePart() });
    const verdict = copy.pragma('integrity_check', { simple: true });
    copy.close();
    if (verdict !== 'ok') throw new Error('the backup could not be read back');
    sync(temporary);
    renameSync(temporary, path);
    if (process.platform !== 'win32') sync(dirname(path));
  } finally {
    if (existsSync(temporary)) rmSync(temporary);
  }
}

function sync(path: string): void {
  const handle = openSync(path, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
