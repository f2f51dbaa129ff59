/** Writing a ledger's file anew from what it holds, so that nothing is left of what was deleted in it. */
import type { Database } from 'better-sqlite3';
import { openDatabase } from './database.js';
import { knownTexts } from './forgetting.js';
import { guarded } from './guarded.js';
import type { LedgerOptions } from './ledger.js';

/**
 * secure_delete overwrites what is let go of, and not what stays behind in the unused part of a page when
 * its rows move to another: only pages that are written anew hold none of it. The copy that SQLite
 * makes meanwhile is in memory, and the file is as it was or anew, whatever happens.
 */
export function writeAnew(db: Database): void {
  db.pragma('temp_store = MEMORY');
  db.exec('VACUUM');
}

/**
 * The same for the ledger at `path`, whoever has it open in this process.
 * @param look at what was written
 * @throws Refusal as `openDatabase`
 */
export const writeFileAnew = <Result>(
  path: string,
  look: (db: Database) => Result,
  options: LedgerOptions = {},
): Result =>
  guarded(path, () => {
    const db = openDatabase(path, { ...options, readonly: false });
    try {
      writeAnew(db);
      return look(db);
    } finally {
      db.close();
    }
  });

/**
 * Whether one of these names and addresses stands in the file and in no text that is known. One word
 * alone may be part of anything.
 */
export function unknownTo(db: Database, spellings: readonly string[]): boolean {
  const bytes = db.serialize();
  const there = spellings.filter((each) => /[\s@]/u.test(each) && bytes.includes(each));
  return there.some((each) => ![...knownTexts(db)].some(({ text }) => text.includes(each)));
}
