import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { transformSync } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../house/sources.js';

const bin = join(root, 'bin', 'momentum.js');
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'momentum-bin-'));
  mkdirSync(join(folder, 'bin'));
  for (const name of ['momentum.js', 'package.json']) {
    copyFileSync(join(root, 'bin', name), join(folder, 'bin', name));
  }
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  // Makes Node give itself out for another version before the program starts.
  writeFileSync(
    join(folder, 'pretend.cjs'),
    `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: process.env.PRETEND } });`,
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

function startOn(version: string) {
  return spawnSync(
    process.execPath,
    ['--require', join(folder, 'pretend.cjs'), join(folder, 'bin', 'momentum.js')],
    { encoding: 'utf8', env: { ...process.env, PRETEND: version } },
  );
}

const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  engines: { node: string };
};
/** The lowest version of each range in "engines": [20, 19], [22, 13], [24, 0]. */
const lowest = engines.node
  .split('||')
  .map((range) => /(\d+)(?:\.(\d+))?/.exec(range))
  .map((match) => [Number(match?.[1]), Number(match?.[2] ?? 0)] as const);

const tooOld = lowest.map(([major, minor]) =>
  minor > 0 ? `${major}.${minor - 1}.9` : `${major - 1}.99.0`,
);

test.each(['10.24.1', '18.20.8', '21.7.3', ...tooOld])('Node %s is refused in words', (version) => {
  const { status, stdout, stderr } = startOn(version);
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toContain(version);
  for (const [major, minor] of lowest) {
    expect(stderr).toContain(minor > 0 ? `${major}.${minor}` : String(major));
  }
  expect(stderr).toContain('https://nodejs.org/');
  expect(stderr).not.toContain('    at ');
});

test.each([...lowest.map(([major, minor]) => `${major}.${minor}.0`), '26.1.0'])(
  'Node %s goes on, and says in words that a checkout is not built yet',
  (version) => {
    const { status, stdout, stderr } = startOn(version);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain('npm run build');
    expect(stderr).not.toContain('    at ');
  },
);

test('an old Node can read the file: nothing in it is newer than the version check', () => {
  const text = readFileSync(bin, 'utf8');
  // Node 10 has import() behind no flag, although esbuild's table counts it from 13.2 on.
  const printed = (target: string) =>
    transformSync(text, { target, supported: { 'dynamic-import': true } }).code;
  expect(printed('node10')).toBe(printed('esnext'));
  expect(text).not.toMatch(/^\s*(?:import|export)\s|\bimport\.meta\b|^\s*await\b/m);
});
