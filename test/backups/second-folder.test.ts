import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { backUpToday } from '../../src/backups/daily.js';
import { backupsOf, dailyBackup } from '../../src/backups/folder.js';
import { finishForgetting, forgetInCopies } from '../../src/backups/forgetting.js';
import { listBackups } from '../../src/backups/listed.js';
import { secondFolder, settleSecondFolder } from '../../src/files/second-folder.js';
import { forgetMember } from '../../src/ledger/forgetting-member.js';
import { addMember } from '../../src/things/member/changes.js';
import type { Session } from '../../src/things/session.js';
import { addDays } from '../../src/time/day.js';
import { harbourLedger, now, temporaryFolder, today } from '../helpers/ledger.js';

let stick: string;

beforeEach(() => {
  vi.stubEnv('XDG_STATE_HOME', temporaryFolder());
  vi.stubEnv('XDG_DATA_HOME', temporaryFolder());
  stick = join(temporaryFolder(), 'stick');
  mkdirSync(stick);
});

function harbour(): Session {
  const session = harbourLedger();
  settleSecondFolder(session.ledger.path, { folder: stick, saidGone: false });
  return session;
}

const onDay = ({ ledger }: Session, days: number): Promise<string | undefined> => {
  const day = addDays(today, days);
  return backUpToday(ledger.path, dailyBackup(ledger, day), day, now);
};

const zipsIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.zip'),
  );

test('each day’s backup goes into the folder that was named as well, and both are listed', async () => {
  const session = harbour();
  expect(await onDay(session, 0)).toBeUndefined();
  expect(zipsIn(stick)).toHaveLength(1);
  expect(zipsIn(stick)[0]).toMatch(
    /^momentum-backups.harbour.[0-9a-f]{8}.harbour-2026-11-21\.zip$/,
  );
  expect(backupsOf(session.ledger)).toHaveLength(2);
  // Also where the ledger can't say which one it is.
  const { path } = session.ledger;
  session.ledger.close();
  rmSync(path);
  expect(listBackups(path, {})).toMatchObject({ isOfSeveral: false, backups: { length: 2 } });
});

test('a folder that is not there is said once, and goes on once it is back', async () => {
  const session = harbour();
  renameSync(stick, `${stick}-away`);
  expect(await onDay(session, 0)).toContain('is not there');
  expect(await onDay(session, 1)).toBeUndefined();
  expect(backupsOf(session.ledger)).toHaveLength(2);
  renameSync(`${stick}-away`, stick);
  expect(await onDay(session, 2)).toBeUndefined();
  expect(zipsIn(stick)).toHaveLength(1);
  renameSync(stick, `${stick}-away`);
  expect(await onDay(session, 3)).toContain('is not there');
});

test('what is there is kept by the same rule, and what is none of it is left alone', async () => {
  const session = harbour();
  const own = join(stick, 'harbour-2026-01-01.zip');
  mkdirSync(own);
  for (let day = 0; day < 12; day += 1) await onDay(session, day);
  const kept = zipsIn(join(stick, 'momentum-backups'));
  expect(kept.length).toBeLessThan(12);
  expect(kept).toHaveLength(zipsIn(process.env.XDG_STATE_HOME ?? '').length);
  expect(readdirSync(stick)).toContain('harbour-2026-01-01.zip');
});

test('it belongs to one ledger on this machine, and can be given up', async () => {
  const session = harbour();
  const other = harbourLedger();
  expect(secondFolder(other.ledger.path)).toBeUndefined();
  expect(readdirSync(dirname(session.ledger.path))).toEqual(['harbour.momentum']);
  settleSecondFolder(session.ledger.path, undefined);
  expect(secondFolder(session.ledger.path)).toBeUndefined();
  expect(await onDay(session, 0)).toBeUndefined();
  expect(zipsIn(stick)).toEqual([]);
});

test('forgetting reaches the backups there too', async () => {
  const session = harbour();
  await onDay(session, 0);
  const { cleared, left } = forgetInCopies(session.ledger, { ids: [], people: [] });
  expect([cleared.length, left.length]).toEqual([2, 0]);
});

test('an empty folder where its backups were is away, as a stick is that was taken out', async () => {
  const session = harbour();
  const { ledger } = session;
  await onDay(session, 0);
  const { id } = addMember(session, { name: 'Zoran Quist' });
  await onDay(session, 1);
  renameSync(stick, `${stick}-away`);
  mkdirSync(stick);
  const { who } = forgetMember(session, id, { instead: 'a former member' });
  expect(forgetInCopies(ledger, who)).toMatchObject({ cleared: { length: 2 }, away: [stick] });
  expect(finishForgetting(ledger)).toMatchObject({ cleared: [], away: [stick] });
  expect(await onDay(session, 2)).toContain('holds none of the backups');
  expect(readdirSync(stick)).toEqual([]);
  rmSync(stick, { recursive: true });
  renameSync(`${stick}-away`, stick);
  expect(finishForgetting(ledger)).toMatchObject({ cleared: { length: 2 }, away: [] });
  expect(finishForgetting(ledger)).toBeUndefined();
});

test('a folder that was named before is remembered: its backups are listed, and cleared', async () => {
  const session = harbour();
  const { ledger } = session;
  await onDay(session, 0);
  const other = join(temporaryFolder(), 'other');
  mkdirSync(other);
  settleSecondFolder(ledger.path, { folder: other, saidGone: false });
  await onDay(session, 1);
  settleSecondFolder(ledger.path, undefined);
  expect(secondFolder(ledger.path)).toBeUndefined();
  expect(backupsOf(ledger)).toHaveLength(4);
  expect(listBackups(ledger.path, {}).backups).toHaveLength(4);
  rmSync(other, { recursive: true });
  const { id } = addMember(session, { name: 'Zoran Quist' });
  const { who } = forgetMember(session, id, { instead: 'a former member' });
  expect(forgetInCopies(ledger, who)).toMatchObject({ cleared: { length: 3 }, away: [other] });
});
