import type { Call, Handler, Result, Verb } from '../../src/cli/verb.js';

/** What the verb of these words answers to `input`, without a command line to read it from. */
export function answerOf(
  verbs: readonly Verb[],
  words: string,
  input: object,
  call: Partial<Call>,
): Result | Promise<Result> {
  const verb = verbs.find(({ path }) => path.join(' ') === words);
  if (!verb) throw new Error(`there is no verb “${words}”`);
  return (verb.run as Handler<object>)(input, call as Call);
}
