import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isOwnFolder } from '../../src/cli/compiled.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'momentum-compiled-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const me = process.getuid?.() ?? 0;

test('a folder is made for its owner alone, and found again', () => {
  const path = join(folder, 'cache', 'momentum');
  expect(isOwnFolder(path, me)).toBe(true);
  expect((statSync(path).mode & 0o777).toString(8)).toBe('700');
  expect(isOwnFolder(path, me)).toBe(true);
});

test('a folder of another user is not ours', () => {
  expect(isOwnFolder(folder, me + 1)).toBe(false);
});

test.each([0o710, 0o720, 0o701, 0o702, 0o777])('nor is one that others may enter: %o', (mode) => {
  chmodSync(folder, mode);
  expect(isOwnFolder(folder, me)).toBe(false);
});

test('nor is what a link leads to, even to a folder of ours', () => {
  const [target, link] = [join(folder, 'target'), join(folder, 'link')];
  mkdirSync(target, { mode: 0o700 });
  symlinkSync(target, link);
  expect(isOwnFolder(target, me)).toBe(true);
  expect(isOwnFolder(link, me)).toBe(false);
});

test('nor is a file, nor what cannot be made', () => {
  const file = join(folder, 'file');
  writeFileSync(file, '', { mode: 0o600 });
  expect(isOwnFolder(file, me)).toBe(false);
  expect(isOwnFolder(join(file, 'below'), me)).toBe(false);
});
