/** Where a ledger may lie so that other machines write to it as well (row 14). */
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Disks, sharedPlace } from '../../src/files/shared-place.js';
import { stage } from '../helpers/stage.js';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'momentum-shared-'));
});
afterEach(() => rmSync(home, { recursive: true }));

const own: Disks = { typeOf: () => 0xef53, mounts: () => '' };

function ledgerIn(folder: string): string {
  mkdirSync(join(home, folder), { recursive: true });
  const path = join(home, folder, 'harbour.momentum');
  writeFileSync(path, '');
  return path;
}

test.each([
  ['Dropbox', 'Dropbox'],
  ['Dropbox (Harbour Menders)/papers', 'Dropbox'],
  ['Library/CloudStorage/Dropbox-Menders', 'Dropbox'],
  ['OneDrive', 'OneDrive'],
  ['OneDrive - Harbour Menders/papers', 'OneDrive'],
  ['Library/CloudStorage/OneDrive-Personal', 'OneDrive'],
  ['Library/Mobile Documents/com~apple~CloudDocs', 'iCloud'],
  ['iCloudDrive', 'iCloud'],
  ['Google Drive', 'Google Drive'],
  ['Library/CloudStorage/GoogleDrive-amina@example.org/My Drive', 'Google Drive'],
  ['Nextcloud/menders', 'Nextcloud'],
  ['Nextcloud2', 'Nextcloud'],
  ['ownCloud', 'ownCloud'],
])('a folder that is kept in step is known by its name: %s', (folder, called) => {
  expect(sharedPlace(ledgerIn(folder), own)).toEqual({ by: 'copies', called });
});

test.each([
  ['.stfolder', 'Syncthing'],
  ['.nextcloudsync.log', 'Nextcloud'],
  ['.owncloudsync.log', 'ownCloud'],
  ['.dropbox.cache', 'Dropbox'],
])('whatever it is called, by what lies in it: %s', (mark, called) => {
  const path = ledgerIn('shared/papers');
  writeFileSync(join(home, 'shared', mark), '');
  expect(sharedPlace(path, own)).toEqual({ by: 'copies', called });
});

test('by a link to it as well', () => {
  ledgerIn('Dropbox');
  symlinkSync(join(home, 'Dropbox'), join(home, 'papers'));
  expect(sharedPlace(join(home, 'papers', 'harbour.momentum'), own)?.called).toBe('Dropbox');
});

test.each(['papers', 'Dropboxes', 'my OneDrive notes', '.config/syncthing', 'nextcloud-notes'])(
  'any other is a folder as all are: %s',
  (folder) => {
    expect(sharedPlace(ledgerIn(folder), own)).toBeUndefined();
  },
);

test.each([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xfe534d42, 'SMB'],
  [0xfe534d42 - 2 ** 32, 'SMB'],
  [0xff534d42, 'SMB'],
  [0x01021997, '9P'],
  [0x00c36400, 'Ceph'],
])('the file system of another machine is known by its number: %i', (type, called) => {
  const disks = { ...own, typeOf: () => type };
  expect(sharedPlace(ledgerIn('papers'), disks)).toEqual({ by: 'network', called });
});

test('of what a program shows as files it is asked which program that is, at the deepest place', () => {
  const path = ledgerIn('papers and more');
  const mounted = (kind: string): Disks => ({
    typeOf: () => 0x65735546,
    mounts: () =>
      [
        'rootfs / ext4 rw 0 0',
        `quay:/ ${home.replaceAll(' ', '\\040')}/papers\\040and\\040more ${kind} rw 0 0`,
        `disk ${home} fuse.ntfs-3g rw 0 0`,
        `other ${home}/papers fuse.rclone rw 0 0`,
      ].join('\n'),
  });
  expect(sharedPlace(path, mounted('fuse.sshfs'))).toEqual({ by: 'network', called: 'sshfs' });
  expect(sharedPlace(path, mounted('fuse.ntfs-3g'))).toBeUndefined();
  expect(sharedPlace(path, { ...own, typeOf: () => 0x65735546 })).toBeUndefined();
});

test('what can not be asked is no place of that kind', () => {
  const refuse = (): never => {
    throw new Error('not here');
  };
  const path = ledgerIn('Dropbox');
  expect(sharedPlace(path, { typeOf: refuse, mounts: refuse })).toBeUndefined();
  expect(sharedPlace(path, { ...own, typeOf: () => undefined })?.called).toBe('Dropbox');
  expect(sharedPlace(join(home, 'none', 'harbour.momentum'), own)).toBeUndefined();
});

test('whoever writes to a ledger there is told once, with what helps', async () => {
  const at = stage();
  const folder = join(at.home, 'Dropbox');
  mkdirSync(folder);
  const typed = async (...words: string[]): Promise<string> => {
    const { err } = await at.momentum(words, {
      env: { MOMENTUM_LEDGER: join(folder, 'harbour.momentum') },
    });
    return err.replace(/\s+/g, ' ');
  };
  expect(await typed('init', 'Harbour Menders', '--facilitator', 'Amina Yusuf')).toContain(
    'The ledger lies in a folder that other machines get copies of (Dropbox). Write on one machine at a time, and let it catch up before another goes on. A safer way: the ledger on this machine, and its backups there (momentum backup --always FOLDER).',
  );
  expect(await typed('offer', 'Find a room', '--by', 'amina')).not.toContain('Dropbox');
  expect(await typed('commitments')).toBe('');
});

test('a ledger that was moved there is told of with the next thing that is put on record', async () => {
  const at = stage();
  const typed = async (words: readonly string[], named: string) =>
    (await at.momentum(words, { env: { MOMENTUM_LEDGER: named } })).err.replace(/\s+/g, ' ');
  const here = join(at.home, 'harbour.momentum');
  await typed(['init', 'Harbour Menders', '--facilitator', 'Amina Yusuf'], here);
  mkdirSync(join(at.home, 'Nextcloud'));
  const there = join(at.home, 'Nextcloud', 'harbour.momentum');
  renameSync(here, there);
  expect(await typed(['status'], there)).toBe('');
  const offer = ['offer', 'Find a room', '--by', 'amina', '--json'];
  expect(await typed(offer, there)).toContain('(Nextcloud)');
  expect(await typed([...offer, '--again'], there)).toBe('');
});
