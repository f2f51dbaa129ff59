/** One call of the program: argv in, words out, an exit code back. */
import { CommanderError } from 'commander';
import { messageStyle } from '../render/terminal/glyphs.js';
import { visible, visibleJson } from '../text/gate.js';
import { type ExitCode, exitCodes, Refusal } from '../text/refusal.js';
import type { Ledger } from '../things/ledger.js';
import { dispatch } from './dispatch.js';
import { exitCodeOf, faultReport, refusalText, usageRefusal } from './failure.js';
import { lookOf, page } from './output.js';
import { buildProgram, type Globals, type Parsed, withGlobalsLast } from './program.js';
import type { Runtime } from './runtime.js';
import type { Commands, Result } from './verb.js';

/** Version of the `--json` of every command; raised when a field goes or changes its meaning. */
const jsonVersion = 1;

/** Runs `argv` (without node and script) and says how it ended. */
export async function run(argv: readonly string[], runtime: Runtime): Promise<ExitCode> {
  let parsed: Parsed | undefined;
  let meant: readonly string[] = [];
  const command = () => ['momentum', ...(parsed?.verb.path ?? meant)].join(' ');
  const openLedgers: Ledger[] = [];
  const words = withGlobalsLast(argv, runtime.bareCall);
  const called = words[0] ?? '';
  try {
    const commands = await runtime.commandsFor(called);
    meant = commandMeant(words, commands);
    const program = buildProgram(
      commands,
      called,
      runtime.version,
      (found) => {
        parsed = found;
      },
      (text) => runtime.stdout.write(text),
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
    const result = await dispatch(parsed, runtime, openLedgers);
    await show(result, parsed, runtime);
    return result.exit ?? exitCodes.done;
  } catch (cause) {
    complain(cause, command(), parsed?.globals ?? {}, runtime);
    return exitCodeOf(cause);
  } finally {
    for (const ledger of openLedgers) ledger.close();
  }
}

/** The words at the beginning of the call that name a command, or begin the names of some. */
function commandMeant(words: readonly string[], { verbs }: Commands): readonly string[] {
  const begins = (count: number): boolean =>
    verbs.some(({ path }) => path.slice(0, count).join(' ') === words.slice(0, count).join(' '));
  if (!begins(1)) return [];
  return words.slice(0, verbs.some(({ path }) => path.length > 1) && begins(2) ? 2 : 1);
}

const aboutOf = (
  placeholder: string,
  path: readonly string[],
  { verbs }: Commands,
): string | undefined => {
  const verb = verbs.find((each) => each.path.join(' ') === path.join(' '));
  const fields = Object.values(verb?.arguments ?? {});
  return fields.find((field) => field.placeholder === placeholder)?.about;
};

async function show(result: Result, { verb, globals }: Parsed, runtime: Runtime): Promise<void> {
  if (globals.json) {
    const whole = { schema: jsonVersion, command: verb.path.join(' '), ...result.data };
    runtime.stdout.write(`${visibleJson(JSON.stringify(whole, null, 2))}\n`);
    tell(result.notes ?? [], globals, runtime);
    return;
  }
  if (result.raw !== undefined) {
    runtime.stdout.write(result.raw);
    return;
  }
  const look = lookOf(runtime.stdout, runtime.env, globals);
  const render = globals.plain
    ? (await import('../render/plain.js')).renderPlain
    : (await import('../render/terminal.js')).renderTerminal;
  const text = render(result.document, look);
  if (!(verb.pages && (await page(text, runtime.stdout, runtime.env, globals))))
    runtime.stdout.write(text);
  tell([...(result.notes ?? []), ...(result.hints ?? [])], globals, runtime);
}

function tell(lines: readonly string[], globals: Globals, runtime: Runtime): void {
  if (lines.length === 0) return;
  const { quiet, signs } = messageStyle(lookOf(runtime.stderr, runtime.env, globals));
  runtime.stderr.write('\n');
  for (const line of lines) runtime.stderr.write(`${quiet(signs(visible(line)))}\n`);
}

function complain(cause: unknown, command: string, globals: Globals, runtime: Runtime): void {
  const talk = messageStyle(lookOf(runtime.stderr, runtime.env, globals));
  const refusal =
    cause instanceof Refusal
      ? cause
      : ourFault(runtime.keepReport(faultReport(cause, runtime.version, command)));
  runtime.stderr.write(refusalText(refusal, talk));
}

const ourFault = (report: string | undefined): Refusal =>
  new Refusal(
    'our-fault',
    'Something went wrong inside momentum. That is our mistake, and what was on record is safe.',
    report
      ? `A report without anybody’s name or words is in ${report}; please send it to us.`
      : 'Please tell us what you typed.',
  );
