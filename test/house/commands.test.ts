import { expect, test } from 'vitest';

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

test('a command without summary, example or session is found', () => {
  const session = '$ momentum member add "Ada Quill"\n';
  expect(owed([{ name: 'member add', summary: 'Add a member', examples: ['x'] }], session)).toEqual(
    [],
  );
  expect(owed([{ name: 'member', summary: ' ', examples: [] }], '')).toHaveLength(3);
  expect(owed([{ name: 'member ad', summary: 'x', examples: ['x'] }], session)).toHaveLength(1);
});
