import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { built } from '../helpers/built.js';

// util-linux's `script` gives a command a real pseudo-terminal; BSD's has other options.
const hasScript = spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout?.includes(
  'util-linux',
);

const asker = await built(new URL('asker.ts', import.meta.url));
const node = `'${process.execPath}' '${asker.path}'`;

const ctrlC = '\u0003';
const ctrlD = '\u0004';

/** What to type once a text has been shown. */
type Turn = readonly [shown: string, keys: string];

interface Session {
  /** Everything the terminal was sent. */
  readonly screen: string;
  readonly exit: number | undefined;
  /** What came out at standard output, which was not the terminal. */
  readonly result: unknown;
  /** Whether the terminal was left as it was found, with its cursor to be seen. */
  readonly restored: boolean;
}

let folder: string;
let sessions = 0;
const running = new Set<ChildProcess>();

function isRestored(screen: string): boolean {
  const [before, after] = [...screen.matchAll(/\[([0-9a-f]+(?::[0-9a-f]+){5,})\]/g)].map(
    (m) => m[1],
  );
  const cursor = screen.lastIndexOf('\u001b[?25h') >= screen.lastIndexOf('\u001b[?25l');
  return before !== undefined && before === after && cursor;
}

/** Runs one case of asker.ts in a pseudo-terminal and types as it goes. */
function atTerminal(
  name: string,
  turns: readonly Turn[],
  env: NodeJS.ProcessEnv = {},
): Promise<Session> {
  sessions += 1;
  const out = join(folder, `${sessions}.json`);
  // Where Ctrl-C is a signal, the shell gets it too, and is to live on.
  const command = `trap : INT; echo "[$(stty -g)]"; ${node} ${name} > '${out}'; echo "[exit $?]"; echo "[$(stty -g)]"`;
  const child = spawn('script', ['-qec', command, '/dev/null'], {
    env: { ...process.env, SHELL: '/bin/sh', TERM: 'xterm', EDITOR: undefined, ...env },
    stdio: 'pipe',
  });
  running.add(child);
  let screen = '';
  let seen = 0;
  const left = [...turns];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    screen += text;
    for (const turn of [...left]) {
      const at = screen.indexOf(turn[0], seen);
      if (at < 0) return;
      left.shift();
      seen = at + turn[0].length;
      // A moment after the question is painted, as a person would: inquirer drops keys typed ahead.
      setTimeout(() => child.stdin.write(turn[1]), 150);
    }
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => {
      running.delete(child);
      const exit = /\[exit (\d+)\]/.exec(screen);
      const text = readFileSync(out, 'utf8').trim();
      resolve({
        screen,
        exit: exit ? Number(exit[1]) : undefined,
        result: text === '' ? undefined : JSON.parse(text),
        restored: isRestored(screen),
      });
    });
  });
}

