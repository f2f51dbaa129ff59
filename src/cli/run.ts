/** One call of the program: argv in, words out, an exit code back. */
import { dirname } from 'node:path';
import { CommanderError } from 'commander';
import { clearLeftovers } from '../files/leftovers.js';
import { toldOfPlaceOnce } from '../files/shared-place.js';
import { messageStyle } from '../render/terminal/glyphs.js';
import { visible, visibleJson } from '../text/gate.js';
import { type ExitCode, exitCodes } from '../text/refusal.js';
import { capital, shellWord } from '../text/text.js';
import type { Ledger } from '../things/ledger.js';
import { dispatch } from './dispatch.js';
import { faultReport, refusalFor, refusalText, usageRefusal } from './failure.js';
import { asCalledHere } from './otherwise.js';
import { helpWidth, lookOf, page } from './output.js';
import {
  commandOf,
  type Globals,
  type Parsed,
  parse,
  verbCalled,
  withGlobalsLast,
} from './program.js';
import { ledgerNamed, type Runtime } from './runtime.js';
import { asIfOn, type Today } from './today.js';
import type { Result, Verb } from './verb.js';

/** Version of the `--json` of every command; raised when a field goes or changes its meaning. */
const jsonVersion = 1;

/** Runs `argv` (without node and script) and says how it ended. */
export async function run(argv: readonly string[], runtime: Runtime): Promise<ExitCode> {
  let parsed: Parsed | undefined;
  let command = 'momentum';
  const openLedgers: Ledger[] = [];
  let answered = 0;
  try {
    const words = withGlobalsLast(argv, runtime.bareCall);
    const called = asCalledHere(words, runtime.otherWords);
    const commands = await runtime.commandsFor(called[0] ?? '');
    const verb = verbCalled(called, commands);
    if (!verb) {
      const { helpOrRefuse } = await import('./help.js');
      runtime.stdout.write(await helpOrRefuse(called, runtime));
      return exitCodes.done;
    }
    command = ['momentum', ...verb.path].join(' ');
    parsed = await parsedCall(verb, called.slice(verb.path.length), runtime);
    if (!parsed) return exitCodes.done;
    if (parsed.rest.length > 0) {
      const { withBare } = await import('./bare.js');
      parsed = await withBare(parsed);
    }
    if (parsed.rest.length > 0) {
      const { tooManyWords } = await import('./unknown.js');
      throw await tooManyWords(parsed, words, await runtime.commandsFor(''));
    }
    const announce = onceOfAnotherDay(parsed.globals, runtime);
    for (;;) {
      const { result, another } = await dispatch(parsed, runtime, announce, openLedgers);
      await show(result, parsed, runtime);
      answered = changesIn(openLedgers);
      if (await another()) continue;
      if (verb.uses === 'writes') await putAway(openLedgers, command, parsed.globals, runtime);
      return result.exit ?? exitCodes.done;
    }
  } catch (cause) {
    const around = { ledgers: openLedgers, answered };
    return await complain(cause, command, parsed?.globals ?? {}, around, runtime);
  } finally {
    for (const ledger of openLedgers) ledger.close();
  }
}

/** What was typed for a command; undefined where it was its help, which is then written. */
async function parsedCall(
  verb: Verb,
  words: readonly string[],
  { stdout, env, otherWords }: Runtime,
): Promise<Parsed | undefined> {
  try {
    return parse(
      verb,
      words,
      commandOf(verb, helpWidth(stdout, env), (text) => stdout.write(text)),
    );
  } catch (cause) {
    if (!(cause instanceof CommanderError)) throw cause;
    if (cause.exitCode === 0) return undefined;
    if (cause.code !== 'commander.unknownOption') throw usageRefusal(cause, verb);
    const { unknownFlag } = await import('./unknown.js');
    throw unknownFlag(cause.message, verb, otherWords);
  }
}

