import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../house/sources.js';

test.skipIf(!existsSync('/dev/full'))(
  'a result that goes into a full disk is said to be cut off, in words (skipped where no device is always full)',
  () => {
    const full = openSync('/dev/full', 'w');
    const { status, stderr } = spawnSync(
      process.execPath,
      [join(root, 'bin', 'momentum.js'), 'help'],
      { stdio: ['ignore', full, 'pipe'], encoding: 'utf8' },
    );
    closeSync(full);
    expect(status).toBe(1);
    expect(stderr).toContain('(ENOSPC)');
    expect(stderr).toContain('(result-cut-off)');
    expect(stderr).not.toContain('    at ');
  },
);
