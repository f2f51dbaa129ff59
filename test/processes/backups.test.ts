import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { harbourLedger } from '../helpers/ledger.js';
import { root } from '../house/sources.js';

const program = join(root, 'bin', 'momentum.js');

/** A ledger of its own, and the program at it, which makes backups here. */
function machine() {
  const { ledger } = harbourLedger();
  ledger.close();
  const state = join(dirname(ledger.path), 'state');
  const env = {
    ...process.env,
    MOMENTUM_LEDGER: ledger.path,
    XDG_STATE_HOME: state,
    MOMENTUM_BACKUPS: undefined,
  };
  return {
    state,
    run: (...argv: string[]) => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...argv], {
        env,
        encoding: 'utf8',
      });
      return { status, stdout, stderr };
    },
    backups(): string[] {
      if (!existsSync(state)) return [];
      return readdirSync(state, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.zip'))
        .map((file) => join(state, file));
    },
  };
}

test.skipIf(process.platform !== 'linux')(
  'the first thing that is put on record on a day is followed by a backup, and nothing else is',
  () => {
    const { run, backups } = machine();
    run('status');
    expect(backups()).toEqual([]);
    expect(run('offer', 'Find a room', '--by', 'amina')).toMatchObject({ status: 0, stderr: '' });
    const [made = ''] = backups();
    expect(statSync(made).mode & 0o777).toBe(0o600);
    expect(statSync(dirname(made)).mode & 0o777).toBe(0o700);
    const { mtimeMs } = statSync(made);
    run('offer', 'Ask the library', '--by', 'amina');
    expect(backups()).toEqual([made]);
    expect(statSync(made).mtimeMs).toBe(mtimeMs);
    expect(run('restore', '--dry-run').stdout).toContain('Amina Yusuf offered 2 (Ask the library)');
  },
);

test.skipIf(process.platform !== 'linux')(
  'where no backup can be made, what was typed is on record all the same, and it is said',
  () => {
    const { run, state } = machine();
    mkdirSync(state);
    writeFileSync(join(state, 'momentum'), 'in the way');
    const { status, stdout, stderr } = run('offer', 'Find a room', '--by', 'amina');
    expect({ status, stdout }).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('Offered 1'),
    });
    expect(stderr).toContain('Today’s backup:');
    expect(run('commitments').stdout).toContain('Find a room');
  },
);
