import { expect, test } from 'vitest';
import { stage } from '../helpers/stage.js';

test('with --no-input nothing is asked, even where somebody could be', async () => {
  const { momentum } = stage();
  await momentum(['init', '--name', 'Harbour Menders', '--facilitator', 'Amina Yusuf']);
  const asked = ['offer', 'Clean the till', '--no-input'];
  const { exit, err } = await momentum(asked, { someoneThere: true });
  expect(exit).toBe(2);
  expect(err).toContain('(whose-offer)');
});
