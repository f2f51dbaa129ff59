import { expect, test } from 'vitest';
import { stage } from '../helpers/stage.js';

test('Enter alone plans nothing: of a poll on a terminal the best day is only proposed', async () => {
  const { momentum } = stage();
  await momentum(['init', '--name', 'Harbour Menders', '--facilitator', 'Amina Yusuf']);
  await momentum(['meeting', 'poll', '2026-12-10 18:00', '2026-12-12 18:00', '--title', 'Tea']);
  await momentum(['poll', 'answer', '1', 'amina', 'B']);
  const entered = await momentum(['poll', 'settle', '1'], { answers: new Map() });
  expect([entered.exit, entered.err]).toEqual([1, expect.stringContaining('Nothing was planned.')]);
  expect((await momentum(['meeting', 'list'])).out).not.toContain('Tea');
  const agreed = await momentum(['poll', 'settle', '1'], {
    answers: new Map(Object.entries({ 'poll.settle': 'yes' })),
  });
  expect([agreed.exit, agreed.out]).toEqual([0, expect.stringContaining('12 December 2026')]);
  const over = await momentum(['poll', 'settle', '1', '--on', 'A']);
  expect([over.exit, over.err]).toEqual([1, expect.stringContaining('(poll-over)')]);
});
