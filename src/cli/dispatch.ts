/** From a parsed call to its result: the day, the ledger, the fields, the handler. */

import { findLedger } from '../files/location.js';
import { memoryOnDisk } from '../files/memory.js';
import { type LedgerOptions, readLedger } from '../ledger/ledger.js';
import type { Prompter } from '../prompt/prompter.js';
import { visibleLines } from '../text/gate.js';
import { readLocale, usualLocale } from '../text/locale.js';
import { customsIn } from '../things/community/customs.js';
import type { Ledger } from '../things/ledger.js';
import type { Session } from '../things/session.js';
import { type Customs, customsOf } from '../time/customs.js';
import type { Day } from '../time/day.js';
import type { Asked } from '../time/reading.js';
import type { Tense } from '../time/reckoning.js';
import { readDay } from '../time/typed-day.js';
import type { Finder } from './finder.js';
import { asciiOnly, wantsColour } from './output.js';
import type { Parameters } from './parameters.js';
import { argumentOf, type Globals, type Parsed } from './program.js';
import { flagOf, looksIntoLedger, readFields } from './read.js';
import { NewcomerMet, rehearse } from './rehearse.js';
import type { Runtime } from './runtime.js';
import type { Call, Handler, Result } from './verb.js';
import { tellWhoJoined } from './who-joined.js';

/** A ledger of an older schema was met by a command that only reads. */
class Outdated extends Error {
  readonly path: string;
  constructor(path: string) {
    super('outdated');
    this.path = path;
  }
}

function openForReading(path: string, wait: LedgerOptions): Ledger {
  const ledger = readLedger(path, wait);
  if (!ledger) throw new Outdated(path);
  return ledger;
}

/** Reads what was typed and runs the command's handler; what it opened is added to `openLedgers`. */
export async function dispatch(
  parsed: Parsed,
  runtime: Runtime,
  openLedgers: Ledger[],
): Promise<Result> {
  try {
    return await dispatchOnce(parsed, runtime, openLedgers);
  } catch (cause) {
    if (!(cause instanceof Outdated)) throw cause;
    const { openLedger } = await import('../ledger/writing.js');
    openLedger(cause.path).close();
    return dispatchOnce(parsed, runtime, openLedgers);
  }
}

const toldToWrite = (options: Parameters, typed: Parsed['typed']): boolean =>
  Object.entries(options).some(([name, { writes }]) => writes && typed[name] === true);

