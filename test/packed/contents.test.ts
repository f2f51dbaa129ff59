import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
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
    /^(?:bin\/momentum\.js|(?:bin|dist)\/package\.json|dist\/[\w.-]+\.js|dist\/(?:THIRD-PARTY-LICENSES|sbom\.cdx\.json|resvg\.wasm|DejaVuSans\.ttf)|docs\/[\w.-]+\.(?:md|json|sql|svg)|docs\/images\/[\w-]+\.png|templates\/[\w/-]+\.(?:yaml|csv)|(?:CHANGELOG|README|SECURITY)\.md|LICENSE|package\.json)$/;
  expect(paths.filter((path) => !places.test(path))).toEqual([]);
  expect(paths).toEqual(
    expect.arrayContaining([
      'LICENSE',
      'bin/momentum.js',
      'SECURITY.md',
      'dist/THIRD-PARTY-LICENSES',
      'dist/sbom.cdx.json',
      'dist/main.js',
      'dist/resvg.wasm',
      'dist/DejaVuSans.ttf',
    ]),
  );
});

test('whatever the papers of the package lead to is in it', () => {
  const paths = new Set(packed().map(({ path }) => path));
  const papers = [...paths].filter((path) => /^[^/]+\.md$|^docs\/[\w-]+\.md$/.test(path));
  const missing = papers.flatMap((paper) =>
    [...readFileSync(join(root, paper), 'utf8').matchAll(/\]\(([^)#\s]+)[^)]*\)|src="([^"]+)"/g)]
      .map(([, link, source]) => link ?? source ?? '')
      .filter((link) => !/^[a-z]+:/.test(link))
      .map((link) => join(dirname(paper), link))
      .filter((path) => !paths.has(path.replace(/\/$/, ''))),
  );
  // How it is changed is of use where its sources are.
  expect([...new Set(missing)].filter((path) => path !== 'CONTRIBUTING.md')).toEqual([]);
});

test('dist carries the licence of what is in it', () => {
  const text = readFileSync(join(root, 'dist', 'THIRD-PARTY-LICENSES'), 'utf8');
  expect(text).toContain('commander');
  expect(text).not.toContain(root);
  expect(existsSync(join(root, 'dist', 'main.js'))).toBe(true);
});

test('dist says what it is made of: every bundled package, and each that is installed with it', () => {
  const text = readFileSync(join(root, 'dist', 'sbom.cdx.json'), 'utf8');
  const licences = readFileSync(join(root, 'dist', 'THIRD-PARTY-LICENSES'), 'utf8');
  const bundled = [...licences.matchAll(/^(\S+) (\S+)\nLicence: /gm)].map(
    ([, name = '', version]) => `${name}@${version}`,
  );
  expect(bundled.length).toBeGreaterThan(30);
  const { components, metadata } = JSON.parse(text) as {
    components: Array<{ name: string; version: string; properties: Array<{ value: string }> }>;
    metadata: object;
  };
  const named = (how: string): string[] =>
    components
      .filter(({ properties }) => properties.some(({ value }) => value === how))
      .map(({ name, version }) => `${name}@${version}`);
  expect(named('bundled').sort()).toEqual(bundled.sort());
  expect(named('installed').map((each) => each.replace(/@[^@]*$/, ''))).toContain('better-sqlite3');
  // Nothing of the day, the machine or where packages came from, so that two builds are the same.
  expect(Object.keys(metadata)).toEqual(['component']);
  expect(text).not.toMatch(/https?:|timestamp|serialNumber/);
  expect(text).not.toContain(root);
});
