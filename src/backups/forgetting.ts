/** Copies of ours that still hold somebody who is forgotten, and forgetting them there as well. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { writeFileWhole } from '../files/write.js';
import {
  asKeyedIn,
  forgottenIn,
  type Identity,
  identityOf,
  textsAbout,
} from '../ledger/about-member.js';
import { check } from '../ledger/check.js';
import { isOlder } from '../ledger/database.js';
import { forget } from '../ledger/forgetting.js';
import { databaseOf, openReader } from '../ledger/reader.js';
import { watchesOf } from '../ledger/watch.js';
import { inMemory, type Present } from '../ledger/whole.js';
import { Refusal } from '../text/refusal.js';
import type { AnyEvent } from '../things/index.js';
import type { Ledger } from '../things/ledger.js';
import { fileDigest, packBackup, unpackBackup } from './archive.js';
import { backupFolder, backupsIn } from './folder.js';

type Opened = NonNullable<Present>;

/** What is kept beside a ledger of how it was before something was done to it. */
const keptAside = /\.before-(update|restore|repair)(-\d+)?(-journal)?$/;

/** Every copy of a ledger that this machine made and keeps: backups, and what lies beside it. */
export function copiesOf(ledger: Ledger): string[] {
  const [folder, name] = [dirname(ledger.path), basename(ledger.path)];
  return [
    ...backupsIn(backupFolder(ledger), ledger.path).map((each) => each.path),
    ...readdirSync(folder)
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
export function forgetInCopies(ledger: Ledger, who: Identity): ForgottenInCopies {
  return ledger.read((reader) => {
    const db = databaseOf(reader);
    // With whoever was forgotten before: a copy may have been out of reach then.
    const all = { ...who, ids: [...new Set([...who.ids, ...forgottenIn(db)])] };
    const cleared: string[] = [];
    const left: string[] = [];
    for (const copy of copiesOf(ledger)) (isCleared(copy, db, all) ? cleared : left).push(copy);
    return { cleared, left };
  });
}

function isCleared(path: string, of: Opened, who: Identity): boolean {
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
  of: Opened,
  { ids, people }: Identity,
): Uint8Array | undefined {
  return inMemory(bytes, path, ({ db, reader }) => {
    if (!reader || check(db).length > 0) return undefined;
    const who = identityOf(reader, asKeyedIn(db, of, ids), people);
    const about = textsAbout(reader, who);
    if (about.length === 0) return bytes;
    db.pragma('secure_delete = ON');
    db.transaction(() => forget(db, about)).immediate();
    return db.serialize();
  });
}

/**
 * A ledger that is to take the place of another one, without those who were forgotten there since;
 * undefined where nothing of them is in it.
 */
export function withoutForgotten(
  present: Opened,
  { path, bytes }: { readonly path: string; readonly bytes: Uint8Array },
): Uint8Array | undefined {
  const ids = isOlder(present) ? [] : forgottenIn(present);
  const without = ids.length > 0 ? withoutThem(bytes, path, present, { ids, people: [] }) : bytes;
  return without === bytes ? undefined : without;
}

/** Whom the ledger that stands there watches for, so that what takes its place goes on. */
export const watchesIn = (present: Present): readonly AnyEvent[] =>
  present && !isOlder(present) ? watchesOf(openReader(present)) : [];
