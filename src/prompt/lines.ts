/** Lines that somebody types one after the other, or that are piped in. */
import { createInterface, type Interface } from 'node:readline';
import { visible } from '../text/gate.js';
import { layout, plainly } from './layout.js';
import { cancelled, type Tone } from './prompter.js';

export interface LineOptions {
  readonly input: NodeJS.ReadableStream;
  /** Where the prompt and all that is said goes. */
  readonly output: { readonly columns?: number; write(text: string): unknown };
  readonly ascii: boolean;
  /** keys: a terminal on which a line can be edited · plain: one that can't move its cursor · none: a pipe. */
  readonly terminal: 'keys' | 'plain' | 'none';
}

/** What may be meant by the end of what was typed so far, each with that end. */
export type Completing = (typed: string) => readonly [found: readonly string[], end: string];

export interface LineReader {
  say(text: string, tone?: Tone): void;
  /**
   * The next line; undefined at the end of them.
   * @param preset stands there already, to be changed
   * @throws Refusal `cancelled` on Ctrl-C
   */
  next(prompt: string, preset?: string): Promise<string | undefined>;
  close(): void;
}

/** Reads lines as they come: what was pasted is there line by line. */
export function lineReader(options: LineOptions, complete: Completing): LineReader {
  const { input, output, ascii, terminal } = options;
  const come: string[] = [];
  let ended = false;
  let left = false;
  let wake: (() => void) | undefined;
  const tell = (): void => {
    wake?.();
    wake = undefined;
  };
  const leave = (): void => {
    left = true;
    tell();
  };
  const open = (): Interface =>
    createInterface({
      input,
      ...(terminal === 'keys'
        ? { output: output as NodeJS.WriteStream, terminal: true }
        : { terminal: false }),
      completer: (typed: string) => complete(typed) as [string[], string],
      historySize: 100,
    })
      .on('line', (line) => {
        come.push(line);
        tell();
      })
      .on('close', () => {
        ended = true;
        tell();
      })
      .on('SIGINT', leave);
  let lines = open();
  if (terminal === 'plain') process.once('SIGINT', leave);

  const say = (text: string, tone: Tone = 'plain'): void => {
    output.write(`${layout(text, tone, { columns: output.columns || 80, ascii })}\n`);
  };

  function ask(prompt: string, preset: string): void {
    const shown = ascii ? plainly(visible(prompt)) : visible(prompt);
    if (terminal === 'plain') output.write(shown);
    if (terminal !== 'keys') return;
    lines.setPrompt(shown);
    lines.prompt();
    if (preset !== '') lines.write(preset);
  }

  return {
    say,
    async next(prompt, preset = '') {
      if (come.length === 0 && !ended && !left) {
        ask(prompt, preset);
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      if (left) throw cancelled();
      const line = come.shift();
      if (line === undefined && terminal !== 'none') output.write('\n');
      // Ctrl-D ends the lines, and not what is asked after them.
      if (line === undefined && terminal === 'keys' && !left) {
        ended = false;
        lines = open();
      }
      // Nobody saw it being typed.
      if (line !== undefined && terminal === 'none') say(`${prompt}${line}`);
      return line;
    },
    close() {
      process.off('SIGINT', leave);
      lines.close();
    },
  };
}
