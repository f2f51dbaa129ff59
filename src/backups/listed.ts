/** Which ledger is meant where backups are, and which backups there are of it. */
import { existsSync } from 'node:fs';
import { ledgerNames, ledgerPath } from '../files/location.js';
import { countEntries, endsIn } from '../ledger/ends.js';
import { type LedgerOptions, readLedger } from '../ledger/ledger.js';
import { databaseOf } from '../ledger/reader.js';
import { Refusal } from '../text/refusal.js';
import { backupsByName, backupsOf, type KeptBackup, namesBackedUp } from './folder.js';
import { findLedger } from './which-ledger.js';

/**
 * The ledger that is meant: as everywhere, and where there is none any more, the one that there are
 * backups of.
 * @throws Refusal `no-ledger`, `which-ledger`
 */
export function ledgerOrLost(named: string | undefined): string {
  if (named !== undefined || ledgerNames().length > 0) return findLedger(named);
  const names = namesBackedUp();
  const [only] = names;
  if (only === undefined || names.length === 1) {
    return only === undefined ? findLedger(named) : ledgerPath(only);
  }
  throw new Refusal(
    'which-ledger',
    `There is no ledger, and there are backups of ${names.length}.`,
    'Name one with --ledger NAME.',
    { details: names },
  );
}

/**
 * That a ledger is not there, to whoever has backups of it: those are what is wanted then, and no new one.
 * @param refusal `no-ledger` or `ledger-missing`, which is handed back where there are none
 */
export function orBackups(refusal: Refusal, named: string | undefined): Refusal {
  if (named !== undefined) {
    const path = ledgerPath(named);
    if (existsSync(path) || backupsByName(path).length === 0) return refusal;
    const message = `There is no ledger at ${path}, and there are backups of one of that name.`;
    return new Refusal(refusal.code, message, 'To put the last one back: momentum restore');
  }
  const names = namesBackedUp();
  if (names.length === 0) return refusal;
  return new Refusal(
    refusal.code,
    `There is no ledger here any more, and there are backups of ${names.length === 1 ? 'one' : names.length}.`,
    `To put the last one back: momentum restore${names.length === 1 ? '' : ' --ledger NAME'}. To start another one: momentum init`,
    { details: names },
  );
}

export interface Listed {
  /** The latest first. */
  readonly backups: readonly KeptBackup[];
  /** How many entries the ledger holds; undefined where it does not open, or is not there. */
  readonly entries: number | undefined;
  /** Whether they may be of several ledgers, which had that name one after the other. */
  readonly isOfSeveral: boolean;
}

/** The backups of the ledger at `path`, where momentum keeps them. @throws Refusal `ledger-busy` */
export function listBackups(path: string, options: LedgerOptions): Listed {
  try {
    const ledger = readLedger(path, options);
    if (ledger) {
      try {
        const entries = ledger.read((reader) => countEntries(endsIn(databaseOf(reader))));
        return { backups: backupsOf(ledger), entries, isOfSeveral: false };
      } finally {
        ledger.close();
      }
    }
  } catch (cause) {
    if (!(cause instanceof Refusal) || cause.code === 'ledger-busy') throw cause;
  }
  const found = backupsByName(path);
  return { backups: found.flat(), entries: undefined, isOfSeveral: found.length > 1 };
}
