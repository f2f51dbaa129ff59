/** Making a ledger anew from its journal, where what is worked out from it no longer says what it says. */
import { check, type Finding } from '../ledger/check.js';
import { anewFromJournal } from '../ledger/settling.js';
import type { Ledger } from '../things/ledger.js';
import { putInPlace } from './placing.js';

/** What came of it: where the ledger as it was is kept, or what is still wrong with it. */
export type Repaired = { readonly aside: string } | { readonly findings: readonly Finding[] };

/**
 * Puts a ledger in the place of this one that is made anew from its journal. Where that is not sound,
 * the journal itself being damaged, everything stays as it was.
 * @throws Refusal as `putInPlace`, `ledger-damaged`
 */
export function repairLedger({ path }: Ledger, options: { readonly wait?: number }): Repaired {
  let findings: readonly Finding[] = [];
  const { aside } = putInPlace(path, { as: 'before-repair', ...options }, (present) => {
    if (!present) return undefined;
    const anew = anewFromJournal(present);
    try {
      findings = check(anew);
      return findings.length === 0 ? anew.serialize() : undefined;
    } finally {
      anew.close();
    }
  });
  return aside === undefined ? { findings } : { aside };
}
