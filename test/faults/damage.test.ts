// @module-tag thorough
/**
 * A ledger that is damaged (rows 15 and 16), met by whatever command comes first: it is said to be,
 * with what helps, and nobody sees a stack, waits for ever or runs out of memory.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { playHarbourMenders } from '../../src/example/harbour-menders.js';
import { createLedger } from '../../src/ledger/writing.js';
import { now, today } from '../helpers/ledger.js';
import { type Answer, type Running, running } from './running.js';
import { isSoak, times } from './soak.js';

const folder = mkdtempSync(
  join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'momentum-damage-'),
);
const ledger = join(folder, 'harbour.momentum');
let program: Running;
let sound: Buffer;

beforeAll(async () => {
  const harbour = createLedger(ledger);
  playHarbourMenders({ ledger: harbour, today, now });
  harbour.close();
  sound = readFileSync(ledger);
  program = await running(folder, {
    XDG_DATA_HOME: join(folder, 'data'),
    XDG_STATE_HOME: join(folder, 'state'),
    MOMENTUM_LEDGER: ledger,
    MOMENTUM_BACKUPS: 'no',
    MOMENTUM_TODAY: today,
  });
});
afterAll(() => {
  program?.end();
  rmSync(folder, { recursive: true, force: true });
});

const commands = [
  ['status'],
  ['state', '--format', 'html'],
  ['plan', '--json'],
  ['offer', 'Find a room', '--by', 'amina'],
  ['keep', '1'],
  ['log'],
  ['member', 'list', '--all'],
  ['member', 'data', 'tom'],
  ['member', 'forget', 'tom', '--yes'],
  ['commitments', '--all'],
  ['measures'],
  ['who', 'lamps'],
  ['undo', '--yes'],
  ['backup', join(folder, 'backup.zip'), '--force'],
  ['restore', ledger, '--as', 'copy', '--yes'],
  ['check', '--repair'],
];

/** What a damaged ledger may be refused as; each says where to go on from there. */
const fitting =
  /\((ledger-damaged|not-a-ledger|ledger-altered|ledger-newer|ledger-empty|backup-unsound|backup-damaged|migration-failed)\)/;
const leads =
  /momentum (check|restore|backups)|back to (a|the last) backup|another copy|ledger’s own file|Update momentum/;

/** Refusals that the example itself may come to: what is no damage is answered as ever. */
const ordinary =
  /\((unknown-|nothing-|file-exists|closed|ledger-exists|already|whole|unclear|which)[a-z-]*\)/;

function isFitting({ exit, out, err, bytes }: Answer, told: string): void {
  expect([0, 1], `${told} ${out} ${err}`).toContain(exit);
  expect(err, told).not.toContain('    at ');
  expect(bytes, told).toBeLessThan(256 * 2 ** 20);
  if (exit === 1 && !ordinary.test(err) && err.includes('✗')) {
    expect(err, told).toMatch(fitting);
    expect(err.replace(/\s+/g, ' '), told).toMatch(leads);
  }
}

/** Milliseconds; a busy machine may be slow, and what hangs has no end. */
const patience = times(30_000, 600_000);

/** Runs `check` and some of the commands, each at a file with these bytes. */
async function meets(bytes: Buffer, nth: number, told: string): Promise<void> {
  const some = isSoak ? commands : [0, 1].map((i) => commands[(nth * 2 + i) % commands.length]);
  for (const argv of [['check'], ...some] as string[][]) {
    writeFileSync(ledger, bytes);
    rmSync(`${ledger}-journal`, { force: true });
    try {
      isFitting(await program.run(argv, patience), `${told}: momentum ${argv.join(' ')}:`);
    } catch (cause) {
      // Its ids are drawn anew each time: what failed is kept, to be looked at.
      const kept = join(tmpdir(), `momentum-damaged-${process.pid}.momentum`);
      writeFileSync(kept, bytes);
      throw new Error(`${told}, kept as ${kept}: ${(cause as Error).message}`, { cause });
    }
    rmSync(join(folder, 'data'), { recursive: true, force: true });
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

test('with a bit flipped anywhere, every command says what is so', {
  tags: ['thorough'],
}, async () => {
  const chance = drawn(20_261_130);
  const pick = (count: number): number => Math.floor(chance.next().value * count);
  for (let nth = 0; nth < times(200, 2_000); nth += 1) {
    // Every other one in the first page, which says what the rest is.
    const at = pick(nth % 2 === 0 ? sound.length : 4_096);
    const bit = pick(8);
    const flipped = Buffer.from(sound);
    flipped[at] = (sound[at] as number) ^ (1 << bit);
    await meets(flipped, nth, `byte ${at}, bit ${bit}`);
  }
});

test('cut off at any length, every command says what is so', { tags: ['thorough'] }, async () => {
  const chance = drawn(7);
  const lengths = [0, 1, 99, 100, 4095, 4096, sound.length - 4096, sound.length - 1];
  while (lengths.length < times(40, 100))
    lengths.push(Math.floor(chance.next().value * sound.length));
  for (const [nth, length] of lengths.entries()) {
    await meets(sound.subarray(0, length), nth, `the first ${length} bytes`);
  }
});

test.each([
  ['too large', () => Buffer.concat([sound, Buffer.alloc(64 * 4096, 0xaa)])],
  [
    'of pages in another order',
    () =>
      Buffer.concat([sound.subarray(0, 4096), sound.subarray(8192), sound.subarray(4096, 8192)]),
  ],
  [
    'of zeros after its first page',
    () => Buffer.concat([sound.subarray(0, 4096), Buffer.alloc(sound.length - 4096)]),
  ],
  [
    'that says it has a billion pages',
    () => {
      const bytes = Buffer.from(sound);
      bytes.writeUInt32BE(1_000_000_000, 28);
      return bytes;
    },
  ],
  ['of noise', () => Buffer.from(Array.from({ length: 40_000 }, (_, i) => (i * 7_919) % 251))],
  ['that is a text', () => Buffer.from('Dear Harbour Menders,\n'.repeat(400))],
])('at one %s every command says what is so', async (what, make) => {
  const bytes = make();
  for (let nth = 0; nth * 2 < commands.length; nth += 1) await meets(bytes, nth, what);
});

test('a row that no longer makes sense is the ledger’s damage, and no mistake of ours', async () => {
  const { default: Sqlite } = await import('better-sqlite3');
  writeFileSync(ledger, sound);
  const db = new Sqlite(ledger);
  db.exec("UPDATE commitment SET others = '[' WHERE no = 1");
  db.close();
  const { exit, err } = await program.run(['commitment', 'show', '1']);
  expect(exit).toBe(1);
  expect(err).toContain('(ledger-damaged)');
  expect(err).toContain('momentum check');
});
