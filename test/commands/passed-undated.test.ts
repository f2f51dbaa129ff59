import { expect, test } from 'vitest';
import { stage } from '../helpers/stage.js';

/** One who had offered something by a day that has gone by, and passes it on. */
async function passedOn(): Promise<ReturnType<typeof stage>> {
  const here = stage();
  for (const line of [
    ['init', '--name', 'Harbour Menders', '--facilitator', 'Amina Yusuf'],
    ['member', 'add', 'Grace Okoro', '--joined', '2026-09-01'],
    ['offer', 'Find a hall', '--by', 'amina', '--due', '2026-10-09', '--on', '2026-10-02'],
  ]) {
    expect(await here.momentum([...line, '--no-input'])).toMatchObject({ exit: 0 });
  }
  return here;
}

const once = 'passed on to Grace Okoro (too busy), without a date.';

test('what loses its date by being passed on is told as one thing, wherever it is told', async () => {
  const { momentum } = await passedOn();
  await momentum(['pass', '1', '--to', 'grace', '--because', 'busy']);
  for (const line of [['why', '1'], ['log'], ['commitment', 'show', '1']]) {
    const { out } = await momentum(line, { terminal: 200 });
    expect(out).not.toContain('no date any more');
    if (line[0] !== 'commitment') expect(out).toContain(once);
  }
});

test('other programs are told of each entry', async () => {
  const { momentum } = await passedOn();
  await momentum(['pass', '1', '--to', 'grace', '--because', 'busy']);
  const { entries } = JSON.parse((await momentum(['log', '--json'])).out);
  expect(entries.map(({ what }: { what: string }) => what)).toContainEqual(
    expect.stringContaining('has no date any more'),
  );
});

test('a line of a meeting says it once', async () => {
  const { momentum } = await passedOn();
  const { out } = await momentum(['jot', '1 passed to grace']);
  expect(out).toContain('without a date.');
  expect(out).not.toContain('no date any more');
});
