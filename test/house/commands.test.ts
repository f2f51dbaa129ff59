import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { allCommands, nounFiles } from '../../src/commands/index.js';
import { root } from './sources.js';

/** What this rule needs to know of a command's declaration. */
interface Declared {
  readonly name: string;
  readonly summary: string;
  readonly examples: readonly unknown[];
}

/**
 * One sentence for each thing that a command owes its users and has not got. `sessions` is the text
 * of the recorded sessions, in which every command has to occur as somebody types it.
 */
function owed(commands: readonly Declared[], sessions: string): string[] {
  return commands.flatMap(({ name, summary, examples }) => [
    ...(summary.trim() === '' ? [`momentum ${name} has no summary for its help.`] : []),
    ...(examples.length === 0 ? [`momentum ${name} has no example in its help.`] : []),
    ...(new RegExp(`momentum ${name}(?![\\w-])`).test(sessions)
      ? []
      : [`momentum ${name} occurs in no session of test/sessions.`]),
  ]);
}

const folder = join(root, 'test', 'sessions');

const sessions = (): string =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');

/** The lines that were typed, without what came back. */
const typed = (session: string): string => session.match(/^\$ .*$/gm)?.join('\n') ?? '';

test('every command has its summary, an example, and a session in which somebody types it', async () => {
  const { verbs } = await allCommands();
  const declared = verbs.map(({ path, ...rest }) => ({ name: path.join(' '), ...rest }));
  expect(owed(declared, typed(sessions()))).toEqual([]);
});

test('the first words that a noun’s file is found by are those of its verbs', async () => {
  for (const { words, load } of nounFiles) {
    const { verbs } = await load();
    expect(new Set(words)).toEqual(new Set(verbs.map(({ path }) => path[0])));
  }
});

test('every example is one of its own command, and each --json says what it holds', async () => {
  const { verbs } = await allCommands();
  const wrong = verbs.flatMap(({ path, examples, json, uses }) => [
    ...examples
      .map(([line]) => line)
      .filter((line) => line !== 'momentum' && !line.startsWith(`momentum ${path.join(' ')}`)),
    ...(uses === 'reads' && Object.keys(json).length === 0
      ? [`momentum ${path.join(' ')} does not say what its --json holds.`]
      : []),
  ]);
  expect(wrong).toEqual([]);
});

test('a command that only reads is not told of people who may be new', async () => {
  const { verbs } = await allCommands();
  const wrong = verbs
    .filter(({ uses }) => uses !== 'writes')
    .flatMap(({ path, arguments: args, options }) =>
      Object.values({ ...args, ...options })
        .filter(({ kind }) => kind === 'person')
        .map(() => `momentum ${path.join(' ')} would ask whether to add somebody, and can’t.`),
    );
  expect(wrong).toEqual([]);
});

test('a command without summary, example or session is found', () => {
  const session = '$ momentum member add "Ada Quill"\n';
  expect(owed([{ name: 'member add', summary: 'Add a member', examples: ['x'] }], session)).toEqual(
    [],
  );
  expect(owed([{ name: 'member', summary: ' ', examples: [] }], '')).toHaveLength(3);
  expect(owed([{ name: 'member ad', summary: 'x', examples: ['x'] }], session)).toHaveLength(1);
});
