// @module-tag thorough
/** A disk that really fills up (rows 10 and 11): two megabytes of memory, mounted for the test. */
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../house/sources.js';
import { entriesIn } from './harbour.js';

const disk = mkdtempSync(join(tmpdir(), 'momentum-full-'));
const mount = (...args: string[]): boolean =>
  spawnSync('mount', args, { stdio: 'ignore' }).status === 0;
const isMounted =
  process.platform === 'linux' && mount('-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', disk);
afterAll(() => {
  if (isMounted) spawnSync('umount', [disk]);
  rmSync(disk, { recursive: true, force: true });
});

const ledger = join(disk, 'harbour.momentum');
const program = join(root, 'bin', 'momentum.js');
const isWord = (each: unknown): each is string => typeof each === 'string';
const run = (...argv: Array<string | { readonly input: string }>) =>
  spawnSync(process.execPath, [program, ...argv.filter(isWord), '--no-input'], {
    encoding: 'utf8',
    ...argv.find((each) => typeof each === 'object'),
    env: {
      ...process.env,
      MOMENTUM_LEDGER: ledger,
      MOMENTUM_BACKUPS: '',
      XDG_DATA_HOME: join(disk, 'data'),
      XDG_STATE_HOME: join(disk, 'state'),
      XDG_CACHE_HOME: join(disk, 'cache'),
      TMPDIR: join(disk, 'tmp'),
    },
  });

const temporary = (): string[] =>
  readdirSync(disk, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(tmp|part)$/.test(file),
  );

/** Fills the disk but for so many bytes. */
function fill(left: number): void {
  rmSync(join(disk, 'filling'), { force: true });
  const { bavail, bsize } = statfsSync(disk);
  writeFileSync(join(disk, 'filling'), Buffer.alloc(Math.max(0, bavail * bsize - left)));
}

describe.skipIf(!isMounted)(
  `a disk that fills up${isMounted ? '' : ' (skipped: nothing can be mounted here)'}`,
  () => {
    beforeAll(() => {
      mkdirSync(join(disk, 'tmp'));
      expect(run('init', 'Harbour Menders', '--ledger', ledger).status).toBe(0);
      expect(run('offer', 'Find a room', '--wanted').status).toBe(0);
    });

    test('everything is refused in words, all that was there stays, and with room it goes on', () => {
      const out = join(disk, 'state.html');
      expect(run('state', '--output', out).status).toBe(0);
      const document = readFileSync(out);
      const entries = entriesIn(ledger);
      for (const left of [0, 4_096, 16_384, 65_536]) {
        fill(left);
        for (const argv of [
          ['offer', `Lamps ${left}`, '--wanted'],
          ['jot', `note: the hall was cold, and ${left} were there`],
          ['state', '--output', out, '--force'],
          ['backup', join(disk, 'b.zip')],
        ]) {
          const before = entriesIn(ledger);
          const { status, stderr } = run(...argv);
          const told = `${argv[0]} with ${left} bytes left: ${stderr}`;
          expect([0, 1], told).toContain(status);
          expect(stderr, told).not.toContain('    at ');
          if (status === 1) {
            expect(stderr, told).toMatch(
              /\((disk-full|line-not-taken|maybe-on-record|folder-not-made)\)/,
            );
            expect(entriesIn(ledger), told).toBe(before);
          }
          expect(temporary(), told).toEqual([]);
        }
        if (left === 0) expect(readFileSync(out)).toEqual(document);
        expect(run('check').status).toBe(0);
        rmSync(join(disk, 'b.zip'), { force: true });
      }
      rmSync(join(disk, 'filling'));
      expect(run('offer', 'Cake', '--wanted').status).toBe(0);
      expect(entriesIn(ledger)).toBeGreaterThan(entries);
      expect(existsSync(`${ledger}-journal`)).toBe(false);
    });

    test('a meeting that is written down meanwhile stops at a line of which it is true that it is not on record', () => {
      rmSync(join(disk, 'filling'), { force: true });
      expect(run('meeting', 'hold', 'Evening', '--on', 'today', '--new').status).toBe(0);
      const notes = Array.from(
        { length: 400 },
        (_, nth) => `note: the hall was cold, and this is what was said of it in line ${nth}`,
      );
      fill(24_576);
      const { status, stderr } = run('meeting', 'live', '1', { input: `${notes.join('\n')}\n` });
      const said = stderr.replace(/\s+/g, ' ');
      expect([status, said]).toEqual([1, expect.stringContaining('(line-not-taken)')]);
      expect(said).not.toContain('had been put on record');
      const [, lines = ''] = /Before it: ([\d,]+) lines?, on record/.exec(said) ?? [];
      rmSync(join(disk, 'filling'));
      const { stdout } = run('meeting', 'show', '1', '--json');
      expect(JSON.parse(stdout).meeting.notes).toHaveLength(Number(lines.replace(',', '')));
      expect(run('check').status).toBe(0);
    });
  },
);
