import { expect, test } from 'vitest';
import { type Stage, stage } from '../helpers/stage.js';
import { wordsOf } from '../sessions/session.js';

async function begun(): Promise<Stage & { type: (line: string) => ReturnType<Stage['momentum']> }> {
  const at = stage();
  const type = (line: string) => at.momentum([...wordsOf(line), '--today', '2026-11-30']);
  await type('init "Maths Teachers" --facilitator "Tom Reed"');
  await type('offer "Mend the lamp" --by tom');
  return { ...at, type };
}

test.each(['next meeting', 'the next meeting', 'at the next meeting', 'la prochaine réunion'])(
  '“%s” is the day of the next one that is planned, which is said',
  async (words) => {
    const { type } = await begun();
    await type('meeting plan Tea --on 2026-12-18');
    const offered = await type(`offer "Book the hall" --by tom --due "${words}"`);
    expect(offered.out).toContain('due Friday 18 December 2026');
    expect(offered.err).toContain('The next meeting is 1 (Tea), on Friday 18 December 2026');
    expect((await type(`move 1 --to "${words}"`)).out).toContain('due Friday 18 December 2026');
  },
);

test('where none is planned an offer stands without a date, and a move is refused', async () => {
  const { type } = await begun();
  const offered = await type('offer "Book the hall" --by tom --due "next meeting"');
  expect(offered).toMatchObject({ exit: 0 });
  expect(offered.err).toContain('stands without a date');
  const moved = await type('move 1 --to "next meeting"');
  expect(moved.err).toContain('(no-next-meeting)');
  expect(moved.err).toContain('momentum meeting plan "TITLE" --on DATE');
});

test.each(['by easter', 'end of term', 'midsummer', 'whitsun', 'pâques'])(
  '“%s” is no day: an offer stands without a date, and a move is refused',
  async (words) => {
    const { type } = await begun();
    const offered = await type(`offer "Book the hall" --by tom --due "${words}"`);
    expect(offered.err).toContain('To date it: momentum move 2 --to DATE');
    expect((await type(`move 1 --to "${words}"`)).err).toContain('(unclear-date)');
  },
);
