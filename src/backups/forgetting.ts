/** Copies of ours that still hold somebody who is forgotten, and forgetting them there as well. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { writeFileWhole } from '../files/write.js';
import {
  asKeyedIn,
  forgottenIn,
  type Identity,
  identityOf,
  textsAbout,
} from '../ledger/about-member.js';
import { check } from '../ledger/check.js';
import { forget } from '../ledger/forgetting.js';
import { databaseOf } from '../ledger/reader.js';
import { openInMemory } from '../ledger/whole.js';
import { Refusal } from '../text/refusal.js';
import type { Ledger } from '../things/ledger.js';
import { fileDigest, packBackup, unpackBackup } from './archive.js';
import { backupsOf } from './folder.js';

/** What is kept beside a ledger of how it was before something was done to it. */
const keptAside = /\.before-(update|restore|repair)(-\d+)?(-journal)?$/;

/** Every copy of the ledger at `path` that this machine made and keeps: backups, and what lies beside it. */
export function copiesOf(path: string): string[] {
  const [folder, name] = [dirname(path), basename(path)];
  const beside = existsSync(folder) ? readdirSync(folder) : [];
  return [
    ...backupsOf(path).map((each) => each.path),
    ...beside
      .filter((file) => file.startsWith(`${name}.before-`) && keptAside.test(file))
      .sort()
      .map((file) => join(folder, file)),
  ];
}

/** What became of the copies: those in which nothing is left of them, and those that were left as they are. */
export interface ForgottenInCopies {
  readonly cleared: readonly string[];
  readonly left: readonly string[];
}

/** Forgets somebody in every copy of a ledger that can be read and written; one that can’t be stays as it is. */
export function forgetInCopies({ path, read }: Ledger, who: Identity): ForgottenInCopies {
  return read((reader) => {
    const db = databaseOf(reader);
    const cleared: string[] = [];
    const left: string[] = [];
    for (const copy of copiesOf(path)) (isCleared(copy, db, who) ? cleared : left).push(copy);
    return { cleared, left };
  });
}

function isCleared(path: string, of: Database, who: Identity): boolean {
  try {
    const bytes = readFileSync(path);
    if (!path.endsWith('.zip')) {
      const ledger = withoutThem(bytes, path, of, who);
      if (ledger) writeFileWhole(path, ledger, { replace: true, over: 'ledger' });
      return ledger !== undefined;
    }
    const archive = unpackBackup(bytes, path);
    const ledger = withoutThem(archive.ledger, path, of, who);
    if (!ledger) return false;
    const label = { ...archive.label, digest: fileDigest(ledger) };
    const packed = packBackup({ ...archive, label, ledger });
    writeFileWhole(path, packed, { replace: true, over: 'backup' });
    return true;
  } catch (cause) {
    // A copy that is damaged, that can’t be read or is of a newer version is named to whoever forgets.
    if (cause instanceof Refusal || typeof (cause as { code?: unknown }).code === 'string') {
      return false;
    }
    throw cause;
  }
}

/**
 * A ledger in which nothing is left of them; undefined where it is of an earlier version, or not sound.
 * @param of the ledger that knows them by these keys
 */
function withoutThem(
  bytes: Uint8Array,
  path: string,
  of: Database,
  { ids, people }: Identity,
): Uint8Array | undefined {
  const { db, reader, close } = openInMemory(bytes, path);
  try {
    if (!reader || check(db).length > 0) return undefined;
    const who = identityOf(reader, asKeyedIn(db, of, ids), people);
    db.pragma('secure_delete = ON');
    const about = textsAbout(reader, who);
    if (about.length === 0) return bytes;
    db.transaction(() => forget(db, about)).immediate();
    return db.serialize();
  } finally {
    close();
  }
}

/**
 * A ledger that is to take the place of another one, without those who were forgotten there since;
 * undefined where nothing of them is in it.
 */
export const withoutForgotten = (
  ledger: Ledger,
  { path, bytes }: { readonly path: string; readonly bytes: Uint8Array },
): Uint8Array | undefined =>
  ledger.read((reader) => {
    const of = databaseOf(reader);
    const who = { ids: forgottenIn(of), people: [] };
    const without = who.ids.length > 0 ? withoutThem(bytes, path, of, who) : undefined;
    return without === bytes ? undefined : without;
  });
