/** The program in a process of its own that goes on from one command to the next. */
import { fork } from 'node:child_process';
import { built } from '../helpers/built.js';

export interface Answer {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
  /** By how much the memory grew that the process holds. */
  readonly bytes: number;
}

export interface Running {
  /** Rejects where the process ends, or has no answer after `patience` milliseconds. */
  run(argv: readonly string[], patience?: number): Promise<Answer>;
  end(): void;
}

export async function running(
  cwd: string,
  env: Readonly<Record<string, string>>,
): Promise<Running> {
  const program = await built(new URL('patient.ts', import.meta.url));
  const child = fork(program.path, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const answer = (patience: number, to = 'the start'): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const over = (why: string) => {
        clearTimeout(timer);
        child.off('exit', gone).off('message', came);
        child.kill('SIGKILL');
        reject(new Error(`${to}: ${why}`));
      };
      const gone = (code: number | null, signal: string | null) =>
        over(`the program ended (${code ?? signal})`);
      const came = (message: unknown) => {
        clearTimeout(timer);
        child.off('exit', gone);
        resolve(message);
      };
      const timer = setTimeout(() => over('no answer'), patience);
      child.once('exit', gone).once('message', came);
    });
  await answer(600_000);
  return {
    async run(argv, patience = 60_000) {
      child.send(argv);
      return (await answer(patience, argv.join(' '))) as Answer;
    },
    end() {
      child.kill('SIGKILL');
      program.remove();
    },
  };
}
