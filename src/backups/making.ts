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
import {
  type BackupLabel,
  backupFormat,
  damagedBackup,
  fileDigest,
  packBackup,
  packedAside,
} from './archive.js';
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
export async function makeBackup(
  ledger: Ledger,
  path: string,
  { now, whole, replace = false }: Making,
): Promise<Made> {
  const packed = await packedBackup(ledger, { now, whole });
  writeFileWhole(path, packed.bytes, { replace, over: 'backup' });
  return madeOf(packed, readBack(path), path);
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
  const packed = await packedBackup(ledger, how);
  writeFileWhole(path, await encrypted(packed.bytes), { replace, over: 'backup' });
  return madeOf(packed, await decrypted(readBack(path), path), path);
}

interface Packed extends Made {
  readonly bytes: Uint8Array;
}

/** It is made once the disk gives back, to the byte, what was checked and packed. */
function madeOf({ bytes, ...made }: Packed, readBack: Uint8Array, path: string): Made {
  if (!Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).equals(readBack))
    throw damagedBackup(path);
  return made;
}

/** What was looked at is what is packed: the same bytes, whoever writes to the ledger meanwhile. */
async function packedBackup(ledger: Ledger, { now, whole }: Making): Promise<Packed> {
  const bytes = wholeLedger(ledger);
  // Packing begins first and goes on in other threads, while this one looks at the whole.
  const [packed, seen] = await Promise.all([
    packedAside(bytes),
    lookedAt(bytes, ledger.path, whole),
  ]);
  const label = { ...seen, name: ledgerName(ledger.path), madeAt: now };
  const templates = templatesIn(templateFolder(ledger.path));
  const written = contentOf(writtenFilesOf(ledger.path));
  return {
    ...{ label, templates: Object.keys(templates).length },
    bytes: packBackup({ label, ledger: bytes, templates, written }, packed),
  };
}

async function lookedAt(
  bytes: Uint8Array,
  path: string,
  whole: boolean,
): Promise<Omit<BackupLabel, 'name' | 'madeAt'>> {
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
