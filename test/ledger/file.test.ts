import { createHash } from 'node:crypto';
import {
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { makeFolder } from '../../src/files/folders.js';
import { openWriter, replicasIn } from '../../src/ledger/chain.js';
import { checkLedger } from '../../src/ledger/check.js';
import { guarded } from '../../src/ledger/guarded.js';
import { readLedger } from '../../src/ledger/ledger.js';
import { schemaVersion } from '../../src/ledger/migrations/index.js';
import { databaseOf } from '../../src/ledger/reader.js';
import type { Row } from '../../src/ledger/row.js';
import { applicationId } from '../../src/ledger/schema.js';
import { createLedger, openLedger } from '../../src/ledger/writing.js';
import { Refusal } from '../../src/text/refusal.js';
import { addMember } from '../../src/things/member/changes.js';
import { furnish } from '../helpers/histories.js';
import { harbourLedger, now, temporaryFolder } from '../helpers/ledger.js';

/** The code with which both opening to read and opening to write refuse the file. */
function refusedWith(path: string): string {
  const codes = [readLedger, openLedger].map((open) => {
    try {
      open(path, { wait: 50 })?.close();
      return 'opened';
    } catch (cause) {
      if (cause instanceof Refusal) return cause.code;
      throw cause;
    }
  });
  expect(codes[0]).toBe(codes[1]);
  return codes[0] ?? '';
}

test.each([1, 5, 15, 16, 60, 99])('what is left of one is a damaged ledger: %i bytes', (length) => {
  const { ledger } = harbourLedger();
  ledger.close();
  truncateSync(ledger.path, length);
  expect(refusedWith(ledger.path)).toBe('ledger-damaged');
  writeFileSync(ledger.path, 'Dear all'.repeat(20).slice(0, length));
  expect(refusedWith(ledger.path)).toBe('not-a-ledger');
});

test('a ledger that the system did not open says what was in the way, and no permissions where those are right', () => {
  const { ledger } = harbourLedger();
  ledger.close();
  const codeOf = (path: string): string => {
    try {
      return guarded(path, () => {
        throw Object.assign(new Error('unable to open'), { code: 'SQLITE_CANTOPEN' });
      });
    } catch (cause) {
      return cause instanceof Refusal ? cause.code : String(cause);
    }
  };
  expect(codeOf(ledger.path)).toBe('disk-failing');
  writeFileSync(`${ledger.path}-journal`, '');
  expect(codeOf(ledger.path)).toBe('disk-failing');
  expect(codeOf(join(dirname(ledger.path), 'nowhere', 'harbour.momentum'))).toBe(
    'ledger-unreadable',
  );
});

const hashOf = (path: string): string =>
  createHash('sha256').update(readFileSync(path)).digest('hex');

/** A ledger file, closed, after `alter` has had its way with it by SQLite alone. */
function altered(alter: (db: Sqlite.Database) => void): string {
  const folder = temporaryFolder();
  const session = harbourLedger({}, folder);
  session.ledger.close();
  const db = new Sqlite(session.ledger.path);
  alter(db);
  db.close();
  return session.ledger.path;
}

test('what is no ledger is refused and left as it was', () => {
  const folder = temporaryFolder();
  const file = (name: string, content: string | Buffer): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  const other = join(folder, 'other.momentum');
  const db = new Sqlite(other);
  db.exec("CREATE TABLE moz_places (id INTEGER, url TEXT); INSERT INTO moz_places VALUES (1, 'x')");
  db.close();
  mkdirSync(join(folder, 'folder.momentum'));
  symlinkSync(join(folder, 'nowhere'), join(folder, 'dangling.momentum'));

  symlinkSync(join(folder, 'loop.momentum'), join(folder, 'loop.momentum'));

  const cases = [
    [join(folder, 'loop.momentum'), 'ledger-unreadable'],
    [join(folder, 'x'.repeat(300)), 'ledger-unreadable'],
    [join(other, 'inside.momentum'), 'ledger-unreadable'],
    [join(folder, 'none.momentum'), 'ledger-missing'],
    [join(folder, 'dangling.momentum'), 'ledger-missing'],
    [join(folder, 'folder.momentum'), 'not-a-ledger'],
    [file('text.momentum', 'Dear Harbour Menders,\n'.repeat(99)), 'not-a-ledger'],
    [file('short.momentum', 'Dear all'), 'not-a-ledger'],
    [file('empty.momentum', ''), 'ledger-empty'],
    [other, 'not-a-ledger'],
  ] as const;
  for (const [path, code] of cases) {
    const readable = code === 'not-a-ledger' && statSync(path).isFile();
    const before = readable ? hashOf(path) : '';
    expect(refusedWith(path), path).toBe(code);
    if (readable) expect(hashOf(path)).toBe(before);
  }
});

test('a newer ledger is refused by its version, unchanged', () => {
  const path = altered((db) => db.pragma(`user_version = ${schemaVersion + 1}`));
  const before = hashOf(path);
  expect(refusedWith(path)).toBe('ledger-newer');
  expect(hashOf(path)).toBe(before);
});

test.each([
  ['kind', { kind: 'commitment.framed', version: 1 }],
  ['version', { kind: 'note.written', version: 99 }],
])('an entry of a %s that is not known yet is named by check and never folded', (_, said) => {
  const session = harbourLedger();
  furnish(session);
  session.ledger.read((reader) => {
    const db = databaseOf(reader);
    const [own] = replicasIn(db);
    if (!own) throw new Error('no replica');
    const last = db.prepare('SELECT * FROM entry ORDER BY seq DESC LIMIT 1').get() as Row;
    openWriter(db, own).append({ ...last, ...said });
  });
  expect(checkLedger(session.ledger)).toMatchObject([
    { code: 'newer-entries', message: expect.stringContaining(said.kind) },
  ]);
});

test.each([
  ['a trigger', 'CREATE TRIGGER planted AFTER INSERT ON journal BEGIN DELETE FROM note; END'],
  ['a view', 'CREATE VIEW planted AS SELECT name, email FROM member'],
  ['a table', 'CREATE TABLE planted (x)'],
  ['an index', 'CREATE INDEX planted ON note (kind)'],
  ['a gate taken away', 'DROP TRIGGER journal_only_grows'],
  ['a table of its own', 'DROP TABLE note; CREATE TABLE note (id TEXT PRIMARY KEY)'],
])('%s that somebody planted keeps the ledger shut', (_, sql) => {
  expect(refusedWith(altered((db) => db.exec(sql)))).toBe('ledger-altered');
});

test('a ledger that another process is writing to is busy, and stays as it was', () => {
  const session = harbourLedger();
  session.ledger.close();
  // Before the lock: closing a file that SQLite holds open in the same process gives up its locks.
  const before = hashOf(session.ledger.path);
  const other = new Sqlite(session.ledger.path);
  other.exec('BEGIN EXCLUSIVE');
  expect(refusedWith(session.ledger.path)).toBe('ledger-busy');
  other.exec('ROLLBACK');
  other.close();
  expect(hashOf(session.ledger.path)).toBe(before);
});

test.skipIf(process.platform === 'win32').each([0o000, 0o022, 0o077])(
  'under umask %i only its owner can read a ledger and its folder',
  (mask) => {
    const path = join(temporaryFolder(), 'ledgers', 'harbour.momentum');
    const umask = process.umask(mask);
    let left: number;
    try {
      makeFolder(dirname(path));
      createLedger(path).close();
    } finally {
      left = process.umask(umask);
    }
    // Whatever else is written by the same process is as open as it would have been.
    expect(left).toBe(mask);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(join(path, '..')).mode & 0o777).toBe(0o700);
  },
);

