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
import { join } from 'node:path';
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
    timeout: 20_000,
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

/** The files below `cache`, with their bytes. */
const kept = (cache: string) =>
  readdirSync(cache, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({ path, bytes: readFileSync(path) }));

let caches = 0;
function newCache(): string {
  caches += 1;
  const cache = join(folder, `cache-${caches}`);
  mkdirSync(cache);
  return cache;
}

// Node 20 keeps nothing.
const nodeKeeps = 'enableCompileCache' in process.getBuiltinModule('node:module');

describe.skipIf(!nodeKeeps)('what Node has compiled', () => {
  test('is kept where nobody else has access, and holds nothing of the ledger', () => {
    const cache = newCache();
    // Other names stand in the program as well, in its examples.
    const name = 'Quilla Vexley';
    expect(momentum(cache, ['member', 'add', name]).status).toBe(0);
    expect(momentum(cache, ['member', 'list']).stdout).toContain(name);
    const files = kept(cache);
    expect(files.length).toBeGreaterThan(0);
    expect((statSync(join(cache, 'momentum')).mode & 0o777).toString(8)).toBe('700');
    for (const { bytes } of files) {
      expect(bytes.includes(name)).toBe(false);
      expect(bytes.includes(Buffer.from(name, 'utf16le'))).toBe(false);
    }
  });

  test('is not kept in a folder that others can write to, or that a link leads to', () => {
    const [open, linked, elsewhere] = [newCache(), newCache(), newCache()];
    mkdirSync(join(open, 'momentum'));
    chmodSync(join(open, 'momentum'), 0o777);
    symlinkSync(elsewhere, join(linked, 'momentum'));
    const plain = momentum(newCache(), ['state']);
    for (const cache of [open, linked]) expect(momentum(cache, ['state'])).toEqual(plain);
    expect([open, linked, elsewhere].flatMap(kept)).toEqual([]);
  });

  test('is nothing that a command needs', () => {
    const [file, off] = [newCache(), newCache()];
    writeFileSync(join(file, 'momentum'), '');
    const plain = momentum(off, ['state'], { NODE_DISABLE_COMPILE_CACHE: '1' });
    expect(plain.status).toBe(0);
    expect(momentum(file, ['state'])).toEqual(plain);
    expect(kept(off)).toEqual([]);
  });
});

test('nothing is kept in the folder for temporary files, where anybody may have made one', () => {
  const temporary = newCache();
  expect(momentum(newCache(), ['state'], { TMPDIR: temporary }).status).toBe(0);
  expect(kept(temporary)).toEqual([]);
});
