import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readRegularFile } from '../../src/files/read.js';
import { refusalOf } from '../bring/refusal-of.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'momentum-read-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const refused = (path: string, maxBytes = 100) => {
  const refusal = refusalOf(() => readRegularFile(path, { maxBytes }));
  expect(refusal.message).toContain(path);
  return refusal;
};

describe('readRegularFile', () => {
  it('gives the bytes of a file up to the limit, and not one more', () => {
    const path = join(folder, 'a.csv');
    for (const size of [0, 1, 1023, 1024, 5000]) {
      writeFileSync(path, 'x'.repeat(size));
      expect(readRegularFile(path, { maxBytes: 5000 })).toHaveLength(size);
    }
    const refusal = refused(path, 4999);
    expect(refusal.code).toBe('file-too-large');
    expect(refusal.message).toContain('4.9 kB');
  });

  it('refuses a file that is not there', () => {
    expect(refused(join(folder, 'none.csv')).code).toBe('file-not-found');
    writeFileSync(join(folder, 'file'), '');
    expect(refused(join(folder, 'file', 'inside.csv')).code).toBe('file-not-found');
  });

  it('refuses a folder and says so', () => {
    const path = join(folder, 'folder');
    mkdirSync(path);
    const refusal = refused(path);
    expect(refusal.code).toBe('file-not-regular');
    expect(refusal.message).toContain('folder');
  });

  it.skipIf(process.platform === 'win32')('refuses links, pipes and devices unread', () => {
    const [link, pipe] = [join(folder, 'link'), join(folder, 'pipe')];
    writeFileSync(join(folder, 'target'), 'secret');
    symlinkSync(join(folder, 'target'), link);
    execFileSync('mkfifo', [pipe]);
    for (const path of [link, pipe, '/dev/zero']) {
      expect(refused(path).code).toBe('file-not-regular');
    }
  });

  it.skipIf(process.platform === 'win32')('refuses a growing or lying file at the limit', () => {
    // /proc says that its files are empty; this one holds the test's own environment.
    if (process.platform === 'linux') {
      expect(refused('/proc/self/maps', 64).code).toBe('file-too-large');
    }
  });

  it.skipIf(process.getuid?.() === 0)('refuses a file that may not be opened', () => {
    const path = join(folder, 'closed.csv');
    writeFileSync(path, '');
    chmodSync(path, 0o000);
    expect(refused(path).code).toBe('file-unreadable');
  });

  it('shows a hostile name instead of obeying it', () => {
    const refusal = refusalOf(() =>
      readRegularFile(join(folder, '\u001b[2J.csv'), { maxBytes: 1 }),
    );
    expect(refusal.message).toContain('\\u{1b}[2J.csv');
  });
});
