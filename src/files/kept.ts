/** What is kept in files, for people or by the program: nothing else ever takes its place, whatever is said. */
import { closeSync, openSync, readSync, realpathSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { ownFolders } from './folders.js';

export const keptWords = {
  ledger: 'a ledger',
  backup: 'a backup',
  template: 'a template of your own',
  own: 'where momentum keeps what it needs itself',
} as const;
export type KeptFile = keyof typeof keptWords;

/** What SQLite writes beside a ledger, or beside one that was kept aside. */
const ofSqlite = /\.momentum(\.before-[\w-]+)?-(wal|shm|journal)$/i;
/** What lies among the ledgers and is none: which of them is in use, and what is remembered of them. */
const amongLedgers = /^(in-use$|\.)/i;

/** Whether the program itself keeps something there, or would: known by the place, whatever stands there. */
export function isOwnPlace(path: string): boolean {
  const [folder, name] = [whereItIs(dirname(path)), basename(path)];
  if (ofSqlite.test(name)) return true;
  if (/\.documents$/i.test(folder) && name.toLowerCase() === '.made.json') return true;
  const within = relative(whereItIs(ownFolders().data), join(folder, name));
  return !within.startsWith(`..${sep}`) && amongLedgers.test(within);
}

function whereItIs(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return resolve(folder);
  }
}

/** What is kept for people in a file, if that is what it holds. */
export function keptAt(path: string): KeptFile | undefined {
  const start = Buffer.alloc(64);
  const file = openSync(path, 'r');
  try {
    readSync(file, start, 0, start.length, 0);
  } finally {
    closeSync(file);
  }
  const text = start.toString('latin1');
  if (text.startsWith('SQLite format 3')) return 'ledger';
  // A zip says first how its first file is called.
  if (text.startsWith('PK') && text.slice(30).startsWith('backup.json')) return 'backup';
  // One that is encrypted says no more than that; its name does.
  if (text.startsWith('age-encryption.org/') && path.endsWith('.zip.age')) return 'backup';
  return dirname(path)
    .split(/[\\/]/)
    .some((folder) => folder.endsWith('.templates'))
    ? 'template'
    : undefined;
}
