/** Copies of ours that still hold somebody who is forgotten, and forgetting them there as well. */
import { existsSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { shownAndLeft } from '../files/folders.js';
import { secondFolder } from '../files/second-folder.js';
import { writeFileWhole } from '../files/write.js';
import { forgottenIn, hiding, type Identity } from '../ledger/about-member.js';
import { replicasIn } from '../ledger/chain.js';
import { databaseOf } from '../ledger/reader.js';
import { unknownTo, writeFileAnew } from '../ledger/rewriting.js';
import { serialized, whileNobodyWrites } from '../ledger/whole.js';
import { Refusal } from '../text/refusal.js';
import type { Ledger } from '../things/ledger.js';
import { type Archive, fileDigest, packBackup, unpackBackup } from './archive.js';
import { keptBeside, ledgersBeside, leftoversOf, templatesBeside } from './copies.js';
import { backupsOf, backupsOfCopies } from './folder.js';
import { nobodyToClear, noteStillToClear, stillToClear } from './still-to-clear.js';
import { templatesIn } from './templates.js';
import { type Whom, withoutThem } from './without.js';

/** Every copy of a ledger that this machine made and keeps: backups, and what lies beside it. */
export const copiesOf = (ledger: Ledger): string[] => [
  ...[...backupsOf(ledger), ...backupsOfCopies(ledger)].map((each) => each.path),
  ...keptBeside(ledger.path),
  ...templatesBeside(ledger.path),
  ...ledgersBeside(ledger),
];

/** What became of the copies: those in which nothing is left of them, and those that were left as they are. */
export interface ForgottenInCopies {
  readonly cleared: readonly string[];
  readonly left: readonly string[];
  /** Why traces of them may be left in the ledger’s own file, where that is so. */
  readonly traces: string | null;
}

/**
 * Once somebody was forgotten in a ledger: takes what that left behind out of its file, and forgets them
 * in every copy that can be read and written; one that can’t be stays as it is. What lies in a folder
 * that is not there just now is cleared once it is back.
 */
export function forgetInCopies(ledger: Ledger, whom: Identity): ForgottenInCopies {
  const before = forgottenBefore(ledger);
  const who = before ? togetherOf([before, whom]) : whom;
  const { traces, isPutOff } = withoutTraces(ledger, who);
  const done = ledger.read((reader) => {
    const db = databaseOf(reader);
    // With whoever was forgotten before: a copy may have been out of reach then.
    const all = { ...who, ids: [...new Set([...who.ids, ...forgottenIn(db)])] };
    const from = {
      ...{ replicas: replicasIn(db), who: all, named: who.people.length > 0 ? who.ids : [] },
      ...{ watchedFor: () => reader.watched(), hide: hiding(reader, who, '…') },
    };
    const cleared: string[] = [];
    const left: string[] = [];
    for (const copy of copiesOf(ledger)) (isCleared(copy, from) ? cleared : left).push(copy);
    const passing = [...leftoversOf(ledger), ...shownAndLeft()];
    left.push(...passing.filter((each) => !isTakenAway(each)));
    return { cleared, left, traces };
  });
  const away = secondFolderAway(ledger);
  if (isPutOff) noteStillToClear(ledger.path, who);
  else if (away === undefined) nobodyToClear(ledger.path);
  else noteStillToClear(ledger.path, { ids: who.ids, people: [], waitsFor: away });
  return done;
}

function withoutTraces(
  { path }: Ledger,
  { people }: Identity,
): { readonly traces: string | null; readonly isPutOff: boolean } {
  try {
    const spellings = people.flatMap(({ name, others }) => [name, ...others]);
    const isThere = writeFileAnew(path, (db) => unknownTo(db, spellings));
    const traces = isThere ? 'It holds a name of theirs outside of what is on record.' : null;
    return { traces, isPutOff: false };
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    return { traces: cause.message, isPutOff: true };
  }
}

/** The folder of backups that was named as well, where it is not there just now. */
export function secondFolderAway({ path }: Ledger): string | undefined {
  const folder = secondFolder(path)?.folder;
  return folder !== undefined && !existsSync(folder) ? folder : undefined;
}

/**
 * Forgets in the copies whoever was forgotten in the ledger when it was cut off before that.
 * @returns undefined where there was nothing to do
 */
export function finishForgetting(ledger: Ledger): ForgottenInCopies | undefined {
  if (stillToClear(ledger.path) === undefined) return undefined;
  const who = forgottenBefore(ledger);
  if (who) return forgetInCopies(ledger, who);
  // It was cut off before they were forgotten here: nothing is to be finished.
  nobodyToClear(ledger.path);
  return undefined;
}

/** Whom the copies were to forget before, and could not, or not yet. */
function forgottenBefore(ledger: Ledger): Identity | undefined {
  const who = stillToClear(ledger.path);
  if (!who) return undefined;
  const gone = new Set(ledger.read((reader) => forgottenIn(databaseOf(reader))));
  return who.ids.some((id) => gone.has(id)) ? who : undefined;
}

/**
 * Writes down whom the copies are to forget once they are forgotten in the ledger, so that whatever
 * cuts it off is finished later; with whoever is still to be cleared of before.
 */
export function meanToForget(ledger: Ledger, who: Identity): void {
  const before = forgottenBefore(ledger);
  noteStillToClear(ledger.path, before ? togetherOf([before, who]) : who);
}

/** Several people as one, since each copy is opened once, whoever is forgotten in it. */
export const togetherOf = (people: readonly Identity[]): Identity => ({
  ids: [...new Set(people.flatMap(({ ids }) => ids))],
  people: [
    ...new Map(
      people.flatMap((each) => each.people).map((one) => [JSON.stringify(one), one]),
    ).values(),
  ],
});

function isTakenAway(path: string): boolean {
  try {
    rmSync(path, { recursive: true, force: true });
    return true;
  } catch {
    return false;
  }
}

interface Clearing extends Whom {
  /** Hides them in what is no ledger. */
  readonly hide: (text: string) => string;
}

function isCleared(path: string, { hide, ...whom }: Clearing): boolean {
  try {
    if (statSync(path).isDirectory()) {
      for (const [name, content] of Object.entries(templatesWithout(templatesIn(path), hide))) {
        writeFileWhole(join(path, name), content, { replace: true, over: 'template' });
      }
      return true;
    }
    if (path.endsWith('.momentum')) return isClearedLedger(path, whom);
    const bytes = readFileSync(path);
    if (!path.endsWith('.zip')) {
      const without = withoutThem(bytes, path, whom);
      if (without) writeFileWhole(path, without.ledger, { replace: true, over: 'ledger' });
      return without !== undefined;
    }
    const archive = unpackBackup(bytes, path);
    const without = withoutThem(archive.ledger, path, whom);
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

/** One that others may have open: under the lock that writers take. */
function isClearedLedger(path: string, whom: Whom): boolean {
  let isDone = false;
  whileNobodyWrites(path, {}, (db) => {
    const without = db && withoutThem(serialized(db), path, whom);
    if (!without) return;
    writeFileWhole(realpathSync(path), without.ledger, { replace: true, over: 'ledger' });
    isDone = true;
  });
  return isDone;
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
