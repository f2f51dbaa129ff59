// @module-tag thorough
/**
 * A disk of which one call fails, at each place, once or from then on: what was acknowledged is
 * there, what was denied isn't, and nothing is left behind (rows 10 to 13 and 20).
 */
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { unpackBackup } from '../../src/backups/archive.js';
import { today } from '../helpers/ledger.js';
import { entriesIn, harbourOn } from './harbour.js';
import { type Call, calls, type Ending, noShim, type Shimmed } from './shimmed.js';
import { places } from './soak.js';

const opened: Shimmed[] = [];
afterAll(() => {
  for (const each of opened) each.end();
});

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' });

/** What is claimed of the record by whoever failed. */
const saysOnRecord = ({ err }: Ending): boolean =>
  /on-record-unconfirmed|had been put on record/.test(err);
const saysNothing = ({ err }: Ending): boolean => err.includes('(maybe-on-record)');
const saysWritten = ({ err }: Ending): boolean => err.includes('(written-unconfirmed)');

interface Scenario {
  /** One that differs from another in its format alone. */
  readonly tags?: readonly ['thorough'];
  readonly typed: (world: string) => readonly string[];
  /** A file that is to be written, with what tells that it is whole. */
  readonly file?: (world: string) => readonly [string, (bytes: Buffer) => boolean];
}

const html = (bytes: Buffer): boolean => bytes.toString('utf8').trimEnd().endsWith('</html>');
const zip = (bytes: Buffer): boolean =>
  bytes.subarray(-22).toString('latin1').startsWith('PK\x05\x06');
const written = (
  name: string,
  isWhole: (bytes: Buffer) => boolean,
  ...more: string[]
): Scenario => ({
  typed: (world) => ['state', '--output', join(world, 'out', name), ...more],
  file: (world) => [join(world, 'out', name), isWhole],
});

const thorough = (scenario: Scenario): Scenario => ({ ...scenario, tags: ['thorough'] });

const scenarios: Readonly<Record<string, Scenario>> = {
  offer: { typed: () => ['offer', 'Find a room', '--by', 'amina'] },
  import: { typed: (world) => ['import', 'members', join(world, 'people.csv')] },
  undo: thorough({ typed: () => ['undo', '--yes'] }),
  'member forget': thorough({ typed: () => ['member', 'forget', 'tom', '--yes'] }),
  'state --issue': thorough(written('given.html', html, '--issue')),
  'state --issue over another file': thorough(written('old.html', html, '--issue', '--force')),
  'state as HTML over another file': thorough(written('old.html', html, '--force')),
  'state for Word': thorough(written('new.docx', zip)),
  'state as a mail': thorough(written('new.eml', (bytes) => bytes.length > 1000)),
  'state as JSON': thorough(
    written('new.json', (bytes) => typeof JSON.parse(String(bytes)) === 'object'),
  ),
  backup: {
    typed: (world) => ['backup', join(world, 'out', 'b.zip')],
    file: (world) => [
      join(world, 'out', 'b.zip'),
      (bytes) => unpackBackup(bytes, 'b.zip').ledger.length > 0,
    ],
  },
};

/** The kinds of call that fail; a disk that is full refuses only what adds to it. */
const failing = calls.flatMap((call) =>
  (['EIO', 'ENOSPC'] as const)
    .filter((code) => code === 'EIO' || ['write', 'sync'].includes(call))
    .flatMap((code) => [
      { call, code, forever: false },
      { call, code, forever: true },
    ]),
);

const isTemporary = /\.(tmp|part)$/;

/** What never may be, however the disk failed. */
function isDecent(ended: Ending, world: string, call: Call): void {
  expect(ended.exit, ended.err).not.toBe(70);
  expect(ended.err).not.toContain('    at ');
  // Nobody can take away what does not let itself be taken away.
  if (call !== 'unlink') {
    expect(filesIn(world).filter((file) => isTemporary.test(file))).toEqual([]);
  }
}

