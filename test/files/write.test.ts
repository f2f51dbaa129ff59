import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { writeFileWhole } from '../../src/files/write.js';
import { refusalOf } from '../bring/refusal-of.js';

const failing = vi.hoisted(() => ({ call: '', code: '' }));
vi.mock('node:fs', async (original) => {
  const real = await original<typeof import('node:fs')>();
  const wrapped = (name: 'writeFileSync' | 'fsyncSync' | 'renameSync' | 'linkSync' | 'openSync') =>
    ((...args: unknown[]) => {
      if (failing.call === name) throw Object.assign(new Error('no'), { code: failing.code });
      return (real[name] as (...all: unknown[]) => unknown)(...args);
    }) as never;
  return {
    ...real,
    writeFileSync: wrapped('writeFileSync'),
    fsyncSync: wrapped('fsyncSync'),
    renameSync: wrapped('renameSync'),
    linkSync: wrapped('linkSync'),
    openSync: wrapped('openSync'),
  };
});

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'momentum-write-'));
  path = join(folder, 'plan.md');
});
afterEach(() => {
  failing.call = '';
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const refused = (replace = false, to = path) =>
  refusalOf(() => writeFileWhole(to, 'new', { replace }));
const modeOf = (file: string) => (statSync(file).mode & 0o777).toString(8);

describe('what is kept for people', () => {
  const sqlite = Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(4080)]);
  const backup = Buffer.concat([
    Buffer.from('PK'),
    Buffer.alloc(28),
    Buffer.from('backup.json and more'),
  ]);
  it.each([
    ['a ledger', 'harbour.momentum', sqlite],
    ['a ledger by another name', 'plan.md', sqlite],
    ['a backup', 'harbour.zip', backup],
    ['a template', join('harbour.templates', 'letter.yaml'), Buffer.from('title: Ours')],
  ])('is replaced by nothing, whatever is said: %s', (_, name, content) => {
    const file = join(folder, name);
    mkdirSync(join(folder, 'harbour.templates'));
    writeFileSync(file, content);
    expect(refused(true, file).code).toBe('file-is-kept');
    expect(readFileSync(file)).toEqual(content);
  });

  it.each([
    'harbour.momentum-wal',
    'harbour.momentum-journal',
    'harbour.momentum.before-update-2-journal',
    join('harbour.documents', '.made.json'),
    join('momentum', 'in-use'),
    join('momentum', '.replicas', '0123456789abcdef'),
    join('momentum', '.backups', 'more', 'yet'),
  ])('is no place for anything else where the program keeps it, there or not: %s', (name) => {
    vi.stubEnv('XDG_DATA_HOME', folder);
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    for (const content of [undefined, 'of the program']) {
      if (content !== undefined) writeFileSync(file, content);
      expect(refused(true, file).code).toBe('file-is-kept');
    }
    writeFileWhole(file, 'anew', { replace: true, over: 'own' });
    expect(readFileSync(file, 'utf8')).toBe('anew');
  });

  it.each([
    join('harbour.documents', 'state.md'),
    join('momentum', 'in-use.md'),
    join('momentum', 'harbour.documents', 'state.md'),
    join('..momentum', 'plan.md'),
    'in-use',
  ])('is not %s', (name) => {
    vi.stubEnv('XDG_DATA_HOME', folder);
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileWhole(file, 'new', { replace: true });
    expect(readFileSync(file, 'utf8')).toBe('new');
  });

  it('gives way to its like where that is meant', () => {
    writeFileSync(path, backup);
    writeFileWhole(path, 'new', { replace: true, over: 'backup' });
    expect(readFileSync(path, 'utf8')).toBe('new');
    writeFileSync(path, sqlite);
    expect(
      refusalOf(() => writeFileWhole(path, 'new', { replace: true, over: 'backup' })).code,
    ).toBe('file-is-kept');
  });

  it.each(['', 'PK', 'PK\u0003\u0004 some other zip', 'SQLite'])('is not “%s”', (content) => {
    writeFileSync(path, content);
    writeFileWhole(path, 'new', { replace: true });
    expect(readFileSync(path, 'utf8')).toBe('new');
  });
});

