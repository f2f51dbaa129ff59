import { describe, expect, test } from 'vitest';
import { harbour } from '../helpers/harbour.js';

const markdown = ['--format', 'markdown'];

describe.each([
  ['agenda', ['meeting', 'agenda']],
  ['meeting-record', ['meeting', 'minutes']],
  ['welcome', ['document', 'make', 'welcome', '--for', 'bea']],
  ['promises', ['member', 'promises', 'tom']],
])('%s of the example community', (name, line) => {
  test('in the terminal and as Markdown', async () => {
    const at = harbour();
    const golden = (ending: string) => `../golden/documents/example-${name}${ending}`;
    const terminal = await at.momentum(line, { env: { COLUMNS: '80' } });
    await expect(terminal.out).toMatchFileSnapshot(golden('-80.txt'));
    const shared = await at.momentum([...line, ...markdown]);
    await expect(shared.out).toMatchFileSnapshot(golden('.md'));
  });
});

test('what members are told names nobody who asked not to be named', async () => {
  const { out } = await harbour().momentum(['meeting', 'minutes', '4', ...markdown]);
  expect(out).toContain('Tom Reed and a member');
  expect(out).not.toContain('Nadia');
});

test('in public, a record says how many came, and neither who nor what was said', async () => {
  const { out } = await harbour().momentum([
    'meeting',
    'minutes',
    '--audience',
    'public',
    ...markdown,
  ]);
  expect(out).toContain('8 people came.');
  expect(out).not.toMatch(/What was said|lamp|Bea/);
});

test('a page for one member goes to that one alone, whatever is asked', async () => {
  const at = harbour();
  const mail = async (...more: string[]) =>
    (await at.momentum(['document', 'make', 'promises', ...more, '--format', 'eml'])).out;
  expect(await mail('--for', 'grace', '--bcc', 'members')).toMatch(/^Bcc: grace@example\.org$/m);
  expect(await mail('--for', 'tom', '--bcc', 'members')).not.toMatch(/^Bcc:/m);
});

test('without a name, a page of promises says what it is missing', async () => {
  const { out } = await harbour().momentum(['document', 'make', 'promises', ...markdown]);
  expect(out).toContain('Make it again for somebody, by name.');
  expect(out).not.toContain('A word is enough');
});
