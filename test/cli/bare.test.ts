import { expect, test } from 'vitest';
import { type Stage, stage } from '../helpers/stage.js';
import { wordsOf } from '../sessions/session.js';

async function begun(): Promise<Stage> {
  const at = stage();
  await at.momentum(['init', 'Maths Teachers', '--facilitator', 'Tom Reed']);
  for (const line of [
    'member add "Ida Moss"',
    'offer "Book the hall" --by ida --due 2026-12-01',
    'meeting plan Tea --on 2026-12-18',
    'question ask "Who insures us?"',
  ]) {
    expect(await at.momentum(wordsOf(line))).toMatchObject({ exit: 0 });
  }
  return at;
}

test.each([
  ['question answer 1 "the library does"', 'question why', 'the library does'],
  ['question answer 1 the library does', 'question why', 'the library does'],
  ['question answer insures "the library does"', 'question why', 'the library does'],
  ['question withdraw 1 "nobody asks"', 'question why', 'nobody asks'],
  ['meeting cancel 1 "the hall is shut"', '', 'the hall is shut'],
  ['meeting cancel tea "the hall is shut"', '', 'the hall is shut'],
  ['release 1 "no longer possible"', 'why 1', 'no longer possible'],
  ['release 1 busy', 'why 1', 'too busy'],
  ['hand-back 1 "no time at all"', 'why 1', 'no time at all'],
  ['move 1 --to 2026-12-20 "the hall is shut"', 'why 1', 'the hall is shut'],
  ['commitment edit 1 "Book the big hall"', 'why 1', 'Book the big hall'],
  ['meeting edit 1 "Tea and tools"', '', 'Tea and tools'],
  ['meeting edit tea "Tea and tools"', '', 'Tea and tools'],
  ['meeting edit 1 "30 december 2026 18:00"', '', '30 Dec'],
  ['meeting edit 1 christmas eve', '', '24 Dec'],
  ['member leave 2 today', '', 'Left: 2 · Ida Moss'],
])('%s says in a sentence what has a flag', async (line, then, said) => {
  const at = await begun();
  const { exit, out } = await at.momentum(wordsOf(line));
  expect(exit).toBe(0);
  const told = then.startsWith('why') ? (await at.momentum(wordsOf(then))).out : out;
  expect(told).toContain(said);
});

test.each([
  ['question answer 1 tom', 'one word may be who answered'],
  ['commitment edit 1 tom', 'one word may be who helps'],
  ['contribution add "A cake" "for tea"', 'it is nobody'],
])('%s is refused: %s', async (line) => {
  const at = await begun();
  const { exit, err } = await at.momentum(wordsOf(line));
  expect(exit).toBe(2);
  expect(err).toContain('(too-many-words)');
});

test.each([
  ['meeting edit 1 Cake', 'momentum meeting edit 1 --title Cake'],
  ['member leave ida today', 'momentum member leave ida --on today'],
  ['member leave ida "moved away"', 'momentum note add "ida: moved away" --for private'],
  ['member pause 2 "a new job"', 'momentum note add "2: a new job" --for private'],
])('%s is refused with the line to type', async (line, next) => {
  const at = await begun();
  const { exit, err } = await at.momentum(wordsOf(line));
  expect(exit).toBe(2);
  expect(err).toContain(next);
  expect(await at.momentum(wordsOf(next).slice(1))).toMatchObject({ exit: 0 });
});

test('several words that are left over go on with what is named, and are no other flag’s', async () => {
  const at = await begun();
  const { exit, err } = await at.momentum(wordsOf('pass book the hall'));
  expect(exit).toBe(2);
  expect(err).toContain('Type: momentum pass "book the hall"\n');
});

test('a day behind a number is a day, where the command has room for one', async () => {
  const at = await begun();
  const { out } = await at.momentum(['release', '1', 'today']);
  expect(out).not.toContain('“today”');
  const answered = await at.momentum(['question', 'answer', '1', 'last', 'friday']);
  expect(`${answered.out}${answered.err}`).not.toContain('• last friday');
});

test.each([
  ['contribution add "A cake" ida', 'contribution add "A cake" --by ida'],
  ['role give coordinator ida', 'role give coordinator --to ida'],
  ['community pause 2026-12-20 2027-01-03', 'community pause --from 2026-12-20 --to 2027-01-03'],
  ['member leave Ida Moss', 'member leave "Ida Moss"'],
])('%s: the line that is named can be typed', async (line, right) => {
  const at = await begun();
  const { err } = await at.momentum(wordsOf(line));
  expect(err).toContain(`Type: momentum ${right}\n`);
  expect(await at.momentum(wordsOf(right))).toMatchObject({ exit: 0 });
});

test('a sentence in quotation marks is no part of a name', async () => {
  const at = await begun();
  const { err } = await at.momentum(['member', 'leave', 'ida', 'moved away']);
  expect(err).toContain('Type: momentum member leave ida\n');
});
