/** Which command helps most with a ledger whose journal is damaged. */
import { readRegularFile } from '../files/read.js';
import { type Wreckage, wreckage } from '../ledger/wreckage.js';
import { Refusal } from '../text/refusal.js';
import type { BackupLabel } from './archive.js';
import { furthestFirst, type LabelledBackup, maxBytes } from './copies.js';
import { backupsByName } from './folder.js';
import { readSource } from './restoring.js';

/**
 * What serves best: the last good backup, where it goes as far as the ledger; else saving what is
 * whole in it, for which backups serve too. Nothing where no entry is left to be saved.
 */
export type Help =
  | { readonly by: 'restore'; readonly backup: LabelledBackup }
  | { readonly by: 'repair'; readonly backup: LabelledBackup | undefined }
  | { readonly by: 'nothing' };

export function bestHelp(path: string): Help {
  const wreck = wreckage(readRegularFile(path, { maxBytes }));
  const good = furthestFirst(backupsByName(path).flat()).find(({ backup }) => isGood(backup.path));
  if (wreck.rows.length === 0) return good ? { by: 'restore', backup: good } : { by: 'nothing' };
  return { by: good && goesAsFar(good.label, wreck) ? 'restore' : 'repair', backup: good } as Help;
}

function isGood(path: string): boolean {
  try {
    readSource(path);
    return true;
  } catch (cause) {
    if (cause instanceof Refusal) return false;
    throw cause;
  }
}

/** Whether a backup holds as many entries of each replica as the ledger, as far as that can be read. */
function goesAsFar({ ends, entries }: BackupLabel, { replicas, rows }: Wreckage): boolean {
  const last = Math.max(0, ...replicas.map(({ lastSeq }) => lastSeq ?? 0));
  if (replicas.length === 0 || entries < last) return false;
  const names = new Map(replicas.map(({ no, name }) => [no, name]));
  return rows.every(({ replica, count }) => (ends[names.get(replica) ?? ''] ?? 0) >= count);
}
