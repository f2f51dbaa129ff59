/** Which copies of a ledger this machine made and keeps, beside the ledger and among its backups. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { clearLeftovers, leftoversIn } from '../files/leftovers.js';
import { templateFolder, writtenFilesOf } from '../files/location.js';
import { readRegularFile } from '../files/read.js';
import { everyFolder } from '../files/second-folder.js';
import { replicasIn } from '../ledger/chain.js';
import { openDatabase } from '../ledger/database.js';
import { databaseOf } from '../ledger/reader.js';
import { standingAt } from '../ledger/sqlite.js';
import { wreckage } from '../ledger/wreckage.js';
import type { Ledger } from '../things/ledger.js';
import { type BackupLabel, backupLabelOf } from './archive.js';
import { backupFolder, isOurs, type KeptBackup, secondBackupFolder } from './folder.js';
import { noteFolder } from './still-to-clear.js';

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

/**
 * Other files of the same ledger that lie beside it as ledgers: a conflicted copy, what was rescued of
 * it, one that was put back under another name. One that does not open is one by what is left of it.
 */
export function ledgersBeside(ledger: Ledger): string[] {
  const folder = dirname(ledger.path);
  const own = new Set(ledger.read((reader) => replicasIn(databaseOf(reader))).map(nameOf));
  const here = statSync(ledger.path).ino;
  return readdirSync(folder)
    .filter((file) => file.endsWith('.momentum'))
    .sort()
    .map((file) => join(folder, file))
    .filter((file) => standingAt(file)?.isFile() === true && statSync(file).ino !== here)
    .filter((file) => replicasAt(file).some((name) => own.has(name)));
}

const nameOf = ({ name }: { readonly name: string }): string => name;

function replicasAt(path: string): string[] {
  try {
    const db = openDatabase(path, { readonly: true });
    try {
      return replicasIn(db).map(nameOf);
    } finally {
      db.close();
    }
  } catch {
    try {
      return wreckage(readRegularFile(path, { maxBytes })).replicas.map(nameOf);
    } catch {
      return [];
    }
  }
}

/** The folders in which the ledger, its copies and notes on it are written, as far as they are there. */
const writtenIn = (ledger: Ledger): string[] =>
  [
    ...[dirname(ledger.path), dirname(writtenFilesOf(ledger.path))],
    ...[backupFolder(ledger), noteFolder()],
    ...everyFolder(ledger.path).flatMap((each) => [each.folder, secondBackupFolder(ledger, each)]),
  ].filter((folder) => existsSync(folder));

/** What was left where somebody was cut off while writing the ledger, a copy of it or a note on it. */
export const leftoversOf = (ledger: Ledger): string[] =>
  writtenIn(ledger).flatMap((folder) => [
    ...leftoversIn(folder),
    ...readdirSync(folder)
      .filter(
        (file) => file.startsWith(`${basename(ledger.path)}.before-`) && cutOffCopy.test(file),
      )
      .map((file) => join(folder, file)),
  ]);

/** Takes away what of that nobody is writing any more: it may name whoever was to be forgotten. */
export const clearLeftoversOf = (ledger: Ledger): void => {
  for (const folder of writtenIn(ledger)) clearLeftovers(folder);
};

/** A copy that was being made before an update. */
const cutOffCopy = /\.part(-journal)?$/;

/** A backup, and what it says of itself. */
export interface LabelledBackup {
  readonly backup: KeptBackup;
  readonly label: BackupLabel;
}

/**
 * Those of ours that can be read, the one that goes furthest first: entries are only ever added, and
 * clocks may have stood wrong.
 */
export function furthestFirst(backups: readonly KeptBackup[]): LabelledBackup[] {
  return backups
    .flatMap((backup): LabelledBackup[] => {
      if (backup.isEncrypted || !isOurs(backup)) return [];
      try {
        const bytes = readRegularFile(backup.path, { maxBytes });
        return [{ backup, label: backupLabelOf(bytes, backup.path) }];
      } catch {
        return [];
      }
    })
    .sort((one, other) => other.label.entries - one.label.entries);
}
