/** The backup that makes itself: one a day, after the first thing that was put on record. */
import { readFileSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { readLedger } from '../ledger/ledger.js';
import { Refusal } from '../text/refusal.js';
import { addDays, type Day } from '../time/day.js';
import { backupLabelOf } from './archive.js';
import { backupsIn, ceiling, type KeptBackup, makeBackupFolder, toLetGo } from './folder.js';
import { makeBackup } from './making.js';

/** So many days may pass between two looks at the whole of a ledger. */
const wholeEvery = 7;

/**
 * Makes today's backup and lets go of those that need not be kept any longer.
 * @param file where it goes
 * @param now ISO 8601, UTC
 * @returns why none was made, where that is so; what was on record is not touched by it
 */
export function backUpToday(path: string, file: string, day: Day, now: string): string | undefined {
  try {
    const ledger = readLedger(path, { wait: 0 });
    if (!ledger) return undefined;
    try {
      const folder = makeBackupFolder(ledger);
      makeBackup(ledger, file, { now, whole: isWholeDue(backupsIn(folder, path), day) });
    } finally {
      ledger.close();
    }
    letGo(backupsIn(dirname(file), path).filter((each) => each.path !== file));
    return undefined;
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    // Whoever writes now makes it, and so does whoever was quicker.
    return ['ledger-busy', 'file-exists'].includes(cause.code) ? undefined : cause.message;
  }
}

/** Whether a backup can be read and was checked whole. */
function isWhole({ path }: KeptBackup): boolean {
  try {
    return statSync(path).isFile() && backupLabelOf(readFileSync(path), path).whole;
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
