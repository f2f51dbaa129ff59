// @module-tag thorough
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { repairLedger } from '../../src/backups/repairing.js';
import { brokenEntries } from '../../src/ledger/chain.js';
import { checkLedger } from '../../src/ledger/check.js';
import { databaseOf } from '../../src/ledger/reader.js';
import { offerCommitment } from '../../src/things/commitment/changes.js';
import { furnish } from '../helpers/histories.js';
import { harbourLedger, reopened, standing } from '../helpers/ledger.js';

function meddled(sql: string) {
  const session = harbourLedger();
  furnish(session);
  const before = standing(session);
  session.ledger.close();
  const db = new Sqlite(session.ledger.path);
  db.exec(sql);
  db.close();
  return { session: reopened(session.ledger.path), before };
}

test.each([
  "UPDATE commitment SET text = 'Find a hall'",
  'DELETE FROM mention',
  'DELETE FROM batch WHERE id > 3',
  'UPDATE activity SET kept = 40',
  "UPDATE counter SET last = 900 WHERE name = 'commitment'",
  'UPDATE replica SET last_seq = last_seq - 1',
])('a table that says something else is made anew, and the file before is kept: %s', (sql) => {
  const { session, before } = meddled(sql);
  const changed = readFileSync(session.ledger.path);
  expect(checkLedger(session.ledger)).not.toEqual([]);
  const { aside } = repairLedger(session.ledger.path, {}) as { aside: string };
  const after = reopened(session.ledger.path);
  expect(checkLedger(after.ledger)).toEqual([]);
  expect(standing(after)).toEqual(before);
  expect(readFileSync(aside)).toEqual(changed);
});

test('an index that is damaged is made anew', () => {
  const { session, before } = meddled('SELECT 1');
  session.ledger.close();
  const bytes = readFileSync(session.ledger.path);
  // A day stands in rows and in indexes; where only an index holds it, nothing but that is wrong.
  const damaged = [...bytes.toString('latin1').matchAll(/2026-08-23/g)].find(({ index }) => {
    const changed = Buffer.from(bytes);
    changed.write('2016', index);
    writeFileSync(session.ledger.path, changed);
    const { ledger } = reopened(session.ledger.path);
    const isWhole = ledger.read((reader) => brokenEntries(databaseOf(reader)).length === 0);
    return isWhole && checkLedger(ledger)[0]?.code === 'file-damaged';
  });
  expect(damaged).toBeDefined();
  const again = reopened(session.ledger.path);
  expect(repairLedger(again.ledger.path, {})).toHaveProperty('aside');
  const after = reopened(session.ledger.path);
  expect(checkLedger(after.ledger)).toEqual([]);
  expect(standing(after)).toEqual(before);
});

test('where the journal itself is not what was written, everything stays as it is, and the rest is saved beside', () => {
  const { session } = meddled("UPDATE shape SET kind = 'member.left' WHERE 0");
  session.ledger.close();
  const db = new Sqlite(session.ledger.path);
  const trigger = db
    .prepare("SELECT sql FROM sqlite_schema WHERE name = 'journal_only_forgets'")
    .pluck()
    .get() as string;
  db.exec('DROP TRIGGER journal_only_forgets');
  db.exec("UPDATE journal SET on_day = '2020-01-01' WHERE seq = 12");
  db.exec(trigger);
  db.close();
  const before = readFileSync(session.ledger.path);
  const { ledger } = reopened(session.ledger.path);
  expect(repairLedger(ledger.path, {})).toMatchObject({
    to: join(dirname(ledger.path), 'harbour-rescued.momentum'),
    rescue: {
      lost: [
        { from: 12, to: 12, why: 'changed' },
        { from: 13, to: 13, why: 'baseless' },
      ],
    },
  });
  expect(readFileSync(session.ledger.path)).toEqual(before);
});

test('a page of a table that can not be read any more is made anew', () => {
  const { session, before } = meddled('SELECT 1');
  session.ledger.close();
  const db = new Sqlite(session.ledger.path);
  const page = db
    .prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'commitment'")
    .pluck()
    .get() as number;
  const size = db.pragma('page_size', { simple: true }) as number;
  db.close();
  const bytes = readFileSync(session.ledger.path);
  bytes.fill(0xaa, (page - 1) * size, page * size);
  writeFileSync(session.ledger.path, bytes);
  const { ledger } = reopened(session.ledger.path);
  expect(checkLedger(ledger)[0]).toMatchObject({
    code: 'file-damaged',
    next: expect.stringContaining('momentum check --repair'),
  });
  expect(repairLedger(ledger.path, {})).toHaveProperty('aside');
  const after = reopened(session.ledger.path);
  expect(checkLedger(after.ledger)).toEqual([]);
  expect(standing(after)).toEqual(before);
});

test('nobody writes while it is made anew, and what was open before writes no more', () => {
  const { session } = meddled('DELETE FROM mention');
  const other = new Sqlite(session.ledger.path, { timeout: 0 });
  other.exec('BEGIN IMMEDIATE');
  expect(() => repairLedger(session.ledger.path, { wait: 0 })).toThrow('has not finished');
  other.exec('ROLLBACK');
  expect(repairLedger(session.ledger.path, { wait: 0 })).toHaveProperty('aside');
  // It still has the file open that is kept aside, which SQLite sees.
  expect(() => offerCommitment(session, { text: 'Too late', by: null })).toThrow(
    'in its place meanwhile',
  );
  other.close();
});
