import { readFileSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { brokenEntries } from '../../src/ledger/chain.js';
import { checkLedger } from '../../src/ledger/check.js';
import { databaseOf } from '../../src/ledger/reader.js';
import { furnish } from '../helpers/histories.js';
import { harbourLedger } from '../helpers/ledger.js';

test.each([
  ['changed', "UPDATE journal SET on_day = '2020-01-01' WHERE seq = 1"],
  ['given other data', "UPDATE journal SET data = '{}' WHERE seq = 1"],
  ['reworded', `UPDATE journal SET words = '{"name":"Others"}' WHERE seq = 1`],
  ['taken out', 'DELETE FROM journal WHERE seq = 1'],
  ['emptied', 'DELETE FROM journal'],
  [
    'replaced',
    `INSERT OR REPLACE INTO journal SELECT seq, replica, count, lamport, batch, sitting, shape,
       subject, no, on_day, recorded_at, 7, data, words, secret, kept, digest FROM journal WHERE seq = 1`,
  ],
  ['replaced by UPDATE', 'UPDATE OR REPLACE journal SET seq = 2 WHERE seq = 1'],
  ['called something else', "UPDATE shape SET kind = 'member.left' WHERE no = 1"],
  ['robbed of its shape', 'DELETE FROM shape'],
  ['robbed of its secret alone', 'UPDATE journal SET secret = NULL WHERE seq = 1'],
  [
    'forgotten and moved to another day',
    `UPDATE journal SET words = '{}', secret = NULL, kept = '{}', on_day = '2020-01-01' WHERE seq = 1`,
  ],
])('an entry of the journal can not be %s', (_, sql) => {
  const session = harbourLedger();
  session.ledger.read((reader) => {
    const db = databaseOf(reader);
    const before = db.prepare('SELECT * FROM entry').raw().all();
    expect(() => db.exec(sql)).toThrow(/journal only grows/);
    expect(db.prepare('SELECT * FROM entry').raw().all()).toEqual(before);
  });
});

test('an entry that was changed behind the journal’s back is named', () => {
  const session = harbourLedger();
  furnish(session);
  const changed = session.ledger.read((reader) => {
    const db = databaseOf(reader);
    const joined = "kind = 'member.joined' AND words LIKE '%Tom Reed%'";
    const seq = db.prepare(`SELECT seq FROM entry WHERE ${joined}`).pluck().get() as number;
    db.exec('DROP TRIGGER journal_only_forgets; DROP TRIGGER journal_only_grows');
    db.exec(`UPDATE journal SET words = replace(words, 'Tom', 'Tim') WHERE seq = ${seq}`);
    expect(brokenEntries(db)).toEqual([seq]);
    // The one that followed on what is gone is the one that no longer follows.
    db.exec(`DELETE FROM journal WHERE seq = ${seq + 2}`);
    expect(brokenEntries(db)).toEqual([seq, seq + 3]);
    return seq;
  });
  expect(checkLedger(session.ledger).map(({ message }) => message)).toEqual([
    `Entry ${changed} of the journal is not what was written.`,
    `Entry ${changed + 3} of the journal is not what was written.`,
  ]);
});

test.each([
  ['count = count + 1'],
  ['lamport = lamport + 1'],
  ['batch = batch + 1'],
  ['sitting = 1'],
  ['shape = 1'],
  ['subject = subject + 1'],
  ['no = no + 1'],
  ["on_day = '2020-01-01'"],
  ['recorded_at = recorded_at + 1'],
  ['actor = coalesce(actor, 0) + 1'],
  [`data = '["2020-01-01"]'`],
  ['secret = randomblob(16)'],
  ['digest = randomblob(16)'],
])('the chain covers what an entry says: %s', (change) => {
  const session = harbourLedger();
  furnish(session);
  session.ledger.read((reader) => {
    const db = databaseOf(reader);
    const seq = db.prepare("SELECT max(seq) FROM entry WHERE kind = 'member.joined'").pluck().get();
    db.exec('DROP TRIGGER journal_only_forgets');
    db.exec(`UPDATE journal SET ${change} WHERE seq = ${seq}`);
    expect(brokenEntries(db)).toContain(seq);
  });
});

test.each([
  ["kind = 'member.left'"],
  ['version = version + 1'],
  ["data_fields = replace(data_fields, 'joined', 'left')"],
  ["words_fields = replace(words_fields, 'name', 'note')"],
])('the chain covers what shapes say: %s', (change) => {
  const session = harbourLedger();
  furnish(session);
  session.ledger.read((reader) => {
    const db = databaseOf(reader);
    const joined = "SELECT max(seq) FROM entry WHERE kind = 'member.joined'";
    const seq = db.prepare(joined).pluck().get();
    db.exec('DROP TRIGGER shape_stays_on_update');
    db.exec(`UPDATE shape SET ${change} WHERE no = (SELECT shape FROM journal WHERE seq = ${seq})`);
    expect(brokenEntries(db)).toContain(seq);
  });
});

test('an entry whose shape is gone is missed', () => {
  const session = harbourLedger();
  furnish(session);
  const db = new Sqlite(session.ledger.path);
  db.exec('PRAGMA foreign_keys = OFF; DROP TRIGGER shape_stays_on_delete');
  db.exec('DELETE FROM shape WHERE no = (SELECT shape FROM journal ORDER BY seq DESC LIMIT 1)');
  db.close();
  expect(checkLedger(session.ledger).length).toBeGreaterThan(0);
});

test('the ledger’s own beginning is covered too', () => {
  const session = harbourLedger();
  session.ledger.read((reader) => {
    const db = databaseOf(reader);
    db.exec('UPDATE replica SET begun_at = begun_at + 1');
    expect(brokenEntries(db)).toEqual([1]);
  });
});

test.each([
  ["UPDATE commitment SET text = 'Find a hall' WHERE no = 1", 'commitment'],
  ["UPDATE counter SET last = last + 1 WHERE name = 'note'", 'counter'],
  ['UPDATE activity SET attendances = attendances + 1', 'activity'],
  ['DELETE FROM mention WHERE seq = (SELECT max(seq) FROM mention)', 'mention'],
  ['INSERT INTO mention VALUES (1, 1)', 'mention'],
  ['UPDATE batch SET last_seq = last_seq + 1 WHERE id = 1', 'batch'],
  ['UPDATE batch SET undone_by = 1 WHERE id = (SELECT max(id) FROM batch)', 'batch'],
  ['UPDATE replica SET last_seq = last_seq - 1', 'replica'],
  ['DELETE FROM momentum_link', 'momentum_link'],
  ["INSERT INTO member_alias SELECT max(id), 7, 'Nobody' FROM member", 'member_alias'],
])('a table that says something else than the journal is named: %s', (sql, table) => {
  const session = harbourLedger();
  furnish(session);
  session.ledger.read((reader) => databaseOf(reader).exec(sql));
  const found = checkLedger(session.ledger);
  expect(found.map(({ code }) => code)).toEqual(['tables-drifted']);
  expect(found[0]?.message).toContain(`table ${table} `);
});

test('a journal that lost its end is noticed by what the tables say', () => {
  const session = harbourLedger();
  furnish(session);
  session.ledger.read((reader) => {
    const db = databaseOf(reader);
    db.exec('DROP TRIGGER journal_only_grows');
    db.exec('DELETE FROM journal WHERE seq > 15');
    expect(brokenEntries(db)).toEqual([]);
  });
  expect(checkLedger(session.ledger).length).toBeGreaterThan(0);
});

test('nothing that a person typed stands in the journal but where it can be forgotten', () => {
  const session = harbourLedger();
  furnish(session);
  session.ledger.read((reader) => {
    const data = reader.values<string>('SELECT data FROM journal WHERE data IS NOT NULL').join();
    for (const typed of reader.values<string>(
      'SELECT name FROM member UNION SELECT text FROM commitment UNION SELECT text FROM note',
    )) {
      expect(data).not.toContain(JSON.stringify(typed).slice(1, -1));
    }
  });
  expect(readFileSync(session.ledger.path).length).toBeGreaterThan(0);
});
