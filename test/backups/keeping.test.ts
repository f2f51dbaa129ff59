import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import { beforeEach, expect, test, vi } from 'vitest';
import { backupLabelOf } from '../../src/backups/archive.js';
import { backUpToday, letGo } from '../../src/backups/daily.js';
import {
  backupFolder,
  backupsOf,
  ceiling,
  type KeptBackup,
  toLetGo,
} from '../../src/backups/folder.js';
import { journalTriggers } from '../../src/ledger/schema.js';
import { addDays, type Day } from '../../src/time/day.js';
import { harbourLedger, temporaryFolder } from '../helpers/ledger.js';

const last: Day = '2026-11-30';

/** One of every day for so long, the latest first. */
const daily = (days: number): KeptBackup[] =>
  Array.from({ length: days }, (_, ago) => ({
    ...{ path: `${ago}`, day: addDays(last, -ago), nth: 1 },
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

const wholes = (path: string): string[] =>
  backupsOf(path)
    .filter((each) => backupLabelOf(readFileSync(each.path), each.path).whole)
    .map(({ day }) => day);

test('each day has its backup, and once a week the whole of the ledger is checked for it', () => {
  const { ledger, now } = harbourLedger();
  for (let ahead = 0; ahead < 20; ahead += 1) {
    expect(backUpToday(ledger.path, addDays('2026-11-01', ahead), now)).toBeUndefined();
  }
  expect(wholes(ledger.path)).toEqual(expect.arrayContaining(['2026-11-15']));
  expect(backupsOf(ledger.path)[0]?.day).toBe('2026-11-20');
  expect(backupsOf(ledger.path).length).toBeLessThan(20);
});

test('the last one that was checked whole is not let go, even where there is no room', () => {
  const { ledger, now } = harbourLedger();
  for (const day of ['2026-11-01', '2026-11-02', '2026-11-03'] as const) {
    backUpToday(ledger.path, day, now);
  }
  letGo(backupsOf(ledger.path), 1);
  expect(backupsOf(ledger.path).map(({ day }) => day)).toEqual(['2026-11-03', '2026-11-01']);
  expect(wholes(ledger.path)).toEqual(['2026-11-01']);
});

test('a ledger that is not sound pushes no good backup out, and the reason is said', () => {
  const { ledger, now } = harbourLedger();
  backUpToday(ledger.path, '2026-11-01', now);
  const db = new Sqlite(ledger.path);
  db.exec("DROP TRIGGER journal_only_forgets; UPDATE journal SET on_day = '2020-01-01'");
  for (const { sql } of journalTriggers.slice(1)) db.exec(sql);
  db.close();
  expect(backUpToday(ledger.path, '2026-11-02', now)).toContain('not sound');
  expect(backupsOf(ledger.path).map(({ day }) => day)).toEqual(['2026-11-01']);
});

test('where no backup can be made that is said, and nothing else happens', () => {
  const { ledger, now } = harbourLedger();
  const folder = backupFolder(ledger.path);
  mkdirSync(dirname(folder), { recursive: true });
  writeFileSync(folder, 'in the way');
  expect(backUpToday(ledger.path, '2026-11-02', now)).toContain('No backup was made');
});
