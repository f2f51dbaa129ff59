/** Who was forgotten in a ledger since a backup of it, as what lies beside it knows. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readRegularFile } from '../files/read.js';
import { replicasIn } from '../ledger/chain.js';
import { openDatabase } from '../ledger/database.js';
import { nameEverywhere } from '../ledger/ends.js';
import { standingAt } from '../ledger/sqlite.js';
import { inMemory, type Present } from '../ledger/whole.js';
import { Refusal } from '../text/refusal.js';
import { unpackBackup } from './archive.js';
import { furthestFirst, keptBeside, maxBytes } from './copies.js';
import { backupsNamed } from './folder.js';
import { type TakenOver, takeOver } from './taking-over.js';

interface Place {
  /** Where it is to stand, under whatever name; the file that stands there is not looked at. */
  readonly path: string;
  /** The ledger that was meant, where that is another one: it may lie in another folder. */
  readonly of?: string;
}

/**
 * Hands what is known of that to `take`, from one file after the other: the other ledgers there, what was
 * kept aside of them, and of the backups the one that goes furthest. What is not of this ledger is left out.
 * @param source what is to be put back: the bytes of a ledger
 * @throws Refusal `ledger-busy`
 */
export function knownBeside(
  source: { readonly bytes: Uint8Array; readonly path: string },
  { path, of = path }: Place,
  take: (left: TakenOver) => void,
): void {
  const own = inMemory(source.bytes, source.path, ({ db, reader }) =>
    reader ? { id: nameEverywhere(db), names: replicasIn(db).map(({ name }) => name) } : undefined,
  );
  if (!own) return;
  const takeOwn = (left: TakenOver): void => {
    if (left.replicas.some(({ name }) => own.names.includes(name))) take(left);
  };
  const ledgers = [...new Set([dirname(path), dirname(of)])].flatMap(ledgersIn);
  const here = standingAt(path) && statSync(path).ino;
  const kept = [...new Set([...ledgers, path, of])].flatMap(keptBeside);
  for (const file of [...ledgers, ...kept.filter((each) => !each.endsWith('-journal'))]) {
    if (standingAt(file)?.isFile() !== true || statSync(file).ino === here) continue;
    const db = openedOrNot(file);
    try {
      takeOver(db, file, takeOwn);
    } finally {
      db?.close();
    }
  }
  const [furthest] = furthestFirst(backupsNamed(own.id, [...ledgers, path, of]));
  if (!furthest) return;
  const { path: file } = furthest.backup;
  try {
    const { ledger } = unpackBackup(readRegularFile(file, { maxBytes }), file);
    inMemory(ledger, file, ({ db }) => takeOver(db, file, takeOwn));
  } catch (cause) {
    // One that can’t be read knows nothing.
    if (!(cause instanceof Refusal)) throw cause;
  }
}

const ledgersIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((file) => file.endsWith('.momentum'))
        .sort()
        .map((file) => join(folder, file))
    : [];

function openedOrNot(path: string): Present {
  try {
    return openDatabase(path, { readonly: true });
  } catch (cause) {
    if (!(cause instanceof Refusal) || cause.code === 'ledger-busy') throw cause;
    return undefined;
  }
}
