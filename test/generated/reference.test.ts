import { expect, test } from 'vitest';
import { allCommands } from '../../src/commands/index.js';
import { reference } from '../../tools/reference.js';

test('docs/reference.md is what the commands declare', async () => {
  await expect(reference(await allCommands())).toMatchFileSnapshot('../../docs/reference.md');
});

test('every command stands in it, each once', async () => {
  const commands = await allCommands();
  const text = reference(commands);
  for (const { path } of commands.verbs) {
    expect(text.split(`### momentum ${path.join(' ')}\n`), path.join(' ')).toHaveLength(2);
  }
});
