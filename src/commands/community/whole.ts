import { renameSync, rmSync } from 'node:fs';
import type { Desk } from '../../actions/desk.js';
import type { Call } from '../../cli/spec.js';

/**
 * Makes a ledger that `begin` puts the first things into. It has another name until that is done:
 * what is refused, or cut off, leaves nothing that looks like a ledger.
 */
export function madeWhole<Begun>(call: Call, path: string, begin: (desk: Desk) => Begun): Begun {
  const unfinished = `${path}.part`;
  rmSync(unfinished, { force: true });
  try {
    const desk = call.open(unfinished, { make: true });
    const begun = begin(desk);
    desk.ledger.close();
    renameSync(unfinished, path);
    return begun;
  } catch (cause) {
    rmSync(unfinished, { force: true });
    throw cause;
  }
}