describe.skipIf(!hasScript).concurrent('at a real terminal (needs util-linux script)', () => {
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'momentum-terminal-'));
  });
  afterAll(() => {
    for (const child of running) child.kill();
    rmSync(folder, { recursive: true, force: true });
    asker.remove();
  });

  it.each([
    ['select', 'Became?', ctrlC],
    ['select', 'Became?', ctrlD],
    ['input', 'When?', ctrlC],
    ['checkbox', 'Who?', ctrlC],
    ['confirm', 'Sure?', ctrlD],
  ])(
    '%s at “%s” is left by Ctrl with 130, and the terminal is as it was',
    async (name, shown, keys) => {
      const session = await atTerminal(name, [[shown, keys]]);
      expect(session.exit).toBe(130);
      expect(session.result).toMatchObject({ code: 'cancelled' });
      expect(session.restored).toBe(true);
    },
  );

  it('a letter and Enter choose; the result alone is at standard output', async () => {
    const session = await atTerminal('select', [
      ['Became?', 'm'],
      ['❯ m', '\r'],
    ]);
    expect(session).toMatchObject({ exit: 0, result: 'move' });
    expect(session.restored).toBe(true);
    // The escape in the name is shown; obeyed, it would have cleared the screen.
    expect(session.screen).toContain('moved\\u{1b}[2J (another day)');
    expect(session.screen).not.toContain('moved\u001b[2J');
  });

  it('Enter alone takes the default', async () => {
    expect(await atTerminal('select', [['Became?', '\r']])).toMatchObject({ result: 'skip' });
    expect(await atTerminal('confirm', [['Sure?', '\r']])).toMatchObject({ result: false });
  });

  it('what is not understood is asked again, kindly, and is gone from the line', async () => {
    const session = await atTerminal('input', [
      ['When?', 'soon\r'],
      ['Which day is that?', 'friday\r'],
    ]);
    expect(session).toMatchObject({ exit: 0, result: 'friday' });
  });

  it('what is neither yes nor no is gone from the line as it is asked again', async () => {
    const session = await atTerminal('confirm', [
      ['Sure?', 'maybe\r'],
      ['Please type yes or no.', 'y\r'],
    ]);
    expect(session).toMatchObject({ exit: 0, result: true, restored: true });
    const after = session.screen.split('Please type yes or no.').slice(1).join('');
    expect(after).not.toContain('maybe');
    expect(after).toContain('Yes');
  });

  it.each(['hidden', 'hidden plain'])('what is a secret is never seen: %s', async (name) => {
    const session = await atTerminal(name, [
      ['Passphrase:', 'two kettles\r'],
      ['Once more, please.', ''],
      ['Passphrase:', 'two oars\r'],
    ]);
    expect(session).toMatchObject({ exit: 0, result: 'two oars', restored: true });
    expect(session.screen).not.toContain('kettles');
    expect(session.screen).not.toContain('oars');
  });

  it('no more are picked than asked for', async () => {
    const session = await atTerminal('checkbox', [
      ['Who?', '12\r'],
      ['Up to 1, please.', '1\r'],
    ]);
    expect(session).toMatchObject({ exit: 0, result: ['move'] });
  });

  it('the editor is opened on a file that nobody else can read, and says what that file is', async () => {
    const editor = join(folder, 'editor');
    const modes = join(folder, 'modes');
    writeFileSync(editor, `#!/bin/sh\nstat -c %a "$1" > '${modes}'\nprintf 'soup' >> "$1"\n`);
    chmodSync(editor, 0o700);
    const session = await atTerminal('editor', [['A note?', '\r']], { EDITOR: editor });
    expect(session).toMatchObject({ exit: 0, result: 'Café: soup' });
    expect(session.screen).toContain('not encrypted');
    expect(readFileSync(modes, 'utf8').trim()).toBe('600');
  });

  it('without an editor of their own nobody is left in one', async () => {
    const session = await atTerminal('editor', [['A note?', 'soup\r']]);
    expect(session).toMatchObject({ exit: 0, result: 'soup' });
  });

  it('Ctrl-C in the check-in keeps what was answered, and says how to go on', async () => {
    const session = await atTerminal('checkin', [
      ['Say thank you to Tove?', 'd'],
      ['❯ d', '\r'],
      ['How did it go?', ctrlC],
    ]);
    expect(session.exit).toBe(130);
    expect(session.result).toMatchObject({
      code: 'cancelled',
      next: expect.stringContaining('momentum checkin'),
      acts: ['thank'],
    });
    expect(session.restored).toBe(true);
  });

  it.each([
    ['select', 'Became? [s]', ctrlC],
    ['input', 'When?', ctrlD],
  ])('plain %s is left with 130 too', async (name, shown, keys) => {
    const session = await atTerminal(`${name} plain`, [[shown, keys]]);
    expect(session).toMatchObject({ exit: 130, restored: true, result: { code: 'cancelled' } });
  });

  it('plain questions are answered by a line, and move no cursor', async () => {
    const select = await atTerminal('select plain', [
      ['Became? [s]', 'x\r'],
      ['Please type one of: k, m, s.', ''],
      ['Became? [s]', 'M\r'],
    ]);
    expect(select).toMatchObject({ exit: 0, result: 'move' });
    const input = await atTerminal('input plain', [
      ['When?', 'soon\r'],
      ['Which day is that?', ''],
      ['When?', 'friday\r'],
    ]);
    expect(input).toMatchObject({ exit: 0, result: 'friday' });
    const checkbox = await atTerminal('checkbox plain', [
      ['Who?', 'k, m\r'],
      ['Up to 1, please.', ''],
      ['Who?', 'k\r'],
    ]);
    expect(checkbox).toMatchObject({ exit: 0, result: ['keep'] });
    const confirm = await atTerminal('confirm plain', [['Sure? [no]', '\r']]);
    expect(confirm).toMatchObject({ exit: 0, result: false });
    for (const session of [select, input, checkbox, confirm]) {
      expect(session.screen).not.toContain('\u001b');
    }
  });
});
