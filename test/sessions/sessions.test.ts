import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { stage } from '../helpers/stage.js';
import { root } from '../house/sources.js';
import { replay, wordsOf } from './session.js';

const folder = join(root, 'test', 'sessions');
const names = readdirSync(folder).filter((name) => name.endsWith('.md'));

// Where a ledger lies is shown as Linux has it.
test.skipIf(process.platform !== 'linux').each(names)('%s', async (name) => {
  const path = join(folder, name);
  await expect(await replay(readFileSync(path, 'utf8'), stage())).toMatchFileSnapshot(path);
});

test.skipIf(process.platform !== 'linux')('the README’s own session', async () => {
  const path = join(root, 'README.md');
  // As a terminal shows it, where nothing tells the two streams apart.
  await expect(await replay(readFileSync(path, 'utf8'), stage(), '')).toMatchFileSnapshot(path);
});

const figures = join(root, 'docs', 'read-the-figures.md');

test.skipIf(process.platform !== 'linux')('the guide to the figures', async () => {
  const text = readFileSync(figures, 'utf8');
  await expect(await replay(text, stage(), '')).toMatchFileSnapshot(figures);
});

test('every command that the guide to the figures names can be typed', async () => {
  const named = readFileSync(figures, 'utf8').matchAll(/`(momentum [^`]+)`/g);
  const lines = [...new Set([...named].map(([, line = '']) => line.replace('NAME', 'tom')))];
  expect(lines.length).toBeGreaterThan(12);
  const at = stage();
  await at.momentum(['demo', '--keep']);
  for (const line of lines) {
    const { exit, err } = await at.momentum(wordsOf(line).slice(1), {
      env: { MOMENTUM_LEDGER: 'demo' },
    });
    expect([line, exit, err.includes('✗')]).toEqual([line, 0, false]);
  }
});

test('a command line is read as a shell reads it', () => {
  expect(wordsOf(`offer "Find a \\"big\\" room" --by 'Tom Reed' --why=no\\ time ""`)).toEqual([
    'offer',
    'Find a "big" room',
    '--by',
    'Tom Reed',
    '--why=no time',
    '',
  ]);
});

test('what came back another way, and what went wrong, shows in the session', async () => {
  const session = '```console\n$ momentum version\nmomentum 9\n$ momentum keep 1\n```\n';
  expect(await replay(session, stage())).toBe(`\`\`\`console
$ momentum version
momentum 0.0.0

$ momentum keep 1
! ✗ There is no ledger yet.
! → Start one for your community: momentum init. Or look round an example first: momentum demo
!   (no-ledger)
[exit 1]
\`\`\`
`);
});
