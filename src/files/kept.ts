/** What is kept for people in files: nothing else ever takes its place, whatever is said. */
import { closeSync, openSync, readSync } from 'node:fs';
import { dirname } from 'node:path';

export const keptWords = {
  ledger: 'a ledger',
  backup: 'a backup',
  template: 'a template of your own',
} as const;
export type KeptFile = keyof typeof keptWords;

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
