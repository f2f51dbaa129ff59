/** Putting a ledger's file in the place of another one, in one step. */
import { chmodSync, existsSync, linkSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeFolder } from '../files/folders.js';
import { readRegularFile } from '../files/read.js';
import { standsUnconfirmed } from '../files/unwritten.js';
import { freshNames, writeFileWhole } from '../files/write.js';
import { type Present, serialized, whileNobodyWrites } from '../ledger/whole.js';
import { errorCode } from '../text/disk.js';
import { maxBytes } from './copies.js';

interface Placing {
  /** What the file that stands there is kept as. */
  readonly as: 'before-repair' | 'before-restore';
  /** Milliseconds to wait for another process that is writing. */
  readonly wait?: number;
}

/**
 * Puts a file where the ledger at `path` is, or would be. Whatever happens meanwhile, one of the two
 * stands there whole; the present one is kept beside it, with the journal that a crash left.
 * @param made what is to be put there, from the ledger that is there, where that opens; undefined
 * for nothing
 * @returns where the present one is kept
 * @throws Refusal as `writeFileWhole`, `ledger-busy`
 */
export function putInPlace(
  path: string,
  { as, wait }: Placing,
  made: (present: Present) => Uint8Array | undefined,
): { readonly aside: string | undefined } {
  makeFolder(dirname(path));
  // Where the name is a link, it stays one.
  const place = existsSync(path) ? realpathSync(path) : path;
  const isThere = existsSync(place);
  let aside: string | undefined;
  const put = (present: Present): void => {
    const bytes = made(present);
    if (bytes === undefined) return;
    if (isThere) aside = keptAside(place, as);
    const journal = journalAside(place, () => aside ?? freeNames(place, as).next().value);
    try {
      writeFileWhole(place, bytes, { replace: isThere, over: 'ledger' });
    } catch (cause) {
      // What is there by now takes the place of the present one, which stays where it is kept.
      if (standsUnconfirmed(cause)) throw cause;
      journal.back();
      if (aside !== undefined) {
        if (existsSync(place)) rmSync(aside);
        else renameSync(aside, place);
      }
      throw cause;
    }
  };
  if (isThere) whileNobodyWrites(place, wait === undefined ? {} : { wait }, put);
  else put(undefined);
  return { aside };
}

/**
 * The bytes of the ledger that is to make room. A file that is open is not opened once more: closing it
 * would give up SQLite’s locks on it.
 */
export const presentBytes = (present: Present, path: string): Uint8Array =>
  present ? serialized(present) : readRegularFile(realpathSync(path), { maxBytes });

/** Gives the file a second name that is not taken, so that it stands in its place until another does. */
function keptAside(path: string, as: Placing['as']): string {
  for (const candidate of freeNames(path, as)) {
    try {
      linkSync(path, candidate);
    } catch (cause) {
      if (errorCode(cause) === 'EEXIST') continue;
      // Where there are no second names there is a moment at which nothing stands there.
      renameSync(path, candidate);
    }
    chmodSync(candidate, 0o600);
    return candidate;
  }
  throw new Error('there is always another number');
}

/** Names beside it that nothing has, nor a journal of the same name, which would be taken for its own. */
function* freeNames(path: string, as: Placing['as']): Generator<string> {
  for (const name of freshNames(`${path}.${as}`)) {
    if (!existsSync(name) && !existsSync(`${name}-journal`)) yield name;
  }
}

/** A journal that a crash left belongs to its file, and would be the end of another one. */
function journalAside(path: string, aside: () => string): { readonly back: () => void } {
  const journal = `${path}-journal`;
  if (!existsSync(journal)) return { back: () => undefined };
  const kept = `${aside()}-journal`;
  renameSync(journal, kept);
  return { back: () => renameSync(kept, journal) };
}
