// @module-tag thorough
/** Homes and folders as people have them: none, half ones, links, what nobody can make. */
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { root } from '../house/sources.js';

const onPosix = process.platform !== 'win32';
let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'momentum-places-')));
  for (const each of ['here', 'home', 'tmp']) mkdirSync(join(folder, each));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const program = join(root, 'bin', 'momentum.js');

/** Runs the program in a folder of its own, with an environment that has nothing but what it is given. */
const run = (env: Readonly<Record<string, string | undefined>>, ...argv: string[]) =>
  spawnSync(process.execPath, [program, ...argv, '--no-input'], {
    cwd: join(folder, 'here'),
    encoding: 'utf8',
    timeout: 20_000,
    env: {
      PATH: process.env.PATH,
      HOME: join(folder, 'home'),
      TMPDIR: join(folder, 'tmp'),
      MOMENTUM_BACKUPS: 'no',
      ...env,
    },
  });

const init = ['init', 'Harbour Menders'];
const everything = (of: string): string[] =>
  readdirSync(of, { recursive: true, encoding: 'utf8' }).sort();

describe.skipIf(!onPosix)('a place that is none', () => {
  const places = ['XDG_DATA_HOME', 'XDG_STATE_HOME', 'XDG_CACHE_HOME', 'XDG_CONFIG_HOME', 'TMPDIR'];

  test.each(places.flatMap((place) => ['', 'data'].map((path) => [place, path] as const)))(
    '%s=%j is as if it were not said',
    (place, path) => {
      const { status, stderr } = run({ [place]: path, MOMENTUM_BACKUPS: '' }, ...init);
      expect(stderr).not.toContain('✗');
      expect(status).toBe(0);
      expect(
        run({ [place]: path, MOMENTUM_BACKUPS: '' }, 'offer', 'Find a room', '--wanted').status,
      ).toBe(0);
      // Nothing is kept where one happens to be.
      expect(everything(join(folder, 'here'))).toEqual([]);
      expect(everything(join(folder, 'home')).some((file) => file.endsWith('.momentum'))).toBe(
        true,
      );
    },
  );

  test.each(['', 'home', '.'])(
    'HOME=%j: the home that the system knows is meant, and never a folder below this one',
    (home) => {
      const { status, stderr } = run({ HOME: home, XDG_STATE_HOME: undefined }, 'ledgers');
      expect(stderr).not.toContain('    at ');
      expect([0, 1]).toContain(status);
      expect(everything(join(folder, 'here'))).toEqual([]);
      expect(homedir()).not.toBe('');
    },
  );
});

describe.skipIf(process.platform !== 'linux')('a folder that nobody can make', () => {
  test.each(['/proc/nowhere/data', '/dev/null/data', '/sys/nowhere'])(
    '%s is refused at once, wherever it was named',
    (path) => {
      for (const [env, argv] of [
        [{ XDG_DATA_HOME: path }, init],
        [{}, [...init, '--ledger', join(path, 'harbour.momentum')]],
      ] as const) {
        const { status, stderr, signal } = run(env, ...argv);
        expect(signal).toBeNull();
        expect(status).toBe(1);
        expect(stderr).toContain('(folder-not-made)');
      }
      // What can be done without is done without.
      run({}, ...init);
      for (const place of ['XDG_CACHE_HOME', 'XDG_STATE_HOME', 'TMPDIR']) {
        const { status, stderr } = run(
          { [place]: path, MOMENTUM_BACKUPS: '' },
          'offer',
          `Room ${place}`,
          '--wanted',
        );
        expect(stderr).not.toContain('✗');
        expect(status).toBe(0);
      }
    },
    60_000,
  );
});

describe.skipIf(!onPosix)('a folder for temporary files that everybody shares', () => {
  test('has nothing of ours in it afterwards', () => {
    run({}, ...init);
    expect(run({}, 'demo').status).toBe(0);
    expect(run({}, 'state', '--output', join(folder, 'here', 'state.docx')).status).toBe(0);
    // Without a way to look at it none is made; with one it is shown.
    const shows = { DISPLAY: ':0', PATH: `${viewerThatDoesNothing()}:${process.env.PATH}` };
    expect(run(shows, 'state', '--open').status).toBe(0);
    expect(everything(join(folder, 'tmp'))).toEqual([]);
  });

  test('what was shown goes with the next one, a day later', () => {
    run({}, 'demo');
    const passing = join(folder, 'home', '.cache', 'momentum', 'passing');
    const [first = ''] = readdirSync(passing);
    expect(statSync(join(passing, first)).mode & 0o777).toBe(0o700);
    const before = new Date(Date.now() - 25 * 3_600_000);
    utimesSync(join(passing, first), before, before);
    run({}, 'demo');
    expect(readdirSync(passing)).toHaveLength(1);
    expect(existsSync(join(passing, first))).toBe(false);
  });

  test('a cache that is a link to somebody else’s folder is not run from', () => {
    mkdirSync(join(folder, 'theirs'));
    mkdirSync(join(folder, 'home', '.cache'));
    symlinkSync(join(folder, 'theirs'), join(folder, 'home', '.cache', 'momentum'));
    expect(run({}, 'ledgers').status).toBe(0);
    expect(everything(join(folder, 'theirs'))).toEqual([]);
  });
});

/** A folder with an `xdg-open` that says that all is well. */
function viewerThatDoesNothing(): string {
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  symlinkSync('/bin/true', join(bin, 'xdg-open'));
  return bin;
}
