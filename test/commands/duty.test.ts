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
