import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { root } from '../house/sources.js';

// util-linux's `script` gives a command a real pseudo-terminal; BSD's has other options.
const hasScript = spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout?.includes(
  'util-linux',
);

const program = join(root, 'bin', 'momentum.js');
const today = '2026-11-21';
const enter = '\r';
const ctrlC = '\u0003';

const folders: string[] = [];
const running = new Set<ChildProcess>();

afterAll(() => {
  for (const child of running) child.kill();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

interface Home {
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  /** Runs one command without a terminal and returns its standard output. */
  momentum(...argv: readonly string[]): string;
}

/** The ledger of Harbour Menders in a home of its own. */
function home(more: NodeJS.ProcessEnv = {}): Home {
  const folder = mkdtempSync(join(tmpdir(), 'momentum-sitting-'));
  folders.push(folder);
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    HOME: folder,
    XDG_DATA_HOME: folder,
    MOMENTUM_TODAY: today,
    SHELL: '/bin/sh',
    TERM: 'xterm',
    LC_ALL: 'C.UTF-8',
    ...more,
  };
  const momentum = (...argv: readonly string[]): string => {
    const ran = spawnSync(process.execPath, [program, ...argv], { env, encoding: 'utf8' });
    if (ran.status !== 0) throw new Error(`momentum ${argv.join(' ')}: ${ran.stderr}`);
    return ran.stdout;
  };
  const before = '--today=2026-11-01';
  momentum('init', '--name', 'Harbour Menders', '--facilitator', 'Amina Yusuf', before);
  momentum('member', 'add', 'Tom Reed', '--joined', '2026-02-01', before);
  momentum('offer', 'Find a room', '--by', 'tom', '--due', '2026-11-13', before);
  momentum('offer', 'Sort the fuses', '--by', 'tom', '--due', '2026-11-16', before);
  momentum('question', 'ask', 'How do we say no to microwaves?', before);
  return { folder, env, momentum };
}

/** What to type once a text has been shown; nothing: look on from there. */
type Turn = readonly [shown: string, keys: string | (() => string)];

interface Session {
  readonly screen: string;
  readonly exit: number | undefined;
  readonly restored: boolean;
  /** What came out at standard output, which was a file. */
  readonly result: string;
}

function isRestored(screen: string): boolean {
  const [before, after] = [...screen.matchAll(/\[([0-9a-f]+(?::[0-9a-f]+){5,})\]/g)].map(
    (found) => found[1],
  );
  const cursor = screen.lastIndexOf('\u001b[?25h') >= screen.lastIndexOf('\u001b[?25l');
  return before !== undefined && before === after && cursor;
}

/**
 * How the screen ends while a question waits: inquirer puts its cursor where the answer goes, and a
 * plain question stays on its line. What is only told ends its line.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: a terminal is moved by control characters
const waiting = /\u001b\[\d+G$|(?:^|\n)\? [^\n]* $/;
/** A moment in which a question that has been answered ends its line, however it looks till then. */
const moment = 250;

/**
 * Sits through `momentum checkin ARGV` in a pseudo-terminal. Types what the turns say, each when its
 * text has been shown; wherever else a question waits, Enter.
 */
function atTerminal(
  { folder, env }: Home,
  argv: string,
  turns: readonly Turn[],
  more: NodeJS.ProcessEnv = {},
): Promise<Session> {
  const out = join(folder, 'out.txt');
  const command = `trap : INT; echo "[$(stty -g)]"; '${process.execPath}' '${program}' checkin ${argv} > '${out}'; echo "[exit $?]"; echo "[$(stty -g)]"`;
  const child = spawn('script', ['-qec', command, '/dev/null'], {
    env: { ...env, ...more },
    stdio: 'pipe',
  });
  running.add(child);
  let screen = '';
  let seen = 0;
  let timer: NodeJS.Timeout | undefined;
  const left = [...turns];
  /** What the turn whose text has been shown types. */
  let due: Turn[1] = '';
  const type = () => {
    const keys = due === '' ? enter : due;
    due = '';
    child.stdin.write(typeof keys === 'string' ? keys : keys());
  };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    screen += text;
    clearTimeout(timer);
    while (due === '' && left[0] !== undefined) {
      const [shown, keys] = left[0];
      const at = screen.indexOf(shown, seen);
      if (at < 0) break;
      left.shift();
      seen = at + shown.length;
      due = keys;
    }
    if (waiting.test(screen)) timer = setTimeout(type, moment);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => {
      clearTimeout(timer);
      running.delete(child);
      const exit = /\[exit (\d+)\]/.exec(screen);
      resolve({
        screen,
        exit: exit ? Number(exit[1]) : undefined,
        restored: isRestored(screen),
        result: readFileSync(out, 'utf8'),
      });
    });
  });
}

