import { Refusal } from '../../src/text/refusal.js';

/** The code that `work` is refused with; "not refused" where it is not. */
export const refusedWith = (work: () => unknown): string => {
  try {
    work();
  } catch (cause) {
    if (cause instanceof Refusal) return cause.code;
    throw cause;
  }
  return 'not refused';
};
