/** What somebody types who has read nothing: it does what it says, or is told the line to type. */

import { describe, expect, test } from 'vitest';
import { filledIn, sorted } from '../../src/cli/otherwise.js';
import { allCommands, otherWords } from '../../src/commands/index.js';
import { shellWord } from '../../src/text/text.js';
import type { No } from '../../src/things/no.js';
import { type Stage, stage } from '../helpers/stage.js';
import { wordsOf } from '../sessions/session.js';

const typeIn = (at: Stage, line: string) => at.momentum(wordsOf(line).slice(1));

/** Maths Teachers, where Ida Moss offers two things and a meeting has been held. */
async function begun(): Promise<Stage> {
  const at = stage();
  for (const line of [
    'momentum init "Maths Teachers" --facilitator "Tom Reed"',
    'momentum member add "Ida Moss"',
    'momentum offer "Book the hall" --by ida --due 2026-12-01 --on 2026-11-10',
    'momentum offer "Bring tea" --by ida --on 2026-11-10',
    'momentum offer "Take notes" --wanted',
    'momentum meeting hold "Autumn evening" --new --on yesterday',
    'momentum meeting plan "Winter evening" --on 2026-12-10',
  ]) {
    expect(await typeIn(at, line)).toMatchObject({ exit: 0 });
  }
  return at;
}

const answerOf = async (at: Stage, line: string): Promise<string> => {
  const { exit, out, err } = await typeIn(at, line);
  const [, next = err] = /^→ (.*(?:\n {2}or: .*)*)$/m.exec(err) ?? [];
  return exit === 0 ? `0 ${out.split('\n')[0]}` : `${exit} ${next}`;
};

