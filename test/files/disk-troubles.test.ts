/** A disk that is full, or fails, is told as that, and not as permissions, whatever was to be done. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { namesBackedUp } from '../../src/backups/folder.js';
import { makeFolder, ownFolders } from '../../src/files/folders.js';
import { readRegularFile } from '../../src/files/read.js';
import { temporaryFolder } from '../helpers/ledger.js';
import { refusedWith } from '../helpers/refused.js';

const failing = vi.hoisted(() => ({ code: '' }));
vi.mock('node:fs', async (actual) => {
  const real = await actual<typeof import('node:fs')>();
  const wrapped = (name: 'mkdirSync' | 'openSync' | 'readdirSync') =>
    ((...args: unknown[]) => {
      if (failing.code !== '') throw Object.assign(new Error('no'), { code: failing.code });
      return (real[name] as (...all: unknown[]) => unknown)(...args);
    }) as never;
  const those = {
    mkdirSync: wrapped('mkdirSync'),
    openSync: wrapped('openSync'),
    readdirSync: wrapped('readdirSync'),
  };
  return { ...real, ...those, default: { ...real, ...those } };
});

test.each([
  ['ENOSPC', 'disk-full'],
  ['EDQUOT', 'disk-full'],
  ['EIO', 'disk-failing'],
  ['EMFILE', 'system-spent'],
  ['EACCES', undefined],
])('%s', (code, said) => {
  failing.code = '';
  vi.stubEnv('XDG_STATE_HOME', temporaryFolder());
  const folder = temporaryFolder();
  const file = join(folder, 'people.csv');
  writeFileSync(file, 'name');
  mkdirSync(join(ownFolders().state, 'backups'), { recursive: true });
  failing.code = code;
  expect(refusedWith(() => makeFolder(join(folder, 'a', 'b')))).toBe(said ?? 'folder-not-made');
  expect(refusedWith(() => readRegularFile(file, { maxBytes: 9 }))).toBe(said ?? 'file-unreadable');
  expect(refusedWith(namesBackedUp)).toBe(said ?? 'backups-unreadable');
  failing.code = '';
});
