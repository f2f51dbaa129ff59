/** Who asks: a terminal with all it can do, a dumb one, or nobody. */
import type { Prompter } from '../prompt/prompter.js';
import { asciiOnly, wantsColour } from './output.js';
import type { Globals } from './program.js';
import type { Runtime } from './runtime.js';

export async function makePrompter(
  interactive: boolean,
  globals: Globals,
  runtime: Runtime,
): Promise<Prompter> {
  if (!interactive) {
    const { noPrompter } = await import('../prompt/no-terminal.js');
    return noPrompter((text) => runtime.stderr.write(text));
  }
  if (runtime.env.TERM === 'dumb') {
    const { plainPrompter } = await import('../prompt/plain.js');
    return plainPrompter({
      input: runtime.stdin,
      output: runtime.stderr as NodeJS.WriteStream,
      ascii: asciiOnly(runtime.env),
    });
  }
  const { inquirerPrompter } = await import('../prompt/inquirer.js');
  return inquirerPrompter({
    input: runtime.stdin,
    output: runtime.stderr as NodeJS.WriteStream,
    color: wantsColour(runtime.stderr, runtime.env, globals),
    ascii: asciiOnly(runtime.env),
    hasEditor: Boolean(runtime.env.VISUAL || runtime.env.EDITOR),
  });
}
