/** Which copies of a ledger this machine made and keeps, beside the ledger and among its backups. */
import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { templateFolder } from '../files/location.js';
import { readRegularFile } from '../files/read.js';
import { type BackupLabel, backupLabelOf } from './archive.js';
import type { KeptBackup } from './folder.js';

/** So much a ledger may take; what is larger is none. */
export const maxBytes = 2 ** 31 - 1;

/** What is kept beside a ledger of how it was before something was done to it. */
const asideName = /\.before-(update|restore|repair)(-\d+)?(-journal)?$/;

/** The copies that lie beside the ledger at `path`, with the journals that a crash left of them. */
export function keptBeside(path: string): string[] {
  const [folder, name] = [dirname(path), basename(path)];
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.startsWith(`${name}.before-`) && asideName.test(file))
    .sort()
    .map((file) => join(folder, file));
}

/** The templates that were kept aside where others were put back: a folder each. */
export function templatesBeside(path: string): string[] {
  const templates = templateFolder(path);
  const [folder, name] = [dirname(templates), basename(templates)];
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.startsWith(`${name}.`) && asideName.test(file))
    .sort()
    .map((file) => join(folder, file));
}

/** A backup, and what it says of itself. */
export interface LabelledBackup {
  readonly backup: KeptBackup;
  readonly label: BackupLabel;
}

/**
 * Those that can be read, the one that goes furthest first: entries are only ever added, and clocks
 * may have stood wrong.
 */
export function furthestFirst(backups: readonly KeptBackup[]): LabelledBackup[] {
  return backups
    .flatMap((backup): LabelledBackup[] => {
      if (backup.isEncrypted) return [];
      try {
        const bytes = readRegularFile(backup.path, { maxBytes });
        return [{ backup, label: backupLabelOf(bytes, backup.path) }];
      } catch {
        return [];
      }
    })
    .sort((one, other) => other.label.entries - one.label.entries);
}
