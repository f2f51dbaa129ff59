/** Who asks: a terminal with all it can do, a dumb one, or nobody. */
import type { Completing, LineReader } from '../prompt/lines.js';
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

/** Whoever types line after line; without a terminal they are read as they come from a pipe. */
export async function makeLineReader(
  interactive: boolean,
  { stdin, stderr, env }: Runtime,
  complete: Completing,
): Promise<LineReader> {
  const { lineReader } = await import('../prompt/lines.js');
  const terminal = !interactive ? 'none' : env.TERM === 'dumb' ? 'plain' : 'keys';
  return lineReader({ input: stdin, output: stderr, ascii: asciiOnly(env), terminal }, complete);
}
