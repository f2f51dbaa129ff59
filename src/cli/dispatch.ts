/** From a parsed call to its result: the day, the ledger, the fields, the handler. */

import { dirname } from 'node:path';
import { findLedger, undecided } from '../backups/which-ledger.js';
import { makeFolder } from '../files/folders.js';
import { refuseLinksOfOthers } from '../files/links-of-others.js';
import { memoryOnDisk } from '../files/memory.js';
import type { Prompter } from '../prompt/prompter.js';
import { visibleLines } from '../text/gate.js';
import type { Refusal } from '../text/refusal.js';
import type { Ledger } from '../things/ledger.js';
import { meetingDates } from '../things/meeting/dating.js';
import type { Session } from '../things/session.js';
import type { Asked } from '../time/reading.js';
import type { Tense } from '../time/reckoning.js';
import { againIfAgreed, lineWithAgain } from './again.js';
import type { Finder } from './finder.js';
import { makeLineReader, makePrompter } from './make-prompter.js';
import { asChosen, isCalledAlone, missingFields } from './missing.js';
import { broughtUpToDate, Outdated, openForReading } from './outdated.js';
import type { Parameters } from './parameters.js';
import { argumentOf, type Parsed, typedLine } from './program.js';
import { flagOf, looksIntoLedger, readFields } from './read.js';
import { NewcomerMet, rehearse } from './rehearse.js';
import { ledgerNamed, type Runtime, waitIn } from './runtime.js';
import { customsFor, reckonedOn, type Today, todayOf } from './today.js';
import type { Call, Handler, Result, Verb } from './verb.js';
import { tellWhoJoined } from './who-joined.js';

/** What one call came to. */
export interface Turn {
  readonly result: Result;
  /** Asks whether there is another one, where that is to be asked. */
  readonly another: () => Promise<boolean>;
}

/** Reads what was typed and runs the command's handler; what it opened is added to `openLedgers`. */
export async function dispatch(
  parsed: Parsed,
  runtime: Runtime,
  announce: (today: Today) => void,
  openLedgers: Ledger[],
): Promise<Turn> {
  try {
    return await dispatchOnce(parsed, runtime, announce, openLedgers);
  } catch (cause) {
    if (!(cause instanceof Outdated)) throw cause;
    const refused = await broughtUpToDate(cause);
    return dispatchOnce(parsed, runtime, announce, openLedgers, refused);
  }
}

const toldToWrite = (options: Parameters, typed: Parsed['typed']): boolean =>
  Object.entries(options).some(([name, { writes }]) => writes && typed[name] === true);

