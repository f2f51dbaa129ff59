/** A limit on work that somebody else's template asks for. */
import { createContext, Script } from 'node:vm';
import type { Guard } from '../document.js';
import { templateSlow } from '../limits.js';

/** Milliseconds that reading and filling in a template of one's own may take together. */
const usual = 1200;

/**
 * Does pieces of work that together may take `milliseconds`; then V8 itself stops whatever runs,
 * loop, regular expression or parser, which no count kept inside of it could promise. That costs
 * a millisecond, where a thread or a process of its own costs fifty.
 * @returns a guard whose work @throws Refusal `template-slow` once the time is over
 */
export function patience(milliseconds = usual): Guard {
  let left = milliseconds;
  return <Result>(work: () => Result): Result => {
    const began = performance.now();
    try {
      const script = new Script('work()');
      return script.runInContext(createContext({ work }), {
        timeout: Math.max(1, Math.ceil(left)),
      });
    } catch (error) {
      const { code } = error as { code?: unknown };
      throw code === 'ERR_SCRIPT_EXECUTION_TIMEOUT' ? templateSlow() : error;
    } finally {
      left -= performance.now() - began;
    }
  };
}