test.each([
  // What is meant is plain, and done.
  ['momentum', '0 Maths Teachers'],
  ['momentum keep 1 2', '0 Kept 1 · Book the hall'],
  ['momentum keep 1 yesterday', '0 Kept 1 · Book the hall'],
  ['momentum done 1', '0 Kept 1 · Book the hall'],
  ['momentum list', '0 No  What           Who       Due'],
  ['momentum people', '0 No  Name      Since        Roles'],
  ['momentum agenda', '0 Maths Teachers: agenda for 10 Dec 2026'],
  ['momentum minutes', '0 Maths Teachers: minutes of 20 Nov 2026'],
  ['momentum ask "Who has a key?"', '0 Asked 1 · Who has a key?'],
  [
    'momentum contribution add "Lent her drill" --by ida',
    '0 Contribution 1 · contribution: Lent her drill',
  ],
  ['momentum move 1 "next friday"', '0 Moved 1 · Book the hall'],
  ['momentum take 3 ida moss', '0 Taken 3 · Take notes'],
  ['momentum role give facilitator --to ida', '0 Given 1 · Coordinator'],
  // What could be meant in two ways, or changes what nobody may have meant, is said as a line.
  [
    'momentum add "Find a room"',
    '2 Type: momentum offer "Find a room" --by NAME\n  or: momentum member add "Find a room"',
  ],
  ['momentum forget ida', '2 Type: momentum member forget ida'],
  ['momentum help forget', '2 Type: momentum member forget NAME'],
  ['momentum erase ida moss', '2 Type: momentum member forget "ida moss"'],
  ['momentum repair', '2 Type: momentum check --repair'],
  ['momentum help repair', '2 Type: momentum check --repair'],
  ['momentum add member "Ann Lee"', '2 Type: momentum member add "Ann Lee"'],
  [
    'momentum promise "Find a room" --by tom --due friday',
    '2 Type: momentum offer "Find a room" --by tom --due friday',
  ],
  ['momentum drop 2', '2 Type: momentum release 2'],
  ['momentum assign 3 ida', '2 Type: momentum pass 3 --to ida\n  or: momentum take 3 --by ida'],
  [
    'momentum delete 2',
    '2 Type: momentum release 2\n  or: momentum undo commitment 2\n  or: momentum log --commitment 2',
  ],
  [
    'momentum role add librarian --by ida',
    '2 Type: momentum role give librarian --to ida\n  or: momentum role give librarian --to ida --new',
  ],
  ['momentum member unpause ida', '2 Type: momentum member rejoin ida'],
  ['momentum member resume ida', '2 Type: momentum member rejoin ida'],
  [
    'momentum commitment remove 2',
    '2 Type: momentum release 2\n  or: momentum undo commitment 2\n  or: momentum log --commitment 2',
  ],
  [
    'momentum member delete ida',
    '2 Type: momentum member leave ida\n  or: momentum member forget ida',
  ],
  [
    'momentum member drop ida',
    '2 Type: momentum member leave ida\n  or: momentum member forget ida',
  ],
  ['momentum finish 2', '2 Type: momentum keep 2'],
  ['momentum postpone 1 "next friday"', '2 Type: momentum move 1 --to "next friday"'],
  [
    'momentum schedule "Spring evening" friday',
    '2 Type: momentum meeting plan "Spring evening" --on friday',
  ],
  [
    'momentum meeting add "Spring evening" --on friday',
    '2 Type: momentum meeting plan "Spring evening" --on friday',
  ],
  [
    'momentum meeting pln "Spring evening" --on friday',
    '2 Did you mean: momentum meeting plan "Spring evening" --on friday',
  ],
  [
    'momentum meting plan "Spring evening" --on friday',
    '2 Did you mean: momentum meeting plan "Spring evening" --on friday',
  ],
  ['momentum offer Find a room --by tom', '2 Type: momentum offer "Find a room" --by tom'],
  [
    'momentum offer "Find a room" by tom due friday',
    '2 Type: momentum offer "Find a room" --by tom --due friday',
  ],
  ['momentum plan meeting "Spring evening"', '2 Type: momentum meeting plan "Spring evening"'],
  ['momentum list members', '2 Type: momentum member list'],
  ['momentum keep book the hall', '2 Type: momentum keep "book the hall"'],
  ['momentum keep book yesterday', '2 Type: momentum keep book --on yesterday'],
  ['momentum why book the hall', '2 Type: momentum why "book the hall"'],
  ['momentum checkin quick', '2 Type: momentum checkin --quick'],
  ['momentum pass 1', '2 Type: momentum pass 1 --to NAME'],
  ['momentum offer "Find a room" --deadline friday', '2 Did you mean: --due'],
  ['momentum export', '2 See what there is: momentum help'],
  ['momentum undo 2', '2 By the number of an action, as log shows it: momentum undo --only 2'],
  [
    'momentum question remove 1',
    '2 Type: momentum question withdraw 1\n  or: momentum undo question 1',
  ],
  ['momentum attendance remove ida', '2 Type: momentum meeting attend last --absent ida'],
])('%s', async (line, answer) => {
  expect(await answerOf(await begun(), line)).toBe(answer);
});

test('a ledger begins by its name alone, by argument or by flag, and not by two', async () => {
  const at = stage();
  expect((await typeIn(at, 'momentum init "Maths Teachers"')).exit).toBe(0);
  expect((await typeIn(at, 'momentum init --name "Art Teachers"')).exit).toBe(0);
  const { err } = await typeIn(at, 'momentum init "Maths Teachers" --name "Art Teachers"');
  expect(err).toContain('(flag-twice)');
});

test('several kept at once are one act: all or none, and one undo', async () => {
  const at = await begun();
  const none = await typeIn(at, 'momentum keep 1 3');
  expect(none.err).toContain('(nobody-took-it)');
  expect((await typeIn(at, 'momentum commitments --plain')).out).toContain('Book the hall');
  const both = await typeIn(at, 'momentum keep 1,2 yesterday --json');
  const { commitments } = JSON.parse(both.out) as { commitments: Array<Record<string, unknown>> };
  expect(commitments.map(({ no, closedOn }) => [no, closedOn])).toEqual([
    [1, '2026-11-20'],
    [2, '2026-11-20'],
  ]);
  await typeIn(at, 'momentum undo --yes');
  const { out } = await typeIn(at, 'momentum commitments --json');
  expect(JSON.parse(out).commitments.map(({ no }: { no: No }) => no)).toEqual([1, 2, 3]);
  expect((await typeIn(at, 'momentum check')).out).toBe('');
});

