/** Putting a ledger back from a backup: what that would change, and doing it. */
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { templateFolder } from '../files/location.js';
import { readRegularFile } from '../files/read.js';
import { writeFileWhole } from '../files/write.js';
import { check } from '../ledger/check.js';
import { type Alone, aloneIn, endsIn, missingIn, nameEverywhere } from '../ledger/ends.js';
import { type LedgerOptions, readLedger } from '../ledger/ledger.js';
import { databaseOf } from '../ledger/reader.js';
import { asidePath, type InMemory, openInMemory, whileNobodyWrites } from '../ledger/whole.js';
import { visible } from '../text/gate.js';
import { Refusal } from '../text/refusal.js';
import type { Ledger, Reader } from '../things/ledger.js';
import { type Archive, type BackupLabel, unpackBackup } from './archive.js';
import { withoutForgotten } from './forgetting.js';

/** So much a ledger may take; what is larger is none. */
const maxBytes = 2 ** 31 - 1;

/** What is to be put back: a backup, or a ledger that was kept aside. */
export interface Source {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** What the backup says of itself; a ledger that lay aside says nothing. */
  readonly label: BackupLabel | undefined;
  readonly templates: Archive['templates'];
}

const isLedgerFile = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(0, 15)).toString('latin1') === 'SQLite format 3';

/**
 * Reads what is to be put back, and makes sure that it is sound.
 * @throws Refusal `backup-damaged`, `backup-newer`, `backup-unsound`; as `readRegularFile` and
 * opening a ledger
 */
export function readSource(path: string): Source {
  const bytes = readRegularFile(path, { maxBytes });
  const source: Source = isLedgerFile(bytes)
    ? { path, bytes, label: undefined, templates: {} }
    : fromArchive(path, bytes);
  const opened = openInMemory(source.bytes, path);
  try {
    refuseUnsound(opened, path);
  } finally {
    opened.close();
  }
  return source;
}

function fromArchive(path: string, bytes: Uint8Array): Source {
  const { label, ledger, templates } = unpackBackup(bytes, path);
  return { path, bytes: ledger, label, templates };
}

function refuseUnsound({ db, reader }: InMemory, path: string): void {
  // One of an earlier version is verified by what brings it up to date.
  const [wrong] = reader ? check(db) : [];
  if (!wrong) return;
  throw new Refusal(
    'backup-unsound',
    `“${visible(path)}” is not sound, so nothing was put back from it. ${wrong.message}`,
    'Take another one: momentum backups',
  );
}

/** What putting it back would change. */
export interface Difference {
  /** Whether there is a ledger in its place now. */
  readonly isThere: boolean;
  /** Why that can't be looked into, where it is so. */
  readonly closed: string | undefined;
  /** What stands in it alone; nothing is known of one that can't be looked into. */
  readonly gone: Alone;
  /** How many entries the backup holds that it does not. */
  readonly more: number;
}

const nothingGone: Alone = { actions: 0, last: [] };

/**
 * Compares the ledger at `path` with what would take its place; `look` may look into it, where it opens.
 * @param limit how many entries of those that would be gone are wanted
 * @throws Refusal `backup-of-another`
 */
export function comparedWith<Result>(
  path: string,
  source: Source,
  limit: number,
  look: (difference: Difference, reader: Reader | undefined) => Result,
): Result {
  const none = { gone: nothingGone, more: 0 };
  if (!existsSync(path)) return look({ ...none, isThere: false, closed: undefined }, undefined);
  const [ledger, closed] = openedOrWhy(path);
  if (!ledger) return look({ ...none, isThere: true, closed }, undefined);
  const backup = openInMemory(source.bytes, source.path);
  try {
    return ledger.read((reader) => {
      const db = databaseOf(reader);
      if (!backup.reader) {
        const closed = 'It was made by an earlier version of momentum.';
        return look({ ...none, isThere: true, closed }, reader);
      }
      refuseAnother(nameEverywhere(db), nameEverywhere(backup.db), source.path);
      const there = endsIn(backup.db);
      const gone = aloneIn(db, there, limit);
      const more = missingIn(endsIn(db), there);
      return look({ isThere: true, closed: undefined, gone, more }, reader);
    });
  } finally {
    backup.close();
    ledger.close();
  }
}

function openedOrWhy(path: string): [Ledger | undefined, string | undefined] {
  try {
    const ledger = readLedger(path);
    return [ledger, ledger ? undefined : 'It was last written by an earlier version of momentum.'];
  } catch (cause) {
    if (cause instanceof Refusal) return [undefined, cause.message];
    throw cause;
  }
}

function refuseAnother(here: string, there: string, path: string): void {
  if (here === there) return;
  throw new Refusal(
    'backup-of-another',
    `“${visible(path)}” is the ledger of another community than the one it would take the place of.`,
    `To have both, put it beside it: momentum restore ${JSON.stringify(visible(path))} --as NAME`,
  );
}

/** The same without those who have been forgotten since; undefined where nobody was. */
export function withoutTheForgotten(source: Source, path: string): Source | undefined {
  const [ledger] = existsSync(path) ? openedOrWhy(path) : [];
  try {
    const bytes = ledger && withoutForgotten(ledger, source);
    return bytes && { ...source, bytes };
  } finally {
    ledger?.close();
  }
}

/**
 * Puts it in the place of the ledger at `path`, which is kept aside with what SQLite left beside it.
 * Templates are put back where there are none.
 * @returns where the present ledger was kept; undefined where there was none
 * @throws Refusal as `writeFileWhole`, `ledger-busy`
 */
export function putBack(
  source: Source,
  path: string,
  options: LedgerOptions = {},
): { readonly aside: string | undefined } {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const aside = existsSync(path) ? asidePath(path, 'before-restore') : undefined;
  const put = () => {
    if (aside !== undefined) moveLedger(path, aside);
    try {
      writeFileWhole(path, source.bytes, { replace: false });
    } catch (cause) {
      if (aside !== undefined) moveLedger(aside, path);
      throw cause;
    }
  };
  if (aside === undefined) put();
  else whileNobodyWrites(path, options, put);
  putTemplatesBack(source.templates, templateFolder(path));
  return { aside };
}

/** A journal that a crash left belongs to its file, and would be the end of another one. */
function moveLedger(from: string, to: string): void {
  renameSync(from, to);
  if (existsSync(`${from}-journal`)) renameSync(`${from}-journal`, `${to}-journal`);
}

function putTemplatesBack(templates: Archive['templates'], folder: string): void {
  if (existsSync(folder)) return;
  for (const [name, content] of Object.entries(templates)) {
    const file = join(folder, name);
    if (!file.startsWith(join(folder, '/'))) continue;
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, content, { mode: 0o600, flag: 'wx' });
  }
}
