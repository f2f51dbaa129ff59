import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { furnish } from '../helpers/histories.js';
import { harbourLedger } from '../helpers/ledger.js';
import { root } from '../house/sources.js';

/** What is told of a day that is not the clock’s. */
const asIf = 'As if it were Saturday 21 November 2026 (MOMENTUM_TODAY).\n';

// util-linux's `script` gives a command a real pseudo-terminal; BSD's has other options.
const hasScript = spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout?.includes(
  'util-linux',
);

const program = join(root, 'bin', 'momentum.js');
const folder = mkdtempSync(join(tmpdir(), 'momentum-asking-'));
const running = new Set<ChildProcess>();

afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The environment in which a furnished ledger of this test's own is the one that is meant. */
function env(): NodeJS.ProcessEnv {
  const session = harbourLedger({}, mkdtempSync(join(folder, 'ledger-')));
  furnish(session);
  session.ledger.close();
  return {
    ...process.env,
    MOMENTUM_LEDGER: session.ledger.path,
    MOMENTUM_TODAY: '2026-11-21',
    TERM: 'xterm',
    SHELL: '/bin/sh',
  };
}

/** The program at a pseudo-terminal: what it has shown, and a way to type. */
function atTerminal(words: string, surroundings: NodeJS.ProcessEnv) {
  const command = `trap : INT; '${process.execPath}' '${program}' ${words}; echo "[exit $?]"`;
  const child = spawn('script', ['-qec', command, '/dev/null'], {
    env: surroundings,
    stdio: 'pipe',
  });
  running.add(child);
  let screen = '';
  child.stdout.on('data', (text) => {
    screen += text;
  });
  return {
    type: (keys: string) => child.stdin.write(keys),
    shows: (text: string) =>
      expect.poll(() => screen, { timeout: 600_000, interval: 20 }).toContain(text),
  };
}

test.skipIf(!hasScript)('while a question waits, others write', async () => {
  const surroundings = env();
  const terminal = atTerminal('undo', surroundings);
  await terminal.shows('Take it back?');
  const other = spawnSync(
    process.execPath,
    [program, 'note', 'add', 'All well', '--for', 'words'],
    {
      // Were the ledger locked, that would be found at once and not be waited for.
      env: { ...surroundings, MOMENTUM_WAIT: '0' },
      encoding: 'utf8',
    },
  );
  expect([other.status, other.stderr]).toEqual([0, asIf]);
  terminal.type('\u0003');
  await terminal.shows('[exit 130]');
});

test.skipIf(!hasScript).each([
  ['undo', 'Take it back?'],
  ['init --ledger other', 'What is the community called?'],
  ['offer "Clean the till"', 'Who offered it?'],
  ['offer "Clean the till" --by Bela', 'Add them as a member?'],
  ['checkin', 'Hello Amina'],
])('Ctrl-C in “momentum %s” ends it with 130 and nothing written', async (words, question) => {
  const surroundings = env();
  const count = () =>
    JSON.parse(
      spawnSync(process.execPath, [program, 'log', '--all', '--json'], {
        env: surroundings,
        encoding: 'utf8',
      }).stdout,
    ).entries.filter((entry: { what: string }) => !/check-in/i.test(entry.what)).length;
  const before = count();
  const terminal = atTerminal(words, surroundings);
  await terminal.shows(question);
  terminal.type('\u0003');
  await terminal.shows('[exit 130]');
  expect(count()).toBe(before);
});