async function dispatchOnce(
  { verb, typed, globals }: Parsed,
  runtime: Runtime,
  openLedgers: Ledger[],
): Promise<Result> {
  const now = runtime.now.toISOString();
  const interactive =
    runtime.prompter !== undefined || (runtime.someoneThere && globals.input !== false);

  // Reading commands can't write, and don't pay for what writing takes.
  const reads = verb.uses === 'reads' && !toldToWrite(verb.options, typed);
  const writing = reads ? undefined : await import('../ledger/writing.js');
  const wait = runtime.env.MOMENTUM_WAIT ? { wait: Number(runtime.env.MOMENTUM_WAIT) * 1000 } : {};
  const more = { ...wait, memory: memoryOnDisk, refold: runtime.env.REFOLD === '1' };
  const opened = (ledger: Ledger): Ledger => {
    openLedgers.push(ledger);
    return ledger;
  };
  let found: Ledger | undefined;
  const path = (): string => findLedger(globals.ledger, runtime.env.MOMENTUM_LEDGER);
  const ledger = (): Ledger => {
    found ??= opened(writing ? writing.openLedger(path(), more) : openForReading(path(), wait));
    return found;
  };
  // Of a community that has no ledger yet, by what is said of it in the same line.
  const customs = (): Customs =>
    verb.uses === 'makes' || verb.uses === 'none'
      ? customsOf(readLocale(typeof typed.locale === 'string' ? typed.locale : usualLocale))
      : ledger().read(customsIn);
  const today = readToday(globals, runtime, customs);
  const asked = (tense: Tense): Asked => reckoned(today, tense, customs);
  let named: Session | undefined;
  const open = (path: string, { make }: { make: boolean }): Session => {
    if (!writing) throw new Error('a reading command opens no other ledger');
    const { createLedger, openLedger } = writing;
    const other = make ? createLedger(path, more) : openLedger(path, more);
    return { ledger: opened(other), today, now };
  };
  const session = (): Session => {
    named ??= { ledger: ledger(), today, now };
    return named;
  };

  let asker: Prompter | undefined = runtime.prompter;
  const prompter = async (): Promise<Prompter> => {
    asker ??= await makePrompter(interactive, globals, runtime);
    return asker;
  };

  const say = (line: string): void => {
    runtime.stderr.write(`${visibleLines(line)}\n`);
  };
  let finding: Finder | undefined;
  const finder = async (): Promise<Finder> => {
    const { finder: make } = await import('./finder.js');
    finding ??= make(session, interactive ? prompter : undefined, say);
    return finding;
  };

  const args = verb.arguments;
  const fields = { ...args, ...verb.options };
  // A ledger that is missing is the first thing to say, before what could not be found in it.
  if (looksIntoLedger(fields, typed)) session();
  const givenAs = (name: string) => (args[name] ? argumentOf(args[name]) : flagOf(name));
  const input = await readFields(fields, typed, givenAs, { asked, finder });
  const call: Call = {
    get session() {
      return session();
    },
    today,
    asked,
    now,
    interactive,
    resultOnTerminal: runtime.stdout.isTTY === true,
    prompter,
    async find(kind, typed, flag) {
      const who = await finder();
      const meant = await who.find(kind, typed, flag);
      if (who.waits()) throw new NewcomerMet();
      return meant;
    },
    async askPerson(question) {
      const typed = (await (await prompter()).input(question)).trim();
      if (typed === '') return undefined;
      const who = await finder();
      const meant = await who.find('person', typed, question.flag ?? question.id);
      await who.agree();
      return meant;
    },
    stdin: runtime.readStdin,
    env: runtime.env,
    named: globals.ledger ?? runtime.env.MOMENTUM_LEDGER,
    clock: runtime.elapsed,
    viewer: runtime.viewer,
    open,
    say,
    progress: (what) => (done) => {
      if (runtime.stderr.isTTY !== true) return;
      const shown = done < 1 ? `${what}: ${Math.floor(done * 100)} %` : '';
      // Over what was shown before, which is never longer by more than this.
      runtime.stderr.write(`\r${shown.padEnd(what.length + 8)}\r`);
    },
    version: runtime.version,
  };
  const run = (at: Call) => (verb.run as Handler<typeof input>)(input, at);
  const agree = async (who: Finder): Promise<void> => {
    await rehearse(run, call, who.find);
    await who.agree();
  };
  if (finding?.waits()) await agree(finding);
  const result = await Promise.resolve(run(call)).catch(async (cause: unknown) => {
    if (!(cause instanceof NewcomerMet)) throw cause;
    await agree(await finder());
    return run(call);
  });
  return finding && finding.agreed.length > 0 ? tellWhoJoined(result, finding, session()) : result;
}

function readToday(globals: Globals, runtime: Runtime, customs: () => Customs): Day {
  const { now } = runtime;
  const pad = (part: number) => String(part).padStart(2, '0');
  const real = `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}` as Day;
  const asked = globals.today ?? runtime.env.MOMENTUM_TODAY;
  if (asked === undefined) return real;
  return readDay(asked, reckoned(real, 'past', customs));
}

// A date in figures asks for nobody's customs, and so for no ledger.
const reckoned = (today: Day, tense: Tense, customs: () => Customs): Asked => ({
  today,
  tense,
  get customs() {
    return customs();
  },
});

async function makePrompter(
  interactive: boolean,
  globals: Globals,
  runtime: Runtime,
): Promise<Prompter> {
  if (!interactive) {
    const { noPrompter } = await import('../prompt/no-terminal.js');
    return noPrompter((text) => runtime.stderr.write(text));
  }
  if (runtime.env.TERM === 'dumb') {
    const { plainPrompter } = await import('../prompt/plain.js');
    return plainPrompter({
      input: runtime.stdin,
      output: runtime.stderr as NodeJS.WriteStream,
      ascii: asciiOnly(runtime.env),
    });
  }
  const { inquirerPrompter } = await import('../prompt/inquirer.js');
  return inquirerPrompter({
    input: runtime.stdin,
    output: runtime.stderr as NodeJS.WriteStream,
    color: wantsColour(runtime.stderr, runtime.env, globals),
    ascii: asciiOnly(runtime.env),
    hasEditor: Boolean(runtime.env.VISUAL || runtime.env.EDITOR),
  });
}
