// @module-tag thorough
/**
 * A process that is killed in the middle (rows 1 to 3, 20, 22): before each call by which it changes
 * something on the disk, and not only wherever a clock happens to catch it. Nothing is lost that was
 * there, nothing stands there by halves, and the same typed again ends as if nothing had happened.
 */
import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { unpackBackup } from '../../src/backups/archive.js';
import { schemaVersion } from '../../src/ledger/migrations/index.js';
import { earlierLedger } from '../helpers/earlier.js';
import { today } from '../helpers/ledger.js';
import { entriesIn, harbourOn } from './harbour.js';
import { noShim, type Shimmed } from './shimmed.js';
import { places } from './soak.js';

let at: Shimmed;
let ledger: string;

beforeAll(async () => {
  if (noShim !== undefined) return;
  at = await harbourOn({ MOMENTUM_BACKUPS: 'no', MOMENTUM_TODAY: today });
  ledger = join(at.world, 'harbour.momentum');
});
afterAll(() => at?.end());

/** The calls by which something on the disk changes. */
const changing = ['write', 'sync', 'rename', 'truncate', 'unlink', 'link'] as const;

/** Kills the command before each of its calls, and hands over to whoever looks at what is left. */
async function killedEverywhere(
  argv: readonly string[],
  look: (told: string) => void | Promise<void>,
) {
  let kills = 0;
  for (const call of changing) {
    const { called } = await at.run(argv, { call, nth: 0, code: 'EIO', forever: false });
    for (const nth of places(called, 4)) {
      const { isKilled } = at.kill(argv, call, nth);
      kills += Number(isKilled);
      await look(`killed before ${call} ${nth} of ${called}`);
    }
  }
  expect(kills).toBeGreaterThanOrEqual(5);
}

/** Runs a command at what was left, and says how it ended. */
const again = async (argv: readonly string[]) => (await at.goOn(argv)).exit;

