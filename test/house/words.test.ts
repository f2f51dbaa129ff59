import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root, type Source } from './sources.js';

/** Words that a reader elsewhere can do nothing with, and where (if anywhere) they may stand. */
const words: ReadonlyArray<{ pattern: RegExp; because: string; only?: RegExp }> = [
  { pattern: /(?<![\w.])\/(?:work|tmp|root)\//, because: 'a path of one machine' },
  { pattern: /\bregistry\.[\w-]+\.\w+/, because: 'a registry by its host' },
  { pattern: /"resolved": "https?:/, because: 'a registry by its host' },
  {
    pattern: /\.\.\/shared\b/,
    because: 'a folder beside the project',
    only: /^(?:tools|test)\//,
  },
  {
    pattern: /\b(?:TODO|FIXME|XXX)\b/,
    because: 'a wish: file it as an issue',
    // Notes as people take them, in which it is a mark to be read.
    only: /^test\/bring\/notes\//,
  },
  { pattern: /@ts-ignore|@ts-nocheck/, because: 'a hushed compiler: mend the type' },
];

/** One sentence for each word in `source` that only its writer understands. */
const insiders = (source: Source): string[] =>
  words
    .filter(({ pattern, only }) => pattern.test(source.text) && !only?.test(source.path))
    .map(({ because }) => `${source.path} holds ${because}.`);

// This file has to name what it forbids.
const self = 'test/house/words.test.ts';

const tracked = (): Source[] =>
  execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  })
    .split('\0')
    // A picture has no words, only bytes that may look like some.
    .filter((path) => path !== '' && path !== self && !path.endsWith('.png'))
    .filter((path) => existsSync(join(root, path)))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

const isCheckout = existsSync(join(root, '.git'));

test.runIf(isCheckout)('the project names nothing of the place where it was made', () => {
  expect(tracked().flatMap(insiders)).toEqual([]);
});

test.each([
  ['src/cli/x.ts', `const log = '/tmp/momentum.log';`],
  ['README.md', 'cd /root/project'],
  ['test/x.test.ts', `const at = '/root/project';`],
  ['package-lock.json', `"resolved": "${'https'}://example.org/x.tgz"`],
  ['.npmrc', 'registry=https://registry.example.org/'],
  ['docs/decisions.md', 'see ../shared/facts.md'],
  ['src/text/x.ts', '// TODO later'],
  ['src/text/x.ts', '// @ts-ignore'],
])('%s may not hold: %s', (path, text) => {
  expect(insiders({ path, text })).toHaveLength(1);
});

const sample = join(root, '..', 'shared', 'samples', 'nodejs-tsc', 'members.csv');

/** The members' names in the sample community: of real people, who have no place in the project. */
const realNames = (csv: string): string[] =>
  csv
    .split('\n')
    .slice(1)
    .map((line) => /^(?:"([^"]+)"|([^,]*)),/.exec(line))
    .map((match) => match?.[1] ?? match?.[2] ?? '')
    .filter((name) => /\S{3,} +\S{3,}/.test(name));

const namesIn = (source: Source, names: readonly string[]): string[] =>
  names
    .filter((name) => source.text.includes(name))
    .map((name) => `${source.path} names ${name}, a real person.`);

test.runIf(isCheckout && existsSync(sample))('nobody of the sample community is named', () => {
  const names = realNames(readFileSync(sample, 'utf8'));
  expect(names.length).toBeGreaterThan(150);
  expect(tracked().flatMap((source) => namesIn(source, names))).toEqual([]);
});

test('a real name is found', () => {
  const names = realNames('name,handle\nHanna Example,hanna\n"Example, Otto",otto\nx,x\n');
  expect(names).toEqual(['Hanna Example', 'Example, Otto']);
  expect(namesIn({ path: 'README.md', text: 'Ask Hanna Example.' }, names)).toHaveLength(1);
});