describe.skipIf(noShim !== undefined)(`a disk that fails${noShim ?? ''}`, () => {
  let at: Shimmed;
  beforeAll(async () => {
    at = await harbourOn({ MOMENTUM_BACKUPS: 'no' });
    opened.push(at);
  });

  for (const [name, { typed, file, tags = [] }] of Object.entries(scenarios)) {
    test(`${name}: what is said of it is so`, { tags: [...tags] }, async () => {
      const { world, seed } = at;
      const ledger = join(world, 'harbour.momentum');
      const argv = [...typed(world), '--today', today];
      const before = entriesIn(join(seed, 'harbour.momentum'));
      expect((await at.run(argv)).exit).toBe(0);
      const after = entriesIn(ledger);
      let failed = 0;
      for (const { call, code, forever } of failing) {
        const { called } = await at.run(argv, { call, nth: 0, code, forever });
        for (const nth of places(called, 3)) {
          const ended = await at.run(argv, { call, nth, code, forever });
          const told = `${call} ${nth} of ${called}, ${code}${forever ? ' for ever' : ''}: ${ended.exit} ${ended.err}`;
          failed += ended.failed;
          isDecent(ended, world, call);
          const entries = entriesIn(ledger);
          if (ended.exit === 0 || saysOnRecord(ended)) expect(entries, told).toBe(after);
          else if (saysNothing(ended)) expect([before, after], told).toContain(entries);
          else expect(entries, told).toBe(before);
          if (!file) continue;
          const [path, isWhole] = file(world);
          const old = join(seed, path.slice(world.length));
          if (ended.exit === 0 || saysWritten(ended)) {
            expect(isWhole(readFileSync(path)), told).toBe(true);
          } else if (existsSync(old)) {
            expect(readFileSync(path), told).toEqual(readFileSync(old));
          } else expect(existsSync(path), told).toBe(false);
        }
      }
      expect(failed).toBeGreaterThan(20);
    });
  }

  test('restore: one of the two stands there whole, and the present one is never lost', {
    tags: ['thorough'],
  }, async () => {
    const { world, seed } = at;
    const ledger = join(world, 'harbour.momentum');
    const backup = join(world, 'out', 'first.zip');
    // What stands there goes further than what is put back.
    await at.run(['offer', 'Find a room', '--by', 'amina']);
    rmSync(join(seed, 'harbour.momentum'));
    writeFileSync(join(seed, 'harbour.momentum'), readFileSync(ledger));
    const further = entriesIn(ledger);
    const argv = ['restore', backup, '--yes', '--today', today];
    expect((await at.run(argv)).exit).toBe(0);
    const back = entriesIn(ledger);
    expect(back).toBeLessThan(further);
    for (const { call, code, forever } of failing) {
      const { called } = await at.run(argv, { call, nth: 0, code, forever });
      for (const nth of places(called, 3)) {
        const ended = await at.run(argv, { call, nth, code, forever });
        const told = `${call} ${nth} of ${called}, ${code}${forever ? ' for ever' : ''}: ${ended.exit} ${ended.err}`;
        isDecent(ended, world, call);
        const isBack = ended.exit === 0 || saysWritten(ended);
        expect(entriesIn(ledger), told).toBe(isBack ? back : further);
        if (isBack) expect(entriesIn(`${ledger}.before-restore`), told).toBe(further);
      }
    }
  });
});

test.skipIf(noShim !== undefined)(
  'a day’s backup that fails changes nothing of what was put on record, nor of how that ended',
  { tags: ['thorough'] },
  async () => {
    const at = await harbourOn({ MOMENTUM_BACKUPS: '' });
    opened.push(at);
    const argv = ['offer', 'Find a room', '--by', 'amina', '--today', today];
    const ledger = join(at.world, 'harbour.momentum');
    const before = entriesIn(join(at.seed, 'harbour.momentum'));
    expect((await at.run(argv)).exit).toBe(0);
    expect(filesIn(at.world).filter((file) => /state.*\.zip$/.test(file))).toHaveLength(1);
    for (const call of calls) {
      const { called } = await at.run(argv, { call, nth: 0, code: 'EIO', forever: false });
      for (const nth of places(called, 4)) {
        const ended = await at.run(argv, { call, nth, code: 'EIO', forever: false });
        isDecent(ended, at.world, call);
        const isOn = ended.exit === 0 || saysOnRecord(ended);
        if (!saysNothing(ended)) expect(entriesIn(ledger), ended.err).toBe(before + Number(isOn));
      }
    }
  },
);

test.skipIf(noShim !== undefined)(
  'a disk that is full once somebody is forgotten: it is said, by check as well, until there is room',
  { tags: ['thorough'] },
  async () => {
    const at = await harbourOn({ MOMENTUM_BACKUPS: 'no' });
    opened.push(at);
    const ledger = join(at.world, 'harbour.momentum');
    const argv = ['member', 'forget', 'tom', '--yes', '--today', today];
    const { called } = await at.run(argv, { call: 'write', nth: 0, code: 'EIO', forever: false });
    const full = { call: 'write', code: 'ENOSPC', forever: true } as const;
    const putOff: Ending[] = [];
    for (let nth = called; nth > 0 && putOff.length < 1; nth -= 1) {
      const ended = await at.run(argv, { ...full, nth });
      if (!ended.out.includes('Traces of what was forgotten')) continue;
      putOff.push(ended);
      expect(ended.exit, ended.err).toBe(0);
    }
    expect(putOff).toHaveLength(1);
    rmSync(at.seed, { recursive: true });
    cpSync(at.world, at.seed, { recursive: true });
    const waits = await at.run(['check'], { ...full, nth: 1 });
    expect(waits, waits.err).toMatchObject({ exit: 1, err: '' });
    expect(waits.out.replace(/\s+/g, ' ')).toMatch(
      /that is not finished: .*with: `?momentum check/,
    );
    const finished = await at.goOn(['check']);
    expect(finished).toMatchObject({ exit: 0, out: '' });
    expect(finished.err).toContain('What was left to do of a forgetting is done now');
    expect(readFileSync(ledger).includes('Tom Reed')).toBe(false);
    expect(filesIn(join(at.world, 'data')).filter((file) => /forgetting\/./.test(file))).toEqual(
      [],
    );
  },
);
