import { describe, expect, test } from 'vitest';
import { run } from '../../src/cli/run.js';
import { groupNames, type Verb } from '../../src/cli/verb.js';
import { allCommands } from '../../src/commands/index.js';
import { stage } from '../helpers/stage.js';

const wide = { terminal: 80 };

/** What the first screen says where there are `more` commands in every group. */
async function withMore(more: number): Promise<string> {
  const real = await allCommands();
  const verbs = Object.keys(groupNames).flatMap((group) =>
    Array.from({ length: more }, (_, at) => ({
      ...(real.verbs[0] as Verb),
      path: [`verb${at}`] as const,
      summary: 'a summary that is longer than a line of eighty columns has room for, by far',
      group: group as keyof typeof groupNames,
    })),
  );
  let text = '';
  const stream = { isTTY: true, columns: 80, write: (part: unknown) => (text += part) };
  await run(['--help'], {
    stdout: stream,
    stderr: stream,
    env: {},
    bareCall: 'status',
    otherWords: { runs: {}, says: {}, later: [], flags: {} },
    commandsFor: async () => ({ ...real, verbs: [...real.verbs, ...verbs] }),
  } as unknown as Parameters<typeof run>[1]);
  return text;
}

test.each([0, 1, 40])(
  'the first screen has 24 lines of 80 columns, with %i more commands in each group',
  async (more) => {
    const lines = (await withMore(more)).trimEnd().split('\n');
    // The prompt takes one.
    expect(lines.length).toBeLessThan(24);
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
    expect(lines[0]).toBe('Examples:');
  },
);

test('every command and every noun stands in the help of its group', async () => {
  const { momentum } = stage();
  const { verbs } = await allCommands();
  const all = await Promise.all(
    Object.values(groupNames).map((name) => momentum(['help', name], wide)),
  );
  const words = all
    .map(({ out }) => out)
    .join('\n')
    .match(/^ {2}[a-z-]+/gm)
    ?.map((word) => word.trim());
  expect(new Set(words)).toEqual(new Set(verbs.map(({ path }) => path[0])));
});

test.each([
  [['help', 'member', 'add'], 'Usage: momentum member add [options] <NAME>'],
  [['member', 'add', '--help'], 'Usage: momentum member add [options] <NAME>'],
  [['help', 'people'], 'Usage: momentum member list [options]'],
  [['help', 'meeting'], 'Usage: momentum meeting COMMAND'],
  [['meeting'], 'Usage: momentum meeting COMMAND'],
  [['meeting', '-h'], 'Usage: momentum meeting COMMAND'],
  [['help', 'week'], 'Every week:'],
  [['-h'], 'Every day:'],
  [['help'], 'Every day:'],
])('momentum %j is help', async (words, line) => {
  const { exit, out } = await stage().momentum(words, wide);
  expect([exit, out.split('\n')]).toEqual([0, expect.arrayContaining([line])]);
});

test.each([
  [['help', 'nosuch']],
  [['help', 'member', 'nosuch']],
  [['help', 'export']],
  [['meeting', 'nosuch', '--help']],
])('momentum %j is refused', async (words) => {
  const { exit, out, err } = await stage().momentum(words, wide);
  expect([exit, out, err]).toEqual([2, '', expect.stringContaining('(unknown-command)')]);
});

describe('no line of help is cut or wider than the terminal:', async () => {
  const { verbs } = await allCommands();
  test.each(verbs.map(({ path }) => path.join(' ')))('%s', async (path) => {
    const { out } = await stage().momentum([...path.split(' '), '--help'], wide);
    const [, help = ''] = out.split('\nUsage: ');
    const long = help.split('\n').filter((line) => line.length > 80);
    expect(long).toEqual([]);
  });
});
