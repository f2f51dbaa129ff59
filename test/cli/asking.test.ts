import { describe, expect, test } from 'vitest';
import { noPrompter } from '../../src/prompt/no-terminal.js';
import type { Prompter } from '../../src/prompt/prompter.js';
import { type Stage, stage } from '../helpers/stage.js';
import { wordsOf } from '../sessions/session.js';

test('with --no-input nothing is asked, even where somebody could be', async () => {
  const { momentum } = stage();
  await momentum(['init', '--name', 'Harbour Menders', '--facilitator', 'Amina Yusuf']);
  const asked = ['offer', 'Clean the till', '--no-input'];
  const { exit, err } = await momentum(asked, { someoneThere: true });
  expect(exit).toBe(2);
  expect(err).toContain('(whose-offer)');
});

test('a sentence that says who and what leads to the line that understands it', async () => {
  const { momentum } = stage();
  await momentum(['init', '--name', 'Harbour Menders', '--facilitator', 'Amina Yusuf']);
  await momentum(['member', 'add', 'Tom Reed']);
  const said = 'Tom will look after the tea';
  const { exit, err } = await momentum(['offer', said]);
  expect(exit).toBe(2);
  expect(err.replace(/\s+/g, ' ')).toContain(`understood by: momentum jot "${said}"`);
  expect((await momentum(['jot', said])).out).toContain('Tom Reed offered 1 (Look after the tea)');
  const other = await momentum(['offer', 'Find Tom']);
  expect(other.err).not.toContain('momentum jot');
});

/** Maths Teachers, where Ida Moss has offered to book the hall. */
async function begun(): Promise<Stage> {
  const at = stage();
  await at.momentum(['init', 'Maths Teachers', '--facilitator', 'Tom Reed']);
  await at.momentum(['member', 'add', 'Ida Moss']);
  await at.momentum(['offer', 'Book the hall', '--by', 'ida', '--due', '2026-12-01']);
  return at;
}

test('the line for next time names whoever was chosen, so that it is understood', async () => {
  const at = await begun();
  await at.momentum(['member', 'add', 'Ida Marsh']);
  const { err } = await at.momentum(['offer', '--by', 'ida'], {
    answers: new Map(Object.entries({ 'offer.text': 'Find a room', 'which.by': '3' })),
  });
  const line = 'momentum offer "Find a room" --by 3';
  expect(err).toContain(`Next time in one line: ${line}\n`);
  const again = await at.momentum([...wordsOf(line).slice(1), '--again']);
  expect(again.out).toContain('by Ida Marsh');
});

test.each([
  ['offer', '--by'],
  ['question ask', '--by'],
])('momentum %s - takes the words that are piped in', async (line, by) => {
  const at = await begun();
  const { out } = await at.momentum([...line.split(' '), '-', by, 'ida'], { stdin: 'Buy pens\n' });
  expect(out).toContain(' · Buy pens\n');
});

test('several in the place of one are the first, and those who help', async () => {
  const at = await begun();
  for (const name of ['Paula Reyes', 'Kofi Mensah']) await at.momentum(['member', 'add', name]);
  const offer = (by: string) => at.momentum(['offer', `For ${by}`, '--by', by]);
  expect((await offer('paula, kofi and ida')).out).toContain(
    'by Paula Reyes, Kofi Mensah and Ida Moss',
  );
  expect((await offer('paula & kofi')).out).toContain('by Paula Reyes and Kofi Mensah');
  expect((await offer('paula and Kofy')).err).toContain('Nobody here is known as “Kofy”.');
  expect((await offer('paula and Kofy')).err).toContain('Did you mean Kofi Mensah (4)?');
  const present = ['meeting', 'hold', 'Tea', '--on', 'yesterday', '--new', '--present'];
  expect((await at.momentum([...present, 'tom, paula and kofi'])).out).toContain('3 members came');
});

