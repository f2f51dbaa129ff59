// @module-tag thorough
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { bestHelp } from '../../src/backups/advice.js';
import { makeBackupFolder, namesOf } from '../../src/backups/folder.js';
import { makeBackup } from '../../src/backups/making.js';
import { type Repaired, repairLedger } from '../../src/backups/repairing.js';
import { templateFolder } from '../../src/files/location.js';
import { checkLedger } from '../../src/ledger/check.js';
import { forgetMember } from '../../src/ledger/forgetting-member.js';
import { databaseOf } from '../../src/ledger/reader.js';
import { rowsIn } from '../../src/ledger/row.js';
import { undoBatch } from '../../src/ledger/undo.js';
import { keepCommitment, offerCommitment } from '../../src/things/commitment/changes.js';
import { addMember, leave } from '../../src/things/member/changes.js';
import type { Session } from '../../src/things/session.js';
import { bringIn, copied } from '../helpers/copies.js';
import { behindTheGuards, pagesOf, wreckPage } from '../helpers/damage.js';
import { furnish } from '../helpers/histories.js';
import { harbourLedger, reopened, standing, temporaryFolder } from '../helpers/ledger.js';

beforeEach(() => {
  vi.stubEnv('XDG_STATE_HOME', temporaryFolder());
});

/** A ledger of several pages of journal, closed. */
function long(): Session {
  const session = harbourLedger();
  furnish(session);
  for (let i = 0; i < 60; i += 1) {
    offerCommitment(session, { text: `Mend chair ${i} ${'with new cane '.repeat(8)}`, by: null });
  }
  return session;
}

const journalOf = ({ ledger }: Session) => ledger.read((reader) => [...rowsIn(databaseOf(reader))]);

async function backedUp({ ledger, today, now }: Session): Promise<string> {
  const [name] = namesOf(ledger.path, today);
  const path = join(makeBackupFolder(ledger), name ?? '');
  await makeBackup(ledger, path, { now, whole: true });
  return path;
}

const amina = ({ ledger }: Session): number =>
  ledger.read((reader) =>
    reader.value<number>("SELECT id FROM member WHERE name = 'Amina Yusuf'"),
  ) ?? 0;

const beside = ({ ledger }: Session): string[] => readdirSync(dirname(ledger.path)).sort();

/** The first page, those of the journal and what is needed to read it, and some of the tables. */
const telling = (path: string): number[] => [
  1,
  ...['journal', 'shape', 'sqlite_autoindex_shape_1', 'replica', 'sqlite_autoindex_replica_1']
    .concat('journal_subject', 'batch', 'commitment', 'mention')
    .flatMap((name) => pagesOf(path, name)),
];

const expectPart = (repaired: Repaired) => {
  if (!repaired || !('to' in repaired)) throw new Error('nothing was saved beside');
  return repaired;
};

const journalPages = (path: string): number[] => pagesOf(path, 'journal').slice(1);

test('what a page held that can not be read any more comes from a backup, to the letter', async () => {
  const session = long();
  await backedUp(session);
  // What came since stands in the damaged file alone.
  offerCommitment(session, { text: 'Sweep the quay', by: null });
  const [journal, tables] = [journalOf(session), standing(session)];
  session.ledger.close();
  const { path } = session.ledger;
  wreckPage(path, journalPages(path)[2] ?? 0);
  const damaged = readFileSync(path);
  const repaired = repairLedger(path, {});
  expect(repaired).toMatchObject({ filled: expect.any(Number) });
  const { aside, filled } = repaired as { aside: string; filled: number };
  expect(filled).toBeGreaterThan(3);
  const after = reopened(path);
  expect(journalOf(after)).toEqual(journal);
  expect(standing(after)).toEqual(tables);
  expect(checkLedger(after.ledger)).toEqual([]);
  expect(readFileSync(aside)).toEqual(damaged);
});

