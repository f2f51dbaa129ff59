import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { onTestFinished, vi } from 'vitest';
import { run } from '../../src/cli/run.js';
import type { Runtime } from '../../src/cli/runtime.js';
import { bareCall, commandsFor, otherWords } from '../../src/commands/index.js';
import type { Viewer } from '../../src/files/viewer.js';
import type { Prompter } from '../../src/prompt/prompter.js';
import { scriptedPrompter } from '../../src/prompt/scripted.js';
import type { ExitCode } from '../../src/text/refusal.js';

export interface Write {
  readonly stream: 'out' | 'err';
  readonly text: string;
}

export interface Ended {
  readonly exit: ExitCode;
  /** What was written, in the order of the writing. */
  readonly writes: readonly Write[];
  readonly out: string;
  readonly err: string;
  /** The files that were shown in the system's viewer, had it been there. */
  readonly opened: readonly string[];
}

export interface Circumstances {
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string | Buffer;
  /** Answers to what is asked, by the question's id; without them nobody can be asked. */
  readonly answers?: ReadonlyMap<string, string>;
  /** Whoever answers, where that takes more than a list. */
  readonly prompter?: Prompter;
  /** Somebody sits at standard input and standard error; nobody unless said. */
  readonly someoneThere?: boolean;
  /** Makes both streams terminals of this many columns. */
  readonly terminal?: number;
  /** A desktop without a viewer, or one that fails, in place of one that takes note. */
  readonly viewer?: Viewer;
}

export interface Stage {
  /** A folder of this stage's own, gone when the test is over. */
  readonly home: string;
  /** Where ledgers are kept that are called by name. */
  readonly ledgers: string;
  /** Runs one command in this process, as `momentum WORD…` would run it in a shell. */
  momentum(argv: readonly string[], circumstances?: Circumstances): Promise<Ended>;
}

/** The day on which everything in the tests happens, unless they say otherwise: a Saturday. */
export const today = '2026-11-21';

/**
 * An empty home in which commands can be run. A fault of the program's own fails the test, unless
 * it is what the test is about (`faulty`).
 */
export function stage({ faulty = false }: { faulty?: boolean } = {}): Stage {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'momentum-stage-')));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  const data = join(home, '.local', 'share');
  return {
    home,
    ledgers: join(data, 'momentum'),
    async momentum(
      argv,
      {
        env = {},
        stdin = '',
        answers,
        prompter: asked,
        terminal,
        someoneThere = false,
        viewer,
      } = {},
    ) {
      // env-paths reads the process's own environment.
      vi.stubEnv('XDG_DATA_HOME', data);
      vi.stubEnv('XDG_STATE_HOME', join(home, '.local', 'state'));
      const writes: Write[] = [];
      const opened: string[] = [];
      const stream = (name: Write['stream']) => ({
        ...(terminal === undefined ? {} : { isTTY: true, columns: terminal, rows: 1000 }),
        write: (text: string) => writes.push({ stream: name, text }),
      });
      const script =
        answers &&
        scriptedPrompter(answers, {
          write: (text) => writes.push({ stream: 'err', text }),
          choices: true,
        });
      const prompter = asked ?? script;
      const runtime: Runtime = {
        stdin: Object.assign(Readable.from([Buffer.from(stdin)]), {
          isTTY: false,
        }) as unknown as NodeJS.ReadStream,
        someoneThere,
        stdout: stream('out'),
        stderr: stream('err'),
        env: {
          HOME: home,
          MOMENTUM_REFOLD: process.env.MOMENTUM_REFOLD,
          ...env,
        },
        now: new Date(`${today}T09:30:00Z`),
        elapsed: () => 0,
        readStdin: () => Buffer.from(stdin),
        version: '0.0.0',
        commandsFor,
        otherWords,
        bareCall,
        keepReport: (report) => {
          if (faulty) return join(home, 'fault.txt');
          throw new Error(`momentum ${argv.join(' ')} failed in itself:\n${report}`);
        },
        viewer: viewer ?? {
          isThere: () => true,
          show: async (path) => void opened.push(path),
        },
        ...(prompter ? { prompter } : {}),
      };
      const exit = await run(argv, runtime);
      // The event loop turns between two commands, as it does where each is a process of its own.
      await setImmediate();
      const unused = script?.unused() ?? [];
      if (unused.length > 0) throw new Error(`Nobody asked for: ${unused.join(', ')}`);
      const all = (name: Write['stream']) =>
        writes.flatMap(({ stream, text }) => (stream === name ? [text] : [])).join('');
      return { exit, writes, out: all('out'), err: all('err'), opened };
    },
  };
}
