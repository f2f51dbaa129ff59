/** Somebody who asked to be forgotten, named again: asked about, or said by a flag. */
import type { Prompter } from '../prompt/prompter.js';
import { Refusal } from '../text/refusal.js';
import { leftOutOr } from '../things/member/again.js';
import { flag } from './parameters.js';
import { type Parsed, typedLine } from './program.js';

/** What says so beforehand; whatever verb has it, the act of it may put them on record. */
export const againFlag = {
  again: flag('put on record again whoever asked to be forgotten'),
};

/** The line that was typed with the flag, where the verb has it: with whatever else it said. */
export const lineWithAgain = (parsed: Parsed, typed: Parsed['typed']): string | undefined =>
  parsed.verb.options.again === againFlag.again
    ? typedLine({ ...parsed, typed: { ...typed, again: true } })
    : undefined;

/** The refusal with that line as the way to do it all the same. */
const withLine = (cause: Refusal, line: string | undefined): Refusal =>
  line === undefined ? cause : new Refusal(cause.code, cause.message, leftOutOr(line));

/**
 * Does the work; where somebody would come to be on record again who asked to be forgotten, asks
 * first, and does it again.
 * @param ask undefined where nobody can be asked
 * @param line the same line with the flag, where the verb has it
 * @throws Refusal as the work, and `was-forgotten` where they are left out
 */
export async function againIfAgreed<Result>(
  work: () => Promise<Result>,
  ask: (() => Promise<Prompter>) | undefined,
  agreed: () => void,
  line: () => string | undefined,
): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    if (!(cause instanceof Refusal) || cause.code !== 'was-forgotten') throw cause;
    if (!ask) throw withLine(cause, line());
    const again = await (await ask()).confirm({
      id: 'again',
      message: `${cause.message} Put them on record again?`,
      flag: '--again',
      default: false,
    });
    if (!again) throw withLine(cause, line());
    agreed();
    return work();
  }
}
