import { expect, test } from 'vitest';
import { stage } from '../helpers/stage.js';

test.each([
  ['12 nov', '2026-11-12', 'of this month, behind'],
  ['12 november', '2026-11-12', 'of this month, behind'],
  ['27 oct', '2026-10-27', 'of the month before'],
  ['5 dec', '2026-12-05', 'soon'],
  ['friday', '2026-12-04', 'put off to the next'],
  ['12 nov 2027', '2027-11-12', 'with its year'],
])('a meeting whose day is over and that is moved to “%s” is on %s: %s', async (typed, day) => {
  const { momentum } = stage();
  await momentum(['init', '--name', 'Harbour Menders', '--facilitator', 'Amina Yusuf']);
  await momentum(['meeting', 'plan', 'Tea', '--on', '2026-11-20', '--today', '2026-11-02']);
  const edit = ['meeting', 'edit', '1', '--on', typed, '--today', '2026-11-30', '--json'];
  const { out, err, exit } = await momentum(edit);
  expect(exit, err).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ meeting: { day } });
});

test('one that is to come stays ahead, and its year is said', async () => {
  const { momentum } = stage();
  await momentum(['init', '--name', 'Harbour Menders', '--facilitator', 'Amina Yusuf']);
  await momentum(['meeting', 'plan', 'Tea', '--on', '2026-12-20', '--today', '2026-11-30']);
  const { out } = await momentum([
    'meeting',
    'edit',
    '1',
    '--on',
    '12 nov',
    '--today',
    '2026-11-30',
  ]);
  expect(out).toContain('12 November 2027');
});
