import { expect, test } from 'vitest';
import { stage } from '../helpers/stage.js';

test('commitments --json says which meeting a date follows, and by how many days', async () => {
  const { momentum } = stage();
  await momentum(['init', '--name', 'Harbour Menders', '--facilitator', 'Amina Yusuf']);
  await momentum(['meeting', 'plan', 'Tea', '--on', '2027-01-15']);
  await momentum(['offer', 'Write it up', '--by', 'amina', '--due', 'a week after meeting 1']);
  await momentum(['offer', 'Book the hall', '--by', 'amina', '--due', '2027-01-20']);
  const { out } = await momentum(['commitments', '--json']);
  const { commitments } = JSON.parse(out) as { commitments: Array<{ follows: unknown }> };
  expect(commitments.map(({ follows }) => follows)).toEqual(
    expect.arrayContaining([{ meeting: 1, title: 'Tea', days: 7 }, null]),
  );
});
