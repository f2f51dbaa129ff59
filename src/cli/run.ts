/** One call of the program: argv in, words out, an exit code back. */
import { CommanderError } from 'commander';
import { messageStyle } from '../render/terminal/glyphs.js';
import { visible, visibleJson } from '../text/gate.js';
import { type ExitCode, exitCodes, Refusal } from '../text/refusal.js';
import type { Session } from '../things/session.js';
import type { Edge } from './edge.js';
import { exitCodeOf, faultReport, refusalText, usageRefusal } from './failure.js';
import { lookOf, page } from './output.js';
import { performed } from './perform.js';
import { arranged, buildProgram, type Globals, type Parsed } from './program.js';
import type { Commands, Result } from './spec.js';

/** Version of the `--json` of every command; raised when a field goes or changes its meaning. */
const jsonVersion = 1;

/** Runs `argv` (without node and script) and says how it ended. */
export async function run(argv: readonly string[], edge: Edge): Promise<ExitCode> {
  let parsed: Parsed | undefined;
  let meant: readonly string[] = [];
  const command = () => ['momentum', ...(parsed?.spec.path ?? meant)].join(' ');
  const openLedgers: Session[] = [];
  const words = arranged(argv, edge.bareCall);
  const called = words[0] ?? '';
  try {
    const commands = await edge.commandsFor(called);
    meant = commandMeant(words, commands);
    const program = buildProgram(
      commands,
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
        // A noun alone: what can be done with it.
        (program.commands.find((each) => each.name() === called) ?? program).outputHelp();
        return exitCodes.done;
      }
      throw usageRefusal(cause, command(), (placeholder) => aboutOf(placeholder, meant, commands));
    }
    if (!parsed) return exitCodes.done;
    const result = await performed(parsed, edge, openLedgers);
    await show(result, parsed, edge);
    return result.exit ?? exitCodes.done;
  } catch (cause) {
    complain(cause, command(), parsed?.globals ?? {}, edge);
    return exitCodeOf(cause);
  } finally {
    for (const session of openLedgers) session.ledger.close();
  }
}

/** The words at the beginning of the call that name a command, or begin the names of some. */
function commandMeant(words: readonly string[], { specs }: Commands): readonly string[] {
  const begins = (count: number): boolean =>
    specs.some(({ path }) => path.slice(0, count).join(' ') === words.slice(0, count).join(' '));
  if (!begins(1)) return [];
  return words.slice(0, specs.some(({ path }) => path.length > 1) && begins(2) ? 2 : 1);
}

const aboutOf = (
  placeholder: string,
  path: readonly string[],
  { specs }: Commands,
): string | undefined => {
  const spec = specs.find((each) => each.path.join(' ') === path.join(' '));
  const fields = Object.values(spec?.arguments ?? {});
  return fields.find((field) => field.placeholder === placeholder)?.about;
};

async function show(result: Result, { spec, globals }: Parsed, edge: Edge): Promise<void> {
  if (globals.json) {
    const whole = { schema: jsonVersion, command: spec.path.join(' '), ...result.data };
    edge.stdout.write(`${visibleJson(JSON.stringify(whole, null, 2))}\n`);
    return;
  }
  if (result.raw !== undefined) {
    edge.stdout.write(result.raw);
    return;
  }
  const look = lookOf(edge.stdout, edge.env, globals);
  const render = globals.plain
    ? (await import('../render/plain.js')).renderPlain
    : (await import('../render/terminal.js')).renderTerminal;
  const text = render(result.document, look);
  if (!(spec.pages && (await page(text, edge.stdout, edge.env, globals)))) edge.stdout.write(text);
  const hints = result.hints ?? [];
  if (hints.length === 0) return;
  const { quiet, signs: spelt } = messageStyle(lookOf(edge.stderr, edge.env, globals));
  edge.stderr.write('\n');
  for (const hint of hints) edge.stderr.write(`${quiet(spelt(visible(hint)))}\n`);
}

function complain(cause: unknown, command: string, globals: Globals, edge: Edge): void {
  const talk = messageStyle(lookOf(edge.stderr, edge.env, globals));
  const refusal =
    cause instanceof Refusal
      ? cause
      : ourFault(edge.keepReport(faultReport(cause, edge.version, command)));
  edge.stderr.write(refusalText(refusal, talk));
}

const ourFault = (report: string | undefined): Refusal =>
  new Refusal(
    'our-fault',
    'Something went wrong inside momentum. That is our mistake, and what was on record is safe.',
    report
      ? `A report without anybody’s name or words is in ${report}; please send it to us.`
      : 'Please tell us what you typed.',
  );
