import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { check } from '../../src/ledger/check.js';
import { readLedger } from '../../src/ledger/ledger.js';
import { databaseOf } from '../../src/ledger/reader.js';
import { foldedTables } from '../../src/ledger/schema.js';
import { Refusal } from '../../src/text/refusal.js';
import { furnish } from '../helpers/histories.js';
import { harbourLedger, temporaryFolder } from '../helpers/ledger.js';

/** The bytes of a furnished ledger, and a place to try changed ones in. */
function furnishedFile(): { bytes: Buffer; path: string } {
  const folder = temporaryFolder();
  const session = harbourLedger({}, folder);
  furnish(session);
  session.ledger.close();
  return { bytes: readFileSync(session.ledger.path), path: join(folder, 'damaged.momentum') };
}

/** How the damage shows: the code of the refusal to open it, or of what `check` finds. */
function noticed(path: string): string | undefined {
  try {
    const ledger = readLedger(path);
    if (!ledger) return 'older';
    try {
      return ledger.read((reader) => check(databaseOf(reader)))[0]?.code;
    } finally {
      ledger.close();
    }
  } catch (cause) {
    if (cause instanceof Refusal) return cause.code;
    throw cause;
  }
}

/** Every row of every table, by SQLite alone; undefined where it can't read them. */
function rows(path: string): string | undefined {
  const db = new Sqlite(path, { readonly: true });
  try {
    return JSON.stringify(
      ['replica', 'journal', ...foldedTables].map((table) =>
        db.prepare(`SELECT * FROM "${table}" NOT INDEXED`).raw().all(),
      ),
    );
  } catch {
    return undefined;
  } finally {
    db.close();
  }
}

/** The same numbers on every run, so that a failure can be seen again. */
function* drawn(seed: number): Generator<number, never> {
  let state = seed;
  for (;;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}

test('of 600 flipped bits, each that changes a row is noticed', () => {
  const { bytes, path } = furnishedFile();
  writeFileSync(path, bytes);
  const sound = rows(path);
  expect(noticed(path)).toBeUndefined();

  const used = [...bytes.keys()].filter((at) => bytes[at] !== 0);
  const chance = drawn(20_261_121);
  const pick = (count: number): number => Math.floor(chance.next().value * count);
  let changed = 0;
  const unnoticed: string[] = [];
  for (let i = 0; i < 600; i += 1) {
    const at = used[pick(used.length)] as number;
    const bit = pick(8);
    const flipped = Buffer.from(bytes);
    flipped[at] = (bytes[at] as number) ^ (1 << bit);
    writeFileSync(path, flipped);
    if (rows(path) === sound) continue;
    changed += 1;
    if (noticed(path) === undefined) unnoticed.push(`byte ${at}, bit ${bit}`);
  }
  expect(unnoticed).toEqual([]);
  expect(changed).toBeGreaterThan(200);
});

test('of 100 shortened files, each that lacks something is noticed', () => {
  const { bytes, path } = furnishedFile();
  writeFileSync(path, bytes);
  const sound = rows(path);
  const chance = drawn(7);
  const lengths = [0, 1, 99, 100, 4096, bytes.length - 4096, bytes.length - 1];
  while (lengths.length < 100) lengths.push(Math.floor(chance.next().value * bytes.length));
  const unnoticed = lengths.filter((length) => {
    writeFileSync(path, bytes.subarray(0, length));
    // SQLite reads nothing as zeros: where the last byte was one, nothing is lost with it.
    return noticed(path) === undefined && rows(path) !== sound;
  });
  expect(unnoticed).toEqual([]);
});
