import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../house/sources.js';

interface Packed {
  files: Array<{ path: string; mode: number }>;
}

/** What `npm pack` would put into the package, without building or writing anything. */
function packed(): Packed['files'] {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const out = execFileSync(npm, ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return (JSON.parse(out) as Packed[])[0]?.files ?? [];
}

test('the package holds the program, its templates and its papers, and nothing else', () => {
  const files = packed();
  const paths = files.map(({ path }) => path);
  const places =
    /^(?:bin\/momentum\.js|(?:bin|dist)\/package\.json|dist\/[\w.-]+\.js|dist\/(?:THIRD-PARTY-LICENSES|resvg\.wasm|DejaVuSans\.ttf)|templates\/[\w/-]+\.(?:yaml|csv)|(?:CHANGELOG|README)\.md|LICENSE|package\.json)$/;
  expect(paths.filter((path) => !places.test(path))).toEqual([]);
  expect(paths).toEqual(
    expect.arrayContaining([
      'LICENSE',
      'bin/momentum.js',
      'dist/THIRD-PARTY-LICENSES',
      'dist/main.js',
      'dist/resvg.wasm',
      'dist/DejaVuSans.ttf',
    ]),
  );
});

test('dist carries the licence of what is in it', () => {
  const text = readFileSync(join(root, 'dist', 'THIRD-PARTY-LICENSES'), 'utf8');
  expect(text).toContain('commander');
  expect(text).not.toContain(root);
  expect(existsSync(join(root, 'dist', 'main.js'))).toBe(true);
});
