/** A native part of SQLite's library that does not load: another Node, another system, none at all. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../house/sources.js';

const home = realpathSync(mkdtempSync(join(tmpdir(), 'momentum-native-')));
const packages = join(home, 'node_modules');
const part = join(packages, 'better-sqlite3', 'build', 'Release', 'better_sqlite3.node');

beforeAll(() => {
  for (const each of ['bin', 'dist', 'templates', 'package.json']) {
    cpSync(join(root, each), join(home, each), { recursive: true });
  }
  for (const each of [
    'better-sqlite3/lib',
    'better-sqlite3/package.json',
    'bindings',
    'file-uri-to-path',
  ]) {
    cpSync(join(root, 'node_modules', each), join(packages, each), { recursive: true });
  }
  mkdirSync(join(part, '..'), { recursive: true });
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

const run = (...argv: string[]) =>
  spawnSync(process.execPath, [join(home, 'bin', 'momentum.js'), ...argv], {
    encoding: 'utf8',
    env: { ...process.env, XDG_DATA_HOME: join(home, 'data') },
  });

test('that line finds the package it names', () => {
  const line = ['rebuild', 'better-sqlite3', '--prefix', home, '--ignore-scripts'];
  const { status, stdout } = spawnSync('npm', line, {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  expect(status).toBe(0);
  expect(stdout).toContain('rebuilt dependencies successfully');
});

test.each([
  ['one of another system', () => writeFileSync(part, 'no library at all')],
  ['one cut off', () => writeFileSync(part, '')],
  ['none', () => rmSync(part, { force: true })],
  [
    'no library either',
    () => rmSync(join(packages, 'better-sqlite3'), { recursive: true, force: true }),
  ],
])('with %s it is said what happened, and the line that mends it', (what, meddle) => {
  meddle();
  for (const argv of [
    ['init', 'Harbour Menders', '--no-input'],
    ['demo'],
    ['check', '--ledger', join(home, 'package.json')],
  ]) {
    const { status, stderr } = run(...argv);
    expect(stderr).not.toContain('    at ');
    expect(stderr).toContain('(native-part)');
    expect(status).toBe(1);
    expect(stderr.replaceAll(/\s+/g, ' ')).toContain(
      what === 'no library either'
        ? 'npm install --global momentum-ledger'
        : `npm rebuild better-sqlite3 --prefix "${home}"`,
    );
  }
});
