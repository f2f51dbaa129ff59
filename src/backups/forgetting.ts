/** Copies of ours that still hold somebody who is forgotten, and forgetting them there as well. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { secondFolder } from '../files/second-folder.js';
import { writeFileWhole } from '../files/write.js';
import {
  asKeyedIn,
  forgottenIn,
  hiding,
  type Identity,
  identityOf,
  textsAbout,
} from '../ledger/about-member.js';
import { type Replica, replicasIn } from '../ledger/chain.js';
import { check } from '../ledger/check.js';
import { forget } from '../ledger/forgetting.js';
import { databaseOf } from '../ledger/reader.js';
import { inMemory } from '../ledger/whole.js';
import { Refusal } from '../text/refusal.js';
import type { Ledger, Reader, Watched } from '../things/ledger.js';
import { spelt } from '../things/member/find.js';
import { type Archive, fileDigest, packBackup, unpackBackup } from './archive.js';
import { keptBeside, templatesBeside } from './copies.js';
import { backupsOf } from './folder.js';
import { nobodyToClear, noteStillToClear, stillToClear } from './still-to-clear.js';
import type { TakenOver } from './taking-over.js';
import { templatesIn } from './templates.js';

type Replicas = ReadonlyArray<Pick<Replica, 'no' | 'name'>>;

/** Every copy of a ledger that this machine made and keeps: backups, and what lies beside it. */
export const copiesOf = (ledger: Ledger): string[] => [
  ...backupsOf(ledger).map((each) => each.path),
  ...keptBeside(ledger.path),
  ...templatesBeside(ledger.path),
];

/** What became of the copies: those in which nothing is left of them, and those that were left as they are. */
export interface ForgottenInCopies {
  readonly cleared: readonly string[];
  readonly left: readonly string[];
}

/**
 * Forgets somebody in every copy of a ledger that can be read and written; one that can’t be stays as it
 * is. What lies in a folder that is not there just now is cleared once it is back.
 */
export function forgetInCopies(ledger: Ledger, who: Identity): ForgottenInCopies {
  const done = ledger.read((reader) => {
    const db = databaseOf(reader);
    // With whoever was forgotten before: a copy may have been out of reach then.
    const all = { ...who, ids: [...new Set([...who.ids, ...forgottenIn(db)])] };
    const from = { replicas: replicasIn(db), who: all, hide: hiding(reader, who, '…') };
    const cleared: string[] = [];
    const left: string[] = [];
    for (const copy of copiesOf(ledger)) (isCleared(copy, from) ? cleared : left).push(copy);
    return { cleared, left };
  });
  const away = secondFolderAway(ledger);
  if (away === undefined) nobodyToClear(ledger.path);
  else noteStillToClear(ledger.path, { ids: who.ids, people: [], waitsFor: away });
  return done;
}

/** The folder of backups that was named as well, where it is not there just now. */
export function secondFolderAway({ path }: Ledger): string | undefined {
  const folder = secondFolder(path)?.folder;
  return folder !== undefined && !existsSync(folder) ? folder : undefined;
}

/** Forgets in the copies whoever was forgotten in the ledger when it was cut off before that. */
export function finishForgetting(ledger: Ledger): void {
  const who = stillToClear(ledger.path);
  if (!who) return;
  const gone = ledger.read((reader) => forgottenIn(databaseOf(reader)));
  // It was cut off before they were forgotten here: nothing is to be finished.
  if (who.ids.some((id) => gone.includes(id))) forgetInCopies(ledger, who);
  else nobodyToClear(ledger.path);
}

interface Clearing {
  /** Those of the ledger that knows them by these keys. */
  readonly replicas: Replicas;
  readonly who: Identity;
  /** Hides them in what is no ledger. */
  readonly hide: (text: string) => string;
}

function isCleared(path: string, { replicas, who, hide }: Clearing): boolean {
  try {
    if (statSync(path).isDirectory()) {
      for (const [name, content] of Object.entries(templatesWithout(templatesIn(path), hide))) {
        writeFileWhole(join(path, name), content, { replace: true, over: 'template' });
      }
      return true;
    }
    const bytes = readFileSync(path);
    if (!path.endsWith('.zip')) {
      const without = withoutThem(bytes, path, replicas, who);
      if (without) writeFileWhole(path, without.ledger, { replace: true, over: 'ledger' });
      return without !== undefined;
    }
    const archive = unpackBackup(bytes, path);
    const without = withoutThem(archive.ledger, path, replicas, who);
    if (!without) return false;
    const { ledger } = without;
    const label = { ...archive.label, digest: fileDigest(ledger) };
    const own = templatesWithout(archive.templates, (text) => hide(without.hide(text)));
    const templates = { ...archive.templates, ...own };
    const packed = packBackup({ ...archive, label, ledger, templates });
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

/** Those templates that name somebody, in other words. */
const templatesWithout = (
  templates: Archive['templates'],
  hide: (text: string) => string,
): Record<string, Uint8Array> =>
  Object.fromEntries(
    Object.entries(templates).flatMap(([name, content]) => {
      const text = Buffer.from(content).toString('utf8');
      const hidden = hide(text);
      return hidden === text ? [] : [[name, Buffer.from(hidden)]];
    }),
  );

interface Without {
  readonly ledger: Uint8Array;
  /** Hides them, as they are called in it, in what lies with it. */
  readonly hide: (text: string) => string;
}

/**
 * A ledger in which nothing is left of them; undefined where it is of an earlier version, or not sound.
 * @param of the replicas of the ledger that knows them by these keys
 * @param watchedFor for whom that one watches, as far as this one is concerned
 */
function withoutThem(
  bytes: Uint8Array,
  path: string,
  of: Replicas,
  { ids, people }: Identity,
  watchedFor?: (source: Reader) => Watched,
): Without | undefined {
  return inMemory(bytes, path, ({ db, reader }) => {
    if (!reader || check(db).length > 0) return undefined;
    const watched = watchedFor?.(reader);
    const met = watched?.anybody ? spelt(reader).filter(isWatched(watched)) : [];
    const all = [...asKeyedIn(db, of, ids), ...met.map(({ candidate }) => candidate.id)];
    const who = identityOf(reader, [...new Set(all)], people);
    const about = textsAbout(reader, who);
    const hide = hiding(reader, who, '…');
    if (about.length === 0) return { ledger: bytes, hide };
    db.pragma('secure_delete = ON');
    db.transaction(() => forget(db, about)).immediate();
    return { ledger: db.serialize(), hide };
  });
}

const isWatched =
  (watched: Watched) =>
  ({ spellings }: { readonly spellings: readonly string[] }): boolean =>
    spellings.some((each) => watched.on(each) !== undefined);

/**
 * A ledger that is to take the place of another one, without those who were forgotten there since;
 * undefined where nothing of them is in it.
 */
export function withoutForgotten(
  { forgotten, replicas, watches, watchedFor }: TakenOver,
  { path, bytes }: { readonly path: string; readonly bytes: Uint8Array },
): Uint8Array | undefined {
  if (forgotten.length === 0 && watches.length === 0) return undefined;
  // Of whoever was forgotten before the present ledger was put back itself, it knows no more than that.
  const who = { ids: forgotten, people: [] };
  const without = withoutThem(bytes, path, replicas, who, watchedFor)?.ledger;
  return without === bytes ? undefined : without;
}
