import { expect, test } from 'vitest';
import { stage } from '../helpers/stage.js';

test('where the turn of the only meeting is left out, nobody is told that none is planned', async () => {
  const { momentum } = stage();
  await momentum(['init', '--name', 'Harbour Menders', '--facilitator', 'Amina Yusuf']);
  await momentum(['meeting', 'plan', 'Evening', '--on', '2026-12-05']);
  await momentum(['duty', 'add', 'Take the minutes', '--each', 'meeting', '--by', 'amina']);
  const skipped = await momentum(['duty', 'skip', '1']);
  expect(skipped.exit).toBe(0);
  const listed = await momentum(['duties']);
  expect(skipped.out).toContain('the next turn is known once one more meeting is planned');
  expect(listed.out).toContain('none known yet');
  expect(skipped.out + listed.out).not.toContain('no meeting is planned');
});

test.each([
  ['month', '2026-12-30', 'one month on'],
  ['friday', '2026-12-04', 'the next one'],
  // 30 November 2026 is a Monday.
  ['monday', '2026-12-07', 'not the very day'],
  ['other monday', '2026-12-07', 'not the very day'],
  ['first friday', '2026-12-04', 'the next one'],
])('a duty of every %s that says no first day begins on %s: %s', async (every, first) => {
  const { momentum } = stage();
  await momentum(['init', '--name', 'Harbour Menders', '--facilitator', 'Amina Yusuf']);
  const on = ['--today', '2026-11-30'];
  const added = await momentum(['duty', 'add', 'Pay the rent', '--every', every, ...on, '--json']);
  expect(JSON.parse(added.out)).toMatchObject({ duty: { turns: [{ on: first }, {}, {}] } });
  const told = await momentum(['duty', 'edit', '1', '--every', every, ...on]);
  expect(told.err).toContain('No first day was said, so it is the first that comes after today.');
  const said = await momentum(['duty', 'edit', '1', '--every', every, '--from', 'today', ...on]);
  expect(said.err).not.toContain('No first day was said');
});
