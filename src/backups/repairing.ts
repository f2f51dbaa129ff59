/**
 * Putting a damaged ledger right: from its journal, where that is what was written; else from what is
 * whole in the file and what backups still hold of the rest.
 */
import { isJournalSound } from '../ledger/chain.js';
import { check } from '../ledger/check.js';
import { anewFromJournal } from '../ledger/settling.js';
import type { Present } from '../ledger/whole.js';
import { presentBytes, putInPlace } from './placing.js';
import { isComplete, putBeside, type Rescue, rescue } from './rescuing.js';

/** What came of it. */
export type Repaired =
  /** It is put right; `aside` is where it is kept as it was, `filled` how many entries backups gave back. */
  | { readonly aside: string; readonly filled: number }
  /** Part of it is lost. It stays as it was, and what is whole is a new ledger at `to`. */
  | { readonly to: string; readonly rescue: Rescue }
  /** Not even its beginning could be read. */
  | undefined;

/**
 * Puts a ledger in the place of the one at `path`, where nothing that was written in it is missing;
 * else puts it beside, and the damaged one stays as it is.
 * @throws Refusal as `putInPlace`, `ledger-newer`
 */
export function repairLedger(path: string, options: { readonly wait?: number }): Repaired {
  let found: Rescue | undefined;
  const { aside } = putInPlace(path, { as: 'before-repair', ...options }, (present) => {
    const anew = present && isJournalSound(present) ? fromJournal(present) : undefined;
    if (anew) return anew;
    found = rescue(presentBytes(present, path), path);
    return found && isComplete(found) ? found.bytes : undefined;
  });
  if (aside !== undefined) return { aside, filled: found?.filled ?? 0 };
  return found && { to: putBeside(path, found), rescue: found };
}

/** Undefined where it does not come out sound. */
function fromJournal(present: NonNullable<Present>): Uint8Array | undefined {
  const anew = anewFromJournal(present);
  try {
    return check(anew).length === 0 ? anew.serialize() : undefined;
  } finally {
    anew.close();
  }
}
