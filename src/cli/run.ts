/** One call of the program: argv in, words out, an exit code back. */
import { CommanderError } from 'commander';
import type { Desk } from '../actions/desk.js';
import { type Day, parseIsoDay } from '../core/day.js';
import { type ExitCode, exitCodes, Refusal } from '../core/refusal.js';
import { type Ledger, type LedgerOptions, readLedger } from '../ledger/ledger.js';
import { findLedger } from '../ledger/location.js';
import { canAsk } from '../prompt/terminal.js';
import type { Prompter } from '../prompt/types.js';
import { exitCodeOf, faultReport, refusalText, usageRefusal } from './failure.js';
import type { Fields } from './fields.js';
import { asciiOnly, type Env, lookOf, page, type Stream, wantsColour } from './output.js';
import { argumentOf, arranged, buildProgram, type Globals, type Parsed } from './program.js';
import { flagOf, looksIntoLedger, readFields } from './read.js';
import type { Call, Commands, Handler, Result } from './spec.js';

/** The world outside the program: real in main.ts, made up in tests. */
export interface Edge {
  readonly stdin: NodeJS.ReadStream;
  readonly stdinIsTerminal: boolean;
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
  /** Stands in for the terminal's prompter in tests. */
  readonly prompter?: Prompter;
}

/** Version of the `--json` of every command; raised when a field goes or changes its meaning. */
export const jsonVersion = 1;

/** Runs `argv` (without node and script) and says how it ended. */
export async function run(argv: readonly string[], edge: Edge): Promise<ExitCode> {
  let parsed: Parsed | undefined;
  const command = () => ['momentum', ...(parsed?.spec.path ?? wordsOf(argv))].join(' ');
  const openLedgers: Desk[] = [];
  const words = arranged(argv, edge.bareCall);
  const called = words[0] ?? '';
  try {
    const program = buildProgram(
      await edge.commandsFor(called),
      called,
      edge.version,
      (found) => {
        parsed = found;
      },
      (text) => edge.stdout.write(text),
    );
    try {
      program.parse(words, { from: 'user' });
    } catch (cause) {
      if (!(cause instanceof CommanderError)) throw cause;
      if (cause.exitCode === 0) return exitCodes.done;
      if (cause.code === 'commander.help') {
        program.outputHelp();
        return exitCodes.usage;
      }
      throw usageRefusal(cause, command());
    }
    if (!parsed) return exitCodes.done;
    const result = await performed(parsed, edge, openLedgers);
    await show(result, parsed, edge);
    return result.exit ?? exitCodes.done;
  } catch (cause) {
    complain(cause, command(), parsed?.globals ?? {}, edge);
    return exitCodeOf(cause);
  } finally {
    for (const desk of openLedgers) desk.ledger.close();
  }
}

const wordsOf = (argv: readonly string[]): string[] => {
  const end = argv.findIndex((word) => word.startsWith('-'));
  return argv.slice(0, end === -1 ? 1 : Math.min(end, 2)).filter((word) => /^[a-z-]+$/.test(word));
};

/** A ledger of an older schema was met by a command that only reads. */
class Outdated extends Error {
  readonly path: string;
  constructor(path: string) {
    super('outdated');
    this.path = path;
  }
}

function looked(path: string, wait: LedgerOptions): Ledger {
  const ledger = readLedger(path, wait);
  if (!ledger) throw new Outdated(path);
  return ledger;
}

async function performed(parsed: Parsed, edge: Edge, openLedgers: Desk[]): Promise<Result> {
  try {
    return await perform(parsed, edge, openLedgers);
  } catch (cause) {
    if (!(cause instanceof Outdated)) throw cause;
    const { openLedger } = await import('../ledger/writing.js');
    openLedger(cause.path).close();
    return perform(parsed, edge, openLedgers);
  }
}

