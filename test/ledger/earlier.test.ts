import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { comparedWith, putBack, readSource } from '../../src/backups/restoring.js';
import { checkLedger } from '../../src/ledger/check.js';
import { statementsIn } from '../../src/ledger/database.js';
import { readLedger } from '../../src/ledger/ledger.js';
import { migrate, schemaDigest } from '../../src/ledger/migrate.js';
import { migrations, schemaVersion } from '../../src/ledger/migrations/index.js';
import { databaseOf } from '../../src/ledger/reader.js';
import { statements } from '../../src/ledger/schema.js';
import { openLedger } from '../../src/ledger/writing.js';
import { issuedDocument } from '../../src/papers/making/issued.js';
import { renderMarkdown } from '../../src/render/markdown.js';
import { communityId } from '../../src/things/community/thing.js';
import { journal } from '../../src/things/history.js';
import { tellingFrom } from '../../src/things/names.js';
import { sentenceOf } from '../../src/things/sentences.js';
import { earlierLedger } from '../helpers/earlier.js';
import { reopened, rowsOf, standing } from '../helpers/ledger.js';

/** Those of which a ledger is kept in test/ledger/schemas. */
const earlier = readdirSync(new URL('schemas', import.meta.url))
  .flatMap((file) => /^(\d+)\.sql$/.exec(file)?.[1] ?? [])
  .map(Number)
  .sort((a, b) => a - b);
/** What is a decision since was a note, and the journal one table, up to this one. */
const lastWithNotesToDecide = 3;

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

/** What is kept otherwise since: the journal, what only it needs, and lists of ids. */
const otherwise = new Set(['ledger', 'journal', 'batch', 'others']);

const columnsOf = (db: Sqlite.Database, table: string): Map<string, string> =>
  new Map(
    (db.pragma(`table_info("${table}")`) as Array<{ name: string; type: string }>).map(
      ({ name, type }) => [name, type],
    ),
  );

/** Every table's columns that hold the same kind of value in both. */
function comparable(before: Sqlite.Database, after: Sqlite.Database): Array<[string, string]> {
  return tablesOf(before)
    .filter((table) => !otherwise.has(table))
    .map((table) => {
      const now = columnsOf(after, table);
      const same = [...columnsOf(before, table)].filter(
        ([name, type]) => now.get(name) === type && !otherwise.has(name),
      );
      return [table, same.map(([name]) => `"${name}"`).join(', ')];
    });
}

const rowsIn = (db: Sqlite.Database, of: ReadonlyArray<readonly [string, string]>) =>
  Object.fromEntries(
    of.map(([table, columns]) => [
      table,
      db.prepare(`SELECT ${columns} FROM "${table}" ORDER BY ${columns}`).raw().all(),
    ]),
  );

/** Notes for a decision to take, which are decisions now, and their kinds of entry. */
const nowDecisions = `SELECT id FROM note WHERE kind = 'decision'`;
const kindNow = `CASE WHEN subject NOT IN (${nowDecisions}) THEN kind
  WHEN kind = 'note.written' THEN 'decision.raised'
  ELSE replace(kind, 'note.', 'decision.') END`;

/** The same without them, and without the last number given to either. */
const withoutThem = ({ note, counter, ...rows }: ReturnType<typeof rowsIn>) => ({
  ...rows,
  note: note?.filter((row) => !(row as unknown[]).includes('decision')),
  counter: counter?.filter((row) => !/decision|note/.test(String(row))),
});

test('every earlier version is known by what it was', () => {
  expect(schemaVersion).toBe(earlier.length + 1);
  const known = migrations.flatMap(({ from }) => from);
  for (const each of earlier) {
    const digest = bySqlite(earlierLedger(each), (db) => schemaDigest(statementsIn(db)));
    // Said whole where it is missing, since it belongs into the step.
    expect(known.includes(digest), `version ${each}: ${digest}`).toBe(true);
  }
});

test.each(earlier)('a ledger of schema %i is brought up to date, and says what it said', (each) => {
  const path = earlierLedger(each);
  const old = new Sqlite(readFileSync(path));
  expect(readLedger(path)).toBeUndefined();

  const { ledger } = reopened(path);
  expect(checkLedger(ledger).filter(({ code }) => code !== 'file-open-to-others')).toEqual([]);
  ledger.read((reader) => {
    const db = databaseOf(reader);
    expect([...statementsIn(db)].sort()).toEqual([...statements].sort());
    expect(db.pragma('user_version', { simple: true })).toBe(schemaVersion);
    const both = comparable(old, db);
    expect(both.filter(([, columns]) => columns === '')).toEqual([]);
    expect(withoutThem(rowsIn(db, both))).toEqual(withoutThem(rowsIn(old, both)));
    if (each <= lastWithNotesToDecide) {
      const toTake = `SELECT no, text, on_day, withdrawn_on FROM note WHERE kind = 'decision'`;
      const taken = 'SELECT no, text, raised_on, ended_on FROM decision';
      const decisions = old.prepare(toTake).raw().all();
      expect(decisions).not.toEqual([]);
      expect(db.prepare(taken).raw().all()).toEqual(decisions);
    }
    expect(reader.get('community', communityId)?.name).toBe('Harbour Menders');
    // Numbers that people may have noted, of acts and of entries, are what they were.
    const said = (from: string, kind: string) =>
      `SELECT seq, ${kind} AS kind, on_day FROM ${from} ORDER BY seq`;
    expect(db.prepare(said('entry', 'kind')).all()).toEqual(
      old
        .prepare(each <= lastWithNotesToDecide ? said('journal', kindNow) : said('entry', 'kind'))
        .all(),
    );
    const numbers = 'SELECT first_seq, last_seq FROM batch ORDER BY first_seq';
    expect(db.prepare(numbers).all()).toEqual(old.prepare(numbers).all());
    const telling = tellingFrom(reader);
    for (const entry of journal(reader, {})) expect(sentenceOf(entry, telling)).not.toBe('');
  });
  old.close();

  const kept = `${path}.before-update`;
  const digest = bySqlite(kept, (db) => schemaDigest(statementsIn(db)));
  expect(migrations.some(({ from }) => from.includes(digest))).toBe(true);
  expect(statSync(kept).mode & 0o777).toBe(0o600);
});

