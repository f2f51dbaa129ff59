import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { backUp } from '../../src/ledger/backup.js';
import { statementsIn } from '../../src/ledger/database.js';
import { makeTables, migrate } from '../../src/ledger/migrate.js';
import { type Migration, schemaVersion } from '../../src/ledger/migrations.js';
import { foldedTables, statements } from '../../src/ledger/schema.js';
import { Refusal } from '../../src/text/refusal.js';
import { furnish } from '../helpers/histories.js';
import { harbourLedger, rowsOf, temporaryFolder } from '../helpers/ledger.js';

const rebuildMembers = (db: Sqlite.Database): void => {
  const sql = db.prepare("SELECT sql FROM sqlite_schema WHERE name = 'member'").pluck().get();
  db.exec(String(sql).replace('TABLE member', 'TABLE member_new'));
  db.exec('INSERT INTO member_new SELECT * FROM member');
  db.exec('DROP TABLE member');
  db.exec('ALTER TABLE member_new RENAME TO member');
};

const now = schemaVersion;

/** Steps as a later version may have them: a column, a table rebuilt, a table taken away. */
const steps: ReadonlyArray<Omit<Migration, 'from'>> = [
  {
    version: now + 1,
    name: 'weather',
    run: (db) => db.exec('ALTER TABLE meeting ADD COLUMN sky TEXT'),
  },
  { version: now + 2, name: 'rebuilt', run: rebuildMembers },
  {
    version: now + 3,
    name: 'no-nudges',
    run: (db) => db.exec('DELETE FROM activity'),
    changesRowsOf: ['activity'],
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

const everything = (db: Sqlite.Database) =>
  rowsOf(db, ['ledger', 'journal', ...foldedTables.filter((table) => table !== 'meeting')]);

test('each step runs once, in order, and no row is lost on the way', () => {
  const { db } = furnished();
  const before = everything(db);
  let backups = 0;
  const back = () => {
    backups += 1;
  };
  expect(migrate(db, back, steps.slice(0, 2))).toEqual(['weather', 'rebuilt']);
  expect(everything(db)).toEqual(before);
  expect(db.pragma('foreign_key_check')).toEqual([]);
  expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
  expect(migrate(db, back, steps)).toEqual(['no-nudges']);
  expect(migrate(db, back, steps)).toEqual([]);
  expect(version(db)).toBe(now + 3);
  expect(backups).toBe(2);
  db.close();
});

const pullsThePlug = (): never => {
  throw new Error('pulled the plug');
};

test.each<[what: string, bad: Pick<Migration, 'run' | 'changesRowsOf'>]>([
  ['throws', { run: pullsThePlug }],
  ['loses rows', { run: (db) => db.exec('DELETE FROM attendance') }],
  [
    'leaves rows that point nowhere',
    { run: (db) => db.exec('DELETE FROM member'), changesRowsOf: ['member'] },
  ],
])('a step that %s leaves the ledger at the version before it', (_, step) => {
  const { db } = furnished();
  const before = everything(db);
  const bad: Omit<Migration, 'from'> = {
    ...step,
    version: now + 2,
    name: 'bad',
    run(each) {
      each.exec("UPDATE note SET text = 'half-way'");
      step.run(each);
    },
  };
  const good = steps[0] as Migration;
  expect(() => migrate(db, () => undefined, [good, bad])).toThrow(
    expect.objectContaining({ code: 'migration-failed' }),
  );
  expect(version(db)).toBe(now + 1);
  expect(everything(db)).toEqual(before);
  expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
  db.close();
});

test('a step that is stopped after any of its statements is done as a whole or not at all', () => {
  const statements = ['ALTER TABLE note ADD COLUMN a TEXT', "UPDATE note SET a = 'x'"];
  for (let stop = 0; stop <= statements.length; stop += 1) {
    const { db } = furnished();
    const step: Omit<Migration, 'from'> = {
      version: now + 1,
      name: 'stopped',
      run: (each) => {
        for (const [i, sql] of statements.entries()) {
          if (i === stop) throw new Error('stopped');
          each.exec(sql);
        }
      },
    };
    const done = stop === statements.length;
    if (done) migrate(db, () => undefined, [step]);
    else expect(() => migrate(db, () => undefined, [step])).toThrow(Refusal);
    const columns = (db.pragma('table_info(note)') as Array<{ name: string }>).map(
      ({ name }) => name,
    );
    expect([version(db), columns.includes('a')]).toEqual(done ? [now + 1, true] : [now, false]);
    db.close();
  }
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
