import { existsSync, renameSync, rmSync } from 'node:fs';
import type { Desk } from '../../actions/desk.js';
import type { Call } from '../../cli/spec.js';

/**
 * Makes a ledger that `begin` puts the first things into. It has another name until that is done:
 * what is refused, or cut off, leaves nothing that looks like a ledger.
 */
export function madeWhole<Begun>(call: Call, path: string, begin: (desk: Desk) => Begun): Begun {
  const unfinished = `${path}.part`;
  if (existsSync(unfinished)) rmSync(unfinished);
  try {
    const desk = call.open(unfinished, { make: true });
    const begun = begin(desk);
    desk.ledger.close();
    renameSync(unfinished, path);
    return begun;
  } catch (cause) {
    if (existsSync(unfinished)) rmSync(unfinished);
    throw cause;
  }
}
