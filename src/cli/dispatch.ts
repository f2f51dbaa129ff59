/** From a parsed call to what it came to: what it has at hand, what was said, the handler. */

import type { Refusal } from '../text/refusal.js';
import type { Ledger } from '../things/ledger.js';
import { meetingDates } from '../things/meeting/dating.js';
import type { Asked } from '../time/reading.js';
import { againIfAgreed, lineWithAgain } from './again.js';
import { type AtHand, atHandFor, callWith, canAsk } from './at-hand.js';
import type { Finder } from './finder.js';
import { asChosen, isCalledAlone, missingFields } from './missing.js';
import { broughtUpToDate, Outdated } from './outdated.js';
import { argumentOf, type Parsed, typedLine } from './program.js';
import { flagOf, looksIntoLedger, readFields } from './read.js';
import { NewcomerMet, rehearse } from './rehearse.js';
import type { Runtime } from './runtime.js';
import type { Today } from './today.js';
import type { Call, Result, Verb } from './verb.js';
import { tellWhoJoined } from './who-joined.js';

/** What one call came to. */
export interface Answered {
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
): Promise<Answered> {
  try {
    return await dispatchOnce(parsed, runtime, announce, openLedgers);
  } catch (cause) {
    if (!(cause instanceof Outdated)) throw cause;
    const refused = await broughtUpToDate(cause);
    return dispatchOnce(parsed, runtime, announce, openLedgers, refused);
  }
}

const fieldsOf = ({ arguments: args, options }: Verb) => ({ ...args, ...options });

async function dispatchOnce(
  parsed: Parsed,
  runtime: Runtime,
  announce: (today: Today) => void,
  openLedgers: Ledger[],
  refused?: Refusal,
): Promise<Answered> {
  const missing = missingFields(parsed, canAsk(parsed, runtime));
  const at = await atHandFor(parsed, runtime, announce, openLedgers, refused);
  const { input, answered, reckoned } = await understood(at, missing);
  const chosenTyped = () => asChosen(answered, fieldsOf(parsed.verb), at.needed()?.chosen);
  const call = callWith(at);
  const result = await againIfAgreed(
    () => ran(input, call, at),
    at.ask,
    at.allowAgain,
    () => lineWithAgain(parsed, chosenTyped()),
  );
  // What was reckoned from a meeting is said of what has happened, and of nothing that was refused.
  for (const line of reckoned) at.say(line);
  const finder = at.needed();
  const told =
    finder && finder.agreed.length > 0 ? await tellWhoJoined(result, finder, at.session()) : result;
  return {
    result:
      missing.length === 0
        ? told
        : withHint(
            told,
            `Next time in one line: ${typedLine({ ...parsed, typed: chosenTyped() })}`,
          ),
    another: async () => missing.length > 0 && askWhetherAnother(at),
  };
}

/**
 * What was typed, and asked for where it was left out, as the handler takes it.
 * @returns besides that the words of it all, as if they had been typed
 */
async function understood(
  at: AtHand,
  missing: readonly string[],
): Promise<{
  readonly input: unknown;
  readonly answered: Parsed['typed'];
  /** How days were understood that follow a meeting. */
  readonly reckoned: readonly string[];
}> {
  const { today, asked, session, finder } = at;
  const reckoned: string[] = [];
  const say = (line: string): void => void reckoned.push(line);
  const { verb, typed } = at.parsed;
  const fields = fieldsOf(verb);
  // A ledger that is missing is the first thing to say, before what could not be found in it.
  if (looksIntoLedger(fields, typed)) session();
  const answered: Record<string, unknown> = { ...typed };
  const givenAs = (name: string): string => {
    const argument = verb.arguments[name];
    return argument ? argumentOf(argument) : flagOf(name);
  };
  const withMeetings = (how: Asked): Asked => ({
    ...how,
    get customs() {
      return how.customs;
    },
    meetings: (which, said) => session().ledger.read((reader) => meetingDates(reader)(which, said)),
  });
  const input = await readFields(fields, typed, givenAs, {
    ...{ today: today.day, asked, withMeetings, say, finder, missing },
    async ask(name, field, understand) {
      const { askFor } = await import('./asking.js');
      const prompter = await at.prompter();
      const answer = await askFor({ verb, name, field }, understand, prompter, session);
      const other = field.ask?.orElse;
      if (answer !== undefined) answered[name] = answer;
      else if (other !== undefined) answered[other] = true;
    },
  });
  return { input, answered, reckoned };
}

/** Runs the handler, once whoever is new in it has been agreed on: gone through before, and nothing kept. */
async function ran(input: unknown, call: Call, at: AtHand): Promise<Result> {
  const run = async (given: Call): Promise<Result> => at.parsed.verb.run(input as never, given);
  const agree = async (who: Finder): Promise<void> => {
    await rehearse(run, call, who.find);
    await who.agree();
  };
  const who = at.needed();
  if (who?.waits()) await agree(who);
  try {
    return await run(call);
  } catch (cause) {
    if (!(cause instanceof NewcomerMet)) throw cause;
    await agree(await at.finder());
    return run(call);
  }
}

/** Where all that the command is about was asked for. */
async function askWhetherAnother({ parsed, prompter }: AtHand): Promise<boolean> {
  const { verb, globals } = parsed;
  const message = isCalledAlone(parsed) && !globals.json ? verb.another : undefined;
  if (message === undefined) return false;
  const id = [...verb.path, 'another'].join('.');
  return (await prompter()).confirm({ id, message, default: false });
}

const withHint = (result: Result, hint: string): Result => ({
  ...result,
  hints: [...(result.hints ?? []), hint],
});
