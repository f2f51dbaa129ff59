// @module-tag thorough
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { check } from '../../src/ledger/check.js';
import { readLedger } from '../../src/ledger/ledger.js';
import { databaseOf } from '../../src/ledger/reader.js';
import { times } from '../faults/soak.js';
import { type Built, built } from '../helpers/built.js';
import { harbourLedger } from '../helpers/ledger.js';

let folder: string;
let writer: Built;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'momentum-at-once-'));
  mkdirSync(join(folder, 'ledgers'));
  writer = await built(new URL('writer.ts', import.meta.url));
});
afterAll(() => {
  writer.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** A ledger on the disk (not in memory, where nothing can be cut off), closed. */
function aLedger(name: string): string {
  const place = join(folder, 'ledgers', name);
  mkdirSync(place);
  const session = harbourLedger({}, place);
  session.ledger.close();
  return session.ledger.path;
}

const begin = (path: string, count: number, word: string): ChildProcess =>
  spawn(process.execPath, [writer.path, path, String(count), word], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });

interface Ending {
  readonly code: number | null;
  readonly numbers: readonly number[];
  readonly complaint: string;
}

function ending(child: ChildProcess): Promise<Ending> {
  let out = '';
  let complaint = '';
  child.stdout?.on('data', (text) => {
    out += text;
  });
  child.stderr?.on('data', (text) => {
    complaint += text;
  });
  return new Promise((resolve) =>
    child.once('close', (code) => {
      // What stands behind the last line break was cut off.
      resolve({ code, numbers: out.split('\n').slice(0, -1).map(Number), complaint });
    }),
  );
}

/** What is on record, by an opening of its own, once it has been found sound. */
function onRecord(path: string): { numbers: number[]; texts: string[] } {
  const ledger = readLedger(path);
  if (!ledger) throw new Error('the ledger is an old one');
  try {
    return ledger.read((reader) => {
      const { all } = reader;
      const db = databaseOf(reader);
      expect(check(db)).toEqual([]);
      const rows = all<{ no: number; text: string }>('SELECT no, text FROM commitment ORDER BY no');
      return { numbers: rows.map(({ no }) => no), texts: rows.map(({ text }) => text) };
    });
  } finally {
    ledger.close();
  }
}

test('8 processes write 200 times each at once, or 16 a thousand times: none fails, nothing is lost', async () => {
  const path = aLedger('several');
  const names = ['Ada', 'Bela', 'Cy', 'Dora', 'Edo', 'Fay', 'Gus', 'Hana'];
  const each = times(200, 1_000);
  const words = times(8, 16) === 8 ? names : [...names, ...names.map((name) => `${name} too`)];
  const ended = await Promise.all(words.map((word) => ending(begin(path, each, word))));
  expect(ended.map(({ code, complaint }) => `${code} ${complaint}`)).toEqual(words.map(() => '0 '));
  const { numbers, texts } = onRecord(path);
  expect(numbers).toEqual(Array.from({ length: words.length * each }, (_, i) => i + 1));
  expect(new Set(texts).size).toBe(words.length * each);
  expect(new Set(ended.flatMap(({ numbers: said }) => said)).size).toBe(words.length * each);
});

test('processes are killed, 50 of them or many more, while they write: what was acknowledged is there, and nothing else is amiss', async () => {
  const path = aLedger('killed');
  let acknowledged = 0;
  const kills = times(50, 10_000);
  for (let kill = 0; kill < kills; kill += 1) {
    const child = begin(path, 1_000, `Kill ${kill}`);
    const over = ending(child);
    await new Promise((resolve) => child.stdout?.once('data', resolve));
    await wait((kill * 7) % 31);
    child.kill('SIGKILL');
    const { numbers, code } = await over;
    expect(code).toBeNull();
    acknowledged = Math.max(acknowledged, ...numbers);
  }
  const { numbers } = onRecord(path);
  expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, i) => i + 1));
  expect(numbers.length).toBeGreaterThanOrEqual(acknowledged);
  // A write that was not acknowledged yet may have come through, one for each kill at the most.
  expect(numbers.length).toBeLessThanOrEqual(acknowledged + kills);
  expect(acknowledged).toBeGreaterThan(50);
});
