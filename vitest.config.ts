import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { yamlModules } from './tools/yaml.js';

// What a developer has set for their own use must not change what a test sees. TZ is left alone:
// the suite has to pass in any time zone, and .ci/run runs it in several.
const inherited = ['MOMENTUM_', 'NO_COLOR', 'FORCE_COLOR', 'COLORTERM', 'COLUMNS'];
for (const name of Object.keys(process.env)) {
  if (name.startsWith('MOMENTUM_TEST_')) continue;
  if (inherited.some((start) => name.startsWith(start))) delete process.env[name];
}

// An empty home, so that no test can read or write the ledgers of the person who runs it.
const home = mkdtempSync(join(tmpdir(), 'momentum-test-home-'));
process.on('exit', () => rmSync(home, { recursive: true, force: true }));

const report = process.env.TEST_REPORT;

// Ledgers wait for the disk at each write; in memory, where the system has such a place, none waits.
const memory = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/**
 * Tests that put something else in the place of a module have a process each: where another file
 * has loaded the real one already, that one would be left in its place without a word.
 */
const alone = readdirSync('test', { recursive: true, encoding: 'utf8' })
  .map((path) => `test/${path.replaceAll('\\', '/')}`)
  .filter((path) => path.endsWith('.test.ts'))
  .filter((path) => /\bvi\.(?:mock|doMock)\(/.test(readFileSync(path, 'utf8')));

/** Tests that start processes of their own: slower, and run from the built dist. */
const outside = ['test/{processes,terminal,packed,faults}/**/*.test.ts'];

/** Tests that look at documents in a browser, where there is one. */
const browser = ['test/browser/**/*.test.ts'];

/** Tests that open documents in LibreOffice, where there is one. */
const office = ['test/office/**/*.test.ts'];

/** Tests in this process: the most, and what mutants have to get past (tools/mutants). */
export const inside = {
  name: 'inside',
  include: ['test/**/*.test.ts'],
  exclude: [...outside, ...browser, ...office, ...alone],
  env: { TMPDIR: memory },
  // One process for many files: to start one and load the sources takes longer than most.
  isolate: false,
};

export default defineConfig({
  plugins: [yamlModules],
  test: {
    env: {
      HOME: home,
      USERPROFILE: home,
      APPDATA: join(home, 'AppData', 'Roaming'),
      LOCALAPPDATA: join(home, 'AppData', 'Local'),
      XDG_DATA_HOME: join(home, 'data'),
      XDG_STATE_HOME: join(home, 'state'),
      // One test asks for the day's backup; the others would each wait for one.
      MOMENTUM_BACKUPS: 'no',
      XDG_CONFIG_HOME: join(home, 'config'),
      XDG_CACHE_HOME: join(home, 'cache'),
    },
    // Both of two cores; vitest by itself would leave one of them to its own main thread.
    maxWorkers: process.env.VITEST_MAX_WORKERS ?? '100%',
    tags: [
      {
        name: 'thorough',
        description:
          'Communities × documents × formats past a chosen part, and what starts many programs or draws for long: `npm run test:all` runs them, `npm test` does not.',
      },
    ],
    // For what hangs, and for nothing else: how busy the machine is must not matter.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    setupFiles: ['test/helpers/bytes.ts'],
    restoreMocks: true,
    unstubEnvs: true,
    reporters: report ? ['default', ['json', { outputFile: report }]] : ['default'],
    projects: [
      {
        extends: true,
        test: inside,
      },
      {
        extends: true,
        test: { name: 'alone', include: alone },
      },
      {
        extends: true,
        test: { name: 'outside', include: outside },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: browser,
          globalSetup: 'test/browser/one-browser.ts',
        },
      },
      {
        extends: true,
        test: { name: 'office', include: office },
      },
    ],
  },
});
