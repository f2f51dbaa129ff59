/** A ledger of an earlier version that a command meets which only reads. */
import { type LedgerOptions, readLedger } from '../ledger/ledger.js';
import { Refusal } from '../text/refusal.js';
import type { Ledger } from '../things/ledger.js';

/** It has to be brought up to date first. */
export class Outdated extends Error {
  readonly path: string;
  constructor(path: string) {
    super('outdated');
    this.path = path;
  }
}

/** @throws Outdated, Refusal as `readLedger` */
export function openForReading(path: string, wait: LedgerOptions): Ledger {
  const ledger = readLedger(path, wait);
  if (!ledger) throw new Outdated(path);
  return ledger;
}

/**
 * Brings it up to date. Where that is refused, the command hears of it as of any ledger that does not
 * open: `check` has something to say then.
 */
export async function broughtUpToDate({ path }: Outdated): Promise<Refusal | undefined> {
  const { openLedger } = await import('../ledger/writing.js');
  try {
    openLedger(path).close();
    return undefined;
  } catch (cause) {
    if (cause instanceof Refusal) return cause;
    throw cause;
  }
}
