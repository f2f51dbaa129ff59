import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { backUp } from '../../src/ledger/backup.js';
import { statementsIn } from '../../src/ledger/database.js';
import { makeTables, migrate } from '../../src/ledger/migrate.js';
import { type Migration, schemaVersion } from '../../src/ledger/migrations/index.js';
import { foldedTables, statements } from '../../src/ledger/schema.js';
import { furnish } from '../helpers/histories.js';
import { harbourLedger, rowsOf, temporaryFolder } from '../helpers/ledger.js';

const now = schemaVersion;

/** Steps as a later version may have them: each changes the journal, and what it folds to follows. */
const steps: readonly Migration[] = [
  {
    version: now + 1,
    name: 'seen',
    from: [],
    run: (db) => db.exec('ALTER TABLE replica ADD COLUMN seen TEXT'),
  },
  {
    version: now + 2,
    name: 'seen again',
    from: [],
    run: (db) => db.exec("UPDATE replica SET seen = 'yes'"),
  },
];

/** A furnished ledger's database, by SQLite alone. */
function furnished(): { db: Sqlite.Database; path: string } {
  const session = harbourLedger();
  furnish(session);
  session.ledger.close();
  return { db: new Sqlite(session.ledger.path), path: session.ledger.path };
}

const version = (db: Sqlite.Database) => db.pragma('user_version', { simple: true });

const everything = (db: Sqlite.Database) => rowsOf(db, ['journal', ...foldedTables]);

test('the steps that are due run once, in order, and every table is folded anew', () => {
  const { db } = furnished();
  const before = everything(db);
  db.exec("DELETE FROM activity; UPDATE note SET text = 'something else'");
  let backups = 0;
  const back = () => {
    backups += 1;
  };
  expect(migrate(db, back, steps.slice(0, 1))).toEqual(['seen']);
  expect(everything(db)).toEqual(before);
  expect(db.pragma('foreign_key_check')).toEqual([]);
  expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
  expect(migrate(db, back, steps)).toEqual(['seen again']);
  expect(migrate(db, back, steps)).toEqual([]);
  expect(version(db)).toBe(now + 2);
  expect(backups).toBe(2);
  db.close();
});

const pullsThePlug = (): never => {
  throw new Error('pulled the plug');
};

test.each<[what: string, run: Migration['run']]>([
  ['throws', pullsThePlug],
  [
    'loses an entry',
    (db) => db.exec('DROP TRIGGER journal_only_grows; DELETE FROM journal WHERE seq = 3'),
  ],
  [
    'changes an entry',
    (db) => db.exec("DROP TRIGGER journal_only_forgets; UPDATE journal SET on_day = '2020-01-01'"),
  ],
])('a step that %s leaves the ledger at the version before it', (_, run) => {
  const { db } = furnished();
  const before = everything(db);
  const bad: Migration = { version: now + 2, name: 'bad', from: [], run };
  expect(() => migrate(db, () => undefined, [steps[0] as Migration, bad])).toThrow(
    expect.objectContaining({ code: 'migration-failed' }),
  );
  expect(version(db)).toBe(now);
  expect(everything(db)).toEqual(before);
  expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
  db.close();
});

test('the backup is made before the first step, and nothing runs where it can’t be made', () => {
  const { db, path } = furnished();
  const before = everything(db);
  const copy = `${path}.before-update`;
  migrate(
    db,
    () => {
      expect(version(db)).toBe(now);
      backUp(db, copy);
    },
    steps,
  );
  const kept = new Sqlite(copy, { readonly: true });
  expect(everything(kept)).toEqual(before);
  expect(version(kept)).toBe(now);
  kept.close();
  expect(statSync(copy).mode & 0o777).toBe(0o600);
  expect(readdirSync(dirname(path)).filter((name) => name.endsWith('.part'))).toEqual([]);

  const again = furnished();
  expect(() =>
    migrate(
      again.db,
      () => {
        throw new Error('the disk is full');
      },
      steps,
    ),
  ).toThrow('the disk is full');
  expect(version(again.db)).toBe(now);
  db.close();
  again.db.close();
});

test('a backup takes the place of the last one only when it is whole', () => {
  const { db, path } = furnished();
  const copy = `${path}.copy`;
  backUp(db, copy);
  const good = readFileSync(copy);
  db.close();
  expect(() => backUp(db, copy)).toThrow();
  expect(readFileSync(copy).equals(good)).toBe(true);
  expect(existsSync(`${copy}.part`)).toBe(false);
});

test.skipIf(process.platform === 'win32')(
  'only its owner can read a backup, and what is written after it is as open as before',
  () => {
    const { db, path } = furnished();
    const umask = process.umask(0o022);
    let left: number;
    try {
      backUp(db, `${path}.copy`);
    } finally {
      left = process.umask(umask);
    }
    expect(left).toBe(0o022);
    expect(statSync(`${path}.copy`).mode & 0o777).toBe(0o600);
    db.close();
  },
);

test('an empty file gets the tables of today, in one step', () => {
  const db = new Sqlite(`${temporaryFolder()}/new.momentum`);
  makeTables(db);
  expect(version(db)).toBe(now);
  expect(statementsIn(db).sort()).toEqual([...statements].sort());
  db.close();
});
