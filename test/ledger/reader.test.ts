import { spawnSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { forget, knownTexts } from '../../src/ledger/forgetting.js';
import { databaseOf } from '../../src/ledger/reader.js';
import { addMember } from '../../src/things/member/changes.js';
import { earlierLedger } from '../helpers/earlier.js';
import { furnish } from '../helpers/histories.js';
import { harbourLedger, now, reopened } from '../helpers/ledger.js';

const program = join(import.meta.dirname, 'reader.py');
const withPython = spawnSync('python3', ['--version']).status === 0;
if (!withPython) process.stderr.write('There is no Python here: docs/ledger.md is not followed.\n');

const read = (path: string) => {
  const { status, stdout, stderr } = spawnSync('python3', [program, path], { encoding: 'utf8' });
  return { status, members: Number(stdout), complaint: stderr.trim().split('\n').at(-1) };
};

test.skipIf(!withPython)('what docs/ledger.md tells is enough to verify a ledger', () => {
  const session = harbourLedger();
  furnish(session);
  const { path } = session.ledger;
  const copy = join(dirname(path), 'copy.momentum');
  copyFileSync(path, copy);
  const other = reopened(copy);
  addMember(other, { name: 'Zoë ~ O’Connor / “Zed”', note: 'Ünïcödé \\ "quoted" 😀' });
  other.ledger.change({ now, actor: null }, ({ reader }) => {
    const db = databaseOf(reader);
    forget(
      db,
      [...knownTexts(db)].filter((_, i) => i % 3 === 0),
    );
  });
  const members = other.ledger.read(({ value }) =>
    value<number>("SELECT count(*) FROM member WHERE status IN ('joined', 'paused') AND bot = 0"),
  );
  expect(read(copy)).toEqual({ status: 0, members, complaint: '' });

  other.ledger.read((reader) => {
    const db = databaseOf(reader);
    db.exec('DROP TRIGGER journal_only_forgets');
    db.exec("UPDATE journal SET on_day = '2020-01-01' WHERE seq = 7");
  });
  expect(read(copy).complaint).toContain('entry 7 of replica 0 is not what was written');
});

test.skipIf(!withPython)(
  'so is a ledger of an earlier version, once it was brought up to date',
  () => {
    const path = earlierLedger(3);
    reopened(path).ledger.close();
    expect(read(path).status).toBe(0);
  },
);
