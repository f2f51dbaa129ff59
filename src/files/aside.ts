import { fork } from 'node:child_process';
import { basename } from 'node:path';

/** Hands a question to the process beside this one. Rejects where that one ended without an answer. */
export type Aside = (question: string) => Promise<string>;

/** What goes over the line, as JSON; an answer bears the number of its question. */
export interface Numbered {
  readonly number: number;
  readonly text: string;
}

// Compiles WebAssembly once, in a moment, and leaves it at that. Left alone V8 goes on to compile
// what runs often anew and better, for half a second more than a picture takes to paint.
const settings = ['--liftoff-only'];

/**
 * Starts one of the program's own files in a Node beside this one, for work that would hold this one
 * up. It ends when this one does, and keeps this one waiting for nothing but its answers.
 */
export function aside(file: string): Aside {
  const child = fork(file, {
    execArgv: settings,
    // It needs to know nothing of anybody.
    env: {},
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  interface Asker {
    readonly resolve: (answer: string) => void;
    readonly reject: (reason: Error) => void;
  }
  const waiting = new Map<number, Asker>();
  let asked = 0;
  const rest = (): void => {
    child.unref();
    child.channel?.unref();
  };
  const ended = (): void => {
    for (const { reject } of waiting.values()) reject(new Error(`${basename(file)} ended`));
    waiting.clear();
  };
  child.on('message', ({ number, text }: Numbered) => {
    waiting.get(number)?.resolve(text);
    waiting.delete(number);
    if (waiting.size === 0) rest();
  });
  child.on('error', ended).on('exit', ended);
  rest();
  return (text) =>
    new Promise((resolve, reject) => {
      asked += 1;
      waiting.set(asked, { resolve, reject });
      child.ref();
      child.channel?.ref();
      child.send({ number: asked, text } satisfies Numbered, (error) => {
        if (error !== null) ended();
      });
    });
}
