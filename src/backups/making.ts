/** Making a backup: the ledger as it is at one moment, looked at before it is put away. */
import { existsSync, readFileSync } from 'node:fs';
import { ledgerName, templateFolder, writtenFilesOf } from '../files/location.js';
import { unconfirmed } from '../files/unwritten.js';
import { writeFileWhole } from '../files/write.js';
import { check, quickCheck } from '../ledger/check.js';
import { countEntries, endsIn, nameEverywhere } from '../ledger/ends.js';
import { inMemory, wholeLedger } from '../ledger/whole.js';
import { Refusal } from '../text/refusal.js';
import type { Ledger } from '../things/ledger.js';
import { type BackupLabel, backupFormat, fileDigest, packBackup, unpackBackup } from './archive.js';
import { templatesIn } from './templates.js';

/** A backup that was made. */
export interface Made {
  readonly label: BackupLabel;
  /** How many templates of the community's own it holds. */
  readonly templates: number;
}

export interface Making {
  /** When it is made: ISO 8601, UTC. */
  readonly now: string;
  /** Whether the whole of it is checked, and not its file and its ends alone. */
  readonly whole: boolean;
  readonly replace?: boolean;
}

/**
 * Writes a backup to `path`, having checked what it holds, and reads it back.
 * @throws Refusal `backup-unsound` where the ledger is not sound; as `writeFileWhole`
 */
export function makeBackup(
  ledger: Ledger,
  path: string,
  { now, whole, replace = false }: Making,
): Made {
  writeFileWhole(path, packedBackup(ledger, { now, whole }), { replace, over: 'backup' });
  return madeOf(readBack(path), path);
}

/**
 * The same, for nobody without the passphrase. Only what is encrypted ever lies on the disk.
 * @throws Refusal as `makeBackup`
 */
export async function makeEncryptedBackup(
  ledger: Ledger,
  path: string,
  { passphrase, replace = false, ...how }: Making & { readonly passphrase: string },
): Promise<Made> {
  const { lockOf } = await import('./encrypting.js');
  const { encrypted, decrypted } = await lockOf(passphrase);
  writeFileWhole(path, await encrypted(packedBackup(ledger, how)), { replace, over: 'backup' });
  return madeOf(await decrypted(readBack(path), path), path);
}

/** What the disk gives back, and not what was meant for it. */
function madeOf(bytes: Uint8Array, path: string): Made {
  const { label, templates } = unpackBackup(bytes, path);
  return { label, templates: Object.keys(templates).length };
}

function packedBackup(ledger: Ledger, { now, whole }: Making): Uint8Array {
  const bytes = wholeLedger(ledger);
  const label = {
    ...lookedAt(bytes, ledger.path, whole),
    name: ledgerName(ledger.path),
    madeAt: now,
  };
  return packBackup({
    ...{ label, ledger: bytes },
    templates: templatesIn(templateFolder(ledger.path)),
    written: contentOf(writtenFilesOf(ledger.path)),
  });
}

function lookedAt(
  bytes: Uint8Array,
  path: string,
  whole: boolean,
): Omit<BackupLabel, 'name' | 'madeAt'> {
  return inMemory(bytes, path, ({ db }) => {
    const [wrong] = whole ? check(db) : quickCheck(db);
    if (wrong) {
      throw new Refusal(
        'backup-unsound',
        `No backup was made, since the ledger is not sound. ${wrong.message}`,
        'See what is wrong and what helps: momentum check',
      );
    }
    const ends = endsIn(db);
    return {
      format: backupFormat,
      ledger: nameEverywhere(db),
      entries: countEntries(ends),
      ends: Object.fromEntries([...ends].map(([name, { count }]) => [name, count])),
      whole,
      digest: fileDigest(bytes),
    };
  });
}

function readBack(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw unconfirmed(path, cause);
  }
}

const contentOf = (path: string): Uint8Array | undefined =>
  existsSync(path) ? readFileSync(path) : undefined;
