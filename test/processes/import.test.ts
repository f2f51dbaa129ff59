// @module-tag thorough
import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../house/sources.js';

const folder = mkdtempSync(join(tmpdir(), 'momentum-killed-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const program = join(root, 'bin', 'momentum.js');
const empty = join(folder, 'empty.momentum');
const clean = join(folder, 'clean.momentum');
const file = join(folder, 'contributions.csv');
const rows = 1_500;

const run = (...args: string[]): number | null =>
  spawnSync(process.execPath, [program, ...args, '--today', '2026-11-21'], { stdio: 'ignore' })
    .status;

const importing = (ledger: string) => ['import', 'contributions', file, '--ledger', ledger];

/** What was imported, whatever ids and moments it was given: opening it settles a broken write. */
function held(ledger: string): { contributions: unknown[]; activity: unknown[]; entries: number } {
  const db = new Sqlite(ledger);
  try {
    const name = '(SELECT name FROM member WHERE id = member)';
    return {
      contributions: db
        .prepare(
          `SELECT no, ${name} AS who, on_day, kind, title, from_file FROM contribution ORDER BY no`,
        )
        .all(),
      activity: db
        .prepare(`SELECT ${name} AS who, week, contributions FROM activity ORDER BY who, week`)
        .all(),
      entries: db.prepare('SELECT count(*) FROM journal').pluck().get() as number,
    };
  } finally {
    db.close();
  }
}

let took = 0;
beforeAll(() => {
  const lines = Array.from({ length: rows }, (_, at) => {
    const day = `2026-0${1 + (at % 9)}-${String(1 + (at % 28)).padStart(2, '0')}`;
    return `${day},Mender ${at % 40},post,Lamp number ${at},post/${at}`;
  });
  writeFileSync(file, ['date,person,kind,title,ref', ...lines].join('\n'));
  const people = join(folder, 'members.csv');
  const names = Array.from({ length: 40 }, (_, at) => `Mender ${at}`);
  writeFileSync(people, ['name', ...names].join('\n'));
  expect(run('init', '--ledger', empty, '--name', 'Harbour Menders', '--no-input')).toBe(0);
  expect(run('import', 'members', people, '--ledger', empty)).toBe(0);
  copyFileSync(empty, clean);
  const from = performance.now();
  expect(run(...importing(clean))).toBe(0);
  took = performance.now() - from;
  expect(held(clean).contributions).toHaveLength(rows);
});

/** Starts an import and kills it after so many milliseconds. */
async function killed(ledger: string, after: number): Promise<void> {
  const child = spawn(process.execPath, [program, ...importing(ledger)], { stdio: 'ignore' });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  await wait(after);
  child.kill('SIGKILL');
  await ended;
}

// Most of the time an import takes goes by before it writes; the kills fall into the rest.
const moments = [40, 60, 75, 85, 92, 98];

test.each(moments)(
  'killed after %d % of its time, an import is all there or not at all',
  async (part) => {
    const ledger = join(folder, `killed-${part}.momentum`);
    copyFileSync(empty, ledger);
    const before = held(ledger);
    await killed(ledger, (took * part) / 100);
    // Whoever only looks comes first, and finds things as they were.
    expect(run('check', '--ledger', ledger)).toBe(0);
    const after = held(ledger);
    expect([before.entries, held(clean).entries]).toContain(after.entries);
    expect([0, rows]).toContain(after.contributions.length);
    expect(run(...importing(ledger))).toBe(0);
    expect(held(ledger)).toEqual(held(clean));
    expect(existsSync(`${ledger}-journal`)).toBe(false);
  },
);

test('a write that was cut off half-way is taken back by a command that only reads', () => {
  const ledger = join(folder, 'half.momentum');
  copyFileSync(empty, ledger);
  const before = held(ledger);
  // With hardly a cache, pages are written long before the end.
  const cutOff = `
    const db = new (require('better-sqlite3'))(process.argv[1]);
    db.pragma('cache_size = 5');
    db.exec('BEGIN IMMEDIATE');
    db.exec("UPDATE member SET note = hex(randomblob(2000))");
    process.kill(process.pid, 'SIGKILL');`;
  spawnSync(process.execPath, ['-e', cutOff, ledger], { cwd: root, stdio: 'ignore' });
  expect(existsSync(`${ledger}-journal`)).toBe(true);
  expect(run('check', '--ledger', ledger)).toBe(0);
  expect(existsSync(`${ledger}-journal`)).toBe(false);
  expect(held(ledger)).toEqual(before);
});