test('where no backup holds it, the rest is a new ledger beside, which says what is lost', () => {
  const session = long();
  mkdirSync(templateFolder(session.ledger.path));
  writeFileSync(join(templateFolder(session.ledger.path), 'letter.yaml'), 'title: Ours');
  const journal = journalOf(session);
  session.ledger.close();
  const { path } = session.ledger;
  wreckPage(path, journalPages(path).at(-2) ?? 0);
  const damaged = readFileSync(path);
  const { to, rescue } = expectPart(repairLedger(path, {}));
  expect(readFileSync(path)).toEqual(damaged);
  expect(to).toBe(join(dirname(path), 'harbour-rescued.momentum'));
  expect(readFileSync(join(templateFolder(to), 'letter.yaml'), 'utf8')).toBe('title: Ours');
  const saved = reopened(to);
  expect(checkLedger(saved.ledger)).toEqual([]);
  const [lost] = rescue.lost;
  expect(rescue.lost).toMatchObject([{ why: 'unreadable', things: [] }]);
  const { from = 0, to: last = 0 } = lost ?? {};
  expect(last - from).toBeGreaterThan(2);
  expect(rescue.kept).toBe(journal.length - (last - from + 1));
  expect(rescue.unproven).toEqual([last + 1]);
  // All that was said stands there as it was.
  const saidIn = (rows: ReturnType<typeof journalOf>) =>
    rows.map(({ kind, words }) => [kind, words]);
  expect(saidIn(journalOf(saved))).toEqual(
    saidIn(journal.filter(({ seq }) => seq < from || seq > last)),
  );
  // It can be worked in, and what it says agrees with its journal.
  offerCommitment(saved, { text: 'Sweep the quay', by: null });
  expect(checkLedger(saved.ledger)).toEqual([]);
  // A second attempt takes another name.
  expect(expectPart(repairLedger(path, {})).to).toBe(
    join(dirname(path), 'harbour-rescued-2.momentum'),
  );
});

test('whichever page of the file is gone, what was on record is there again from a backup', async () => {
  const session = long();
  await backedUp(session);
  const [journal, tables] = [journalOf(session), standing(session)];
  session.ledger.close();
  const { path } = session.ledger;
  const bytes = readFileSync(path);
  for (const page of telling(path)) {
    for (const byte of [0, 0xaa]) {
      writeFileSync(path, bytes);
      wreckPage(path, page, byte);
      const repaired = repairLedger(path, {});
      const result = repaired && 'to' in repaired ? repaired.to : path;
      const after = reopened(result);
      expect(journalOf(after), `page ${page}`).toEqual(journal);
      expect(standing(after), `page ${page}`).toEqual(tables);
      expect(checkLedger(after.ledger)).toEqual([]);
      after.ledger.close();
    }
  }
});

test('whichever page of the file is gone, a sound ledger is saved without any backup', () => {
  const session = long();
  const journal = journalOf(session);
  session.ledger.close();
  const { path } = session.ledger;
  const bytes = readFileSync(path);
  const founding = journalPages(path)[0];
  const nothing: number[] = [];
  for (const page of telling(path)) {
    // What an earlier attempt kept aside would serve as a backup.
    for (const name of beside(session).slice(1)) rmSync(join(dirname(path), name));
    writeFileSync(path, bytes);
    wreckPage(path, page);
    const repaired = repairLedger(path, {});
    if (!repaired) {
      nothing.push(page);
      continue;
    }
    const after = reopened('to' in repaired ? repaired.to : path);
    expect(checkLedger(after.ledger), `page ${page}`).toEqual([]);
    // A page of the journal is all that can be lost.
    const lost = journal.length - journalOf(after).length;
    expect(lost > 0, `page ${page}`).toBe('to' in repaired && repaired.rescue.lost.length > 0);
    after.ledger.close();
  }
  expect(nothing).toEqual([founding]);
});

test('a file that was cut short gives what is left of it, and says that more is gone', () => {
  const session = long();
  const count = journalOf(session).length;
  session.ledger.close();
  const { path } = session.ledger;
  truncateSync(path, (Math.max(...journalPages(path)) - 1) * 4096);
  const { to, rescue } = expectPart(repairLedger(path, {}));
  expect(rescue.lost.at(-1)).toMatchObject({ to: count, why: 'unreadable', until: undefined });
  expect(checkLedger(reopened(to).ledger)).toEqual([]);
});

test('what stands on what is lost is left out, and what was taken back stays taken back', () => {
  const session = harbourLedger();
  const tom = addMember(session, { name: 'Tom Reed' });
  offerCommitment(session, { text: 'Book a band', by: tom.id });
  const oars = offerCommitment(session, { text: 'Mend the oars', by: amina(session) });
  keepCommitment(session, oars.id, {});
  leave(session, tom.id, session.today);
  undoBatch(session, journalOf(session).at(-1)?.seq ?? 0);
  const journal = journalOf(session);
  const joined = journal.find(
    ({ kind, subject }) => kind === 'member.joined' && subject === tom.id,
  );
  session.ledger.close();
  behindTheGuards(
    session.ledger.path,
    `UPDATE journal SET on_day = '2020-01-01' WHERE seq = ${joined?.seq}`,
  );
  const { to, rescue } = expectPart(repairLedger(session.ledger.path, {}));
  expect(rescue.lost.map(({ why, things }) => [why, things])).toEqual([
    ['changed', ['member']],
    ['baseless', ['commitment']],
    ['baseless', ['member', 'undoing']],
  ]);
  expect(rescue.unproven).toEqual([]);
  const saved = reopened(to);
  expect(checkLedger(saved.ledger)).toEqual([]);
  expect(saved.ledger.read((reader) => reader.all('SELECT text, status FROM commitment'))).toEqual([
    { text: 'Mend the oars', status: 'kept' },
  ]);
});

