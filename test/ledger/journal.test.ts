import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { brokenEntries, redact } from '../../src/ledger/chain.js';
import { checkLedger } from '../../src/ledger/check.js';
import { databaseOf } from '../../src/ledger/reader.js';
import { undoBatch } from '../../src/ledger/undo.js';
import { lastBatch } from '../../src/things/history.js';
import { addMember, editMember } from '../../src/things/member/changes.js';
import { furnish } from '../helpers/histories.js';
import { harbourLedger } from '../helpers/ledger.js';

test.each([
  ['changed', "UPDATE journal SET on_day = '2020-01-01' WHERE seq = 1"],
  ['reworded', "UPDATE journal SET data = '{}' WHERE seq = 1"],
  ['taken out', 'DELETE FROM journal WHERE seq = 1'],
  ['emptied', 'DELETE FROM journal'],
  [
    'replaced',
    `INSERT OR REPLACE INTO journal SELECT seq, id, batch, kind, version, subject, on_day,
       recorded_at, 'somebody', replica, lamport, data, salt, seal, digest FROM journal WHERE seq = 1`,
  ],
  ['replaced by UPDATE', 'UPDATE OR REPLACE journal SET seq = 2 WHERE seq = 1'],
  ['emptied without a seal', 'UPDATE journal SET data = NULL, salt = NULL WHERE seq = 1'],
  ['sealed short', "UPDATE journal SET data = NULL, salt = NULL, seal = x'00' WHERE seq = 1"],
  [
    'sealed and moved to another day',
    `UPDATE journal SET data = NULL, salt = NULL, seal = zeroblob(32), on_day = '2020-01-01'
     WHERE seq = 1`,
  ],
])('an entry of the journal can not be %s', (_, sql) => {
  const session = harbourLedger();
  session.ledger.read((reader) => {
    const db = databaseOf(reader);
    const before = db.prepare('SELECT * FROM journal').raw().all();
    expect(() => db.exec(sql)).toThrow(/journal only grows|CHECK constraint/);
    expect(db.prepare('SELECT * FROM journal').raw().all()).toEqual(before);
  });
});

test('a person’s words can go from the journal for good, and the chain still holds', () => {
  const session = harbourLedger();
  const tom = addMember(session, { name: 'Tom Quillfeather', email: 'quill@harbour.example' });
  editMember(session, tom.id, { goodAt: 'feathers of the quill' });
  undoBatch(session, session.ledger.read(lastBatch)?.id ?? '');
  undoBatch(session, session.ledger.read(lastBatch)?.id ?? '');
  const file = () => readFileSync(session.ledger.path).toString('latin1');
  expect(file()).toContain('quill@harbour.example');

  session.ledger.change({ now: session.now, actor: '' }, ({ reader }) => {
    const { all } = reader;
    const db = databaseOf(reader);
    for (const { seq } of all<{ seq: number }>(
      'SELECT seq FROM journal WHERE subject = ?',
      tom.id,
    )) {
      redact(db, seq);
      // What has no words left has none to lose.
      redact(db, seq);
    }
    expect(brokenEntries(db)).toEqual([]);
  });
  expect(checkLedger(session.ledger)).toEqual([]);
  // Overwritten, not only let go: secure_delete leaves no copy of it in the file's free pages.
  expect(file()).not.toMatch(/quill/i);
});

test('an entry that was changed behind the journal’s back is named', () => {
  const session = harbourLedger();
  furnish(session);
  const changed = session.ledger.read((reader) => {
    const db = databaseOf(reader);
    const joined = "kind = 'member.joined' AND data LIKE '%Tom Reed%'";
    const seq = db.prepare(`SELECT seq FROM journal WHERE ${joined}`).pluck().get() as number;
    db.exec('DROP TRIGGER journal_redaction_gate; DROP TRIGGER journal_only_grows');
    db.exec(`UPDATE journal SET data = replace(data, 'Tom', 'Tim') WHERE seq = ${seq}`);
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

test('a table that says something else than the journal is named', () => {
  const session = harbourLedger();
  furnish(session);
  session.ledger.read((reader) => {
    const db = databaseOf(reader);
    db.exec("UPDATE commitment SET text = 'Find a hall' WHERE no = 1");
    db.exec("UPDATE counter SET last = last + 1 WHERE name = 'note'");
    db.exec('UPDATE activity SET attendances = attendances + 1');
  });
  const found = checkLedger(session.ledger);
  expect(found.map(({ code }) => code)).toEqual(Array(3).fill('tables-drifted'));
  expect(found.map(({ message }) => /table (\w+)/.exec(message)?.[1])).toEqual([
    'counter',
    'commitment',
    'activity',
  ]);
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
