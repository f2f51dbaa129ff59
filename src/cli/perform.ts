/** From a parsed call to its result: the day, the ledger, the fields, the handler. */

import { findLedger } from '../files/location.js';
import { type LedgerOptions, readLedger } from '../ledger/ledger.js';
import type { Prompter } from '../prompt/prompter.js';
import { visibleLines } from '../text/gate.js';
import { inWords } from '../text/text.js';
import type { Ledger } from '../things/ledger.js';
import { membersKnownAs } from '../things/lookups.js';
import type { Session } from '../things/session.js';
import { type Day, parseIsoDay } from '../time/day.js';
import type { Edge } from './edge.js';
import type { Fields } from './fields.js';
import { asciiOnly, wantsColour } from './output.js';
import { argumentOf, type Globals, type Parsed } from './program.js';
import { flagOf, looksIntoLedger, readFields } from './read.js';
import type { Finder } from './resolve.js';
import type { Call, Handler, Result } from './spec.js';

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

/** Reads what was typed and runs the command's handler; what it opened is added to `openLedgers`. */
export async function performed(
  parsed: Parsed,
  edge: Edge,
  openLedgers: Session[],
): Promise<Result> {
  try {
    return await perform(parsed, edge, openLedgers);
  } catch (cause) {
    if (!(cause instanceof Outdated)) throw cause;
    const { openLedger } = await import('../ledger/writing.js');
    openLedger(cause.path).close();
    return perform(parsed, edge, openLedgers);
  }
}

const asksToWrite = (options: Fields, typed: Parsed['typed']): boolean =>
  Object.entries(options).some(([name, { writes }]) => writes && typed[name] === true);

async function perform(
  { verb, typed, globals }: Parsed,
  edge: Edge,
  openLedgers: Session[],
): Promise<Result> {
  const today = await readToday(globals, edge);
  const now = edge.now.toISOString();
  const interactive = edge.prompter !== undefined || (edge.someoneThere && globals.input !== false);

  // Reading commands can't write, and don't pay for what writing takes.
  const reads = verb.uses === 'reads' && !asksToWrite(verb.options, typed);
  const writing = reads ? undefined : await import('../ledger/writing.js');
  const wait = edge.env.MOMENTUM_WAIT ? { wait: Number(edge.env.MOMENTUM_WAIT) * 1000 } : {};
  const more = { ...wait, refold: edge.env.REFOLD === '1' };
  const kept = (ledger: Ledger): Session => {
    const session = { ledger, today, now };
    openLedgers.push(session);
    return session;
  };
  const open = (path: string, { make }: { make: boolean }): Session => {
    if (!writing) throw new Error('a reading command opens no other ledger');
    return kept(make ? writing.createLedger(path, now, more) : writing.openLedger(path, more));
  };
  let named: Session | undefined;
  const path = (): string => findLedger(globals.ledger, edge.env.MOMENTUM_LEDGER);
  const session = (): Session => {
    named ??= writing ? open(path(), { make: false }) : kept(looked(path(), wait));
    return named;
  };

  let asker: Prompter | undefined = edge.prompter;
  const prompter = async (): Promise<Prompter> => {
    asker ??= await makePrompter(interactive, globals, edge);
    return asker;
  };

  let finding: Finder | undefined;
  const finder = async (): Promise<Finder> => {
    const { finder: make } = await import('./resolve.js');
    finding ??= make(session, interactive ? prompter : undefined);
    return finding;
  };

  const args = verb.arguments;
  const fields = { ...args, ...verb.options };
  // A ledger that is missing is the first thing to say, before what could not be found in it.
  if (looksIntoLedger(fields, typed)) session();
  const givenAs = (name: string) => (args[name] ? argumentOf(args[name]) : flagOf(name));
  const input = await readFields(fields, typed, givenAs, { today, finder });
  const call: Call = {
    get session() {
      return session();
    },
    today,
    now,
    interactive,
    resultOnTerminal: edge.stdout.isTTY === true,
    prompter,
    async find(kind, typed, flag) {
      return (await finder()).find(kind, typed, flag);
    },
    async askPerson(question) {
      const typed = (await (await prompter()).input(question)).trim();
      if (typed === '') return undefined;
      return (await finder()).find('person', typed, question.flag ?? question.id);
    },
    stdin: edge.readStdin,
    env: edge.env,
    named: globals.ledger ?? edge.env.MOMENTUM_LEDGER,
    clock: edge.elapsed,
    viewer: edge.viewer,
    open,
    say: (line) => edge.stderr.write(`${visibleLines(line)}\n`),
    version: edge.version,
  };
  const result = await (verb.run as Handler<typeof input>)(input, call);
  return finding && finding.agreed.length > 0 ? tellWhoJoined(result, finding, session()) : result;
}

/** Says at the end whom the act has added on the way. */
async function tellWhoJoined(
  result: Result,
  { agreed }: Finder,
  { ledger }: Session,
): Promise<Result> {
  const { paragraph, root } = await import('../papers/build.js');
  const joined = ledger
    .read((reader) => agreed.flatMap(({ name }) => membersKnownAs(reader, name)))
    .map(({ label, no }) => `${label} (${no})`);
  if (joined.length === 0) return result;
  const added = joined.length === 1 ? 'was added as a member' : 'were added as members';
  const told = paragraph(`${inWords(joined)} ${added}.`);
  return { ...result, document: root(...result.document.children, told) };
}

async function readToday(globals: Globals, edge: Edge): Promise<Day> {
  const { now } = edge;
  const pad = (part: number) => String(part).padStart(2, '0');
  const real = `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}` as Day;
  const asked = globals.today ?? edge.env.MOMENTUM_TODAY;
  if (asked === undefined) return real;
  const iso = parseIsoDay(asked);
  if (iso) return iso;
  const { readDay } = await import('../time/typed-day.js');
  return readDay(asked, real, 'past');
}

async function makePrompter(interactive: boolean, globals: Globals, edge: Edge): Promise<Prompter> {
  if (!interactive) {
    const { noPrompter } = await import('../prompt/no-terminal.js');
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