test('a ledger in which copies came together is saved with what was set aside', () => {
  const session = harbourLedger();
  const oars = offerCommitment(session, { text: 'Mend the oars', by: amina(session) });
  const copy = copied(session, 'copy');
  keepCommitment(copy, oars.id, {});
  addMember(copy, { name: 'Tom Reed' });
  copy.ledger.close();
  undoBatch(session, journalOf(session).at(-1)?.seq ?? 0);
  bringIn(session, copied(copy, 'again'));
  addMember(session, { name: 'Ida Moss' });
  const rows = journalOf(session);
  expect(rows.some(({ replica }) => replica === 1)).toBe(true);
  session.ledger.close();
  const bytes = readFileSync(session.ledger.path);
  for (const { seq } of rows.slice(3)) {
    writeFileSync(session.ledger.path, bytes);
    behindTheGuards(
      session.ledger.path,
      `UPDATE journal SET on_day = '2020-01-01' WHERE seq = ${seq}`,
    );
    const { to, rescue } = expectPart(repairLedger(session.ledger.path, {}));
    expect(rescue.lost).toContainEqual(expect.objectContaining({ from: seq, why: 'changed' }));
    const saved = reopened(to);
    expect(checkLedger(saved.ledger), `entry ${seq}`).toEqual([]);
    saved.ledger.close();
  }
});

test('of single bits that are flipped anywhere in the journal, each is made good by a backup', async () => {
  const session = long();
  await backedUp(session);
  const journal = journalOf(session);
  session.ledger.close();
  const { path } = session.ledger;
  const bytes = readFileSync(path);
  const places = ['journal', 'shape', 'replica'].flatMap((name) => pagesOf(path, name));
  for (let i = 0; i < 40; i += 1) {
    const page = places[i % places.length] ?? 0;
    const flipped = Buffer.from(bytes);
    const at = (page - 1) * 4096 + ((i * 1_237) % 4096);
    flipped[at] = (flipped[at] ?? 0) ^ (1 << (i % 8));
    writeFileSync(path, flipped);
    const repaired = repairLedger(path, {});
    const after = reopened(repaired && 'to' in repaired ? repaired.to : path);
    expect(journalOf(after), `byte ${at}`).toEqual(journal);
    expect(checkLedger(after.ledger), `byte ${at}`).toEqual([]);
    after.ledger.close();
  }
});

test('somebody who was forgotten since the backup does not come back with what it gives', async () => {
  const session = harbourLedger();
  const tom = addMember(session, { name: 'Tom Reed' });
  offerCommitment(session, { text: 'Ask Tom Reed for the key', by: amina(session) });
  const kept = await backedUp(session);
  const whole = readFileSync(kept);
  const last = journalOf(session).length;
  forgetMember(session, tom.id, { instead: 'a former member' });
  session.ledger.close();
  // As if it had been out of reach.
  writeFileSync(kept, whole);
  behindTheGuards(
    session.ledger.path,
    `UPDATE journal SET on_day = '2020-01-01' WHERE seq > 6 AND seq <= ${last}`,
  );
  const repaired = repairLedger(session.ledger.path, {});
  expect(repaired).toMatchObject({ filled: expect.any(Number) });
  expect(readFileSync(session.ledger.path).toString('latin1')).not.toContain('Tom');
  expect(checkLedger(reopened(session.ledger.path).ledger)).toEqual([]);
});

test('a file of something else gives nothing, and the backup of another ledger is none of it', async () => {
  const session = long();
  const { path } = session.ledger;
  session.ledger.close();
  const other = harbourLedger();
  // The same name, and another community.
  await backedUp(other);
  writeFileSync(path, 'Dear Harbour Menders,\n'.repeat(900));
  expect(repairLedger(path, {})).toBeUndefined();
  expect(beside(session)).toEqual(['harbour.momentum']);
});

test('of a damaged ledger the backup is named where it goes as far, else saving what is whole', async () => {
  const session = long();
  const { path } = session.ledger;
  const bytes = readFileSync(path);
  const damage = () => wreckPage(path, journalPages(path)[2] ?? 0);
  damage();
  expect(bestHelp(path)).toMatchObject({ by: 'repair', backup: undefined });
  writeFileSync(path, bytes);
  await backedUp(session);
  damage();
  expect(bestHelp(path)).toMatchObject({ by: 'restore' });
  writeFileSync(path, bytes);
  offerCommitment(session, { text: 'Sweep the quay', by: null });
  damage();
  expect(bestHelp(path)).toMatchObject({ by: 'repair', backup: { label: { name: 'harbour' } } });
  truncateSync(path, 0);
  expect(bestHelp(path)).toMatchObject({ by: 'restore' });
  expect(existsSync(`${path}.before-repair`)).toBe(false);
});
