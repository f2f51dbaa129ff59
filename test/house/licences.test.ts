import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bundledPackages, isAllowed, thirdPartyLicences } from '../../tools/licences.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'momentum-licences-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function install(name: string, license: string | undefined, text?: string): void {
  const at = join(folder, 'node_modules', name);
  mkdirSync(at, { recursive: true });
  writeFileSync(join(at, 'package.json'), JSON.stringify({ name, version: '1.0.0', license }));
  if (text !== undefined) writeFileSync(join(at, 'LICENSE'), text);
}

const bundleOf = (inputs: Record<string, number>): Metafile => ({
  inputs: {},
  outputs: {
    'dist/main.js': {
      bytes: 1,
      imports: [],
      exports: [],
      inputs: Object.fromEntries(
        Object.entries(inputs).map(([path, bytesInOutput]) => [path, { bytesInOutput }]),
      ),
    },
  },
});

test('the packages are those with code in the bundle, scoped and nested ones too', () => {
  const metafile = bundleOf({
    'src/main.ts': 9,
    'node_modules/unused/index.js': 0,
    'node_modules/b/lib/index.js': 1,
    'node_modules/@a/x/index.js': 1,
    'node_modules/b/node_modules/c/index.js': 1,
  });
  expect(bundledPackages(metafile)).toEqual([
    'node_modules/@a/x',
    'node_modules/b',
    'node_modules/b/node_modules/c',
  ]);
});

test.each([
  ['MIT', true],
  ['(MIT OR GPL-3.0-only)', true],
  ['MIT AND ISC', true],
  ['MIT AND GPL-3.0-only', false],
  ['GPL-3.0-only', false],
  ['SEE LICENSE IN LICENSE.md', false],
  ['', false],
])('the licence "%s" is allowed: %s', (expression, expected) => {
  expect(isAllowed(expression)).toBe(expected);
});

test('each text travels once, with the notices of the files', () => {
  install('x', 'MIT', '\ufeffLet it be used. \r\n\r\nBy all.\r\n');
  const metafile = bundleOf({ 'node_modules/x/a.js': 1, 'node_modules/x/b.js': 1 });
  const notice = '/*! from elsewhere */';
  expect(thirdPartyLicences(folder, metafile, [notice, notice])).toMatchInlineSnapshot(`
    "The momentum program contains code of the packages named below, under the licences given with each.

    --------------------------------------------------------------------------------

    x 1.0.0
    Licence: MIT

    Let it be used.

    By all.

    --------------------------------------------------------------------------------

    Notices that stood in the files themselves

    /*! from elsewhere */
    "
  `);
});

test('a licence off the list, none at all and a missing text stop the build, by name', () => {
  install('copyleft', 'GPL-3.0-only', 'text');
  install('silent', undefined, 'text');
  install('bare', 'MIT');
  const metafile = bundleOf({
    'node_modules/copyleft/x.js': 1,
    'node_modules/silent/x.js': 1,
    'node_modules/bare/x.js': 1,
  });
  expect(() => thirdPartyLicences(folder, metafile, [])).toThrow(
    [
      'Bundled packages with a licence to look into:',
      '  bare 1.0.0: no licence text in its package',
      '  copyleft 1.0.0: the licence GPL-3.0-only is not on the list',
      '  silent 1.0.0: the licence (none stated) is not on the list',
    ].join('\n'),
  );
});
