/** Runs the tests of faults for as long as they have anything new to try: `npm run soak`. */
import { spawnSync } from 'node:child_process';

const { status } = spawnSync(
  process.execPath,
  [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--test-timeout=0',
    'test/faults',
    'test/processes/at-once',
    ...process.argv.slice(2),
  ],
  { stdio: 'inherit', env: { ...process.env, MOMENTUM_TEST_SOAK: '1' } },
);
process.exitCode = status ?? 1;
