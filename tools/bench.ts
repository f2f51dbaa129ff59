/**
 * How long the everyday commands take, as ratios to `node -e 0` measured in the same rounds, so that
 * the figures can be compared from one machine to another. It tells, and never fails for a figure.
 *
 * `npm run bench -- [--rounds N] [--only TEXT] [--write]`: --write puts the table into
 * docs/performance.md. The sample community is looked for in MOMENTUM_BENCH_SAMPLE, then beside
 * the project.
 */
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { environment, eras, type Ledgers, ledgers, program, today } from './bench/ledgers.js';
import { type On, type Row, rowsIn } from './bench/rows.js';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const page = join(root, 'docs', 'performance.md');

const home = mkdtempSync(join(tmpdir(), 'momentum-bench-home-'));
process.on('exit', () => rmSync(home, { recursive: true, force: true }));
mkdirSync(join(home, 'data'));

const rows = rowsIn(home);

const ledgerWords: Record<On, string> = {
  sample: 'the sample',
  members: "the sample's members",
  long: `${eras} times as long`,
};

const { values: flags } = parseArgs({
  options: {
    rounds: { type: 'string', default: '15' },
    only: { type: 'string', default: '' },
    write: { type: 'boolean', default: false },
  },
});
const rounds = Math.max(Number(flags.rounds) || 15, 1);
const sample =
  process.env.MOMENTUM_BENCH_SAMPLE ?? join(root, '..', 'shared', 'samples', 'nodejs-tsc');

/** Milliseconds that `node ARGS` took; throws its first words of complaint where it failed. */
function timed(args: readonly string[]): number {
  const began = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, args, {
    env: environment(home),
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const took = Number(process.hrtime.bigint() - began) / 1e6;
  if (status !== 0) throw new Error(stderr.trim().split('\n')[0] ?? `ended with ${status}`);
  return took;
}

/** Milliseconds that `cp` takes to copy a file. */
function timedCopy(path: string): number {
  const began = process.hrtime.bigint();
  spawnSync('cp', [path, join(home, 'copied')]);
  return Number(process.hrtime.bigint() - began) / 1e6;
}

function runOnce(row: Row, made: Ledgers | undefined): number {
  if (row.on === undefined || made === undefined) return timed([program, ...row.args]);
  const copy = join(home, 'fresh.momentum');
  if (row.fresh) copyFileSync(made[row.on], copy);
  const ledger = row.fresh ? copy : made[row.on];
  const file = row.file === undefined ? [] : [row.file(made)];
  return timed([program, ...row.args, ...file, '--ledger', ledger, '--today', today]);
}

interface Figures {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

function figures(ratios: readonly number[]): Figures {
  const sorted = [...ratios].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return {
    median: ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2,
    least: sorted[0] ?? 0,
    most: sorted.at(-1) ?? 0,
  };
}

const chosen = rows.filter(({ says }) => says.includes(flags.only));
const say = (line: string): void => void process.stderr.write(`${line}\n`);

let made: Ledgers | undefined;
try {
  if (chosen.some(({ on }) => on !== undefined)) made = ledgers(sample, say);
} catch (error) {
  say(`The ledgers could not be made: ${error instanceof Error ? error.message : error}`);
}
const runnable = chosen.filter(({ on }) => on === undefined || made !== undefined);

const nodeTimes: number[] = [];
const copyTimes: number[] = [];
const times = new Map<Row, number[]>(runnable.map((row) => [row, []]));
const failures = new Map<Row, string>();
// The round before the first warms the disk's cache and Node's own.
for (let round = -1; round < rounds; round += 1) {
  const bare = timed(['-e', '0']);
  const copied = made ? timedCopy(made.long) : 0;
  if (round >= 0) {
    nodeTimes.push(bare);
    copyTimes.push(copied);
  }
  for (const row of runnable.filter((each) => !failures.has(each))) {
    try {
      const took = runOnce(row, made);
      if (round >= 0) times.get(row)?.push(took);
    } catch (error) {
      failures.set(row, error instanceof Error ? error.message : String(error));
    }
  }
}

const ratio = (value: number): string => value.toFixed(2);

/** The ratios of each round's time to the same round's time in `to`. */
const ratios = (of: readonly number[], to: readonly number[]): number[] =>
  of.map((time, round) => time / (to[round] ?? Number.NaN));

/** The lines of the table that stand for one row: its ratio to bare Node, and to another line. */
function lines(row: Row): string[] {
  const ledger = row.on === undefined ? '' : ledgerWords[row.on];
  const failure = failures.get(row);
  const own = times.get(row);
  if (failure !== undefined || own === undefined) {
    return [`| ${row.says} | ${ledger} | not run: ${failure ?? 'no ledger'} | | | | | |`];
  }
  const line = (against: string, reference: readonly number[], budget: number | null) => {
    const { median, least, most } = figures(ratios(own, reference));
    const quiet = ratio(Math.min(...own) / Math.min(...reference));
    const verdict = budget === null ? '' : median <= budget ? 'met' : 'not met';
    const range = `${ratio(least)}–${ratio(most)}`;
    const bound = budget === null ? '' : `≤ ${budget}`;
    return `| ${row.says} | ${ledger} | ${ratio(median)} × ${against} | ${range} | ${quiet} | ${figures(own).median.toFixed(0)} ms | ${bound} | ${verdict} |`;
  };
  const toNode = line('bare Node', nodeTimes, row.against ? null : row.budget);
  const twin = runnable.find(({ says, on }) =>
    row.beside === undefined
      ? says === row.says && on === 'sample'
      : says === row.beside && on === row.on,
  );
  const timesOfTwin = twin && !failures.has(twin) ? times.get(twin) : undefined;
  const twinTimes =
    row.beside === undefined
      ? timesOfTwin
      : timesOfTwin?.map((time, round) => time + 3 * (copyTimes[round] ?? 0));
  return row.against && twinTimes ? [toNode, line(row.against, twinTimes, row.budget)] : [toNode];
}

const table = [
  '| command | ledger | median | least–most | at best | took | budget | |',
  '| --- | --- | --- | --- | --- | --- | --- | --- |',
  ...chosen.flatMap(lines),
];
const foot = [
  `Ratios of ${rounds} interleaved rounds; bare \`node -e 0\` took ${figures(nodeTimes).median.toFixed(0)} ms (median), ${Math.min(...nodeTimes).toFixed(0)} ms at best; “at best” is the least time by that.`,
  `Node ${process.versions.node}, ${process.platform} ${process.arch}, ${cpus().length} cores.`,
  ...(made
    ? [`The sample is ${made.about}; the long ledger repeats its shape ${eras} times.`]
    : []),
];
const report = [...table, '', ...foot].join('\n');
process.stdout.write(`${report}\n`);

if (flags.write) {
  const [open, close] = ['<!-- bench -->', '<!-- /bench -->'];
  const text = existsSync(page) ? readFileSync(page, 'utf8') : `# How fast\n\n${open}\n${close}\n`;
  const [before, after] = [text.indexOf(open), text.indexOf(close)];
  if (before < 0 || after < before) {
    say(`docs/performance.md has no ${open} … ${close} to write between.`);
  } else {
    mkdirSync(dirname(page), { recursive: true });
    writeFileSync(page, `${text.slice(0, before)}${open}\n\n${report}\n\n${text.slice(after)}`);
    say('Written to docs/performance.md.');
  }
}
