/** Copies of ours that still hold somebody who is forgotten, and forgetting them there as well. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { writeFileWhole } from '../files/write.js';
import { type Identity, identityOf, textsAbout } from '../ledger/about-member.js';
import { check } from '../ledger/check.js';
import { forget } from '../ledger/forgetting.js';
import { openInMemory } from '../ledger/whole.js';
import { Refusal } from '../text/refusal.js';
import type { Id } from '../things/thing.js';
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

/** Forgets somebody in every copy that can be read and written; one that can’t be stays as it is. */
export function forgetInCopies(path: string, id: Id, who: Identity): ForgottenInCopies {
  const cleared: string[] = [];
  const left: string[] = [];
  for (const copy of copiesOf(path)) (isCleared(copy, id, who) ? cleared : left).push(copy);
  return { cleared, left };
}

function isCleared(path: string, id: Id, who: Identity): boolean {
  try {
    const bytes = readFileSync(path);
    if (!path.endsWith('.zip')) {
      const ledger = withoutThem(bytes, path, id, who);
      if (ledger) writeFileWhole(path, ledger, { replace: true, over: 'ledger' });
      return ledger !== undefined;
    }
    const archive = unpackBackup(bytes, path);
    const ledger = withoutThem(archive.ledger, path, id, who);
    if (!ledger) return false;
    const label = { ...archive.label, digest: fileDigest(ledger) };
    const packed = packBackup({ ...archive, label, ledger });
    writeFileWhole(path, packed, { replace: true, over: 'backup' });
    return true;
  } catch (cause) {
    // A copy that is damaged, or of a newer version, is named to whoever forgets.
    if (cause instanceof Refusal) return false;
    throw cause;
  }
}

/** A ledger in which nothing is left of them; undefined where it is of an earlier version, or not sound. */
function withoutThem(
  bytes: Uint8Array,
  path: string,
  id: Id,
  who: Identity,
): Uint8Array | undefined {
  const { db, reader, close } = openInMemory(bytes, path);
  try {
    if (!reader || check(db).length > 0) return undefined;
    db.pragma('secure_delete = ON');
    db.transaction(() => forget(db, textsAbout(reader, identityOf(reader, id, who)))).immediate();
    return db.serialize();
  } finally {
    close();
  }
}
