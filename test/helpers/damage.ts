/** Damage to a ledger's file, as disks, cables and half copies do it. */
import { readFileSync, writeFileSync } from 'node:fs';
import Sqlite from 'better-sqlite3';

/** Does with SQLite what the journal's own guards refuse; they stand again afterwards. */
export function behindTheGuards(path: string, sql: string): void {
  const db = new Sqlite(path);
  const guards = db
    .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
    .all() as Array<{ name: string; sql: string }>;
  for (const { name } of guards) db.exec(`DROP TRIGGER "${name}"`);
  db.exec(sql);
  for (const guard of guards) db.exec(guard.sql);
  db.close();
}

/** The pages of a table or an index, the first of which is its root. */
export function pagesOf(path: string, name: string): number[] {
  const db = new Sqlite(path, { readonly: true });
  try {
    return db
      .prepare('SELECT pageno FROM dbstat WHERE name = ? ORDER BY path')
      .pluck()
      .all(name) as number[];
  } finally {
    db.close();
  }
}

/** Says in a zip's directory that a file in it is of so many bytes. */
export function claimSize(zip: string, name: string, size: number): void {
  const bytes = readFileSync(zip);
  // The directory stands at the end; a name in it follows 46 bytes that say what it is.
  bytes.writeUInt32LE(size, bytes.lastIndexOf(name) - 46 + 24);
  writeFileSync(zip, bytes);
}

/** Makes a page unreadable. */
export function wreckPage(path: string, page: number, byte = 0xaa): void {
  const bytes = readFileSync(path);
  const size = bytes.readUInt16BE(16) || 4096;
  bytes.fill(byte, (page - 1) * size, page * size);
  writeFileSync(path, bytes);
}
