import process from 'node:process';
import { setFlagsFromString } from 'node:v8';

/** The last line of Node of which it is known that V8 takes the flag; another might complain aloud. */
const lastKnown = 24;

/**
 * Has V8 think twice before it optimises a function. It does so for programs that run for long; an
 * import of some thousand rows is over by the time, and was a third slower for it. A large file
 * reaches the bound as well, and has its optimised code.
 */
export function optimiseLate(): void {
  if (Number.parseInt(process.versions.node, 10) <= lastKnown) {
    setFlagsFromString('--interrupt-budget=1000000');
  }
}
