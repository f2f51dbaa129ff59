import { Refusal } from '../../src/text/refusal.js';

/** The refusal that `act` ends in; anything else fails the test. */
export function refusalOf(act: () => unknown): Refusal {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}
