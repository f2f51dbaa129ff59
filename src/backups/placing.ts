/** Putting a ledger's file in the place of another one, in one step. */
import { chmodSync, existsSync, linkSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeFolder, writeFileWhole } from '../files/write.js';
import { type Present, whileNobodyWrites } from '../ledger/whole.js';

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
  const place = existsSync(path) ? realpathSync(path) : path;
  const isThere = existsSync(place);
  const aside = asidePath(place, as);
  let kept: string | undefined;
  const put = (present: Present): void => {
    const bytes = made(present);
    if (bytes === undefined) return;
    if (isThere) keepAside(place, aside);
    const journal = existsSync(`${place}-journal`);
    if (journal) renameSync(`${place}-journal`, `${aside}-journal`);
    try {
      writeFileWhole(place, bytes, { replace: isThere, over: 'ledger' });
    } catch (cause) {
      if (journal) renameSync(`${aside}-journal`, `${place}-journal`);
      if (existsSync(place)) rmSync(aside, { force: true });
      else if (isThere) renameSync(aside, place);
      throw cause;
    }
    if (isThere) kept = aside;
  };
  if (isThere) whileNobodyWrites(place, wait === undefined ? {} : { wait }, put);
  else put(undefined);
  return { aside: kept };
}

/** A name beside it that is not taken. */
function asidePath(path: string, as: Placing['as']): string {
  for (let nth = 1; ; nth += 1) {
    const candidate = `${path}.${as}${nth === 1 ? '' : `-${nth}`}`;
    if (!existsSync(candidate) && !existsSync(`${candidate}-journal`)) return candidate;
  }
}

/** A second name for the file, so that it stands in its place until another does. */
function keepAside(path: string, aside: string): void {
  try {
    linkSync(path, aside);
  } catch {
    // Where there are no second names there is a moment at which nothing stands there.
    renameSync(path, aside);
  }
  chmodSync(aside, 0o600);
}
