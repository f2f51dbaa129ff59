/** Saving what is whole in a ledger whose journal is damaged; what is missing, backups may still hold. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ledgerName, templateFolder } from '../files/location.js';
import { freshNames, writeFileWhole } from '../files/write.js';
import { forgottenIn, identityOf, textsAbout } from '../ledger/about-member.js';
import { replicasIn } from '../ledger/chain.js';
import { check } from '../ledger/check.js';
import { forget } from '../ledger/forgetting.js';
import { type Lost, lostOf } from '../ledger/lost.js';
import { lacksNothing, proven, type Witness } from '../ledger/proving.js';
import { openReader } from '../ledger/reader.js';
import { type Rescued, rescued } from '../ledger/rescuing.js';
import { rowsIn } from '../ledger/row.js';
import { inMemory } from '../ledger/whole.js';
import { wreckage } from '../ledger/wreckage.js';
import { Refusal } from '../text/refusal.js';
import { unpackBackup } from './archive.js';
import { furthestFirst, keptBeside } from './copies.js';
import { backupsByName } from './folder.js';
import { templatesIn, templatesReady } from './templates.js';

/** What came of it. */
export interface Rescue {
  /** The sound ledger, as the bytes of a file. */
  readonly bytes: Uint8Array;
  /** How many entries it holds, and how many of them came from backups. */
  readonly kept: number;
  readonly filled: number;
  readonly lost: readonly Lost[];
  /** Entries that were kept although what comes before them is lost, so that nothing proves them. */
  readonly unproven: readonly number[];
  /** Whether it is known how far the ledger went. */
  readonly isEndKnown: boolean;
}

/** Whether it is the damaged ledger again, with all that was ever written in it. */
export const isComplete = ({ lost, unproven, isEndKnown }: Rescue): boolean =>
  lost.length === 0 && unproven.length === 0 && isEndKnown;

/**
 * A sound ledger of what is whole in a damaged one. What is missing there is looked for in its backups,
 * the one that goes furthest first, until nothing is.
 * @param bytes of the damaged file, which stands at `path`
 * @returns undefined where not even the beginning of the ledger is left
 * @throws Refusal `ledger-newer`
 */
export function rescue(bytes: Uint8Array, path: string): Rescue | undefined {
  const wreck = wreckage(bytes);
  const witnesses: Witness[] = [];
  const backups = furthestFirst(backupsByName(path).flat()).map(({ backup }) => backup.path);
  for (const copy of [...backups, ...keptBeside(path)]) {
    if (lacksNothing(proven(wreck, witnesses))) break;
    const witness = witnessIn(copy);
    if (witness) witnesses.push(witness);
  }
  return rescueWith(wreck, path, witnesses);
}

function rescueWith(...of: Parameters<typeof rescued>): Rescue | undefined {
  const found = rescued(...of);
  if (!found) return undefined;
  const { db, kept, entries } = found;
  try {
    const filled = kept.filter(({ isFilled }) => isFilled).length;
    if (filled > 0) forgetAgain(found);
    const [wrong] = check(db);
    if (wrong) throw new Error(`what was rescued is not sound: ${wrong.message}`);
    return {
      bytes: db.serialize(),
      ...{ kept: kept.length, filled, lost: lostOf(found) },
      unproven: kept.filter(({ isProven }) => !isProven).map(({ row }) => row.seq),
      isEndKnown: entries !== undefined,
    };
  } finally {
    db.close();
  }
}

/** A backup may hold somebody who was forgotten since it was made. */
function forgetAgain({ db }: Rescued): void {
  const ids = forgottenIn(db);
  if (ids.length === 0) return;
  const reader = openReader(db);
  const about = textsAbout(reader, identityOf(reader, ids));
  db.pragma('secure_delete = ON');
  db.transaction(() => forget(db, about)).immediate();
}

function witnessIn(path: string): Witness | undefined {
  try {
    const bytes = readFileSync(path);
    const ledger = path.endsWith('.zip') ? unpackBackup(bytes, path).ledger : bytes;
    return inMemory(ledger, path, ({ db, reader }) =>
      reader ? { replicas: replicasIn(db), rows: [...rowsIn(db)] } : undefined,
    );
  } catch (cause) {
    // One that can’t be read is no help.
    if (cause instanceof Refusal || typeof (cause as { code?: unknown }).code === 'string') {
      return undefined;
    }
    throw cause;
  }
}

/** Writes it beside the damaged ledger, under a name that nothing has, with its templates. */
export function putBeside(path: string, { bytes }: Rescue): string {
  for (const name of freshNames(join(dirname(path), `${ledgerName(path)}-rescued`), '.momentum')) {
    if (existsSync(name)) continue;
    try {
      writeFileWhole(name, bytes, { replace: false });
    } catch (cause) {
      if (cause instanceof Refusal && cause.code === 'file-exists') continue;
      throw cause;
    }
    templatesReady(templateFolder(name), templatesIn(templateFolder(path)))();
    return name;
  }
  throw new Error('there is always another number');
}
