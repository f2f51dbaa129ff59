/** This process as what a run of the program happens in. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isatty } from 'node:tty';
import { makeFolder, ownFolders } from '../files/folders.js';
import { systemViewer } from '../files/viewer.js';
import { plainOptions } from '../render/options.js';
import { messageStyle } from '../render/terminal/glyphs.js';
import { type ExitCode, exitCodes } from '../text/refusal.js';
import type { Ledger } from '../things/ledger.js';
import { cutOff, refusalText } from './failure.js';
import { noBackup, run } from './run.js';
import type { Runtime } from './runtime.js';
import { dayOnClock } from './today.js';

const reports = (): string => join(ownFolders().state, 'faults');

/** Keeps a fault report where only its owner can read it. */
function keepReport(text: string): string | undefined {
  try {
    makeFolder(reports());
    const path = join(reports(), `fault-${Date.now()}.txt`);
    writeFileSync(path, text, { mode: 0o600, flag: 'wx' });
    return path;
  } catch {
    return undefined;
  }
}

/**
 * A reader that has seen enough (`momentum log | head -1`) is no fault of anybody's, and a disk that
 * is full is none of ours.
 */
function quietly(stream: NodeJS.WriteStream): NodeJS.WriteStream {
  if (stream.listenerCount('error') === 0) {
    stream.on('error', ({ code = 'unknown' }: NodeJS.ErrnoException) => {
      if (code === 'EPIPE') process.exit(exitCodes.done);
      if (stream !== process.stderr) {
        process.stderr.write(refusalText(cutOff(code), messageStyle(plainOptions)));
      }
      process.exit(exitCodes.refused);
    });
  }
  return stream;
}

/**
 * What is done once what was typed is on record and said: a forgetting is finished, and the day's first
 * backup made.
 */
async function putAway(ledger: Ledger, now: Date): Promise<readonly string[]> {
  const { stillToClear } = await import('../backups/still-to-clear.js');
  const told = stillToClear(ledger.path) ? await finishedForgetting(ledger) : [];
  const { dailyBackup } = await import('../backups/folder.js');
  const day = dayOnClock(now);
  const file = dailyBackup(ledger, day);
  if (existsSync(file)) return told;
  const { backUpToday } = await import('../backups/daily.js');
  const why = await backUpToday(ledger.path, file, day, now.toISOString());
  return why === undefined ? told : [...told, noBackup(why)];
}

/** What is left as it was is said; what is not finished yet is told by check. */
async function finishedForgetting(ledger: Ledger): Promise<readonly string[]> {
  const { cutOffTold, finishForgetting } = await import('../backups/forgetting.js');
  const done = finishForgetting(ledger);
  return done ? cutOffTold(done) : [];
}

export const runProcess = (
  argv: readonly string[],
  version: string,
  commands: Pick<Runtime, 'commandsFor' | 'otherWords' | 'bareCall'>,
): Promise<ExitCode> =>
  run(argv, {
    ...commands,
    // Opening a stream takes milliseconds, and most commands neither read nor complain.
    get stdin() {
      return process.stdin;
    },
    someoneThere: isatty(0) && isatty(2),
    stdout: quietly(process.stdout),
    get stderr() {
      return quietly(process.stderr);
    },
    env: process.env,
    now: new Date(),
    elapsed: () => performance.now(),
    readStdin: () => readFileSync(0),
    version,
    keepReport,
    ...(process.env.MOMENTUM_BACKUPS === 'no' ? {} : { putAway }),
    viewer: systemViewer(process.env),
  });