test('the file says of itself that it is a ledger, and is one file at rest', () => {
  const session = harbourLedger();
  furnish(session);
  const db = new Sqlite(session.ledger.path, { readonly: true });
  expect(db.pragma('application_id', { simple: true })).toBe(applicationId);
  expect(db.pragma('journal_mode', { simple: true })).toBe('delete');
  db.close();
  // SQLite's own settings of the connection that writes.
  const settings = session.ledger.read((reader) =>
    Object.fromEntries(
      ['synchronous', 'secure_delete', 'foreign_keys', 'recursive_triggers', 'trusted_schema'].map(
        (name) => [name, databaseOf(reader).pragma(name, { simple: true })],
      ),
    ),
  );
  expect(settings).toEqual({
    synchronous: 3,
    secure_delete: 1,
    foreign_keys: 1,
    recursive_triggers: 1,
    trusted_schema: 0,
  });
});

test('reading leaves every byte and the time of the last change alone', () => {
  const session = harbourLedger();
  furnish(session);
  session.ledger.close();
  const { path } = session.ledger;
  const before = [hashOf(path), statSync(path).mtimeMs];
  const ledger = readLedger(path);
  expect(ledger && checkLedger(ledger)).toEqual([]);
  ledger?.close();
  expect([hashOf(path), statSync(path).mtimeMs]).toEqual(before);
});

test('a change that fails half-way leaves the ledger as it was', () => {
  const session = harbourLedger();
  const before = hashOf(session.ledger.path);
  expect(() =>
    session.ledger.change({ now, actor: null }, (transaction) => {
      const id = transaction.newId();
      transaction.record([
        {
          kind: 'note.written',
          subject: id,
          on: session.today,
          data: { kind: 'words', text: 'We meet by the harbour' },
        },
      ]);
      throw new Error('pulled the plug');
    }),
  ).toThrow('pulled the plug');
  expect(hashOf(session.ledger.path)).toBe(before);
  expect(addMember(session, { name: 'Tom Reed' }).no).toBe(2);
});
