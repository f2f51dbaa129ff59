import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { furnish } from '../helpers/histories.js';
import { harbourLedger } from '../helpers/ledger.js';
import { root } from '../house/sources.js';

const program = join(root, 'bin', 'momentum.js');
let folder: string;
let ledger: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'momentum-compiled-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => {
  const session = harbourLedger({}, mkdtempSync(join(folder, 'ledger-')));
  furnish(session);
  session.ledger.close();
  ledger = session.ledger.path;
});

/** Runs the built program with `cache` as the folder that the system has for what can be lost. */
function momentum(cache: string, words: readonly string[], env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], {
    encoding: 'utf8',
    input: '',
    timeout: 600_000,
    env: {
      ...process.env,
      MOMENTUM_LEDGER: ledger,
      MOMENTUM_TODAY: '2026-11-21',
      HOME: cache,
      LOCALAPPDATA: cache,
      XDG_CACHE_HOME: cache,
      ...env,
    },
  });
  return { status, stdout, stderr };
}

/** The files below `cache`, with their bytes and who may read them. */
const kept = (cache: string) =>
  readdirSync(cache, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => {
      const { ino, mode } = statSync(path);
      return { path, ino, mode: (mode & 0o777).toString(8), bytes: readFileSync(path) };
    });

let caches = 0;
function newCache(): string {
  caches += 1;
  const cache = join(folder, `cache-${caches}`);
  mkdirSync(cache);
  return cache;
}

// Node does the same itself from 22 on, and bin/momentum.js asks it to.
const nodeKeeps = 'enableCompileCache' in process.getBuiltinModule('node:module');

describe.skipIf(nodeKeeps)('what V8 made of the program', () => {
  const without = () => momentum(newCache(), ['state'], { NODE_DISABLE_COMPILE_CACHE: '1' });

  test('is kept for its owner alone, and taken at the next start as it is', () => {
    const cache = newCache();
    expect(momentum(cache, ['state'])).toEqual(without());
    const first = kept(cache);
    expect(first.map(({ path }) => path).filter((path) => path.endsWith('kernel.js.bin'))).toEqual([
      expect.stringContaining(join(cache, '')),
    ]);
    expect(new Set(first.map(({ mode }) => mode))).toEqual(new Set(['600']));
    expect((statSync(dirname(first[0]?.path ?? '')).mode & 0o777).toString(8)).toBe('700');
    expect(momentum(cache, ['state'])).toEqual(without());
    // Made anew, a file would be another one.
    expect(kept(cache).map(({ ino }) => ino)).toEqual(first.map(({ ino }) => ino));
  });

  test('is made anew where a byte of it is not as it was', () => {
    const cache = newCache();
    momentum(cache, ['state']);
    const first = kept(cache);
    for (const { path, bytes } of first) {
      const damaged = Buffer.from(bytes);
      damaged[bytes.length >> 1] = (damaged[bytes.length >> 1] ?? 0) ^ 16;
      writeFileSync(path, damaged);
    }
    writeFileSync(first[0]?.path ?? '', '');
    expect(momentum(cache, ['state'])).toEqual(without());
    expect(kept(cache).filter(({ ino }, at) => ino === first[at]?.ino)).toEqual([]);
    expect(momentum(cache, ['state'])).toEqual(without());
  });

  test('gives way to that of another build, and leaves what stands beside it', () => {
    const cache = newCache();
    momentum(cache, ['state']);
    const own = dirname(kept(cache)[0]?.path ?? '');
    const older = join(dirname(own), 'older');
    mkdirSync(older);
    writeFileSync(join(dirname(dirname(own)), 'something'), '');
    rmSync(own, { recursive: true });
    momentum(cache, ['state']);
    expect(readdirSync(dirname(own))).toHaveLength(1);
    expect(readdirSync(dirname(dirname(own)))).toContain('something');
  });

  test('is nothing that a command needs, or that anyone must have', () => {
    const [file, closed, off] = [newCache(), newCache(), newCache()];
    writeFileSync(join(file, 'momentum'), '');
    chmodSync(closed, 0o500);
    expect(momentum(file, ['state'])).toEqual(without());
    expect(momentum(closed, ['state'])).toEqual(without());
    chmodSync(closed, 0o700);
    momentum(off, ['state'], { NODE_DISABLE_COMPILE_CACHE: '1' });
    momentum(off, ['--version']);
    expect(kept(off)).toEqual([]);
  });

  test('has nothing of what the ledger holds', () => {
    const cache = newCache();
    // Other names stand in the program as well, in its examples.
    const name = 'Quilla Vexley';
    expect(momentum(cache, ['member', 'add', name]).status).toBe(0);
    expect(momentum(cache, ['member', 'list']).stdout).toContain(name);
    for (const { bytes } of kept(cache)) {
      expect(bytes.includes(name)).toBe(false);
      expect(bytes.includes(Buffer.from(name, 'utf16le'))).toBe(false);
    }
  });
});
