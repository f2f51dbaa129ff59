import { existsSync, renameSync, rmSync } from 'node:fs';
import type { Call } from '../../cli/spec.js';
import type { Session } from '../../things/session.js';

/**
 * Makes a ledger that `begin` puts the first things into. It has another name until that is done:
 * what is refused, or cut off, leaves nothing that looks like a ledger.
 */
export function madeWhole<Begun>(
  call: Call,
  path: string,
  begin: (session: Session) => Begun,
): Begun {
  const unfinished = `${path}.part`;
  if (existsSync(unfinished)) rmSync(unfinished);
  try {
    const session = call.open(unfinished, { make: true });
    const begun = begin(session);
    session.ledger.close();
    renameSync(unfinished, path);
    return begun;
  } catch (cause) {
    if (existsSync(unfinished)) rmSync(unfinished);
    throw cause;
  }
}
