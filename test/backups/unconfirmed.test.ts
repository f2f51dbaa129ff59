/** A disk that fails once while the copies of a ledger are cleared of somebody. */
import fs, { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { unpackBackup } from '../../src/backups/archive.js';
import { dailyBackup, makeBackupFolder } from '../../src/backups/folder.js';
import { finishForgetting, forgetInCopies } from '../../src/backups/forgetting.js';
import { makeBackup } from '../../src/backups/making.js';
import { stillToClear } from '../../src/backups/still-to-clear.js';
import { stillTold } from '../../src/commands/member-forget-shown.js';
import { templateFolder } from '../../src/files/location.js';
import { forgetMember } from '../../src/ledger/forgetting-member.js';
import { addMember } from '../../src/things/member/changes.js';
import { harbourLedger, now, temporaryFolder, today } from '../helpers/ledger.js';

const failing = vi.hoisted(() => ({ next: undefined as 'file' | 'folder' | undefined }));
vi.mock('node:fs', async (actual) => {
  const real = await actual<typeof import('node:fs')>();
  const fsyncSync = (opened: number): void => {
    const what = real.fstatSync(opened).isDirectory() ? 'folder' : 'file';
    if (failing.next === what) {
      failing.next = undefined;
      throw Object.assign(new Error('EIO: i/o error, fsync'), { code: 'EIO' });
    }
    real.fsyncSync(opened);
  };
  return { ...real, fsyncSync, default: { ...real, fsyncSync } };
});

beforeEach(() => {
  failing.next = undefined;
  for (const name of ['STATE', 'DATA', 'CACHE']) vi.stubEnv(`XDG_${name}_HOME`, temporaryFolder());
});

const copies = ['a backup', 'a copy beside it', 'templates that were kept'] as const;

test.each(
  copies.flatMap((what) => (['file', 'folder'] as const).map((fails) => [what, fails] as const)),
)(
  '%s, where the %s is not confirmed: what is so is said, and it is done again',
  async (what, fails) => {
    const session = harbourLedger();
    const { ledger } = session;
    const { id } = addMember(session, { name: 'Zoran Quist' });
    const paths = {
      'a backup': dailyBackup(ledger, today),
      'a copy beside it': join(dirname(ledger.path), 'harbour (conflicted copy).momentum'),
      'templates that were kept': `${templateFolder(ledger.path)}.before-restore`,
    };
    const copy = paths[what];
    if (what === 'a backup') {
      makeBackupFolder(ledger);
      await makeBackup(ledger, copy, { now, whole: true });
    } else if (what === 'a copy beside it') copyFileSync(ledger.path, copy);
    else {
      mkdirSync(copy, { recursive: true });
      writeFileSync(join(copy, 'letter.yaml'), 'title: By Zoran Quist\n');
    }
    const holds = (): boolean => {
      if (what === 'a backup')
        return Buffer.from(unpackBackup(fs.readFileSync(copy), copy).ledger).includes('Quist');
      const file = what === 'a copy beside it' ? copy : join(copy, 'letter.yaml');
      return readFileSync(file, 'latin1').includes('Quist');
    };
    const { who } = forgetMember(session, id, { instead: 'a former member' });
    failing.next = fails;
    const done = forgetInCopies(ledger, who);
    expect(failing.next).toBeUndefined();
    expect(done[holds() ? 'waiting' : 'unconfirmed']).toEqual([copy]);
    const told = stillTold(done).join('\n');
    expect(told.includes('holds them still')).toBe(holds());
    expect(told.includes('is cleared of them, but the disk did not confirm it')).toBe(!holds());
    expect(stillToClear(ledger.path)).toMatchObject({ copies: [copy] });
    expect(finishForgetting(ledger)).toMatchObject({
      cleared: [copy],
      unconfirmed: [],
      waiting: [],
    });
    expect(holds()).toBe(false);
    expect(stillToClear(ledger.path)).toBeUndefined();
  },
);