describe('a flag given twice', () => {
  test.each([
    ['momentum offer x --by tom --by ida', '--by "tom" --with "ida"'],
    ['momentum move 1 --to friday --to monday', 'Give it once.'],
    ['momentum keep 1 --on yesterday --on today', 'Give it once.'],
    ['momentum status --today 2026-11-20 --today 2026-11-19', 'Give it once.'],
  ])('is refused: %s', async (line, next) => {
    const at = await begun();
    const { exit, err } = await typeIn(at, line);
    expect([exit, err]).toEqual([2, expect.stringContaining(next)]);
  });

  test('that says the same both times is said once', async () => {
    const at = await begun();
    expect((await typeIn(at, 'momentum keep 1 --on yesterday --on yesterday')).exit).toBe(0);
  });

  test('is several where several are meant, as commas are', async () => {
    const at = await begun();
    for (const who of ['Ann Lee', 'Ben Cole']) await at.momentum(['member', 'add', who]);
    for (const line of [
      'momentum offer "Paint" --by tom --with "ann, ben"',
      'momentum offer "Sweep" --by tom --with ann --with ben',
      'momentum commitment edit 1 --with "ann; ben"',
    ]) {
      expect((await typeIn(at, line)).out).toMatch(/by \w+ \w+, Ann Lee and Ben Cole/);
    }
    const { out } = await typeIn(at, 'momentum offer "Open" --by tom --needs "1, 2"');
    expect(out).toContain('needs 1 (Book the hall) and 2 (Bring tea)');
    await typeIn(at, 'momentum community edit --channel "a list, a chat"');
    const shown = await typeIn(at, 'momentum community show --json');
    expect(JSON.parse(shown.out).community.channels).toEqual(['a list', 'a chat']);
  });
});

test('no word of the table is a command, and each names one', async () => {
  const { verbs } = await allCommands();
  const paths = verbs.map(({ path }) => path.join(' '));
  const { runs, says, later } = otherWords;
  expect(
    [...Object.keys(runs), ...Object.keys(says), ...later].filter((word) => paths.includes(word)),
  ).toEqual([]);
  const called = (line: string): boolean =>
    paths.some((path) => line === path || line.startsWith(`${path} `));
  const lines = [
    ...Object.values(runs).map((path) => path.join(' ')),
    ...Object.values(says).flat(),
  ];
  expect(lines.filter((line) => !called(line))).toEqual([]);
});

test('what later work will want is free', () => {
  const spoken = [...Object.keys(otherWords.runs), ...Object.keys(otherWords.says)];
  for (const word of ['export', 'write']) {
    expect(spoken).not.toContain(word);
    expect(otherWords.later).toContain(word);
  }
});

test('a line is filled in from what was typed', () => {
  expect(sorted(['1', '--by', 'tom', '--wanted', '--due=friday'])).toEqual({
    plain: ['1'],
    flags: ['--by', 'tom', '--wanted', '--due=friday'],
  });
  expect(filledIn('offer "WHAT" --by NAME', [])).toBe('momentum offer "WHAT" --by NAME');
  expect(filledIn('offer "WHAT" --by NAME', ['Find', 'a', 'room'])).toBe(
    'momentum offer "Find a room" --by NAME',
  );
  expect(filledIn('take NUMBER --by NAME', ['3', 'Ida', 'Moss'])).toBe(
    'momentum take 3 --by "Ida Moss"',
  );
  expect(shellWord('a "b" $c')).toBe('"a \\"b\\" \\$c"');
});