describe.skipIf(noShim !== undefined)(`a process that is killed${noShim ?? ''}`, () => {
  test('in an import: all of it or nothing, and once more makes it whole', async () => {
    const argv = ['import', 'members', join(at.world, 'people.csv')];
    const before = entriesIn(join(at.seed, 'harbour.momentum'));
    await at.run(argv);
    const after = entriesIn(ledger);
    await killedEverywhere(argv, (told) =>
      expect([before, after], told).toContain(entriesIn(ledger)),
    );
    at.kill(argv, 'sync', 2);
    expect(await again(argv)).toBe(0);
    expect(entriesIn(ledger)).toBe(after);
  });

  test('in forgetting somebody: all is known of them still, or nothing', {
    tags: ['thorough'],
  }, async () => {
    const argv = ['member', 'forget', 'sofia', '--yes'];
    const before = entriesIn(join(at.seed, 'harbour.momentum'));
    await at.run(argv);
    const after = entriesIn(ledger);
    await killedEverywhere(argv, async (told) => {
      const entries = entriesIn(ledger);
      expect([before, after], told).toContain(entries);
      // What was cut off once they were forgotten is finished by what is typed next.
      if (entries === after) expect(await again(['check']), told).toBe(0);
      expect(readFileSync(ledger).includes('Sofia Marino'), told).toBe(entries === before);
      if (entries === after) expect(existsSync(`${ledger}-journal`), told).toBe(false);
    });
  });

  test('while its file is written anew after that: nothing of them is left once the next command is through', {
    tags: ['thorough'],
  }, async () => {
    const own = join(at.seed, 'harbour.momentum');
    const [journal, notes] = [
      `${ledger}-journal`,
      join(at.world, 'data', 'momentum', '.forgetting'),
    ];
    const forget = ['member', 'forget', 'sofia', '--yes'];
    await at.run(forget);
    const after = entriesIn(ledger);
    // Cut off at the end of the second writing: the first has forgotten her, and this one lies half there.
    expect(at.kill(forget, 'unlink', 2).isKilled).toBe(true);
    expect(existsSync(journal)).toBe(true);
    expect(readdirSync(notes)).toHaveLength(1);
    const kept = `${at.seed}-kept`;
    cpSync(at.seed, kept, { recursive: true });
    cpSync(at.world, at.seed, { recursive: true });
    const cleared = async (told: string): Promise<void> => {
      expect(await again(['check']), told).toBe(0);
      expect(existsSync(journal), told).toBe(false);
      expect(readdirSync(notes), told).toEqual([]);
      expect(entriesIn(ledger), told).toBe(after);
      expect(readFileSync(ledger).includes('Sofia Marino'), told).toBe(false);
    };
    await killedEverywhere(['check'], cleared);
    rmSync(at.seed, { recursive: true });
    renameSync(kept, at.seed);
    expect(existsSync(own)).toBe(true);
  });

  test('in making a backup: none, or a whole one', async () => {
    const file = join(at.world, 'out', 'b.zip');
    const before = entriesIn(join(at.seed, 'harbour.momentum'));
    await killedEverywhere(['backup', file], (told) => {
      if (existsSync(file))
        expect(unpackBackup(readFileSync(file), file).label.entries, told).toBe(before);
      expect(entriesIn(ledger), told).toBe(before);
    });
  });

  test('in going back to a backup: one of the two stands there whole, and the other is kept', {
    tags: ['thorough'],
  }, async () => {
    const own = join(at.seed, 'harbour.momentum');
    const as = entriesIn(own);
    await at.run(['offer', 'Find a room', '--by', 'amina']);
    cpSync(ledger, own);
    const further = entriesIn(own);
    const argv = ['restore', join(at.world, 'out', 'first.zip'), '--yes'];
    await killedEverywhere(argv, (told) => {
      const entries = existsSync(ledger)
        ? entriesIn(ledger)
        : entriesIn(`${ledger}.before-restore`);
      expect([as, further], told).toContain(entries);
      if (entries === as) expect(entriesIn(`${ledger}.before-restore`), told).toBe(further);
    });
    // What was cut off half written is gone with the next command there.
    const halves = () => readdirSync(at.world).filter((file) => file.endsWith('.tmp'));
    expect(at.kill(argv, 'rename', 1).isKilled).toBe(true);
    expect(halves()).toHaveLength(1);
    expect(await again(['check'])).toBe(0);
    expect(halves()).toEqual([]);
  });

  test('in giving out a document: on record or not, and the file whole or not there', {
    tags: ['thorough'],
  }, async () => {
    const file = join(at.world, 'out', 'given.html');
    const argv = ['state', '--issue', '--output', file];
    const before = entriesIn(join(at.seed, 'harbour.momentum'));
    await at.run(argv);
    const after = entriesIn(ledger);
    await killedEverywhere(argv, (told) => {
      expect([before, after], told).toContain(entriesIn(ledger));
      if (!existsSync(file)) return;
      // Whoever has the file has a number that is on record.
      expect(entriesIn(ledger), told).toBe(after);
      expect(readFileSync(file, 'utf8').trimEnd().endsWith('</html>'), told).toBe(true);
    });
  });

  test('in bringing an earlier ledger up to date: it is of the one version or of the other, and its backup whole', {
    tags: ['thorough'],
  }, async () => {
    const earlier = earlierLedger(3);
    rmSync(join(at.seed, 'harbour.momentum'));
    cpSync(earlier, join(at.seed, 'harbour.momentum'));
    const rows = (path: string): { version: number; entries: number } => {
      const db = new Sqlite(path);
      const sound = db.pragma('integrity_check', { simple: true });
      const version = db.pragma('user_version', { simple: true }) as number;
      const entries = db.prepare('SELECT count(*) FROM journal').pluck().get() as number;
      db.close();
      expect(sound).toBe('ok');
      return { version, entries };
    };
    const old = rows(earlier);
    await at.run(['status']);
    const updated = rows(ledger);
    expect(updated.version).toBe(schemaVersion);
    await killedEverywhere(['status'], (told) => {
      const found = rows(ledger);
      expect([old, updated], told).toContainEqual(found);
      const kept = `${ledger}.before-update`;
      if (existsSync(kept)) expect(rows(kept), told).toEqual(old);
      else expect(found, told).toEqual(old);
    });
  });
});
