import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { beforeEach, expect, test, vi } from 'vitest';
import { backupLabelOf } from '../../src/backups/archive.js';
import { backUpToday, letGo } from '../../src/backups/daily.js';
import {
  backupFolder,
  backupsIn,
  ceiling,
  dailyBackup,
  type KeptBackup,
  toLetGo,
} from '../../src/backups/folder.js';
import { listBackups } from '../../src/backups/listed.js';
import { journalTriggers } from '../../src/ledger/schema.js';
import type { Ledger } from '../../src/things/ledger.js';
import { addDays, type Day } from '../../src/time/day.js';
import { harbourLedger, now, temporaryFolder } from '../helpers/ledger.js';

const last: Day = '2026-11-30';

/** One of every day for so long, the latest first. */
const daily = (days: number): KeptBackup[] =>
  Array.from({ length: days }, (_, ago) => ({
    ...{ path: `${ago}`, day: addDays(last, -ago), nth: 1, isEncrypted: false },
  }));

const small = () => 1;

/** What stays of backups that were made every day, each day letting go of what it may. */
function grown(days: number, sizeOf: (each: KeptBackup) => number = small): KeptBackup[] {
  let kept: KeptBackup[] = [];
  for (const each of daily(days).reverse()) {
    const now = [each, ...kept];
    const gone = new Set(toLetGo(now, sizeOf, ceiling));
    kept = now.filter((one) => !gone.has(one));
  }
  return kept;
}

test('of two years of days seven days, eight weeks and twelve months stay', () => {
  const kept = grown(730).map(({ day }) => day);
  expect(kept.slice(0, 7)).toEqual(daily(7).map(({ day }) => day));
  expect(kept.filter((day) => day >= '2026-10-05').length).toBeGreaterThanOrEqual(7 + 7);
  expect(new Set(kept.map((day) => day.slice(0, 7))).size).toBe(12);
  expect(kept.length).toBeLessThanOrEqual(7 + 8 + 12);
  expect(kept.at(-1)).toBe('2025-12-31');
});

test('what there is no room for goes, the oldest first, and the latest never', () => {
  const kept = grown(60, () => ceiling / 3);
  expect(kept.map(({ day }) => day)).toEqual(['2026-11-30', '2026-11-29', '2026-11-28']);
  expect(grown(3, () => ceiling * 2).map(({ day }) => day)).toEqual(['2026-11-30']);
});

beforeEach(() => {
  const folder = temporaryFolder();
  vi.stubEnv('XDG_STATE_HOME', folder);
  vi.stubEnv('HOME', folder);
  return () => vi.unstubAllEnvs();
});

const all = (ledger: Ledger): KeptBackup[] => backupsIn(backupFolder(ledger), ledger.path);

/** As the program does after the first action of that day. */
const backUp = (ledger: Ledger, day: Day): Promise<string | undefined> =>
  backUpToday(ledger.path, dailyBackup(ledger, day), day, now);

const folderIn = (folder: string, name: string): string => {
  mkdirSync(join(folder, name));
  return join(folder, name);
};

const wholes = (ledger: Ledger): string[] =>
  all(ledger)
    .filter((each) => backupLabelOf(readFileSync(each.path), each.path).whole)
    .map(({ day }) => day);

test('each day has its backup, and once a week the whole of the ledger is checked for it', async () => {
  const { ledger } = harbourLedger();
  for (let ahead = 0; ahead < 20; ahead += 1) {
    expect(await backUp(ledger, addDays('2026-11-01', ahead))).toBeUndefined();
  }
  expect(wholes(ledger)).toEqual(expect.arrayContaining(['2026-11-15']));
  expect(all(ledger)[0]?.day).toBe('2026-11-20');
  expect(all(ledger).length).toBeLessThan(20);
});

test('the last one that was checked whole is not let go, even where there is no room', async () => {
  const { ledger } = harbourLedger();
  for (const day of ['2026-11-01', '2026-11-02', '2026-11-03'] as const) {
    await backUp(ledger, day);
  }
  letGo(all(ledger), 1);
  expect(all(ledger).map(({ day }) => day)).toEqual(['2026-11-03', '2026-11-01']);
  expect(wholes(ledger)).toEqual(['2026-11-01']);
});

test('a ledger that comes to have the name of another has backups of its own', async () => {
  const folder = temporaryFolder();
  const [first, second] = [
    harbourLedger({}, folderIn(folder, 'a')),
    harbourLedger({}, folderIn(folder, 'b')),
  ];
  await backUp(first.ledger, '2026-11-01');
  expect(all(second.ledger)).toEqual([]);
  await backUp(second.ledger, '2026-11-01');
  expect(all(second.ledger)).toHaveLength(1);
  // Which of the two it was can't be told of one that does not open.
  first.ledger.close();
  writeFileSync(first.ledger.path, 'no ledger any more');
  expect(listBackups(first.ledger.path, {})).toMatchObject({
    isOfSeveral: true,
    entries: undefined,
    backups: [{ day: '2026-11-01' }, { day: '2026-11-01' }],
  });
});

test('files of others in the folder, and what was asked for by hand, are left alone', async () => {
  const { ledger } = harbourLedger();
  await backUp(ledger, '2026-11-30');
  for (const name of [
    'sails-2020-01-01.zip',
    'harbour-2020-01-01-2.zip',
    'harbour-2020-01-01.zip',
  ]) {
    writeFileSync(join(backupFolder(ledger), name), '');
  }
  for (let ago = 1; ago < 10; ago += 1) {
    writeFileSync(join(backupFolder(ledger), `harbour-${addDays(last, -ago)}.zip`), '');
  }
  for (let month = 1; month < 13; month += 1) {
    const day = `2025-${String(month).padStart(2, '0')}-15`;
    writeFileSync(join(backupFolder(ledger), `harbour-${day}.zip`), '');
  }
  letGo(all(ledger));
  const left = readdirSync(backupFolder(ledger));
  expect(left).toEqual(
    expect.arrayContaining(['sails-2020-01-01.zip', 'harbour-2020-01-01-2.zip']),
  );
  expect(left).not.toContain('harbour-2020-01-01.zip');
});

test('what was just made is not let go, though the clock stands years back', async () => {
  const { ledger } = harbourLedger();
  for (let ago = 0; ago < 40; ago += 1) {
    mkdirSync(backupFolder(ledger), { recursive: true });
    writeFileSync(join(backupFolder(ledger), `harbour-${addDays(last, -ago)}.zip`), '');
  }
  await backUp(ledger, '2020-01-01');
  expect(all(ledger).at(-1)?.day).toBe('2020-01-01');
});

test('a ledger that is not sound pushes no good backup out, and the reason is said', async () => {
  const { ledger } = harbourLedger();
  await backUp(ledger, '2026-11-01');
  const db = new Sqlite(ledger.path);
  db.exec("DROP TRIGGER journal_only_forgets; UPDATE journal SET on_day = '2020-01-01'");
  for (const { sql } of journalTriggers.slice(1)) db.exec(sql);
  db.close();
  expect(await backUp(ledger, '2026-11-02')).toContain('not sound');
  expect(all(ledger).map(({ day }) => day)).toEqual(['2026-11-01']);
});

test('where no backup can be made that is said, and nothing else happens', async () => {
  const { ledger } = harbourLedger();
  const folder = backupFolder(ledger);
  mkdirSync(dirname(folder), { recursive: true });
  writeFileSync(folder, 'in the way');
  expect(await backUp(ledger, '2026-11-02')).toContain('could not be made (EEXIST)');
});
