/** This process as the program's edge. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isatty } from 'node:tty';
import { bareCall, commandsFor } from '../commands/index.js';
import type { ExitCode } from '../core/refusal.js';
import { run } from './run.js';

const ownFolder = (): string => join(tmpdir(), `momentum-${process.getuid?.() ?? 'report'}`);

/** Keeps a fault report where only its owner can read it. */
function keepReport(text: string): string | undefined {
  try {
    mkdirSync(ownFolder(), { recursive: true, mode: 0o700 });
    const path = join(ownFolder(), `fault-${Date.now()}.txt`);
    writeFileSync(path, text, { mode: 0o600, flag: 'wx' });
    return path;
  } catch {
    return undefined;
  }
}

export const runHere = (argv: readonly string[], version: string): Promise<ExitCode> =>
  run(argv, {
    // Opening standard input takes longer than most commands; few of them look at it.
    get stdin() {
      return process.stdin;
    },
    stdinIsTerminal: isatty(0),
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    now: new Date(),
    elapsed: () => performance.now(),
    readStdin: () => readFileSync(0),
    version,
    commandsFor,
    bareCall,
    keepReport,
  });
