/** What became of a change whose end the disk refused: looked up before anything is said of it. */
import type { Database } from 'better-sqlite3';
import { diskRefusal, errorCode } from '../text/disk.js';
import { Refusal } from '../text/refusal.js';
import type { LastWritten } from '../things/ledger.js';
import { openDatabase } from './database.js';
import { guarded } from './guarded.js';
import { ownReplica } from './replicas.js';

/** The file's path as people should read it. */
type Path = string;

/** Milliseconds that a disk which has just failed is waited for. */
const patience = 5_000;

/**
 * Runs a transaction. SQLite may be refused at its very end, by which time what was written stands
 * there or doesn't: nobody may type again what is on record, nor rely on what isn't.
 * @param wrote what it left at the end of each replica; nothing unless it came to its end
 * @throws Refusal `on-record-unconfirmed`, `maybe-on-record`; as `guarded` where it is not on record
 */
export function concluded<T>(
  path: Path,
  work: () => T,
  wrote: () => readonly LastWritten[] | undefined,
): T {
  try {
    return work();
  } catch (cause) {
    const left = wrote();
    if (left === undefined || left.length === 0 || diskRefusal(cause, path) === undefined) {
      return guarded(path, () => {
        throw cause;
      });
    }
    if (isOnRecord(path, left, cause)) throw onRecordUnconfirmed(path, errorCode(cause));
    return guarded(path, () => {
      throw cause;
    });
  }
}

/** By an opening of its own, which takes back what was left half-way, as the next one would. */
function isOnRecord(path: Path, left: readonly LastWritten[], cause: unknown): boolean {
  let db: Database | undefined;
  try {
    db = openDatabase(path, { readonly: true, wait: patience });
    const here = db;
    return left.every((written) => ownReplica(here, written) !== undefined);
  } catch {
    throw new Refusal(
      'maybe-on-record',
      `The disk that holds ${path} refused to finish (${errorCode(cause)}), and to say whether what was typed is on record.`,
      'Before you type it again, see to the disk and look: momentum log',
    );
  } finally {
    db?.close();
  }
}

const onRecordUnconfirmed = (path: Path, code: string): Refusal =>
  new Refusal(
    'on-record-unconfirmed',
    `What was typed is on record in ${path}, but the disk did not confirm it (${code}): a power cut may still take it away.`,
    'Don’t type it again. See to the disk, and put a backup on another one: momentum backup FOLDER',
  );
