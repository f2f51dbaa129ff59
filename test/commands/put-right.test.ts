/** Stories of what had been put down for another day: the true one first, the slip once. */
import { expect, test } from 'vitest';
import { stage } from '../helpers/stage.js';

function typing() {
  const at = stage();
  /** What was printed, on one line; the day before what is typed. */
  return async (day: string, ...argv: string[]): Promise<string> => {
    const { exit, out, err } = await at.momentum(argv, { env: { MOMENTUM_TODAY: day } });
    expect([argv, exit, exit === 0 ? '' : err]).toEqual([argv, 0, '']);
    return out.replace(/\s+/g, ' ');
  };
}

async function begun() {
  const type = typing();
  await type('2026-10-01', 'init', '--name', 'Harbour Menders', '--facilitator', 'Amina Yusuf');
  await type('2026-10-01', 'member', 'add', 'Tom Reed', '--joined', '2026-01-05');
  return type;
}

test('an offer is told on the day that it was made, and that another was put down once', async () => {
  const type = await begun();
  const edit = ['commitment', 'edit', '2', '--offered'];
  await type('2026-10-22', 'offer', 'Find a hall', '--by', 'tom');
  await type('2026-10-22', 'offer', 'Find chairs', '--by', 'tom', '--needs', '1');
  await type('2026-11-20', ...edit, '2026-10-15');
  await type('2026-11-23', ...edit, '2026-10-16');
  await type('2026-11-24', 'keep', '2');
  const why = await type('2026-11-24', 'why', '2');
  expect(why).toContain(
    [
      '• On Friday 16 October 2026, Tom Reed offered 2 (Find chairs).',
      '• The same day, it needs 1 (Find a hall).',
      '• 5 weeks later, the day it was offered was put right: it had said Thursday 22 October 2026 and Thursday 15 October 2026.',
      '• 1 day later, it was kept.',
    ].join(' '),
  );
  const shown = await type('2026-11-24', 'commitment', 'show', '2');
  expect(shown).toContain('16 Oct 2026: Tom Reed offered 2 (Find chairs).');
  expect(shown).toContain('23 Nov 2026: The day 2 (Find chairs) was offered was put right:');
  expect(shown).not.toContain('22 Oct 2026:');
  // The log tells what was typed.
  expect(await type('2026-11-24', 'log')).toContain(
    '22 Oct 2026 Tom Reed offered 2 (Find chairs).',
  );
  // What is as it was first put down was no slip.
  await type('2026-11-24', 'undo', '--yes');
  await type('2026-11-24', ...edit, '2026-10-22');
  expect(await type('2026-11-24', 'why', '2')).toContain(
    'was put right: it had said Thursday 15 October 2026 and Friday 16 October 2026.',
  );
});

test('a meeting is told on the day that it was held, and a plan as the plan it was', async () => {
  const type = await begun();
  await type(
    '2026-10-20',
    'meeting',
    'hold',
    'Tea',
    '--new',
    '--on',
    '2026-10-15',
    '--present',
    'tom',
  );
  await type('2026-10-23', 'meeting', 'edit', '1', '--on', '2026-10-14', '--place', 'The loft');
  const shown = await type('2026-10-23', 'meeting', 'show', '1');
  expect(shown).toContain(
    '14 Oct 2026: “Tea” was held. • 14 Oct 2026: “Tea”: Tom Reed came. • 23 Oct 2026: “Tea”, changed: place. • 23 Oct 2026: The day of “Tea” was put right: it had said Thursday 15 October 2026.',
  );
  await type('2026-10-23', 'meeting', 'plan', 'Fair', '--on', '2026-12-01');
  await type('2026-10-24', 'meeting', 'edit', '2', '--on', '2026-12-02');
  const planned = await type('2026-10-24', 'meeting', 'show', '2');
  expect(planned).toContain('23 Oct 2026: “Fair” was planned for Tuesday 1 December 2026.');
  expect(planned).toContain('24 Oct 2026: “Fair”, changed: day.');
});

test.each([
  ['2026-01-06', '6 Jan 2026: Tom Reed joined.', 'it had said Monday 5 January 2026'],
  ['unknown', 'nobody knows since when.', 'it had said Monday 5 January 2026'],
])('a member is told to have joined when they did: %s', async (joined, first, slip) => {
  const type = await begun();
  await type('2026-10-23', 'member', 'edit', 'tom', '--joined', joined);
  const shown = await type('2026-10-23', 'member', 'show', 'tom');
  expect(shown).toContain(first);
  expect(shown).toContain(`23 Oct 2026: The day Tom Reed joined was put right: ${slip}.`);
  const why = await type('2026-10-23', 'why', 'tom');
  expect(why.match(/January 2026/g)).toHaveLength(joined === 'unknown' ? 1 : 2);
});

test('a day that nobody had said is told as one that was not known', async () => {
  const type = await begun();
  await type('2026-10-02', 'member', 'add', 'Ida Moss', '--joined', 'unknown');
  await type('2026-10-23', 'member', 'edit', 'ida', '--joined', '2026-03-01');
  const why = await type('2026-10-23', 'why', 'ida');
  expect(why).toContain('On Sunday 1 March 2026, Ida Moss joined.');
  expect(why).toContain('the day Ida Moss joined was put right: nobody had said it.');
});

test('joining who left with who is here says that the leaving falls away', async () => {
  const type = await begun();
  await type('2026-10-02', 'member', 'add', 'Thomas Reed', '--joined', '2026-01-05');
  await type('2026-10-20', 'member', 'leave', 'Thomas Reed');
  const fallsAway = 'falls away: that Thomas Reed (3) left on Tuesday 20 October 2026';
  const preview = ['member', 'merge', '3', '--into', '2', '--dry-run'];
  expect(await type('2026-10-22', ...preview)).toContain(fallsAway);
  // Where both left, one leaving stays and is no news.
  await type('2026-10-20', 'member', 'leave', 'Tom Reed');
  expect(await type('2026-10-22', ...preview)).not.toContain('falls away');
});
