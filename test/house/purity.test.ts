import { expect, test } from 'vitest';
import { codeOf, importsOf, type Source, sources } from './sources.js';

/** What makes the same input give another output tomorrow, or on another machine. */
const impurities: ReadonlyArray<readonly [pattern: RegExp, sentence: string]> = [
  [/\bDate\.now\b|\bperformance\.|\bTemporal\.Now\b/, 'reads the clock: take the day as an input'],
  [/\bnew \w*Date(?:\(\s*\)|(?!\w|\())/, 'reads the clock: take the day as an input'],
  [/\bMath\.random\b|\bcrypto\b/, 'draws at random: take the value as an input'],
  [/\bprocess\b|\bglobalThis\b/, 'knows the process: take what it needs as an input'],
  [/\bsetTimeout\b|\bsetInterval\b|\bfetch\(/, 'waits: leave that to the caller'],
  [/\.toLocale\w+\(\s*\)/, "follows the machine's language: name the locale"],
  [/\.localeCompare\([^,()]*\)/, "sorts by the machine's language: compare code points"],
];

const pure = ['text', 'time', 'things', 'language', 'figures', 'papers', 'render'].map(
  (room) => `src/${room}`,
);

/** Looks for templates of the community's own on the disk, and so stands apart. */
const apart = 'src/papers/making/';

/** One sentence for each way in which `source` depends on more than its inputs. */
function impure(source: Source): string[] {
  const code = codeOf(source.text);
  return [
    ...impurities.flatMap(([pattern, sentence]) =>
      pattern.test(code) ? [`${source.path} ${sentence}.`] : [],
    ),
    ...importsOf(source.text)
      .filter((name) => name.startsWith('node:'))
      .map((name) => `${source.path} imports ${name}: leave the machine to the caller.`),
  ];
}

test('what is kept, counted, written and drawn depends on nothing but its inputs', () => {
  const held = pure.flatMap(sources).filter(({ path }) => !path.startsWith(apart));
  expect(held.flatMap(impure)).toEqual([]);
});

test.each([
  'const now = Date.now();',
  'const now = new Date();',
  'const now = new UTCDate();',
  'const now = new Date;',
  'const id = Math.random();',
  'const id = crypto.randomUUID();',
  'const home = process.env.HOME;',
  `import { readFileSync } from 'node:fs';`,
  `import type { Stats } from 'node:fs';`,
  `const fs = await import('node:fs');`,
  'const text = day.toLocaleDateString();',
  'names.sort((a, b) => a.localeCompare(b));',
  'const tick = setInterval(() => {}, 1000);',
])('such a room may not hold: %s', (text) => {
  expect(impure({ path: 'src/text/x.ts', text })).toHaveLength(1);
});

test.each([
  'const day = new Date(0);',
  '// The caller has read Date.now() and process.env already.\nconst day = 1;',
  `const text = count.toLocaleString('en');`,
  'const processed = dated(1);',
])('such a room may hold: %s', (text) => {
  expect(impure({ path: 'src/text/x.ts', text })).toEqual([]);
});
