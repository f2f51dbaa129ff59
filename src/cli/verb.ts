import type { Viewer } from '../files/viewer.js';
import type { Tree } from '../papers/tree.js';
import type { Completing, LineReader } from '../prompt/lines.js';
import type { AnyQuestion, Prompter } from '../prompt/prompter.js';
import type { ExitCode } from '../text/refusal.js';
import type { MemberOrNew } from '../things/member/changes.js';
import type { Session } from '../things/session.js';
import type { Day } from '../time/day.js';
import type { Asked } from '../time/reading.js';
import type { Tense } from '../time/reckoning.js';
import type { Finder } from './finder.js';
import type { InputOf, Parameters } from './parameters.js';

/** What a handler gives back; it prints nothing itself. */
export interface Result {
  /** What `--json` shows, beside the schema's version and the command's name. */
  readonly data: object;
  readonly document: Tree;
  /** A word or two about what to do next; goes to stderr, for people. */
  readonly hints?: readonly string[];
  /** What was not taken as it was typed; goes to stderr, beside `--json` as well. */
  readonly notes?: readonly string[];
  readonly exit?: ExitCode;
  /** Bytes that are the result as they are, such as a document in a format of its own. */
  readonly raw?: string | Uint8Array;
}

/** What a handler may use beside its input. */
export interface Call {
  /** The ledger that was named, opened when first asked for. */
  readonly session: Session;
  readonly today: Day;
  /** How a day or a period that the handler itself reads is reckoned. */
  readonly asked: (tense: Tense) => Asked;
  /** By what today is another day than the clock's, if it is: `--today`. */
  readonly todaySaidBy: string | undefined;
  readonly now: string;
  /** Whether somebody can be asked. */
  readonly interactive: boolean;
  /** Whether the result is wanted as data, and so all of it. */
  readonly asData: boolean;
  /** Whether the result goes where people have just been asked, and not into a file or a pipe. */
  readonly resultOnTerminal: boolean;
  readonly prompter: () => Promise<Prompter>;
  /** Reads line after line: from a terminal with all it can do, or from a pipe as they come. */
  readonly lines: (complete: Completing) => Promise<LineReader>;
  /** What is meant by words that the handler itself has to take apart, as a field would find it. */
  readonly find: Finder['find'];
  /** Asks for somebody by name, with the same help as a flag gives; undefined for an empty answer. */
  readonly askPerson: (question: AnyQuestion) => Promise<MemberOrNew | undefined>;
  /** What came in on standard input, read whole. */
  readonly stdin: () => Buffer;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The ledger as it was named by flag or environment, for the commands that make ledgers. */
  readonly named: string | undefined;
  /** Milliseconds since the program started, for whoever shows the time. */
  readonly clock: () => number;
  /** Shows a file to whoever sits there. */
  readonly viewer: Viewer;
  /** A session at another ledger than the one named; made if `make` is true. */
  readonly open: (path: string, options: { make: boolean }) => Session;
  readonly version: string;
  /** Every command there is, all of them loaded. */
  readonly commands: () => Promise<Commands>;
  /** Puts a line where talk goes, at once. */
  readonly say: (line: string) => void;
  /** Shows on a terminal how far something long has come; told from 0 to 1, and gone at 1. */
  readonly progress: (what: string) => (done: number) => void;
}

export type Handler<Input> = (input: Input, call: Call) => Result | Promise<Result>;

/** The headings of `momentum help`, in their order. */
export const groups = [
  'To begin:',
  'Every day:',
  'Every week:',
  'To see further:',
  'What there is:',
  'Looking after the ledger:',
] as const;
export type Group = (typeof groups)[number];

/** What each is called in `momentum help GROUP`. */
export const groupNames: Readonly<Record<Group, string>> = {
  'To begin:': 'begin',
  'Every day:': 'day',
  'Every week:': 'week',
  'To see further:': 'further',
  'What there is:': 'things',
  'Looking after the ledger:': 'ledger',
};

/** What a command does to a ledger: `makes` opens no ledger by itself, `none` has nothing to do with one. */
export type Use = 'reads' | 'writes' | 'makes' | 'none';

/**
 * A verb, declared once beside what it does: from this come the parser, the help, the reference in
 * docs/, what is checked before it runs, and `--json`.
 */
export interface Verb<Input = never> {
  /** The words that call it: `['meeting', 'plan']`. */
  readonly path: readonly [string, ...string[]];
  readonly summary: string;
  /** Lines to type, each with what it does. */
  readonly examples: ReadonlyArray<readonly [line: string, what: string]>;
  readonly arguments: Parameters;
  readonly options: Parameters;
  /** The fields of its `--json`, with what each holds. */
  readonly json: Readonly<Record<string, string>>;
  readonly uses: Use;
  /** The argument without which a command that writes only shows, and needs no more than reading. */
  readonly writesWith?: string;
  /** Under which heading it stands in `momentum help`. */
  readonly group?: Group;
  /** Asked where all was left out and asked for, once that is done: whether there is another one. */
  readonly another?: string;
  /** Of a verb that takes no sentence, the line that keeps one: "WHAT" is filled in. */
  readonly aside?: string;
  /** Whether long output goes through the pager on a terminal. */
  readonly pages?: boolean;
  /** Further lines at the end of its help, made when the help is asked for. */
  readonly more?: () => string;
  readonly run: Handler<Input>;
}

/** Declares a verb with its handler, whose input follows from the fields. */
export const verb = <
  const Arguments extends Parameters = Record<never, never>,
  const Options extends Parameters = Record<never, never>,
>(
  declared: Omit<Verb<InputOf<Arguments> & InputOf<Options>>, 'arguments' | 'options' | 'json'> & {
    readonly arguments?: Arguments;
    readonly options?: Options;
    readonly json?: Verb['json'];
  },
): Verb<InputOf<Arguments> & InputOf<Options>> => ({
  json: {},
  arguments: {},
  options: {},
  ...declared,
});

/** The first word of several commands: `meeting`, with what it is about. */
export interface Noun {
  readonly name: string;
  readonly summary: string;
  readonly group: Group;
}

/** Commands, with the nouns that begin some of them. */
export interface Commands {
  readonly verbs: readonly Verb[];
  readonly nouns: readonly Noun[];
}
