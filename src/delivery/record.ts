/**
 * What momentum has written for one ledger: the path of each file with the digest of its bytes. So
 * a document made anew can take the place of the one before, and a file that somebody else made, or
 * has put their own words into, never loses them. The record lies beside the ledger, for its owner
 * alone; a document itself carries no mark of where it was made.
 */
import { mkdirSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { readRegularFile } from '../files/read.js';
import { writeFileWhole } from '../files/write.js';

/** What became of a file since it was written: still ours, ours with other words in it, not ours. */
export type Standing = 'ours' | 'changed' | 'foreign';

/** Where the record stands in the folder of a ledger's documents. */
export const recordBeside = (folder: string): string => join(folder, '.made.json');

/** More than anybody writes again. */
const longest = 500;
const largestRecord = 1024 * 1024;
const largestDocument = 64 * 1024 * 1024;

interface Record {
  readonly version: 1;
  /** The latest last. */
  readonly files: ReadonlyArray<readonly [path: string, digest: string]>;
}

const empty: Record = { version: 1, files: [] };

/** A record that is not there, or is not one, knows of nothing. */
function read(record: string): Record {
  try {
    const found = JSON.parse(
      readRegularFile(record, { maxBytes: largestRecord }).toString('utf8'),
    ) as Partial<Record>;
    return found.version === 1 && Array.isArray(found.files) ? (found as Record) : empty;
  } catch {
    return empty;
  }
}

function digestOf(bytes: string | Uint8Array): string {
  const { createHash } = process.getBuiltinModule('node:crypto');
  return createHash('sha256').update(bytes).digest('hex');
}

/** One name for a file, however its folder was named. */
function placeOf(file: string): string {
  try {
    return join(realpathSync(dirname(file)), basename(file));
  } catch {
    return resolve(file);
  }
}

/** How the file that stands at `file` came there, as far as the record at `record` knows. */
export function standingOf(file: string, record: string): Standing {
  const { files } = read(record);
  if (files.length === 0) return 'foreign';
  let digest: string;
  try {
    digest = digestOf(readRegularFile(file, { maxBytes: largestDocument }));
  } catch {
    return 'foreign';
  }
  // A document that was moved or given another name is still one that momentum made.
  if (files.some(([, made]) => made === digest)) return 'ours';
  const place = placeOf(file);
  return files.some(([path]) => path === place) ? 'changed' : 'foreign';
}

/**
 * Remembers what was written. Where that can't be done the document is there all the same, and
 * the next one asks for --force.
 */
export function remember(file: string, bytes: string | Uint8Array, record: string): void {
  const place = placeOf(file);
  const others = read(record).files.filter(([path]) => path !== place);
  const files = [...others, [place, digestOf(bytes)] as const].slice(-longest);
  try {
    mkdirSync(dirname(record), { recursive: true, mode: 0o700 });
    writeFileWhole(record, `${JSON.stringify({ version: 1, files } satisfies Record, null, 1)}\n`, {
      replace: true,
    });
  } catch {
    // Said above.
  }
}
