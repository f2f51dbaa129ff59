/** The example community on a disk of which calls fail, and what is on record there. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { playHarbourMenders } from '../../src/example/harbour-menders.js';
import { check } from '../../src/ledger/check.js';
import { readLedger } from '../../src/ledger/ledger.js';
import { databaseOf } from '../../src/ledger/reader.js';
import { createLedger } from '../../src/ledger/writing.js';
import { now, today } from '../helpers/ledger.js';
import { type Shimmed, shimmed } from './shimmed.js';

const memory = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** The program at the example community, on a disk of which calls fail. */
export async function harbourOn(env: Readonly<Record<string, string>>): Promise<Shimmed> {
  const at = await shimmed(mkdtempSync(join(memory, 'momentum-faults-')), env);
  const ledger = createLedger(join(at.seed, 'harbour.momentum'));
  playHarbourMenders({ ledger, today, now });
  ledger.close();
  for (const each of ['data', 'state', 'tmp', 'out']) mkdirSync(join(at.seed, each));
  writeFileSync(join(at.seed, 'people.csv'), 'name,email\nIda Roth,ida@roth.example\nNils Berg,\n');
  writeFileSync(join(at.seed, 'out', 'old.html'), 'what stood there');
  // The seed has a backup too, and a copy of the ledger to go back to.
  await at.run(['backup', join(at.world, 'out', 'first.zip')]);
  writeFileSync(
    join(at.seed, 'out', 'first.zip'),
    readFileSync(join(at.world, 'out', 'first.zip')),
  );
  return at;
}

/** How many entries are on record, by an opening of its own, once they have been found sound. */
export function entriesIn(path: string): number {
  const ledger = readLedger(path);
  if (!ledger) throw new Error('the ledger is an old one');
  try {
    return ledger.read((reader) => {
      expect(check(databaseOf(reader))).toEqual([]);
      return reader.value<number>('SELECT count(*) FROM journal') ?? 0;
    });
  } finally {
    ledger.close();
  }
}
