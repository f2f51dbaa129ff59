/** Putting a ledger back from a backup: what that would change, and doing it. */
import { existsSync } from 'node:fs';
import { templateFolder } from '../files/location.js';
import { readRegularFile } from '../files/read.js';
import { check, type Finding } from '../ledger/check.js';
import { type Alone, aloneIn, endsIn, missingIn, nameEverywhere } from '../ledger/ends.js';
import { type LedgerOptions, readLedger } from '../ledger/ledger.js';
import { databaseOf } from '../ledger/reader.js';
import type { RewordedSince } from '../ledger/reworded-since.js';
import { anewFromJournal } from '../ledger/settling.js';
import { type InMemory, inMemory } from '../ledger/whole.js';
import { visible } from '../text/gate.js';
import { Refusal } from '../text/refusal.js';
import { communityId } from '../things/community/thing.js';
import type { AnyEvent } from '../things/index.js';
import type { Ledger, Reader } from '../things/ledger.js';
import { type Archive, type BackupLabel, damagedBackup, unpackBackup } from './archive.js';
import { furthestFirst, maxBytes } from './copies.js';
import type { KeptBackup } from './folder.js';
import { knownBeside } from './known-beside.js';
import { putInPlace } from './placing.js';
import { type TakenOver, takeOver } from './taking-over.js';
import { differingTemplates, templatesReady } from './templates.js';
import { withoutForgotten } from './without.js';

/** What is to be put back: a backup, or a ledger that was kept aside. */
export interface Source {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** What the backup says of itself; a ledger that lay aside says nothing. */
  readonly label: BackupLabel | undefined;
  readonly templates: Archive['templates'];
  /** The community's name; unknown of one of an earlier version. */
  readonly community: string | undefined;
  /** Whether its tables were made anew from its journal. */
  readonly isAnew: boolean;
}

/** Of a ledger's backups the one that goes furthest. Undefined where none can be read. */
export const furthest = (backups: readonly KeptBackup[]): KeptBackup | undefined =>
  furthestFirst(backups)[0]?.backup;

/** The bytes of what is to be put back, as they lie there. @throws Refusal as `readRegularFile` */
export const bytesAt = (path: string): Uint8Array => readRegularFile(path, { maxBytes });

const isLedgerFile = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(0, 15)).toString('latin1') === 'SQLite format 3';

/**
 * Reads what is to be put back, and makes sure that it is sound. One whose journal is sound and whose
 * tables are not is made anew from its journal.
 * @param bytes what the file holds, where that was encrypted
 * @throws Refusal `backup-damaged`, `backup-newer`, `backup-too-large`, `backup-unsound`; as `readRegularFile` and
 * opening a ledger
 */
export function readSource(path: string, bytes: Uint8Array = bytesAt(path)): Source {
  const unpacked = isLedgerFile(bytes)
    ? { ledger: bytes, label: undefined, templates: {} }
    : unpackBackup(bytes, path);
  const { ledger, label, templates } = unpacked;
  try {
    return inMemory(ledger, path, ({ db, reader }) => {
      // One of an earlier version is verified by what brings it up to date.
      const finding = reader && check(db)[0];
      const anew = finding && madeAnew(db, path, finding);
      const community = reader?.get('community', communityId)?.name;
      const isAnew = anew !== undefined;
      return { path, label, templates, community, isAnew, bytes: anew ?? ledger };
    });
  } catch (cause) {
    throw cause instanceof Refusal && cause.code === 'ledger-damaged' ? damagedBackup(path) : cause;
  }
}

function madeAnew(db: InMemory['db'], path: string, { message }: Finding): Uint8Array {
  const anew = madeSense(() => anewFromJournal(db));
  try {
    const wrong = anew ? check(anew)[0]?.message : message;
    if (anew && wrong === undefined) return anew.serialize();
    throw new Refusal(
      'backup-unsound',
      `“${visible(path)}” is not sound, so nothing was put back from it. ${wrong}`,
      'Take another one: momentum backups',
    );
  } finally {
    anew?.close();
  }
}

/** What is not sound may make no sense at all; then there is nothing, and that is no mistake of ours. */
function madeSense<Value>(work: () => Value): Value | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
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
  /** How many templates would be as they were. */
  readonly templates: number;
}

