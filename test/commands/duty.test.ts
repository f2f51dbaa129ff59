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

const turnsOf = async (every: string, today: string, asOf: string): Promise<string[]> => {
  const { momentum } = stage();
  await momentum(['init', '--name', 'Harbour Menders', '--facilitator', 'Amina Yusuf']);
  await momentum(['duty', 'add', 'Pay the rent', '--every', every, '--today', today]);
  const shown = await momentum(['duties', '--today', asOf, '--json']);
  return JSON.parse(shown.out).duties[0].turns.map(({ on }: { on: string }) => on);
};

test.each([
  ['month', '2027-01-31', '2027-02-01', '2027-02-28 2027-03-31 2027-04-30'],
  ['month', '2027-01-30', '2027-02-01', '2027-02-28 2027-03-30 2027-04-30'],
  ['month', '2027-01-29', '2027-02-01', '2027-02-28 2027-03-29 2027-04-29'],
  ['month', '2028-01-31', '2028-02-01', '2028-02-29 2028-03-31 2028-04-30'],
  ['month', '2028-01-29', '2028-02-01', '2028-02-29 2028-03-29 2028-04-29'],
  ['month', '2026-11-30', '2027-02-01', '2027-02-28 2027-03-30 2027-04-30'],
  ['month', '2026-10-31', '2026-12-01', '2026-12-31 2027-01-31 2027-02-28'],
  ['two months', '2026-12-31', '2027-01-01', '2027-02-28 2027-04-30 2027-06-30'],
  ['quarter', '2026-08-31', '2026-11-01', '2026-11-30 2027-02-28 2027-05-31'],
  ['year', '2028-02-29', '2031-03-01', '2032-02-29 2033-02-28 2034-02-28'],
])('counted from the end of a month, every %s from %s keeps its day', async (every, ...days) => {
  const [today, asOf, turns] = days;
  expect((await turnsOf(every, today, asOf)).join(' ')).toBe(turns);
});
