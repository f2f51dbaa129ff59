/** Which ledger is meant where none is named: never a copy that a synchronised folder put beside it. */
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ledgerInUse, ledgerName, ledgerNames, ledgerPath } from '../files/location.js';
import { replicasIn } from '../ledger/chain.js';
import { openDatabase } from '../ledger/database.js';
import { Refusal } from '../text/refusal.js';

/** As Dropbox (in the languages it speaks), Nextcloud and Syncthing call one that was written to on two machines. */
const calledConflicted = /\([^)]*(?:confli|konflikt)[^)]*\)|conflicted copy|sync-conflict/i;

/** As iCloud, the Finder and Google Drive call one: “harbour 2”, “harbour (1)”. People may call a ledger so. */
const numbered = /^(.+?)(?: \d{1,2}| ?\(\d{1,2}\))$/;

/** Whether the ledger at `path` is a conflicted copy of another one there. */
export function isConflictedCopy(path: string): boolean {
  const name = ledgerName(path);
  if (calledConflicted.test(name)) return true;
  const [, of] = numbered.exec(name) ?? [];
  if (of === undefined) return false;
  const original = join(dirname(path), `${of}.momentum`);
  const [one, other] = [idAt(original), idAt(path)];
  return one !== undefined && one === other;
}

/** What is the same in every copy of a ledger; undefined of what does not open. */
function idAt(path: string): string | undefined {
  if (!existsSync(path)) return undefined;
  try {
    const db = openDatabase(path, { readonly: true });
    try {
      return replicasIn(db)[0]?.name;
    } finally {
      db.close();
    }
  } catch {
    return undefined;
  }
}

/** The conflicted copies that lie beside the ledger at `path`. */
export function conflictedBeside(path: string): string[] {
  const folder = dirname(path);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.startsWith(ledgerName(path)) && file.endsWith('.momentum'))
    .sort()
    .map((file) => join(folder, file))
    .filter((each) => each !== path && isConflictedCopy(each));
}

const ledgersMeant = (): string[] =>
  ledgerNames().filter((name) => !isConflictedCopy(ledgerPath(name)));

/** The ledgers that could be meant where none is named and none is settled on; none where one is. */
export function undecided(): string[] {
  const names = ledgersMeant();
  return names.length > 1 && ledgerInUse() === undefined ? names : [];
}

/**
 * The ledger meant: the one that was named (by flag, else in the environment), else the one in use,
 * else the only one there is.
 * @throws Refusal `no-ledger`, `which-ledger`
 */
export function findLedger(named: string | undefined): string {
  if (named) return ledgerPath(named);
  const names = ledgersMeant();
  const meant = names.length === 1 ? names[0] : ledgerInUse();
  if (meant !== undefined) return ledgerPath(meant);
  if (names.length === 0) {
    throw new Refusal(
      'no-ledger',
      'There is no ledger yet.',
      'Start one for your community: momentum init. Or look round an example first: momentum demo',
    );
  }
  throw new Refusal(
    'which-ledger',
    `There are ${names.length} ledgers, and none was named.`,
    'Name one with --ledger NAME, or settle it for good: momentum use NAME',
    { details: names },
  );
}
