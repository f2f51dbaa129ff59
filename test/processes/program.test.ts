import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { furnish } from '../helpers/histories.js';
import { harbourLedger } from '../helpers/ledger.js';
import { root } from '../house/sources.js';

/** What is told of a day that is not the clock’s. */
const asIf = 'As if it were Saturday 21 November 2026 (MOMENTUM_TODAY).\n';

const program = join(root, 'bin', 'momentum.js');
let folder: string;
let ledgers = 0;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'momentum-program-'));
  chmodSync(folder, 0o755);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A furnished ledger in a folder of its own. */
function aLedger(): string {
  ledgers += 1;
  const place = mkdtempSync(join(folder, `${ledgers}-`));
  const session = harbourLedger({}, place);
  furnish(session);
  session.ledger.close();
  return session.ledger.path;
}

interface More {
  readonly env?: Record<string, string | undefined>;
  readonly uid?: number;
}

/** Runs the built program as a shell would, without a terminal. */
function momentum(ledger: string, words: readonly string[], { env = {}, uid }: More = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], {
    encoding: 'utf8',
    input: '',
    timeout: 600_000,
    env: { ...process.env, MOMENTUM_LEDGER: ledger, MOMENTUM_TODAY: '2026-11-21', ...env },
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  return { status, stdout, stderr };
}

const hashOf = (path: string): string =>
  createHash('sha256').update(readFileSync(path)).digest('hex');

test('a lock that outlasts the wait ends with 75, and changes nothing', () => {
  const path = aLedger();
  // Before the lock: closing a file that SQLite holds open in the same process gives up its locks.
  const before = hashOf(path);
  const other = new Sqlite(path);
  other.exec('BEGIN EXCLUSIVE');
  for (const words of [['keep', '1'], ['commitments']]) {
    const { status, stdout, stderr } = momentum(path, words, { env: { MOMENTUM_WAIT: '0.3' } });
    expect({ status, stdout }).toEqual({ status: 75, stdout: '' });
    expect(stderr).toContain('(ledger-busy)');
    expect(stderr).not.toContain('    at ');
  }
  other.exec('ROLLBACK');
  other.close();
  expect(hashOf(path)).toBe(before);
  expect(momentum(path, ['keep', '1']).status).toBe(0);
});

test('a lock that goes away in time is waited for', async () => {
  const path = aLedger();
  const other = new Sqlite(path);
  other.exec('BEGIN IMMEDIATE');
  const child = spawn(process.execPath, [program, 'keep', '1'], {
    env: { ...process.env, MOMENTUM_LEDGER: path, MOMENTUM_TODAY: '2026-11-21' },
    stdio: 'ignore',
  });
  const over = new Promise((resolve) => child.once('close', resolve));
  await new Promise((resolve) => setTimeout(resolve, 700));
  expect(child.exitCode).toBeNull();
  other.exec('COMMIT');
  other.close();
  expect(await over).toBe(0);
});

// bash alone keeps the exit code of each part of a pipe.
const hasBash = spawnSync('bash', ['-c', 'true']).status === 0;

test
  .skipIf(!hasBash)
  .each(['log --all', 'log --all --json', 'commitments --all', 'state', 'plan', '--help'])(
  'a reader that has seen enough of “%s” is no fault',
  (words) => {
    const path = aLedger();
    const line = `'${process.execPath}' '${program}' ${words} | head -n 1; echo "\${PIPESTATUS[0]}"`;
    const { stdout, stderr } = spawnSync('bash', ['-c', line], {
      encoding: 'utf8',
      env: { ...process.env, MOMENTUM_LEDGER: path, MOMENTUM_TODAY: '2026-11-21' },
    });
    expect(stderr).toBe(words === '--help' ? '' : asIf);
    expect(stdout.trim().split('\n').at(-1)).toMatch(/^(0|141)$/);
  },
);

test('a pipe that closes at once is no fault either', () => {
  const path = aLedger();
  const child = spawnSync('sh', ['-c', `'${process.execPath}' '${program}' log --all >&-`], {
    encoding: 'utf8',
    env: { ...process.env, MOMENTUM_LEDGER: path, MOMENTUM_TODAY: '2026-11-21' },
  });
  expect(child.stderr).not.toContain('    at ');
});