describe('writeFileWhole', () => {
  it('writes a file for its owner alone, and leaves nothing else', () => {
    const before = process.umask(0);
    try {
      writeFileWhole(path, 'Größe', { replace: false });
    } finally {
      process.umask(before);
    }
    expect(readFileSync(path, 'utf8')).toBe('Größe');
    expect(readdirSync(folder)).toEqual(['plan.md']);
    expect(modeOf(path)).toBe('600');
  });

  it('gives the mode it is asked for', () => {
    writeFileWhole(path, new Uint8Array([1, 2]), { replace: false, mode: 0o644 });
    expect(modeOf(path)).toBe('644');
    expect([...readFileSync(path)]).toEqual([1, 2]);
  });

  it('replaces a file only when told to', () => {
    writeFileSync(path, 'old');
    const refusal = refused();
    expect(refusal.code).toBe('file-exists');
    expect(refusal.message).toContain(path);
    expect(refusal.next).toContain('--force');
    expect(readFileSync(path, 'utf8')).toBe('old');
    writeFileWhole(path, 'new', { replace: true });
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(readdirSync(folder)).toEqual(['plan.md']);
  });

  it('never writes over or through a folder or a link', () => {
    mkdirSync(path);
    expect(refused(true).code).toBe('file-not-regular');
    const link = join(folder, 'link.md');
    writeFileSync(join(folder, 'target'), 'old');
    symlinkSync(join(folder, 'target'), link);
    for (const replace of [true, false]) {
      expect(refused(replace, link).code).toBe('file-not-regular');
    }
    expect(readFileSync(join(folder, 'target'), 'utf8')).toBe('old');
  });

  it('refuses a folder that is not there', () => {
    const refusal = refused(false, join(folder, 'none', 'plan.md'));
    expect(refusal.code).toBe('folder-missing');
    expect(refusal.message).toContain(join(folder, 'none'));
  });

  it('refuses a name that the disk does not take', () => {
    const refusal = refused(false, join(folder, 'x'.repeat(300)));
    expect(refusal.code).toBe('file-not-written');
    expect(refusal.message).toContain('ENAMETOOLONG');
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    ['openSync', 'EACCES', 'folder-not-writable'],
    ['openSync', 'EROFS', 'folder-not-writable'],
    ['writeFileSync', 'ENOSPC', 'disk-full'],
    ['writeFileSync', 'EDQUOT', 'disk-full'],
    ['fsyncSync', 'ENOSPC', 'disk-full'],
    ['fsyncSync', 'EIO', 'disk-failing'],
    ['renameSync', 'EACCES', 'folder-not-writable'],
  ])('keeps the old file and leaves nothing behind when %s fails with %s', (call, code, said) => {
    writeFileSync(path, 'old');
    Object.assign(failing, { call, code });
    expect(refused(true).code).toBe(said);
    failing.call = '';
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['plan.md']);
  });

  it('writes where the file system knows no hard links', () => {
    Object.assign(failing, { call: 'linkSync', code: 'EPERM' });
    writeFileWhole(path, 'new', { replace: false });
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(readdirSync(folder)).toEqual(['plan.md']);
  });

  it('does not replace what came to stand there meanwhile', () => {
    Object.assign(failing, { call: 'linkSync', code: 'EEXIST' });
    expect(refused().code).toBe('file-exists');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('lets a fault of our own through', () => {
    expect(() => writeFileWhole(path, undefined as never, { replace: false })).toThrow(TypeError);
    expect(readdirSync(folder)).toEqual([]);
  });

  it.skipIf(process.getuid?.() === 0)('refuses a folder that is closed to us', () => {
    chmodSync(folder, 0o500);
    expect(refused().code).toBe('folder-not-writable');
    chmodSync(folder, 0o700);
  });
});

describe.skipIf(process.platform === 'win32')('a signal while a file is written', () => {
  // The child signals itself in the middle of the write, so that no test depends on timing.
  const script = (own: string) => `
    import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    const real = fs.fsyncSync;
    fs.fsyncSync = (file) => { process.kill(process.pid, process.argv[2]); return real(file); };
    syncBuiltinESMExports();
    const { writeFileWhole } = await import(${JSON.stringify(new URL('../../src/files/write.ts', import.meta.url).href)});
    ${own}
    writeFileWhole(process.argv[1], 'new', { replace: true });
    setTimeout(() => process.exit(3), 2000);
  `;
  const run = (signal: string, own = '') =>
    spawnSync(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '--eval', script(own), path, signal],
      { encoding: 'utf8' },
    );

  it.each(['SIGINT', 'SIGTERM'])('%s is obeyed once the file is whole', (signal) => {
    const child = run(signal);
    expect(child.signal, child.stderr).toBe(signal);
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(readdirSync(folder)).toEqual(['plan.md']);
  });

  it('is left to the program where the program listens for it', () => {
    const child = run('SIGINT', `process.on('SIGINT', () => process.exit(130));`);
    expect(child.status, child.stderr).toBe(130);
    expect(readdirSync(folder)).toEqual(['plan.md']);
  });
});