const nothingGone: Alone = { actions: 0, last: [] };

/**
 * Compares the ledger at `path` with what would take its place; `look` may look into it, where it opens.
 * @param how `limit`: how many entries of those that would be gone are wanted
 * @throws Refusal `backup-of-another`
 */
export function comparedWith<Result>(
  path: string,
  source: Source,
  { limit, ...options }: { readonly limit: number } & LedgerOptions,
  look: (difference: Difference, reader: Reader | undefined) => Result,
): Result {
  const own = Object.keys(source.templates).length > 0;
  const templates = own ? differingTemplates(templateFolder(path), source.templates).length : 0;
  const none = { gone: nothingGone, more: 0, templates };
  if (!existsSync(path)) return look({ ...none, isThere: false, closed: undefined }, undefined);
  const unread = (closed: string | undefined): Result =>
    look({ ...none, isThere: true, closed }, undefined);
  const [ledger, closed] = openedOrWhy(path, options);
  if (!ledger) return unread(closed);
  try {
    return inMemory(source.bytes, source.path, (backup) =>
      ledger.read((reader) => {
        const db = databaseOf(reader);
        if (!backup.reader) {
          const closed = 'It was made by an earlier version of momentum.';
          return look({ ...none, isThere: true, closed }, reader);
        }
        refuseAnother(nameEverywhere(db), nameEverywhere(backup.db), source.path);
        const there = endsIn(backup.db);
        const gone = aloneIn(db, there, limit);
        const more = missingIn(endsIn(db), there);
        return look({ isThere: true, closed: undefined, gone, more, templates }, reader);
      }),
    );
  } catch (cause) {
    // It opens, and what stands further on in it may not be there to be read.
    if (!(cause instanceof Refusal) || standsAgainst.has(cause.code)) throw cause;
    return unread(cause.message);
  } finally {
    ledger.close();
  }
}

/** What keeps a backup from being put back; a present ledger that can’t be read does not. */
const standsAgainst = new Set(['ledger-busy', 'backup-of-another']);

function openedOrWhy(
  path: string,
  options: LedgerOptions,
): [Ledger | undefined, string | undefined] {
  try {
    const ledger = readLedger(path, options);
    return [ledger, ledger ? undefined : 'It was last written by an earlier version of momentum.'];
  } catch (cause) {
    if (cause instanceof Refusal && !standsAgainst.has(cause.code))
      return [undefined, cause.message];
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

/**
 * Puts it in the place of the ledger at `path`, with its templates; what stands there is kept aside.
 * @param options `of`: the ledger that was meant, where it is put back under another name
 * @returns where the present ledger was kept; undefined where there was none; and whether somebody
 * who was forgotten since, there or in what lies beside it, was forgotten in what is put back; whom
 * those watch for, and how texts read since that named them
 * @throws Refusal as `putInPlace`
 */
export function putBack(
  source: Source,
  path: string,
  { of, ...options }: LedgerOptions & { readonly of?: string } = {},
): {
  readonly aside: string | undefined;
  readonly without?: true;
  readonly watches?: readonly AnyEvent[];
  readonly reworded?: readonly RewordedSince[];
} {
  const putTemplates = templatesReady(templateFolder(path), source.templates);
  let without: Uint8Array | undefined;
  const watchedFor = new Map<string, AnyEvent>();
  const since: RewordedSince[] = [];
  const take = (left: TakenOver): void => {
    const { replicas, reworded: events } = left;
    if (events.length > 0) since.push({ replicas, events });
    without = withoutForgotten(left, { ...source, bytes: without ?? source.bytes }) ?? without;
    for (const watch of left.watches) watchedFor.set(JSON.stringify(watch.data), watch);
  };
  knownBeside(source, of === undefined ? { path } : { path, of }, take);
  const put = putInPlace(path, { as: 'before-restore', ...options }, (present) => {
    takeOver(present, path, take);
    return without ?? source.bytes;
  });
  putTemplates();
  const watches = [...watchedFor.values()];
  return {
    ...put,
    ...(without ? { without: true } : {}),
    ...(watches.length > 0 ? { watches } : {}),
    // What stands in the ledger's own place is told last, and counts before the rest.
    ...(without && since.length > 0 ? { reworded: since.reverse() } : {}),
  };
}