describe
  .skipIf(!hasScript)
  .concurrent('a check-in at a real terminal (needs util-linux script)', () => {
    it('Enter, Enter, Enter through a whole sitting ends well and changes nothing', async () => {
      const at = home();
      const before = at.momentum('commitments', '--json');
      const session = await atTerminal(at, '', []);
      expect(session.screen).toContain('Thank you, Amina.');
      expect(session).toMatchObject({ exit: 0, restored: true });
      expect(session.result).toContain('Nothing was changed.');
      expect(at.momentum('commitments', '--json')).toBe(before);
      expect(at.momentum('check')).toBe('');
    });

    it('Ctrl-C half-way ends with 130; what was answered is kept, and the next run goes on', async () => {
      const at = home();
      const first = await atTerminal(at, '', [
        ['What became of it?', 'k'],
        ['❯ k', enter],
        ['When was it done?', 'o'],
        ['❯ o', enter],
        ['Commitments due (2 of 2)', ''],
        ['What became of it?', ctrlC],
      ]);
      expect(first).toMatchObject({ exit: 130, restored: true, result: '' });
      expect(first.screen).toContain('momentum checkin');
      const { commitments } = JSON.parse(at.momentum('commitments', '--all', '--json'));
      expect(commitments.map(({ status }: { status: string }) => status)).toEqual([
        'kept',
        'offered',
      ]);
      const second = await atTerminal(at, '', [
        ['Go on with it?', enter],
        ['What became of it?', ctrlC],
      ]);
      expect(second.screen).toContain('You began a check-in today and stopped after');
      expect(second.screen).toContain('Welcome back, Amina.');
      expect(second.screen).not.toContain('Find a room');
      expect(second.exit).toBe(130);
    });

    it('goes back to the question before, whose answer is taken back', async () => {
      const at = home();
      const session = await atTerminal(at, '--quick', [
        ['What became of it?', 'k'],
        ['❯ k', enter],
        ['When was it done?', 't'],
        ['❯ t', enter],
        ['Commitments due (2 of 2)', ''],
        ['What became of it?', 'b'],
        ['❯ b', enter],
        ['taken back.', ''],
        ['When was it done?', ctrlC],
      ]);
      expect(session).toMatchObject({ exit: 130, restored: true });
      const { commitments } = JSON.parse(at.momentum('commitments', '--all', '--json'));
      expect(commitments[0]).toMatchObject({ status: 'offered' });
    });

    it('while a question waits, another process can write', async () => {
      // Were the ledger locked, that would be found at once and not be waited for.
      const at = home({ MOMENTUM_WAIT: '0' });
      let offered = '';
      const session = await atTerminal(at, '--quick', [
        [
          'What became of it?',
          () => {
            offered = at.momentum('offer', 'Bring soup', '--by', 'tom');
            return ctrlC;
          },
        ],
      ]);
      expect(session.exit).toBe(130);
      expect(offered).toContain('Bring soup');
    });

    it('a terminal that cannot move its cursor is asked by plain lines', async () => {
      const at = home();
      const session = await atTerminal(
        at,
        '--quick --keep-documents',
        [
          ['What became of it? [s]', `k${enter}`],
          ['When was it done? [s]', `t${enter}`],
          ['What became of it? [s]', `q${enter}`],
        ],
        { TERM: 'dumb' },
      );
      expect(session).toMatchObject({ exit: 0, restored: true });
      expect(session.result).toContain('Kept: 1 - Find a room.');
      expect(session.screen).not.toContain('\u001b');
    });
  });
