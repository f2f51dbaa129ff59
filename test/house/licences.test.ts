import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isAllowed, packagesOf, thirdPartyLicences } from '../../tools/licences.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'momentum-licences-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const installed = (name: string): string => join(folder, 'node_modules', name);

function install(name: string, license: string | undefined, text?: string): void {
  const at = installed(name);
  mkdirSync(at, { recursive: true });
  writeFileSync(join(at, 'package.json'), JSON.stringify({ name, version: '1.0.0', license }));
  if (text !== undefined) writeFileSync(join(at, 'LICENSE'), text);
}

test('each package that a file belongs to is named once, scoped and nested ones too', () => {
  const files = [
    '/x/src/main.ts',
    '/x/node_modules/b/lib/index.js',
    '/x/node_modules/b/lib/other.js',
    '/x/node_modules/@a/x/index.js',
    '/x/node_modules/b/node_modules/c/index.js',
    'C:\\x\\node_modules\\@a\\y\\index.js',
  ];
  expect(packagesOf(files)).toEqual([
    '/x/node_modules/@a/x',
    '/x/node_modules/b',
    '/x/node_modules/b/node_modules/c',
    'C:\\x\\node_modules\\@a\\y',
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

test('each text travels, tidy and with the name of its package', () => {
  install('x', 'MIT', '\ufeffLet it be used. \r\n\r\nBy all.\r\n');
  expect(thirdPartyLicences([installed('x')])).toMatchInlineSnapshot(`
    "The momentum program contains code of the packages named below, under the licences given with each.

    --------------------------------------------------------------------------------

    x 1.0.0
    Licence: MIT

    Let it be used.

    By all.
    "
  `);
});

test('a licence off the list, none at all and a missing text stop the build, by name', () => {
  install('copyleft', 'GPL-3.0-only', 'text');
  install('silent', undefined, 'text');
  install('bare', 'MIT');
  expect(() => thirdPartyLicences(['bare', 'copyleft', 'silent'].map(installed))).toThrow(
    [
      'Bundled packages with a licence to look into:',
      '  bare 1.0.0: no licence text in its package',
      '  copyleft 1.0.0: the licence GPL-3.0-only is not on the list',
      '  silent 1.0.0: the licence (none stated) is not on the list',
    ].join('\n'),
  );
});