test.each([
  ['init', 'needs-answer'],
  ['checkin', 'needs-answers-file'],
  ['undo', 'needs-yes'],
  ['offer "Clean the till"', 'whose-offer'],
  ['offer "Clean the till" --by tom', 'done'],
  ['offer "Clean the till" --by Bela', 'unknown-person'],
  ['meeting note last --edit', 'no-editor-here'],
])('without a terminal “momentum %s” asks nothing, and says so', (line, code) => {
  const words = (line.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replaceAll('"', ''));
  const { status, stdout, stderr } = momentum(aLedger(), words);
  if (code === 'done') expect(status).toBe(0);
  else expect([stdout, stderr]).toEqual(['', expect.stringContaining(`(${code})`)]);
  // A prompt would hide the cursor or move it.
  expect(stdout + stderr).not.toContain('\u001b');
});

const asNobody = process.getuid?.() === 0 ? 65_534 : undefined;
const canRun =
  asNobody !== undefined &&
  spawnSync(process.execPath, [program, '--version'], { uid: asNobody, gid: asNobody }).status ===
    0;

test.skipIf(!canRun)('what may only be read can be read, and writing names the path', () => {
  const path = aLedger();
  chmodSync(path, 0o444);
  chmodSync(join(path, '..'), 0o555);
  const before = [hashOf(path), statSync(path).mtimeMs];
  const reading = momentum(path, ['commitments'], { uid: asNobody as number });
  expect([reading.status, reading.stderr]).toEqual([0, asIf]);
  expect(reading.stdout).toContain('Find a room');
  // What asks about days where some are given only shows how that stands without any.
  const showing = momentum(path, ['meeting', 'poll'], { uid: asNobody as number });
  expect([showing.status, showing.stderr]).toEqual([0, asIf]);
  expect(showing.stdout).toContain('No poll is open.');
  const writing = momentum(path, ['keep', '1'], { uid: asNobody as number });
  expect(writing.status).toBe(1);
  expect(writing.stderr).toContain('(ledger-read-only)');
  expect(writing.stderr).toContain(path);
  chmodSync(path, 0o000);
  const shut = momentum(path, ['commitments'], { uid: asNobody as number });
  expect(shut.stderr).toContain('(ledger-unreadable)');
  expect([hashOf(path), statSync(path).mtimeMs]).toEqual(before);
});

test.skipIf(!canRun)('whose number has no name and no home is served as well', () => {
  const path = aLedger();
  chmodSync(dirname(path), 0o755);
  chmodSync(path, 0o644);
  const homeless = { uid: 54_321, env: { HOME: undefined } };
  const named = momentum(path, ['commitments'], homeless);
  expect(named).toMatchObject({ status: 0, stderr: asIf });
  expect(named.stdout).toContain('Find a room');
  const usual = momentum('', ['ledgers'], homeless);
  expect(usual).toMatchObject({ status: 0 });
  expect(usual.stdout).toContain('There is no ledger yet.');
});

// strace may be missing, or not be let near other processes.
const traced = join(tmpdir(), `momentum-strace-${process.pid}`);
const canTrace =
  spawnSync('strace', ['-f', '-o', traced, process.execPath, '--version']).status === 0;
afterAll(() => rmSync(traced, { force: true }));

test.skipIf(!canTrace)('each write waits until the disk has it, and reading never does', () => {
  const path = aLedger();
  const synced = (words: readonly string[]): number => {
    const { status } = spawnSync(
      'strace',
      ['-f', '-e', 'trace=fsync,fdatasync', '-o', traced, process.execPath, program, ...words],
      { env: { ...process.env, MOMENTUM_LEDGER: path, MOMENTUM_TODAY: '2026-11-21' } },
    );
    expect(status).toBe(0);
    return (readFileSync(traced, 'utf8').match(/\bf(?:data)?sync\(/g) ?? []).length;
  };
  // The journal of the write, the folder it stands in, and the ledger itself.
  expect(synced(['keep', '1'])).toBeGreaterThanOrEqual(3);
  expect(synced(['commitments'])).toBe(0);
});

test.skipIf(!canTrace)('no command opens a connection', () => {
  const path = aLedger();
  const connected = (words: readonly string[]): string[] => {
    const { status } = spawnSync(
      'strace',
      ['-f', '-e', 'trace=network', '-o', traced, process.execPath, program, ...words],
      { env: { ...process.env, MOMENTUM_LEDGER: path, MOMENTUM_TODAY: '2026-11-21' } },
    );
    expect([words, status]).toEqual([words, 0]);
    return readFileSync(traced, 'utf8').match(/.*\b(?:connect|bind|sendto)\(.*/g) ?? [];
  };
  const out = (name: string): string => join(dirname(path), name);
  for (const words of [
    ['keep', '1'],
    ['state', '--output', out('state.html')],
    ['plan', '--output', out('plan.eml')],
    ['backup', out('b.zip')],
    ['check'],
  ]) {
    expect(connected(words)).toEqual([]);
  }
});
