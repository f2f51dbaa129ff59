import { exitCodes, Refusal } from '../text/refusal.js';

/** What every question ends with when somebody leaves it by Ctrl-C or Ctrl-D. */
export const cancelled = (): Refusal =>
  new Refusal('cancelled', 'Stopped, as you asked.', 'Run the same command again when you like.', {
    exit: exitCodes.cancelled,
  });
