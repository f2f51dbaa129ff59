/** Which command helps most with a ledger whose journal is damaged. */
import { existsSync, realpathSync } from 'node:fs';
import { memoryOnDisk } from '../files/memory.js';
import { readRegularFile } from '../files/read.js';
import { countEntries, endsIn } from '../ledger/ends.js';
import { inMemory } from '../ledger/whole.js';
import { type Wreckage, wreckage } from '../ledger/wreckage.js';
import { Refusal } from '../text/refusal.js';
import type { BackupLabel } from './archive.js';
import { furthestFirst, keptBeside, type LabelledBackup, maxBytes } from './copies.js';
import { backupsByName, isOurs } from './folder.js';
import { readSource } from './restoring.js';

/** What a backup lacks of the ledger; how far a ledger went that can't be read may not be known. */
export type Lacking =
  | 'nothing'
  /** The ledger itself says that it went further. */
  | 'some'
  | 'unknown'
  /** How many entries this machine wrote to the ledger, and how many of them are in the backup. */
  | { readonly wrote: number; readonly has: number };

/**
 * What serves best: the last good backup, where it goes as far as the ledger; else saving what is
 * whole in it, for which backups serve too. Where no entry is left to be saved, the last good backup
 * however far it goes, or how the ledger was before something was done to it.
 */
export type Help =
  | { readonly by: 'restore'; readonly backup: LabelledBackup; readonly lacking: Lacking }
  | { readonly by: 'repair'; readonly backup: LabelledBackup | undefined }
  | { readonly by: 'kept-beside'; readonly path: string }
  | { readonly by: 'nothing' };

/** @param isBeyondRepair whether putting it right was tried, and gave nothing */
export function bestHelp(path: string, isBeyondRepair = false): Help {
  const wreck = wreckage(readRegularFile(path, { maxBytes }));
  const backup = furthestFirst(backupsByName(path).flat()).find((each) => isGood(each.backup.path));
  const lacking = backup && lackingIn(backup.label, wreck, path);
  if (wreck.rows.length === 0 || isBeyondRepair) {
    if (backup) return { by: 'restore', backup, lacking: lacking ?? 'unknown' };
    const beside = furthestBeside(path);
    return beside === undefined ? { by: 'nothing' } : { by: 'kept-beside', path: beside };
  }
  const goesAsFar =
    backup && (lacking === 'nothing' || lacking === 'unknown') && holdsAllOf(backup.label, wreck);
  return goesAsFar ? { by: 'restore', backup, lacking } : { by: 'repair', backup };
}

const isGood = (path: string): boolean => entriesOf(path) !== undefined;

/** How many entries there are in what could be put back; undefined where it could not. */
function entriesOf(path: string): number | undefined {
  try {
    const { bytes } = readSource(path);
    // One of an earlier version serves as well, and its tables are not ours to count in.
    return inMemory(bytes, path, ({ db, reader }) => (reader ? countEntries(endsIn(db)) : 0));
  } catch (cause) {
    if (cause instanceof Refusal) return undefined;
    throw cause;
  }
}

/** Of what was kept of the ledger before something was done to it, what goes furthest. */
const furthestBeside = (path: string): string | undefined =>
  keptBeside(path)
    .filter((beside) => isOurs({ path: beside, isEncrypted: false }))
    .flatMap((beside) => {
      const entries = entriesOf(beside);
      return entries === undefined ? [] : [{ beside, entries }];
    })
    .sort((one, other) => other.entries - one.entries)[0]?.beside;

/**
 * How far the ledger went is said by itself, where that can be read, and by what this machine
 * remembers that it wrote there.
 */
function lackingIn({ ends, entries }: BackupLabel, { replicas }: Wreckage, path: string): Lacking {
  const written = memoryOnDisk.recall(existsSync(path) ? realpathSync(path) : path);
  const has = written && Math.min(ends[written.replica] ?? 0, written.count);
  if (written && has !== undefined && has < written.count) return { wrote: written.count, has };
  const lasts = replicas.flatMap(({ lastSeq }) => (lastSeq === undefined ? [] : [lastSeq]));
  if (lasts.length === 0) return written ? 'nothing' : 'unknown';
  return entries < Math.max(...lasts) ? 'some' : 'nothing';
}

/** Whether it holds as many entries of each replica as can be read of the ledger. */
function holdsAllOf({ ends }: BackupLabel, { replicas, rows }: Wreckage): boolean {
  const names = new Map(replicas.map(({ no, name }) => [no, name]));
  return rows.every(({ replica, count }) => (ends[names.get(replica) ?? ''] ?? 0) >= count);
}
