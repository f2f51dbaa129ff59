/** The program above a disk of which a call fails when it is told to. */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  closeSync,
  cpSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../house/sources.js';
import { type Answer, type Running, running } from './running.js';

/** The kinds of call that can fail, as the shim numbers them. */
export const calls = [
  'read',
  'write',
  'sync',
  'rename',
  'truncate',
  'open',
  'unlink',
  'link',
] as const;
export type Call = (typeof calls)[number];

interface Plan {
  readonly call: Call;
  readonly nth: number;
  readonly code: keyof typeof constants.errno;
  readonly forever: boolean;
}

export interface Ending extends Answer {
  /** How many calls of that kind there were, and how many of them failed. */
  readonly called: number;
  readonly failed: number;
}

export interface Shimmed {
  /** The folder of which calls fail, made anew for each run from `seed`. */
  readonly world: string;
  /** What `world` is made of: to be filled before the first run. */
  readonly seed: string;
  run(argv: readonly string[], plan?: Plan): Promise<Ending>;
  /** Runs a command at whatever is in `world` by now, with nothing failing. */
  goOn(argv: readonly string[]): Promise<Answer>;
  /** Runs a command in a process of its own, and kills it before the n-th call of that kind. */
  kill(argv: readonly string[], call: Call, nth: number): { readonly isKilled: boolean };
  end(): void;
}

const momentum = join(root, 'bin', 'momentum.js');

/** Why none of this can be done here; undefined where it can. */
export const noShim: string | undefined =
  process.platform !== 'linux'
    ? ' (skipped: what makes it fail is for Linux)'
    : spawnSync('cc', ['--version']).status === 0
      ? undefined
      : ' (skipped: there is no C compiler here)';

export async function shimmed(
  folder: string,
  env: Readonly<Record<string, string>>,
): Promise<Shimmed> {
  const [world, seed] = [join(folder, 'world'), join(folder, 'seed')];
  for (const each of [world, seed]) mkdirSync(each, { recursive: true });
  const shim = join(folder, 'shim.so');
  const source = fileURLToPath(new URL('shim.c', import.meta.url));
  execFileSync('cc', ['-shared', '-fPIC', '-O1', '-o', shim, source, '-ldl']);
  const control = join(folder, 'plan');
  writeFileSync(control, Buffer.alloc(4096));
  const shimmedEnv = {
    ...env,
    LD_PRELOAD: shim,
    FAULTS_CONTROL: control,
    FAULTS_BELOW: world,
    XDG_DATA_HOME: join(world, 'data'),
    XDG_STATE_HOME: join(world, 'state'),
    TMPDIR: join(world, 'tmp'),
    MOMENTUM_LEDGER: join(world, 'harbour.momentum'),
  };
  const program: Running = await running(folder, shimmedEnv);
  const anew = (): void => {
    rmSync(world, { recursive: true, force: true });
    cpSync(seed, world, { recursive: true });
  };
  const told = openSync(control, 'r+');
  const tell = (...numbers: number[]): void => {
    writeSync(told, Buffer.from(Int32Array.from([...numbers, 0, 0, 0, 0, 0, 0]).buffer), 0, 24, 0);
  };
  return {
    world,
    seed,
    async run(argv, plan) {
      anew();
      const { call, nth, code, forever } = plan ?? {
        call: 'read',
        nth: 0,
        code: 'EIO',
        forever: false,
      };
      tell(calls.indexOf(call) + 1, nth, constants.errno[code], Number(forever));
      const ended = await program.run(argv);
      const counted = readFileSync(control);
      tell(0);
      return {
        ...ended,
        called: counted.readInt32LE(16),
        failed: counted.readInt32LE(20),
      };
    },
    goOn: (argv) => program.run(argv),
    kill(argv, call, nth) {
      anew();
      tell(calls.indexOf(call) + 1, nth, 0, 0);
      const { signal } = spawnSync(process.execPath, [momentum, ...argv], {
        env: { ...process.env, ...shimmedEnv },
        stdio: 'ignore',
      });
      tell(0);
      return { isKilled: signal === 'SIGKILL' };
    },
    end() {
      closeSync(told);
      program.end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