test('documents that were given out before the update are the same to the byte', () => {
  const session = reopened(earlierLedger(3));
  for (const no of [1, 2]) {
    const { tree, isAsItWas } = issuedDocument(session, no);
    expect(isAsItWas(renderMarkdown(tree))).toBe(true);
  }
});

test.each(earlier)('something planted in a ledger of schema %i never runs', (each) => {
  const path = earlierLedger(each);
  bySqlite(path, (db) =>
    db.exec('CREATE TRIGGER planted AFTER INSERT ON community BEGIN DELETE FROM note; END'),
  );
  const before = readFileSync(path);
  expect(codeOf(() => openLedger(path))).toBe('ledger-altered');
  expect(readFileSync(path).equals(before)).toBe(true);
  expect(existsSync(`${path}.before-update`)).toBe(false);
});

test('a version that there never was is no ledger of ours', () => {
  const path = earlierLedger(1);
  bySqlite(path, (db) => db.exec('PRAGMA user_version = 0; DROP TABLE note'));
  expect(codeOf(() => openLedger(path))).toBe('ledger-altered');
});

test('a ledger whose entries were changed is not passed on as a sound one', () => {
  const path = earlierLedger(3);
  bySqlite(path, (db) =>
    db.exec(`DROP TRIGGER journal_redaction_gate;
      UPDATE journal SET data = replace(data, 'Tom', 'Tim') WHERE data LIKE '%Tom Reed%';
      CREATE TRIGGER journal_redaction_gate BEFORE UPDATE ON journal
WHEN NOT (
  OLD.data IS NOT NULL AND NEW.data IS NULL AND NEW.salt IS NULL AND length(NEW.seal) = 32
  AND NEW.seq = OLD.seq AND NEW.id = OLD.id AND NEW.batch = OLD.batch AND NEW.kind = OLD.kind
  AND NEW.version = OLD.version AND NEW.subject = OLD.subject AND NEW.on_day = OLD.on_day
  AND NEW.recorded_at = OLD.recorded_at AND NEW.actor = OLD.actor
  AND NEW.replica = OLD.replica AND NEW.lamport = OLD.lamport AND NEW.digest = OLD.digest
)
BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END`),
  );
  expect(codeOf(() => openLedger(path))).toBe('migration-failed');
  expect(bySqlite(path, (db) => db.pragma('user_version', { simple: true }))).toBe(3);
});

test.each(earlier)(
  'stopped after any of its statements, a ledger of schema %i is as it was',
  (each) => {
    const path = earlierLedger(each);
    const db = new Sqlite(path);
    const before = rowsOf(db, tablesOf(db));
    const stopped = (at: number): Sqlite.Database => {
      let left = at;
      return new Proxy(db, {
        get(of, key) {
          const value = Reflect.get(of, key) as unknown;
          if (key === 'exec') {
            return (sql: string) => {
              left -= 1;
              if (left === 0) throw new Error('pulled the plug');
              return of.exec(sql);
            };
          }
          return typeof value === 'function' ? value.bind(of) : value;
        },
      });
    };
    for (const at of [1, 2, 12, 30, 45, 60, 75]) {
      expect(codeOf(() => migrate(stopped(at), () => undefined))).toBe('migration-failed');
      expect(db.pragma('user_version', { simple: true })).toBe(each);
      expect(rowsOf(db, tablesOf(db))).toEqual(before);
    }
    db.close();
  },
);

test.each(earlier)(
  'what is kept before a ledger of schema %i is updated can be put back',
  (each) => {
    const path = earlierLedger(each);
    const before = readFileSync(path);
    const first = reopened(path);
    const now = standing(first);
    first.ledger.close();
    const kept = `${path}.before-update`;
    const source = readSource(kept);
    expect(comparedWith(path, source, { limit: 1 }, ({ closed }) => closed)).toContain(
      'earlier version',
    );
    const { aside = '' } = putBack(source, path);
    expect(bySqlite(path, (db) => db.pragma('user_version', { simple: true }))).toBe(each);
    expect(rowsOfAll(path)).toEqual(rowsOfAll(kept));
    // It is brought up to date once more; neither copy takes the place of another.
    const again = reopened(path);
    expect(standing(again)).toEqual(now);
    expect(checkLedger(again.ledger)).toEqual([]);
    again.ledger.close();
    expect(rowsOfAll(`${kept}-2`)).toEqual(rowsOfAll(kept));
    putBack(readSource(aside), path);
    expect(standing(reopened(path))).toEqual(now);
    writeFileSync(path, before);
    expect(rowsOfAll(path)).toEqual(rowsOfAll(kept));
  },
);

const rowsOfAll = (path: string) => bySqlite(path, (db) => rowsOf(db, tablesOf(db)));
