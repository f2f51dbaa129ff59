/** --because, --why and periods are the same wherever they can be given. */
import { describe, expect, test } from 'vitest';
import { allCommands } from '../../src/commands/index.js';
import { type Stage, stage } from '../helpers/stage.js';
import { wordsOf } from '../sessions/session.js';

const typeIn = (at: Stage, line: string) => at.momentum(wordsOf(line).slice(1));

async function begun(): Promise<Stage> {
  const at = stage();
  for (const line of [
    'momentum init "Maths Teachers" --facilitator "Tom Reed"',
    'momentum member add "Ida Moss"',
    'momentum offer "Book the hall" --by ida --due 2026-12-01',
    'momentum meeting plan "Winter evening" --on 2026-12-10',
  ]) {
    await typeIn(at, line);
  }
  return at;
}

const reasonOf = async (line: string): Promise<unknown[]> => {
  const at = await begun();
  const { exit, out, err } = await typeIn(at, `${line} --json`);
  if (exit !== 0) return [/\((.*)\)\n$/.exec(err)?.[1]];
  const { commitment, meeting, community } = JSON.parse(out);
  if (commitment) {
    const log = JSON.parse((await typeIn(at, 'momentum log --json')).out);
    return [/ \(([^()]*)\)[.]$/.exec(log.entries.at(-1).what)?.[1]];
  }
  if (meeting) return [meeting.because];
  return [community.stageWhy];
};

describe.each([
  'momentum move 1 --to "next friday"',
  'momentum pass 1 --to tom',
  'momentum release 1',
])('%s', (line) => {
  test.each([
    ['--because waiting', ['waiting on somebody']],
    ['--because "No longer needed"', ['no longer needed']],
    ['--because "too busy"', ['too busy']],
    ['--why "The hall is closed"', ['The hall is closed']],
    ['--because "The hall is closed"', ['The hall is closed']],
    ['--because waiting --why "The hall is closed"', ['waiting on somebody: The hall is closed']],
    ['--because laziness', ['unknown-word']],
    ['--because waiting --because busy', ['flag-twice']],
  ])('%s', async (reason, told) => {
    expect(await reasonOf(`${line} ${reason}`)).toEqual(told);
  });
});

describe.each(['momentum meeting cancel next', 'momentum community stage maturing'])(
  '%s',
  (line) => {
    test.each([
      ['--why "The hall is closed"', ['The hall is closed']],
      ['--because "The hall is closed"', ['The hall is closed']],
      ['--because waiting', ['waiting on somebody']],
      ['--because waiting --why "The hall is closed"', ['waiting on somebody: The hall is closed']],
    ])('%s', async (reason, told) => {
      expect(await reasonOf(`${line} ${reason}`)).toEqual(told);
    });
  },
);

test('each command that takes one of the two flags takes the other', async () => {
  const { verbs } = await allCommands();
  const lacking = verbs.filter(({ options }) => 'because' in options !== 'why' in options);
  // Why something was decided is nobody’s reason for a delay: it has own words alone.
  expect(lacking.map(({ path }) => path.join(' '))).toEqual(['decide']);
});

test('a period is said in the same words to every command that takes one', async () => {
  const { verbs } = await allCommands();
  const lines = verbs.flatMap(({ path, options }) =>
    Object.entries(options).flatMap(([name, { kind }]) =>
      kind === 'period' ? [`momentum ${path.join(' ')} --${name}`] : [],
    ),
  );
  expect(lines.length).toBeGreaterThan(7);
  const at = await begun();
  const about: Record<string, string> = {
    'member promises': ' ida',
    measure: ' momentum',
    explain: ' momentum',
    'document make': ' state-of-play',
    'meeting minutes': ' 1',
  };
  for (const line of lines) {
    const path = line.slice('momentum '.length, line.indexOf(' --'));
    for (const period of [
      '4w',
      'last month',
      'this month',
      '2026-Q3',
      '2026',
      '2026-10-01..2026-10-31',
    ]) {
      const words = [...wordsOf(line.replace(' --', `${about[path] ?? ''} --`)).slice(1), period];
      const { exit, err } = await at.momentum(words);
      expect([words.join(' '), exit, exit === 0 ? '' : err]).toEqual([words.join(' '), 0, '']);
    }
  }
});