async function dispatchOnce(
  parsed: Parsed,
  runtime: Runtime,
  announce: (today: Today) => void,
  openLedgers: Ledger[],
  refused?: Refusal,
): Promise<Turn> {
  const { verb, typed, globals } = parsed;
  const now = runtime.now.toISOString();
  const interactive =
    runtime.prompter !== undefined || (runtime.someoneThere && globals.input !== false);
  const missing = missingFields(parsed, interactive);

  // Reading commands can't write, and don't pay for what writing takes.
  const reads = verb.uses === 'reads' && !toldToWrite(verb.options, typed);
  const writing = reads ? undefined : await import('../ledger/writing.js');
  const wait = waitIn(runtime.env);
  const more = { ...wait, memory: memoryOnDisk, refold: runtime.env.MOMENTUM_REFOLD === '1' };
  const opened = (ledger: Ledger): Ledger => {
    openLedgers.push(ledger);
    return ledger;
  };
  let asker: Prompter | undefined = runtime.prompter;
  const prompter = async (): Promise<Prompter> => {
    asker ??= await makePrompter(interactive, globals, runtime);
    return asker;
  };

  const named = ledgerNamed(globals, runtime.env);
  const chosen = await whichLedger(verb, named, interactive ? prompter : undefined);
  const path = (): string => findLedger(chosen ?? named);
  let found: Ledger | undefined;
  const ledger = (): Ledger => {
    if (refused) throw refused;
    found ??= opened(writing ? writing.openLedger(path(), more) : openForReading(path(), wait));
    return found;
  };
  const customs = () => customsFor(parsed, ledger);
  const day = todayOf(globals, runtime, customs);
  const { day: today, saidBy } = day;
  announce(day);
  const asked = (tense: Tense, saidOn = today) => reckonedOn(saidOn, tense, customs, today);
  const open = (path: string, { make }: { make: boolean }): Session => {
    if (!writing) throw new Error('a reading command opens no other ledger');
    const { createLedger, openLedger } = writing;
    if (make) {
      refuseLinksOfOthers(path);
      makeFolder(dirname(path));
    }
    const other = make ? createLedger(path, more) : openLedger(path, more);
    return { ledger: opened(other), today, now };
  };
  let atHand: Session | undefined;
  const session = (): Session => {
    const again = typed.again === true ? { again: true } : {};
    atHand ??= { ledger: ledger(), today, now, ...again };
    return atHand;
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
  const answered: Record<string, unknown> = { ...typed };
  const withMeetings = (at: Asked): Asked => ({
    ...at,
    get customs() {
      return at.customs;
    },
    meetings: (which, said) => session().ledger.read((reader) => meetingDates(reader)(which, said)),
  });
  const input = await readFields(fields, typed, givenAs, {
    ...{ today, asked, withMeetings, say, finder, missing },
    async ask(name, field, understand) {
      const { askFor } = await import('./asking.js');
      const answer = await askFor({ verb, name, field }, understand, await prompter(), session);
      const other = field.ask?.orElse;
      if (answer !== undefined) answered[name] = answer;
      else if (other !== undefined) answered[other] = true;
    },
  });
  const call: Call = {
    get session() {
      return session();
    },
    today,
    asked,
    todaySaidBy: saidBy,
    now,
    interactive,
    asData: globals.json === true,
    resultOnTerminal: runtime.stdout.isTTY === true,
    prompter,
    lines: (complete) => makeLineReader(interactive, runtime, complete),
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
    named,
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
  const turn = async (): Promise<Result> => {
    if (finding?.waits()) await agree(finding);
    return Promise.resolve(run(call)).catch(async (cause: unknown) => {
      if (!(cause instanceof NewcomerMet)) throw cause;
      await agree(await finder());
      return run(call);
    });
  };
  const chosenTyped = () => asChosen(answered, fields, finding?.chosen);
  const agreedAgain = () => {
    atHand = { ...session(), again: true };
  };
  const result = await againIfAgreed(turn, interactive ? prompter : undefined, agreedAgain, () =>
    lineWithAgain(parsed, chosenTyped()),
  );
  const told =
    finding && finding.agreed.length > 0 ? await tellWhoJoined(result, finding, session()) : result;
  return {
    result:
      missing.length === 0
        ? told
        : withHint(
            told,
            `Next time in one line: ${typedLine({ ...parsed, typed: chosenTyped() })}`,
          ),
    async another() {
      const message = isCalledAlone(parsed) && !globals.json ? verb.another : undefined;
      if (message === undefined || missing.length === 0) return false;
      const id = [...verb.path, 'another'].join('.');
      return (await prompter()).confirm({ id, message, default: false });
    },
  };
}

/** Which of several ledgers is meant, where that is not settled and somebody can be asked. */
async function whichLedger(
  { uses }: Verb,
  named: string | undefined,
  prompter: (() => Promise<Prompter>) | undefined,
): Promise<string | undefined> {
  const needsOne = uses === 'reads' || uses === 'writes';
  const names = needsOne && prompter && named === undefined ? undecided() : [];
  if (names.length === 0 || !prompter) return undefined;
  const asker = await prompter();
  const picked = await asker.select({
    id: 'ledger',
    message: 'Which ledger?',
    flag: '--ledger',
    choices: names.map((name) => ({ value: name, name })),
  });
  asker.say(`To settle it: momentum use ${picked}`, 'quiet');
  return picked;
}

const withHint = (result: Result, hint: string): Result => ({
  ...result,
  hints: [...(result.hints ?? []), hint],
});
