import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { completionScript, shells } from '../../src/cli/completion.js';
import { flagName } from '../../src/cli/parameters.js';
import type { Commands } from '../../src/cli/verb.js';
import { allCommands } from '../../src/commands/index.js';
import { stage } from '../helpers/stage.js';

let commands: Commands;
beforeAll(async () => {
  commands = await allCommands();
});

const has = (shell: string): boolean => spawnSync(shell, ['-c', 'true']).status === 0;

/** Completes each call in turn, a call’s words to a line and what is offered to the next. */
const driver = [
  // An empty PATH shows that nothing is started.
  'PATH=',
  'source "$0"',
  "while IFS=$'\\t' read -r -a COMP_WORDS; do",
  'COMP_CWORD=$((COMP_WORDS[0]))',
  'COMP_WORDS[0]=momentum',
  '_momentum',
  "(IFS=$'\\t'; printf '%s\\n' \"$" + '{COMPREPLY[*]}")',
  'done',
].join('\n');

/** What is offered for the last word of each call, in one bash that has read the script and nothing else. */
function offeredInBash(calls: ReadonlyArray<readonly string[]>, cwd = tmpdir()): string[][] {
  const file = join(mkdtempSync(join(tmpdir(), 'completion-')), 'momentum');
  writeFileSync(file, completionScript('bash', commands));
  // A word that is empty is none to read: the number of words says that it is there.
  const input = calls.map((words) => [words.length, ...words].join('\t')).join('\n');
  const ran = spawnSync('bash', ['--norc', '-c', driver, file], {
    ...{ encoding: 'utf8', cwd, input: `${input}\n` },
  });
  expect(ran.stderr).toBe('');
  return ran.stdout
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t').filter((word) => word !== ''));
}

describe.skipIf(!has('bash'))('in bash', () => {
  const offered = (...words: string[]): string[] => offeredInBash([words])[0] ?? [];

  test.each([
    [['off'], ['offer']],
    [['meeting', 'pl'], ['plan']],
    [['--ledger', 'harbour', 'meeting', 'pl'], ['plan']],
    [['--json', 'hand'], ['hand-back']],
    [
      ['offer', 'Find a room', '--d'],
      ['--due', '--done-when'],
    ],
    [['offer', '--by', 'tom', '--du'], ['--due']],
    // Whose value it is, nobody but the person knows.
    [['offer', 'x', '--by', ''], []],
    [['state', '--format', 'd'], ['docx']],
    [['state', '--format', '=', 'd'], ['docx']],
    [
      ['state', '--format', '='],
      ['terminal', 'markdown', 'html', 'docx', 'text', 'eml', 'json', 'pdf', 'svg', 'png'],
    ],
    [['state', '--audience', 'members', '--format', 'sv'], ['svg']],
    [
      ['community', 'edit', '--rhythm', 'every t'],
      ['every\\ three\\ weeks', 'every\\ two\\ months'],
    ],
    [['measure', 'ban'], ['bands']],
    [['measure', '--by', 'month', 'ban'], ['bands']],
    [['measure', 'bands', 'ban'], []],
    [
      ['completion', ''],
      ['bash', 'zsh', 'fish'],
    ],
    [
      ['help', 'dut'],
      ['duties', 'duty'],
    ],
    [['why', 'dec'], ['decision']],
    // A word of another command is one of its own behind “show”.
    [['meeting', 'show', 'pl'], []],
    [['nosuch', 'meeting', 'pl'], []],
  ])('%j is completed to %j', (words, expected) => {
    expect(offered(...words).sort()).toEqual([...expected].sort());
  });

  test('every command is reached word by word, and each of its flags', () => {
    const wanted = new Map<string, string[]>();
    const want = (words: readonly string[], one: string): void => {
      const call = words.join(' ');
      wanted.set(call, [...(wanted.get(call) ?? []), one]);
    };
    for (const { path, options } of commands.verbs) {
      for (const [at, word] of path.entries()) want([...path.slice(0, at), ''], word);
      for (const name of Object.keys(options)) want([...path, '-'], `--${flagName(name)}`);
    }
    const all = offeredInBash([...wanted.keys()].map((call) => call.split(' ')));
    const missing = [...wanted].flatMap(([call, ones], at) =>
      ones.filter((one) => !all[at]?.includes(one)).map((one) => `${call} … ${one}`),
    );
    expect(all).toHaveLength(wanted.size);
    expect(missing).toEqual([]);
  });

  test('a file is completed where one is meant, with the blanks in its name', () => {
    const folder = mkdtempSync(join(tmpdir(), 'completion-'));
    writeFileSync(join(folder, 'the people.csv'), '');
    expect(offeredInBash([['import', 'members', 'the']], folder)).toEqual([['the people.csv']]);
  });
});

describe.each(['zsh', 'fish'])('in %s', (shell) => {
  test.skipIf(!has(shell))('the script is one', () => {
    const script = completionScript(shell as 'zsh' | 'fish', commands);
    const file = join(mkdtempSync(join(tmpdir(), 'momentum-completion-')), `momentum.${shell}`);
    onTestFinished(() => rmSync(dirname(file), { recursive: true }));
    writeFileSync(file, script);
    const checked = spawnSync(shell, ['-n', file], { encoding: 'utf8' });
    expect(checked).toMatchObject({ stderr: '', status: 0 });
  });
});

test.each(shells)(
  '%s: the first lines say how to install it, and each flag stands in it',
  async (shell) => {
    const { momentum } = stage();
    const { out, exit } = await momentum(['completion', shell]);
    expect(exit).toBe(0);
    const [head = ''] = out.split('\n\n');
    expect(head.split('\n').every((line) => line.startsWith('#'))).toBe(true);
    expect(head).toContain(`momentum completion ${shell} > `);
    expect(out).toBe(completionScript(shell, commands));
    for (const { options } of commands.verbs) {
      for (const name of Object.keys(options)) {
        expect(out).toContain(flagName(name));
      }
    }
  },
);
