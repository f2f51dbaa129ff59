/** What there is to understand and answer one call with: whom to ask, the day, the ledgers, who is meant. */
import type { Prompter } from '../prompt/prompter.js';
import { visibleLines } from '../text/gate.js';
import type { Refusal } from '../text/refusal.js';
import type { Ledger } from '../things/ledger.js';
import type { Session } from '../things/session.js';
import type { Asked } from '../time/reading.js';
import type { Tense } from '../time/reckoning.js';
import type { Finder } from './finder.js';
import { type Ledgers, ledgersOf } from './ledgers.js';
import { makeLineReader, makePrompter } from './make-prompter.js';
import type { Parsed } from './program.js';
import { NewcomerMet } from './rehearse.js';
import { ledgerNamed, type Runtime } from './runtime.js';
import { customsFor, reckonedOn, type Today, todayOf } from './today.js';
import type { Call } from './verb.js';

export interface AtHand {
  readonly parsed: Parsed;
  readonly runtime: Runtime;
  readonly today: Today;
  readonly asked: (tense: Tense, saidOn?: Today['day']) => Asked;
  readonly prompter: () => Promise<Prompter>;
  /** The same; undefined where nobody can be asked. */
  readonly ask: (() => Promise<Prompter>) | undefined;
  readonly ledgers: Ledgers;
  /** At the ledger that the call is about, opened when first asked for. */
  readonly session: () => Session;
  /** From now on whoever asked to be forgotten may be put on record again. */
  readonly allowAgain: () => void;
  readonly finder: () => Promise<Finder>;
  /** The finder, where one has been needed. */
  readonly needed: () => Finder | undefined;
  readonly say: (line: string) => void;
}

/** Whether somebody can be asked. */
export const canAsk = ({ globals }: Parsed, runtime: Runtime): boolean =>
  runtime.prompter !== undefined || (runtime.someoneThere && globals.input !== false);

/**
 * @param announce is told which day it is, before anything is read
 * @param openLedgers what is opened is added to it
 * @param refused why the ledger could not be brought up to date
 * @throws Refusal as `ledgersOf` and `todayOf`
 */
export async function atHandFor(
  parsed: Parsed,
  runtime: Runtime,
  announce: (today: Today) => void,
  openLedgers: Ledger[],
  refused: Refusal | undefined,
): Promise<AtHand> {
  const { typed, globals } = parsed;
  const interactive = canAsk(parsed, runtime);
  let asker: Prompter | undefined = runtime.prompter;
  const prompter = async (): Promise<Prompter> => {
    asker ??= await makePrompter(interactive, globals, runtime);
    return asker;
  };
  const ask = interactive ? prompter : undefined;
  const ledgers = await ledgersOf(parsed, runtime, ask, openLedgers, refused);
  const customs = () => customsFor(parsed, ledgers.own);
  const today = todayOf(globals, runtime, customs);
  announce(today);

  let allowsAgain = typed.again === true;
  let opened: Session | undefined;
  const session = (): Session => {
    const again = allowsAgain ? { again: true } : {};
    opened ??= {
      ledger: ledgers.own(),
      today: today.day,
      now: runtime.now.toISOString(),
      ...again,
    };
    return opened;
  };
  const say = (line: string): void => {
    runtime.stderr.write(`${visibleLines(line)}\n`);
  };
  let finding: Finder | undefined;
  return {
    ...{ parsed, runtime, today, prompter, ask, ledgers, session, say },
    asked: (tense, saidOn = today.day) => reckonedOn(saidOn, tense, customs, today.day),
    allowAgain() {
      allowsAgain = true;
      opened = undefined;
    },
    async finder() {
      const { finder: make } = await import('./finder.js');
      finding ??= make(session, ask, say);
      return finding;
    },
    needed: () => finding,
  };
}

/** The call as its handler sees it. */
export function callWith(at: AtHand): Call {
  const { parsed, runtime, today, asked, prompter, ledgers, session, say } = at;
  const interactive = at.ask !== undefined;
  const now = runtime.now.toISOString();
  return {
    get session() {
      return session();
    },
    today: today.day,
    asked,
    todaySaidBy: today.saidBy,
    now,
    interactive,
    asData: parsed.globals.json === true,
    resultOnTerminal: runtime.stdout.isTTY === true,
    prompter,
    lines: (complete) => makeLineReader(interactive, runtime, complete),
    async find(kind, typed, flag) {
      const who = await at.finder();
      const meant = await who.find(kind, typed, flag);
      if (who.waits()) throw new NewcomerMet();
      return meant;
    },
    async askPerson(question) {
      const typed = (await (await prompter()).input(question)).trim();
      if (typed === '') return undefined;
      const who = await at.finder();
      const meant = await who.find('person', typed, question.flag ?? question.id);
      await who.agree();
      return meant;
    },
    stdin: runtime.readStdin,
    env: runtime.env,
    named: ledgerNamed(parsed.globals, runtime.env),
    clock: runtime.elapsed,
    viewer: runtime.viewer,
    open: (path, how) => ({ ledger: ledgers.other(path, how), today: today.day, now }),
    say,
    progress: (what) => (done) => {
      if (runtime.stderr.isTTY !== true) return;
      const shown = done < 1 ? `${what}: ${Math.floor(done * 100)} %` : '';
      // Over what was shown before, which is never longer by more than this.
      runtime.stderr.write(`\r${shown.padEnd(what.length + 8)}\r`);
    },
    version: runtime.version,
    commands: () => runtime.commandsFor(''),
  };
}