describe('on a terminal what is missing is asked for:', () => {
  test.each([
    [
      ['offer'],
      { 'offer.text': 'Find a room', 'offer.by': 'tom', 'offer.due': 'next friday' },
      'Offered 2 · Find a room',
      'momentum offer "Find a room" --by tom --due "next friday"',
    ],
    [
      ['offer'],
      { 'offer.text': 'Find a room', 'offer.by': '', 'offer.due': '' },
      'Wanted 2 · Find a room',
      'momentum offer "Find a room" --wanted',
    ],
    // A date is asked for only where the text was missing too.
    [
      ['offer', 'Find a room'],
      { 'offer.by': 'ida' },
      'Offered 2 · Find a room',
      'momentum offer "Find a room" --by ida',
    ],
    [['keep'], { 'keep.commitments': 'hall' }, 'Kept 1 · Book the hall', 'momentum keep hall'],
    [
      ['release', '--because', 'waiting'],
      { 'release.commitments': '1' },
      'Let go 1 · Book the hall',
      'momentum release 1 --because waiting',
    ],
    [
      ['move'],
      { 'move.commitment': '1', 'move.to': '3 december' },
      'Moved 1 · Book the hall',
      'momentum move 1 --to "3 december"',
    ],
    [
      ['move', '1'],
      { 'move.to': '3 december' },
      'Moved 1 · Book the hall',
      'momentum move 1 --to "3 december"',
    ],
    [
      ['member', 'add'],
      { 'member.add.name': 'Ann Lee' },
      'Added 3 · Ann Lee',
      'momentum member add "Ann Lee"',
    ],
    [
      ['meeting', 'plan'],
      {
        'meeting.plan.title': 'Tea',
        'meeting.plan.on': 'next friday',
        'meeting.plan.start': '18:00',
      },
      'Planned 1 · Tea',
      'momentum meeting plan Tea --on "next friday" --start 18:00',
    ],
    [
      ['meeting', 'plan', 'Tea'],
      { 'meeting.plan.on': 'next friday' },
      'Planned 1 · Tea',
      'momentum meeting plan Tea --on "next friday"',
    ],
    [
      ['question', 'ask'],
      { 'question.ask.text': 'Who has a key?', 'question.ask.by': '' },
      'Asked 1 · Who has a key?',
      'momentum question ask "Who has a key?"',
    ],
    [
      ['contribution', 'add', 'Lent her drill'],
      { 'contribution.add.by': 'ida' },
      'Contribution 1 · contribution: Lent her drill',
      'momentum contribution add "Lent her drill" --by ida',
    ],
  ] as const)('momentum %j %j', async (words, answers, first, line) => {
    const at = await begun();
    const { exit, out, err } = await at.momentum(words, {
      answers: new Map(Object.entries(answers)),
    });
    expect([exit, out.split('\n')[0]]).toEqual([0, first]);
    expect(err).toContain(`Next time in one line: ${line}\n`);
    // What is said as the one line is that line.
    const again = await begun();
    const said = await again.momentum(wordsOf(line).slice(1));
    expect([said.exit, said.out]).toEqual([0, out]);
  });

  test('and where nobody can be asked the line to type is said', async () => {
    const at = await begun();
    for (const [words, next] of [
      [['offer'], 'momentum offer WHAT'],
      [['move', '1'], 'momentum move 1 --to DATE'],
      [['meeting', 'plan'], 'momentum meeting plan TITLE --on DATE'],
      [['member', 'add'], 'momentum member add NAME'],
    ] as const) {
      const { exit, err } = await at.momentum(words);
      expect([exit, err]).toEqual([2, expect.stringContaining(`→ Type: ${next}\n`)]);
    }
  });

  test('nothing is asked where all that is needed is there', async () => {
    const at = await begun();
    for (const words of [
      ['offer', 'Bring tea', '--wanted'],
      ['offer', 'Bring cake', '--by', 'ida'],
      ['keep', '1'],
      ['question', 'ask', 'Why?'],
      ['meeting', 'plan', 'Tea', '--on', 'tomorrow'],
    ]) {
      const { exit, err } = await at.momentum(words, { answers: new Map() });
      expect([exit, err]).toEqual([0, expect.not.stringMatching(/^\?/m)]);
    }
  });

  test('what can’t be understood is said, and refused before anything else is asked', async () => {
    const at = await begun();
    const answers = new Map([
      ['offer.text', 'Find a room'],
      ['offer.due', '31 february'],
      ['offer.by', 'tom'],
    ]);
    const { err } = await at.momentum(['offer'], { answers });
    expect(err).toContain('The calendar has no “31 february”');
    const missing = await at.momentum(['keep', '--on', '31 february'], { answers: new Map() });
    expect(missing.err).toContain('(no-such-day)');
  });
});

test('keep alone shows what is open before it asks', async () => {
  const at = await begun();
  const { err } = await at.momentum(['keep'], { answers: new Map([['keep.commitments', '1']]) });
  expect(err).toContain('1 · Book the hall · Ida Moss · by 1 Dec 2026');
});

test('after a bare offer it is asked whether there is another one, and after no other', async () => {
  const at = await begun();
  const asked: string[] = [];
  const offers = ['Find a room', 'Bring tea'];
  const prompter: Prompter = {
    ...noPrompter(() => undefined),
    async input({ id, validate }) {
      const answer = id === 'offer.text' ? (offers.shift() ?? '') : '';
      asked.push(id);
      expect(await validate?.(answer)).toBe(true);
      return answer;
    },
    async confirm({ id }) {
      asked.push(id);
      return offers.length > 0;
    },
  };
  await at.momentum(['offer'], { prompter });
  const one = ['offer.text', 'offer.by', 'offer.due', 'offer.another'];
  expect(asked).toEqual([...one, ...one]);
  const { out } = await at.momentum(['commitments', '--json']);
  expect(JSON.parse(out).commitments.map(({ text }: { text: string }) => text)).toEqual([
    'Book the hall',
    'Find a room',
    'Bring tea',
  ]);
});
