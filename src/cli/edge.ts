import type { Viewer } from '../files/viewer.js';
import type { Prompter } from '../prompt/prompter.js';
import type { Env, Stream } from './output.js';
import type { Commands } from './spec.js';

/** The world outside the program: real in main.ts, made up in tests. */
export interface Edge {
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
  /** The first word that stands for none. */
  readonly bareCall: string;
  /** Keeps a fault report where it can be found again and returns its path. */
  readonly keepReport: (text: string) => string | undefined;
  /** Shows a file to whoever sits there. */
  readonly viewer: Viewer;
  /** Stands in for the terminal's prompter in tests. */
  readonly prompter?: Prompter;
}