async function perform(
  { spec, typed, globals }: Parsed,
  edge: Edge,
  openLedgers: Desk[],
): Promise<Result> {
  const today = await readToday(globals, edge);
  const now = edge.now.toISOString();
  const interactive =
    edge.prompter !== undefined ||
    canAsk({
      stdin: { isTTY: edge.stdinIsTerminal },
      stderr: edge.stderr,
      noInput: globals.input === false,
    });

  // Reading commands can't write, and don't pay for what writing takes.
  const writing = spec.uses === 'reads' ? undefined : await import('../ledger/writing.js');
  const wait = edge.env.MOMENTUM_WAIT ? { wait: Number(edge.env.MOMENTUM_WAIT) * 1000 } : {};
  const more = { ...wait, refold: edge.env.REFOLD === '1' };
  const kept = (ledger: Ledger): Desk => {
    const desk = { ledger, today, now };
    openLedgers.push(desk);
    return desk;
  };
  const open = (path: string, { make }: { make: boolean }): Desk => {
    if (!writing) throw new Error('a reading command opens no other ledger');
    return kept(make ? writing.createLedger(path, now, more) : writing.openLedger(path, more));
  };
  let named: Desk | undefined;
  const path = (): string => findLedger(globals.ledger, edge.env.MOMENTUM_LEDGER);
  const desk = (): Desk => {
    named ??= writing ? open(path(), { make: false }) : kept(looked(path(), wait));
    return named;
  };

  let asker: Prompter | undefined = edge.prompter;
  const prompter = async (): Promise<Prompter> => {
    asker ??= await makePrompter(interactive, globals, edge);
    return asker;
  };

  const reading = { today, desk, prompter: interactive ? prompter : undefined };
  const args = spec.arguments as Fields;
  const options = spec.options as Fields;
  // A ledger that is missing is the first thing to say, before what could not be found in it.
  if (looksIntoLedger({ ...args, ...options }, typed)) desk();
  const input = {
    ...(await readFields(args, typed, (name) => argumentOf(args[name] as never), reading)),
    ...(await readFields(options, typed, flagOf, reading)),
  };
  const call: Call = {
    get desk() {
      return desk();
    },
    today,
    now,
    interactive,
    resultOnTerminal: edge.stdout.isTTY === true,
    prompter,
    async askMember(question) {
      const typed = (await (await prompter()).input(question)).trim();
      if (typed === '') return undefined;
      const { resolve } = await import('./resolve.js');
      return resolve('member', typed, question.flag ?? question.id, desk(), prompter);
    },
    stdin: edge.readStdin,
    env: edge.env,
    named: globals.ledger ?? edge.env.MOMENTUM_LEDGER,
    clock: edge.elapsed,
    open,
    say: (line) => edge.stderr.write(`${line}\n`),
    version: edge.version,
  };
  const { run: handler } = await spec.load();
  return (handler as Handler<typeof input>)(input, call);
}

async function readToday(globals: Globals, edge: Edge): Promise<Day> {
  const { now } = edge;
  const pad = (part: number) => String(part).padStart(2, '0');
  const real = `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}` as Day;
  const asked = globals.today ?? edge.env.MOMENTUM_TODAY;
  if (asked === undefined) return real;
  const iso = parseIsoDay(asked);
  if (iso) return iso;
  const { readDay } = await import('../core/said-day.js');
  return readDay(asked, real, 'past');
}

async function makePrompter(interactive: boolean, globals: Globals, edge: Edge): Promise<Prompter> {
  if (!interactive) {
    const { noPrompter } = await import('../prompt/none.js');
    return noPrompter((text) => edge.stderr.write(text));
  }
  if (edge.env.TERM === 'dumb') {
    const { plainPrompter } = await import('../prompt/plain.js');
    return plainPrompter({
      input: edge.stdin,
      output: edge.stderr as NodeJS.WriteStream,
      ascii: asciiOnly(edge.env),
    });
  }
  const { inquirerPrompter } = await import('../prompt/inquirer.js');
  return inquirerPrompter({
    input: edge.stdin,
    output: edge.stderr as NodeJS.WriteStream,
    color: wantsColour(edge.stderr, edge.env, globals),
    ascii: asciiOnly(edge.env),
    hasEditor: Boolean(edge.env.VISUAL || edge.env.EDITOR),
  });
}

async function show(result: Result, { spec, globals }: Parsed, edge: Edge): Promise<void> {
  if (globals.json) {
    const whole = { schema: jsonVersion, command: spec.path.join(' '), ...result.data };
    edge.stdout.write(`${JSON.stringify(whole, null, 2)}\n`);
    return;
  }
  if (result.raw !== undefined) {
    edge.stdout.write(result.raw);
    return;
  }
  const look = lookOf(edge.stdout, edge.env, globals);
  const { formats } = await import('../render/index.js');
  const render = await formats[globals.plain ? 'plain' : 'terminal'].load();
  const text = render(result.document, look);
  if (!(spec.pages && (await page(text, edge.stdout, edge.env, globals)))) edge.stdout.write(text);
  const quiet = quieter(lookOf(edge.stderr, edge.env, globals).colour);
  for (const hint of result.hints ?? []) edge.stderr.write(`${quiet(hint)}\n`);
}

const quieter = (colour: boolean) => (text: string) =>
  colour ? `\u001b[2m${text}\u001b[22m` : text;
const bolder = (colour: boolean) => (text: string) =>
  colour ? `\u001b[1m${text}\u001b[22m` : text;

function complain(cause: unknown, command: string, globals: Globals, edge: Edge): void {
  const { colour, ascii } = lookOf(edge.stderr, edge.env, globals);
  const marks = {
    no: ascii ? 'x' : '✗',
    next: ascii ? '->' : '→',
    bold: bolder(colour),
    quiet: quieter(colour),
  };
  if (cause instanceof Refusal) {
    edge.stderr.write(refusalText(cause, marks));
    return;
  }
  const kept = edge.keepReport(faultReport(cause, edge.version, command));
  const fault = new Refusal(
    'our-fault',
    'Something went wrong inside momentum. That is our mistake, and what was on record is safe.',
    kept
      ? `A report without anybody’s name or words is in ${kept}; please send it to us.`
      : 'Please tell us what you typed.',
  );
  edge.stderr.write(refusalText(fault, marks));
}
