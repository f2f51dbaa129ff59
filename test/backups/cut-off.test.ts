/** A forgetting of several that was cut off between two of them. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { unpackBackup } from '../../src/backups/archive.js';
import { dailyBackup, makeBackupFolder } from '../../src/backups/folder.js';
import { cutOffTold, finishForgetting, meanToForget } from '../../src/backups/forgetting.js';
import { makeBackup } from '../../src/backups/making.js';
import { noteFolder, stillToClear } from '../../src/backups/still-to-clear.js';
import { forgetMember, forgettingOf } from '../../src/ledger/forgetting-member.js';
import { addMember } from '../../src/things/member/changes.js';
import type { Session } from '../../src/things/session.js';
import type { Id } from '../../src/things/thing.js';
import { harbourLedger, now, temporaryFolder, today } from '../helpers/ledger.js';

beforeEach(() => {
  for (const name of ['STATE', 'DATA', 'CACHE']) vi.stubEnv(`XDG_${name}_HOME`, temporaryFolder());
});

const instead = 'a former member';

/** As far as it goes before anything is forgotten. */
const mean = (session: Session, id: Id): void =>
  meanToForget(
    session.ledger,
    session.ledger.read((reader) => forgettingOf(reader, id, { instead }, today)).who,
  );

async function harbour() {
  const session = harbourLedger();
  const { ledger } = session;
  const [one, other] = ['Zoran Quist', 'Mina Tveit'].map((name) => addMember(session, { name }));
  makeBackupFolder(ledger);
  const zip = dailyBackup(ledger, today);
  await makeBackup(ledger, zip, { now, whole: true });
  const inZip = (word: string): boolean =>
    Buffer.from(unpackBackup(readFileSync(zip), zip).ledger).includes(word);
  if (!one || !other) throw new Error('two were added');
  return { session, ledger, one, other, inZip };
}

test('whoever was not forgotten yet stays in the copies too, and that is said once', async () => {
  const { session, ledger, one, other, inZip } = await harbour();
  mean(session, one.id);
  forgetMember(session, one.id, { instead });
  mean(session, other.id);
  const done = finishForgetting(ledger);
  expect(done).toMatchObject({ cutOff: [other.no], waiting: [] });
  expect(done && cutOffTold(done)).toEqual([
    expect.stringContaining(`momentum member forget ${other.no}`),
  ]);
  expect([inZip('Quist'), inZip('Tveit')]).toEqual([false, true]);
  expect(finishForgetting(ledger)).toBeUndefined();
});

test('so it is where nobody was forgotten at all', async () => {
  const { session, ledger, other, inZip } = await harbour();
  mean(session, other.id);
  expect(finishForgetting(ledger)).toMatchObject({ cutOff: [other.no], cleared: [] });
  expect(inZip('Tveit')).toBe(true);
  expect(finishForgetting(ledger)).toBeUndefined();
});

test('whoever was is cleared of, and no word is lost', async () => {
  const { session, ledger, one, other, inZip } = await harbour();
  mean(session, one.id);
  forgetMember(session, one.id, { instead });
  mean(session, other.id);
  forgetMember(session, other.id, { instead });
  expect(finishForgetting(ledger)).toMatchObject({ cutOff: [] });
  expect([inZip('Quist'), inZip('Tveit')]).toEqual([false, false]);
});

test('a note that was cut off while it was written is taken away by whoever looks for one', async () => {
  const { ledger } = await harbour();
  mkdirSync(noteFolder(), { recursive: true });
  const left = join(noteFolder(), `.momentum-0123456789abcdef.tmp`);
  writeFileSync(left, 'Zoran Quist', { mode: 0o600 });
  vi.useFakeTimers({ now: Date.now() + 2 * 3_600_000, toFake: ['Date'] });
  expect(stillToClear(ledger.path)).toBeUndefined();
  vi.useRealTimers();
  expect(existsSync(left)).toBe(false);
});
