/** The backup that makes itself: one a day, after the first thing that was put on record. */
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { makeFolder } from '../files/folders.js';
import {
  everyFolder,
  type SecondFolder,
  secondFolder,
  settleSecondFolder,
} from '../files/second-folder.js';
import { writeFileWhole } from '../files/write.js';
import { readLedger } from '../ledger/ledger.js';
import { Refusal } from '../text/refusal.js';
import type { Ledger } from '../things/ledger.js';
import { addDays, type Day } from '../time/day.js';
import { backupLabelOf } from './archive.js';
import {
  backupsIn,
  ceiling,
  dailyBackup,
  isAway,
  type KeptBackup,
  makeBackupFolder,
  secondBackupFolder,
  toLetGo,
} from './folder.js';
import { makeBackup } from './making.js';

/** So many days may pass between two looks at the whole of a ledger. */
const wholeEvery = 7;

/**
 * Makes today's backup and lets go of those that need not be kept any longer.
 * @param file where it goes
 * @param now ISO 8601, UTC
 * @returns why none was made, where that is so; what was on record is not touched by it
 */
export async function backUpToday(
  path: string,
  file: string,
  day: Day,
  now: string,
): Promise<string | undefined> {
  try {
    const ledger = readLedger(path, { wait: 0 });
    if (!ledger) return undefined;
    try {
      const folder = makeBackupFolder(ledger);
      await makeBackup(ledger, file, { now, whole: isWholeDue(backupsIn(folder, path), day) });
      letGo(backupsIn(dirname(file), path).filter((each) => each.path !== file));
      return keepInSecond(ledger, file);
    } finally {
      ledger.close();
    }
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    // Whoever writes now makes it, and so does whoever was quicker.
    return ['ledger-busy', 'file-exists'].includes(cause.code) ? undefined : cause.message;
  }
}

/**
 * Makes today's backup now, where there is none yet: before something that can't be taken back.
 * @returns why none was made, where that is so
 */
export async function backUpBefore(
  ledger: Ledger,
  day: Day,
  now: string,
): Promise<string | undefined> {
  const file = dailyBackup(ledger, day);
  return existsSync(file) ? undefined : backUpToday(ledger.path, file, day, now);
}

/**
 * Puts a backup into the folder that was named for them as well. Where that is not there (a stick that
 * is not plugged in) it is said once, and again only after it has been there.
 * @throws Refusal as `writeFileWhole`
 */
function keepInSecond(ledger: Ledger, file: string): string | undefined {
  const { path } = ledger;
  const second = secondFolder(path);
  if (!second) return undefined;
  if (isAway(second, path)) {
    if (second.saidGone) return undefined;
    settleSecondFolder(path, { ...second, saidGone: true });
    return `The folder ${second.folder} ${existsSync(second.folder) ? 'holds none of the backups that were put there' : 'is not there'}, so it is kept where it always is: momentum backups. It goes into both again once the folder is back.`;
  }
  keepIn(second, ledger, file);
  if (second.saidGone || !second.held) {
    settleSecondFolder(path, { ...second, saidGone: false, held: true });
  }
  return undefined;
}

/**
 * Puts a backup into this folder, and each day's as well from then on: not before the first stands there.
 * @returns whether backups lay in it of which nobody knew
 * @throws Refusal as `writeFileWhole`
 */
export function keepInSecondFromNowOn(ledger: Ledger, second: SecondFolder, file: string): boolean {
  const isKnown = everyFolder(ledger.path).some(({ folder }) => folder === second.folder);
  const isBack = !isKnown && backupsIn(secondBackupFolder(ledger, second), ledger.path).length > 0;
  keepIn(second, ledger, file);
  settleSecondFolder(ledger.path, { ...second, held: true });
  return isBack;
}

function keepIn(second: SecondFolder, ledger: Ledger, file: string): void {
  const folder = secondBackupFolder(ledger, second);
  makeFolder(folder);
  const there = join(folder, basename(file));
  if (!existsSync(there)) writeFileWhole(there, readFileSync(file), { replace: false });
  letGo(backupsIn(folder, ledger.path).filter((each) => basename(each.path) !== basename(file)));
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
