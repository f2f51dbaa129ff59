// @module-tag thorough
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { harbourLedger } from '../helpers/ledger.js';
import { root } from '../house/sources.js';

const program = join(root, 'bin', 'momentum.js');

/** A ledger of its own, and the program at it, which makes backups here. */
function machine(more: NodeJS.ProcessEnv = {}) {
  const { ledger } = harbourLedger();
  ledger.close();
  const state = join(dirname(ledger.path), 'state');
  const env = {
    ...process.env,
    MOMENTUM_LEDGER: ledger.path,
    XDG_STATE_HOME: state,
    XDG_DATA_HOME: join(dirname(ledger.path), 'data'),
    MOMENTUM_BACKUPS: undefined,
    ...more,
  };
  const runWith =
    (other: NodeJS.ProcessEnv) =>
    (...argv: string[]) => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...argv], {
        env: { ...env, ...other },
        encoding: 'utf8',
      });
      return { status, stdout, stderr };
    };
  return {
    state,
    runWith,
    run: runWith({}),
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
  'a copy that is brought in as the first thing of a day is followed by a backup that holds it',
  () => {
    const { run, state, backups } = machine();
    const copy = join(dirname(state), 'copy.momentum');
    copyFileSync(join(dirname(state), 'harbour.momentum'), copy);
    run('offer', 'Find a room', '--by', 'amina', '--ledger', copy);
    rmSync(state, { recursive: true });
    expect(run('ledgers', 'bring-in', copy, '--yes')).toMatchObject({ status: 0 });
    expect(backups()).toHaveLength(1);
    expect(run('undo', '--yes')).toMatchObject({ status: 0 });
    expect(run('restore', '--dry-run').stdout).toMatch(/A copy was brought in|2 actions|1 action/);
  },
);

test.skipIf(process.platform !== 'linux')('where none is wanted, none is made', () => {
  const { run, backups } = machine({ MOMENTUM_BACKUPS: 'no' });
  expect(run('offer', 'Find a room', '--by', 'amina')).toMatchObject({ status: 0, stderr: '' });
  expect(backups()).toEqual([]);
});

test.skipIf(process.platform !== 'linux')(
  'a folder that was named once gets each day’s backup as well, and its being away is said once',
  () => {
    const { run, state, backups } = machine();
    const stick = join(dirname(state), 'stick');
    mkdirSync(stick);
    expect(run('backup', '--always', stick)).toMatchObject({ status: 0, stderr: '' });
    const there = () =>
      readdirSync(stick, { recursive: true, encoding: 'utf8' }).filter((file) =>
        file.endsWith('.zip'),
      );
    expect([there(), backups()].map(({ length }) => length)).toEqual([1, 1]);
    expect(run('backups').stdout).toContain(`Each day’s goes into ${stick} as well.`);
    // Another day, on which neither has one yet.
    for (const file of backups()) rmSync(file);
    rmSync(stick, { recursive: true });
    const { status, stderr } = run('offer', 'Find a room', '--by', 'amina');
    expect(status).toBe(0);
    expect(stderr.replace(/\s+/g, ' ')).toContain(`The folder ${stick} is not there`);
    expect(backups()).toHaveLength(1);
    for (const file of backups()) rmSync(file);
    expect(run('offer', 'Ask the library', '--by', 'amina')).toMatchObject({ stderr: '' });
    expect(run('backups').stdout).toMatch(/which is not there\s+now/);
    expect(run('backup', '--only-here').stdout).toContain('kept here alone');
    expect(run('backups').stdout).not.toContain(stick);
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

test.skipIf(process.platform !== 'linux')(
  'the program that is given out encrypts a backup, and puts it back',
  () => {
    const { state, run } = machine();
    mkdirSync(state, { recursive: true });
    const passphrase = join(state, 'passphrase');
    writeFileSync(passphrase, 'correct horse battery staple');
    const file = join(state, 'safe.zip.age');
    const secret = ['--passphrase-file', passphrase] as const;
    run('offer', 'Find a room', '--by', 'amina');
    expect(run('backup', '--encrypt', file, ...secret)).toMatchObject({ status: 0 });
    const back = run('restore', file, ...secret, '--as', 'again', '--yes');
    expect(back).toMatchObject({ status: 0, stderr: expect.not.stringContaining('✗') });
    expect(run('commitments', '--ledger', 'again').stdout).toContain('Find a room');
  },
);

/** Ends the process as it begins to pack a backup, which it waits for while it looks at the ledger. */
const cutOffPacking = (signal: NodeJS.Signals): string => `
  const zlib = require('node:zlib');
  const { deflateRaw } = zlib;
  zlib.deflateRaw = (...given) => {
    deflateRaw(...given);
    process.stderr.write('packing\\n');
    process.kill(process.pid, '${signal}');
  };
  require('node:module').syncBuiltinESMExports();
`;

test.skipIf(process.platform !== 'linux').each(['SIGINT', 'SIGKILL'] as const)(
  'a backup that %s cuts off while it is packed leaves nothing half, and what was put on record stays',
  (signal) => {
    const { run, runWith, backups, state } = machine();
    const folder = dirname(state);
    const hook = join(folder, 'hook.cjs');
    writeFileSync(hook, cutOffPacking(signal));
    const out = join(folder, 'out');
    mkdirSync(out);
    const lying = (): string[] =>
      [out, ...(existsSync(state) ? [state] : [])].flatMap((place) =>
        readdirSync(place, { recursive: true, encoding: 'utf8' }).filter((file) =>
          statSync(join(place, file)).isFile(),
        ),
      );
    const cutOff = runWith({ NODE_OPTIONS: `--require ${hook}` });
    const one = cutOff('backup', out);
    expect(one.stderr).toContain('packing');
    expect(one.status).not.toBe(0);
    expect(lying()).toEqual([]);
    // The same of the one that makes itself, after what it follows was put on record.
    const offer = cutOff('offer', 'Find a room', '--by', 'amina');
    expect(offer.stdout).toContain('Offered 1 · Find a room');
    expect(lying()).toEqual([]);
    expect(run('commitments').stdout).toContain('Find a room');
    expect(run('backup', out)).toMatchObject({ status: 0 });
    expect(lying()).toHaveLength(1);
    expect(run('offer', 'Ask the library', '--by', 'amina')).toMatchObject({ status: 0 });
    expect(backups()).toHaveLength(1);
    expect(run('check')).toMatchObject({ status: 0, stdout: '' });
  },
);
