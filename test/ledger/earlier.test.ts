import { existsSync, readFileSync, statSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { checkLedger } from '../../src/ledger/check.js';
import { statementsIn } from '../../src/ledger/database.js';
import { readLedger } from '../../src/ledger/ledger.js';
import { migrate, schemaDigest } from '../../src/ledger/migrate.js';
import { migrations, schemaVersion } from '../../src/ledger/migrations.js';
import { databaseOf } from '../../src/ledger/reader.js';
import { statements } from '../../src/ledger/schema.js';
import { openLedger } from '../../src/ledger/writing.js';
import { earlierLedger } from '../helpers/earlier.js';
import { furnish } from '../helpers/histories.js';
import { reopened, rowsOf } from '../helpers/ledger.js';

const earlier = migrations.map(({ version }) => version - 1);
const digestOf = (version: number) => migrations.find((each) => each.version === version + 1)?.from;

const bySqlite = <Result>(path: string, work: (db: Sqlite.Database) => Result): Result => {
  const db = new Sqlite(path);
  try {
    return work(db);
  } finally {
    db.close();
  }
};

const codeOf = (work: () => unknown): unknown => {
  try {
    work();
    return undefined;
  } catch (cause) {
    return (cause as { code?: unknown }).code;
  }
};

const tablesOf = (db: Sqlite.Database): string[] =>
  db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .pluck()
    .all() as string[];

/** The columns that each table has, by its name. */
const columnsOf = (db: Sqlite.Database): ReadonlyMap<string, readonly string[]> =>
  new Map(
    tablesOf(db).map((table) => [
      table,
      (db.pragma(`table_info("${table}")`) as Array<{ name: string }>).map(({ name }) => name),
    ]),
  );

/** What stands in these columns, whichever others there are beside them. */
const rowsIn = (db: Sqlite.Database, columns: ReturnType<typeof columnsOf>) =>
  [...columns].map(([table, names]) => {
    const these = names.map((name) => `"${name}"`).join(', ');
    return db.prepare(`SELECT ${these} FROM "${table}" ORDER BY ${these}`).raw().all();
  });

test('every earlier version is known by what it was', () => {
  expect(earlier).toEqual(Array.from({ length: schemaVersion - 1 }, (_, i) => i + 1));
});

test.each(earlier)('a ledger of schema %i is brought up to date, and says what it said', (each) => {
  const path = earlierLedger(each, furnish);
  const before = bySqlite(path, (db) => ({
    digest: schemaDigest(statementsIn(db)),
    rows: rowsIn(db, columnsOf(db)),
    columns: columnsOf(db),
  }));
  expect(before.digest).toBe(digestOf(each));
  expect(readLedger(path)).toBeUndefined();

  const { ledger } = reopened(path);
  expect(checkLedger(ledger).filter(({ code }) => code !== 'file-open-to-others')).toEqual([]);
  ledger.read((reader) => {
    const { get } = reader;
    const db = databaseOf(reader);
    expect([...statementsIn(db)].sort()).toEqual([...statements].sort());
    expect(db.pragma('user_version', { simple: true })).toBe(schemaVersion);
    expect(rowsIn(db, before.columns)).toEqual(before.rows);
    expect(get('community', 'community')).toMatchObject({ name: 'Harbour Menders', settings: {} });
  });

  const kept = `${path}.before-update`;
  expect(bySqlite(kept, (db) => schemaDigest(statementsIn(db)))).toBe(before.digest);
  expect(statSync(kept).mode & 0o777).toBe(0o600);
});

test.each(earlier)('something planted in a ledger of schema %i never runs', (each) => {
  const path = earlierLedger(each, furnish);
  bySqlite(path, (db) =>
    db.exec('CREATE TRIGGER planted AFTER INSERT ON community BEGIN DELETE FROM note; END'),
  );
  const before = readFileSync(path);
  expect(codeOf(() => openLedger(path))).toBe('ledger-altered');
  expect(readFileSync(path).equals(before)).toBe(true);
  expect(existsSync(`${path}.before-update`)).toBe(false);
});

test('a version that there never was is no ledger of ours', () => {
  const path = earlierLedger(1, furnish);
  bySqlite(path, (db) => db.pragma('user_version = 0'));
  expect(codeOf(() => openLedger(path))).toBe('ledger-altered');
});

test.each(earlier)('stopped in the middle, a ledger of schema %i is as it was', (each) => {
  const path = earlierLedger(each, furnish);
  const db = new Sqlite(path);
  const before = rowsOf(db, tablesOf(db));
  const fails = new Proxy(db, {
    get(of, key) {
      const value = Reflect.get(of, key) as unknown;
      if (key === 'exec') {
        return (sql: string) => {
          if (sql.includes('INDEX member_unnamed')) throw new Error('pulled the plug');
          return of.exec(sql);
        };
      }
      return typeof value === 'function' ? value.bind(of) : value;
    },
  });
  expect(codeOf(() => migrate(fails, () => undefined))).toBe('migration-failed');
  expect(db.pragma('user_version', { simple: true })).toBe(each);
  expect(rowsOf(db, tablesOf(db))).toEqual(before);
  db.close();
});