async function show(result: Result, { verb, globals }: Parsed, runtime: Runtime): Promise<void> {
  if (globals.json) {
    const whole = { schema: jsonVersion, command: verb.path.join(' '), ...result.data };
    runtime.stdout.write(`${visibleJson(JSON.stringify(whole, null, 2))}\n`);
    tellAfter(result.notes ?? [], globals, runtime);
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
  tellAfter([...(result.notes ?? []), ...(result.hints ?? [])], globals, runtime);
}

/** Says where it lies and makes the day's backup of what was written to. It never changes how a call ends. */
async function putAway(
  ledgers: readonly Ledger[],
  command: string,
  globals: Globals,
  runtime: Runtime,
): Promise<void> {
  for (const ledger of ledgers) {
    // Whoever was killed there may have left a whole ledger under another name.
    if (ledger.changes() > 0) clearLeftovers(dirname(ledger.path));
    const place = ledger.changes() > 0 ? toldOfPlaceOnce(ledger.path) : undefined;
    if (place !== undefined) tellAfter([place], globals, runtime);
    tellAfter(await whatIsLeft(ledger, command, runtime), globals, runtime);
  }
}

/** That there is no backup of today, and why. */
export const noBackup = (why: string): string => `Today’s backup: ${why}`;

async function whatIsLeft(
  ledger: Ledger,
  command: string,
  { putAway, now, keepReport, version }: Runtime,
): Promise<readonly string[]> {
  try {
    return (await putAway?.(ledger, now)) ?? [];
  } catch (cause) {
    const refusal = await refusalFor(cause, {
      ...{ ledgers: [ledger], unanswered: 0 },
      keepReport: () => keepReport(faultReport(cause, version, command)),
    });
    return [noBackup(refusal.message)];
  }
}

/** What people are told after a result, set off from it. */
function tellAfter(lines: readonly string[], globals: Globals, runtime: Runtime): void {
  if (lines.length === 0) return;
  runtime.stderr.write('\n');
  talk(globals, runtime, lines);
}

/** Says once that it is taken for another day than the clock's, if it is. */
function onceOfAnotherDay(globals: Globals, runtime: Runtime): (today: Today) => void {
  let told = false;
  return ({ day, saidBy }) => {
    if (saidBy && !told) talk(globals, runtime, [`${capital(asIfOn(day, saidBy))}.`]);
    told = true;
  };
}

/** Says each on a line of its own where talk goes, for people. */
function talk(globals: Globals, { stderr, env }: Runtime, lines: readonly string[]): void {
  const { quiet, signs, folded } = messageStyle(lookOf(stderr, env, globals));
  for (const line of lines) {
    stderr.write(`${quiet(signs(folded(visible(withLedger(line, globals)), 2)))}\n`);
  }
}

/** Advice to type something, with the ledger that was named: it is meant for no other. */
const withLedger = (advice: string, { ledger }: Globals): string =>
  ledger === undefined || !/\bmomentum [a-z]/.test(advice) || advice.includes('--ledger')
    ? advice
    : `${advice} (with --ledger ${shellWord(ledger)}, as before)`;

async function complain(
  cause: unknown,
  command: string,
  globals: Globals,
  around: { readonly ledgers: readonly Ledger[]; readonly answered: number },
  runtime: Runtime,
): Promise<ExitCode> {
  const talk = messageStyle(lookOf(runtime.stderr, runtime.env, globals));
  const told = await refusalFor(cause, {
    ledgers: around.ledgers,
    unanswered: changesIn(around.ledgers) - around.answered,
    keepReport: () => runtime.keepReport(faultReport(cause, runtime.version, command)),
  });
  const isGone = told.code === 'no-ledger' || told.code === 'ledger-missing';
  const refusal = isGone
    ? (await import('../backups/listed.js')).orBackups(told, ledgerNamed(globals, runtime.env))
    : told;
  const next = withLedger(refusal.next, globals);
  runtime.stderr.write(refusalText({ ...refusal, message: refusal.message, next }, talk));
  return refusal.exit;
}

/** How many times something was put on record in any of them. */
const changesIn = (ledgers: readonly Ledger[]): number =>
  ledgers.reduce((sum, ledger) => sum + ledger.changes(), 0);
