import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { root } from '../house/sources.js';
import { meetingOfMenders } from '../lines/harbour-lines.js';

// util-linux's `script` gives a command a real pseudo-terminal; BSD's has other options.
const hasScript = spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout?.includes(
  'util-linux',
);

const program = join(root, 'bin', 'momentum.js');
const folder = mkdtempSync(join(tmpdir(), 'momentum-live-'));
const running = new Set<ChildProcess>();

afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The environment in which a ledger of this test's own is the one that is meant. */
function env(more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const { session } = meetingOfMenders(mkdtempSync(join(folder, 'ledger-')));
  session.ledger.close();
  return {
    ...process.env,
    MOMENTUM_LEDGER: session.ledger.path,
    MOMENTUM_TODAY: '2026-11-21',
    MOMENTUM_BACKUPS: 'no',
    TERM: 'xterm',
    SHELL: '/bin/sh',
    LC_ALL: 'C.UTF-8',
    ...more,
  };
}

/** Starts the program and types into it; what it has shown so far is `screen`. */
function started(command: string, words: readonly string[], surroundings: NodeJS.ProcessEnv) {
  const child = spawn(command, words, { env: surroundings, stdio: 'pipe' });
  running.add(child);
  let screen = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      screen += text;
    });
  }
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
  return {
    child,
    ended,
    screen: () => screen,
    type: (keys: string) => child.stdin.write(keys),
    shows: (text: string) =>
      expect.poll(() => screen, { timeout: 60_000, interval: 10 }).toContain(text),
  };
}

const piped = (surroundings: NodeJS.ProcessEnv) =>
  started(process.execPath, [program, 'meeting', 'live', '1'], surroundings);
const atTerminal = (surroundings: NodeJS.ProcessEnv) =>
  started(
    'script',
    [
      '-qec',
      `trap : INT; '${process.execPath}' '${program}' meeting live; echo "[exit $?]"`,
      '/dev/null',
    ],
    surroundings,
  );

const shown = (surroundings: NodeJS.ProcessEnv): string =>
  spawnSync(process.execPath, [program, 'meeting', 'show', '1'], {
    env: surroundings,
    encoding: 'utf8',
  }).stdout;

/** Lines as they are typed, each with what is shown once it is on record, and what the meeting then tells. */
const lines = [
  ['here: tom, zoe', 'here: zoe: Nobody', 'To settle: here: zoe'],
  ['grace will find a room by friday', 'Grace Okoro offered 15', '15 · Find a room · Grace Okoro'],
  ['the hall was cold', 'noted', 'the hall was cold'],
  ['mei will bring cake by frday', 'It waits', 'To settle: mei will bring cake by frday'],
] as const;

test('killed after any line, none that was answered is lost', async () => {
  const surroundings = env();
  for (const nth of lines.keys()) {
    const live = piped(surroundings);
    const [line, answer] = lines[nth] as (typeof lines)[number];
    live.type(`${line}\n`);
    await live.shows(answer);
    live.child.kill('SIGKILL');
    await live.ended;
    const told = shown(surroundings);
    for (const [, , kept] of lines.slice(0, nth + 1)) expect(told).toContain(kept);
  }
});

test('lines are read as they come, and not when all of them are there', async () => {
  const live = piped(env());
  live.type('tom will find a room by friday\n');
  await live.shows('Tom Reed offered 15');
  live.type('grace will ask\n');
  await live.shows('Grace Okoro offered 16');
  live.child.stdin.end();
  await live.ended;
  expect(live.screen()).toContain('2 lines');
});

test.skipIf(!hasScript)(
  'at a terminal Tab completes, and Ctrl-D asks about what waits',
  async () => {
    const live = atTerminal(env());
    await live.shows('1> ');
    // Key by key: a Tab in the middle of what is pasted completes nothing.
    live.type('gra');
    await live.shows('gra');
    live.type('\t');
    await live.shows('Grace Okoro');
    live.type(' will find a room by friday\r');
    await live.shows('Grace Okoro offered 15');
    live.type('zoe will bring cake by tuesday\r');
    await live.shows('3 (1 waiting)> ');
    live.type('edit 1\r');
    await live.shows('1 anew> ');
    live.type(' 4 december\r');
    await live.shows('by Friday 4 December 2026');
    live.type('\u0004');
    await live.shows('2 anew> ');
    live.type('new: Zoe Lark\r');
    await live.shows('Zoe Lark offered 17');
    await live.shows('[exit 0]');
  },
);

test.skipIf(!hasScript)('Ctrl-C leaves at once, and what was typed is on record', async () => {
  const surroundings = env();
  const live = atTerminal(surroundings);
  await live.shows('1> ');
  live.type('the hall was cold\r');
  await live.shows('noted');
  live.type('\u0003');
  await live.shows('[exit 130]');
  expect(live.screen()).toContain('On record: 1 line. What was being typed is not.');
  expect(shown(surroundings)).toContain('the hall was cold');
});

test.skipIf(!hasScript)(
  'a terminal that cannot move its cursor is asked line by line',
  async () => {
    const live = atTerminal(env({ TERM: 'dumb' }));
    await live.shows('1> ');
    live.type('tom will find a room by friday\n');
    await live.shows('+ Tom Reed offered 15');
    live.type('end\n');
    await live.shows('[exit 0]');
    expect(live.screen()).not.toContain('\u001b');
  },
);
