/** The backup that makes itself: one a day, after the first thing that was put on record. */
import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ledgerName } from '../files/location.js';
import { readLedger } from '../ledger/ledger.js';
import { Refusal } from '../text/refusal.js';
import { addDays, type Day } from '../time/day.js';
import { backupLabelOf } from './archive.js';
import { backupsOf, ceiling, type KeptBackup, makeBackupFolder, toLetGo } from './folder.js';
import { makeBackup } from './making.js';

/** So many days may pass between two looks at the whole of a ledger. */
const wholeEvery = 7;

/**
 * Makes today's backup and lets go of those that need not be kept any longer.
 * @param now ISO 8601, UTC
 * @returns why none was made, where that is so; what was on record is not touched by it
 */
export function backUpToday(path: string, day: Day, now: string): string | undefined {
  try {
    const ledger = readLedger(path);
    if (!ledger) return undefined;
    try {
      const file = join(makeBackupFolder(path), `${ledgerName(path)}-${day}.zip`);
      makeBackup(ledger, file, { now, whole: isWholeDue(backupsOf(path), day) });
    } finally {
      ledger.close();
    }
    letGo(backupsOf(path));
    return undefined;
  } catch (cause) {
    return cause instanceof Refusal ? cause.message : `No backup was made (${String(cause)}).`;
  }
}

/** Whether a backup can be read and was checked whole. */
function isWhole({ path }: KeptBackup): boolean {
  try {
    return backupLabelOf(readFileSync(path), path).whole;
  } catch {
    return false;
  }
}

const isWholeDue = (kept: readonly KeptBackup[], day: Day): boolean =>
  !kept.filter((each) => each.day > addDays(day, -wholeEvery) && each.day <= day).some(isWhole);

/**
 * Takes away what need not be kept. The last one whose whole was checked stays, whatever it takes.
 * @param kept the latest first
 * @param room what all of them may take, in bytes
 */
export function letGo(kept: readonly KeptBackup[], room = ceiling): void {
  const certain = kept.find(isWhole);
  for (const each of toLetGo(kept, (one) => statSync(one.path).size, room)) {
    if (each !== certain) rmSync(each.path);
  }
}
