import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { stage } from '../helpers/stage.js';
import { root } from '../house/sources.js';
import { dataRulings } from '../ledger/data-rulings.js';
import { wordsOf } from '../sessions/session.js';

const page = readFileSync(join(root, 'docs', 'answer-a-data-request.md'), 'utf8');

/** How the page calls each column of a member that holds something said of them. */
const called: Readonly<Record<string, string>> = {
  name: 'Their name',
  email: 'an address',
  handle: 'a handle',
  organisation: 'an organisation',
  good_at: 'what they are good at',
  note: 'your own note',
};

test('what is kept of a person stands on the page, each field of it', () => {
  expect(Object.keys(called).sort()).toEqual(Object.keys(dataRulings.member ?? {}).sort());
  for (const words of Object.values(called)) expect(page).toContain(words);
  expect(page).toContain('other spellings');
});

test('each of the six requests has its name there', () => {
  for (const right of [
    'access',
    'rectification',
    'erasure',
    'restriction',
    'portability',
    'objection',
  ]) {
    expect(page).toContain(`(${right})`);
  }
});

/** The lines to type: in code, or in a block of them, without what stands behind “#”. */
const lines = [
  ...[...page.matchAll(/```sh\n([^`]*)```/g)].flatMap(([, block = '']) => block.split('\n')),
  ...[...page.matchAll(/`(momentum [^`]+)`/g)].map(([, line = '']) => line),
]
  .map((line) => line.replace(/\s+#.*$/, '').trim())
  .filter((line) => line.startsWith('momentum '))
  .filter((line) => !/restore|bring-in|--row/.test(line));

/** What it is forgotten by comes last, since nothing can be asked of somebody after that. */
const isLast = (line: string): number => (line === 'momentum member forget tom' ? 1 : 0);

test('every command on the page can be typed', async () => {
  const at = stage();
  await at.momentum(['demo', '--keep']);
  const typed = (words: readonly string[]) =>
    at.momentum([...words], { env: { MOMENTUM_LEDGER: 'demo' } });
  await typed(['state', '--issue']);
  const all = [...new Set(lines)].sort((a, b) => isLast(a) - isLast(b));
  expect(all.length).toBeGreaterThan(15);
  for (const line of all) {
    const [, ...typedWords] = wordsOf(line);
    const words = typedWords.map((word) => (/^tom\./.test(word) ? join(at.home, word) : word));
    const more = {
      'momentum document again': ['1'],
      'momentum undo': ['--yes'],
      'momentum member forget tom': ['--yes'],
    }[line];
    const { exit, err } = await typed([...words, ...(more ?? [])]);
    expect([line, exit, err.includes('✗')]).toEqual([line, 0, false]);
  }
});

test('whoever is restricted is named in nothing that is shared, and nobody is told to ask them', async () => {
  const at = stage();
  await at.momentum(['demo', '--keep']);
  const typed = (...words: string[]) => at.momentum(words, { env: { MOMENTUM_LEDGER: 'demo' } });
  const shared = async (): Promise<string> => {
    const said = await Promise.all(
      [['state'], ['plan'], ['state', '--audience', 'public'], ['who', 'paint the hall']].map(
        (words) => typed(...words),
      ),
    );
    return said.map(({ out }) => out).join('\n');
  };
  expect(await shared()).toContain('Tom Reed');
  await typed('member', 'edit', 'tom', '--unnamed');
  await typed('member', 'pause', 'tom');
  expect(await shared()).not.toContain('Tom');
});
