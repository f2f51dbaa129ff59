/**
 * Whoever is not known yet is asked about last: what the act refuses anyway is refused before, so that
 * nobody says yes to somebody new for nothing.
 */
import { recordingNothing } from '../things/session.js';
import type { Call } from './verb.js';

/** Thrown where a rehearsal has come as far as it may: to a question, or past what is to be recorded. */
class Rehearsed extends Error {
  override readonly name = 'Rehearsed';
}

/** Thrown where a handler itself meets somebody new, so that it is rehearsed and begun again. */
export class NewcomerMet extends Error {
  override readonly name = 'NewcomerMet';
}

const stop = (): never => {
  throw new Rehearsed();
};

/**
 * Goes through what `run` does up to its first question or change, and leaves nothing behind.
 * @param find as the call's, but without a word about who is new
 * @throws Refusal as the act
 */
export async function rehearse(
  run: (call: Call) => unknown,
  call: Call,
  find: Call['find'],
): Promise<void> {
  const { session } = call;
  const ledger = recordingNothing(session.ledger, stop);
  const asking = { prompter: async () => stop(), askPerson: async () => stop() };
  try {
    await run({
      ...call,
      ...asking,
      session: { ...session, ledger },
      find,
      open: stop,
      stdin: stop,
      say: () => {},
      progress: () => () => {},
    });
  } catch (cause) {
    if (!(cause instanceof Rehearsed)) throw cause;
  }
}
