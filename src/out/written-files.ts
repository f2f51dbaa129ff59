/**
 * What momentum has written for one ledger: the path of each file with the digest of its bytes. So
 * a document made anew can take the place of the one before, and a file that somebody else made, or
 * has put their own words into, never loses them. The record lies beside the ledger, for its owner
 * alone; a document itself carries no mark of where it was made.
 */
import { realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { makeFolder } from '../files/folders.js';
import { readRegularFile } from '../files/read.js';
import { writeFileWhole } from '../files/write.js';

/** What became of a file since it was written: still ours, ours with other words in it, not ours. */
export type FileStatus = 'ours' | 'changed' | 'foreign';

/** More than anybody writes again. */
const longest = 500;
const largestRecord = 1024 * 1024;
const largestDocument = 64 * 1024 * 1024;

const version = 1;

/** Digests by path, the latest last. */
type Made = ReadonlyMap<string, string>;

/** A record that is not there, or is not one, knows of nothing. */
function read(record: string): Made {
  try {
    const text = readRegularFile(record, { maxBytes: largestRecord }).toString('utf8');
    const found = JSON.parse(text) as { version?: unknown; files?: object } | null;
    return new Map(found?.version === version ? Object.entries(found.files ?? {}) : []);
  } catch {
    return new Map();
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
export function statusOf(file: string, record: string): FileStatus {
  const made = read(record);
  if (made.size === 0) return 'foreign';
  let digest: string;
  try {
    digest = digestOf(readRegularFile(file, { maxBytes: largestDocument }));
  } catch {
    return 'foreign';
  }
  // A document that was moved or given another name is still one that momentum made.
  if ([...made.values()].includes(digest)) return 'ours';
  return made.has(placeOf(file)) ? 'changed' : 'foreign';
}

/**
 * Remembers what was written. Where that can't be done the document is there all the same, and
 * the next one asks for --force.
 */
export function recordWritten(file: string, bytes: string | Uint8Array, record: string): void {
  const made = new Map(read(record));
  const place = placeOf(file);
  made.delete(place);
  made.set(place, digestOf(bytes));
  const files = Object.fromEntries([...made].slice(-longest));
  try {
    makeFolder(dirname(record));
    const text = `${JSON.stringify({ version, files }, null, 1)}\n`;
    writeFileWhole(record, text, { replace: true, over: 'own' });
  } catch {
    // Said above.
  }
}
