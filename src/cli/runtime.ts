import type { Viewer } from '../files/viewer.js';
import type { Prompter } from '../prompt/prompter.js';
import { excerpt } from '../text/gate.js';
import { usage } from '../text/refusal.js';
import type { Ledger } from '../things/ledger.js';
import type { OtherWords } from './otherwise.js';
import type { Commands } from './verb.js';

export interface Stream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly rows?: number;
  write(text: string | Uint8Array): unknown;
}

export type Env = Readonly<Record<string, string | undefined>>;

const longestWait = 3600;

/**
 * How long to wait for another process that is writing, where that was said, in milliseconds.
 * @throws Refusal `unclear-wait`
 */
export function waitIn({ MOMENTUM_WAIT: seconds }: Env): { readonly wait?: number } {
  if (!seconds) return {};
  const wait = Number(seconds);
  if (wait >= 0 && wait <= longestWait) return { wait: wait * 1000 };
  throw usage(
    'unclear-wait',
    `MOMENTUM_WAIT is “${excerpt(seconds)}”, which is no number of seconds up to ${longestWait}.`,
    'Set it to how long to wait while somebody else writes, such as 10; or unset it.',
  );
}

/** The ledger that was named, by its flag or in the environment. */
export const ledgerNamed = (
  { ledger }: { readonly ledger?: string | undefined },
  { MOMENTUM_LEDGER: named }: Env,
): string | undefined => ledger || named || undefined;

/** The world outside the program: real in main.ts, made up in tests. */
export interface Runtime {
  readonly stdin: NodeJS.ReadStream;
  /** Whether somebody sits at both, to be asked and to read the question. */
  readonly someoneThere: boolean;
  readonly stdout: Stream;
  readonly stderr: Stream;
  readonly env: Env;
  /** The moment the program started; read once. */
  readonly now: Date;
  /** Milliseconds since then. */
  readonly elapsed: () => number;
  readonly readStdin: () => Buffer;
  readonly version: string;
  /** The commands that a first word may mean. */
  readonly commandsFor: (word: string) => Promise<Commands>;
  /** The words that people type for a command that is called otherwise. */
  readonly otherWords: OtherWords;
  /** The first word that stands for none. */
  readonly bareCall: string;
  /** Keeps a fault report where it can be found again and returns its path. */
  readonly keepReport: (text: string) => string | undefined;
  /**
   * Finishes what was cut off of a forgetting and makes the day's backup of a ledger that was written
   * to, and says what did not come about; absent where none is wanted.
   */
  readonly putAway?: (ledger: Ledger, now: Date) => Promise<readonly string[]>;
  /** Shows a file to whoever sits there. */
  readonly viewer: Viewer;
  /** Stands in for the terminal's prompter in tests. */
  readonly prompter?: Prompter;
}
