import { copyFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { databaseOf } from '../../src/ledger/reader.js';
import { foldedTables } from '../../src/ledger/schema.js';
import { room } from '../../src/things/keys.js';
import type { Brought } from '../../src/things/ledger.js';
import type { Session } from '../../src/things/session.js';
import { reopened } from './ledger.js';

/** A copy of the ledger beside it, opened as another machine would. */
export function copied(session: Session, name: string): Session {
  const path = join(dirname(session.ledger.path), `${name}.momentum`);
  copyFileSync(session.ledger.path, path);
  return reopened(path);
}

/** Brings in what the copy holds; undefined where all of it is there. */
export const bringIn = (session: Session, copy: Session): Brought | undefined =>
  session.ledger.bringIn(
    { now: session.now, actor: null, on: session.today },
    copy.ledger.path,
    (brought) => brought,
  );

/** Every folded table with what is known everywhere in place of keys, so that copies can be compared. */
export const everywhere = ({ ledger }: Session): Record<string, string[]> =>
  ledger.read((reader) => {
    const db = databaseOf(reader);
    const names = db.prepare('SELECT hex(name) FROM replica ORDER BY no').pluck().all() as string[];
    const known = (text: string): string =>
      text.replace(/(?<![\w.])\d{13,16}(?![\w.])/g, (key) => {
        const id = Number(key);
        return `${names[Math.floor(id / room)]}.${id % room}`;
      });
    return Object.fromEntries(
      foldedTables.map((table) => {
        const rows = db.prepare(`SELECT * FROM "${table}"`).raw().all() as unknown[][];
        return [table, rows.map((row) => known(JSON.stringify(row))).sort()];
      }),
    );
  });
