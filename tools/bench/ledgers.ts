/**
 * The ledgers that the benchmark runs on, made by the program's own commands and kept in the
 * system's folder for temporary files until the sample, the eras or the ledger's format change.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { files, startOf, writeEra } from './era.js';
import { inventedShape, type Shape, sampleShape } from './shape.js';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** How many times as long as the sample the long ledger is; more would begin before 1900, which no day may. */
export const eras = 10;

/** The day on which all benchmarked commands take place: the end of the sample. */
export const today = '2026-08-31';

export const program = join(root, 'bin', 'momentum.js');

/**
 * The environment of every benchmarked process: this one's, with a home of its own and no ledger.
 * What it makes Node do at each start (NODE_EXTRA_CA_CERTS, for one, costs 30 ms) is in bare Node's
 * time as well, so a ratio says more beside the milliseconds that stand with it.
 */
export const environment = (home: string): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(MOMENTUM_|npm_|NO_COLOR)/.test(name)),
  ),
  HOME: home,
  USERPROFILE: home,
  XDG_DATA_HOME: join(home, 'data'),
  XDG_CONFIG_HOME: join(home, 'config'),
  XDG_CACHE_HOME: join(home, 'cache'),
  XDG_STATE_HOME: join(home, 'state'),
  // What a command costs, without the one that comes first on a day.
  MOMENTUM_BACKUPS: 'no',
});

export interface Ledgers {
  /** What the sample is, in words for the table's foot. */
  readonly about: string;
  /** The sample, whole. */
  readonly sample: string;
  /** The sample's members and nothing else. */
  readonly members: string;
  /** As many times as long as there are eras. */
  readonly long: string;
  /** The contributions that the import reads: into `members`, and (others) into `long`. */
  readonly contributions: { readonly members: string; readonly long: string };
}

/** How a new ledger is set up; `path` ends in .momentum. */
const init = (path: string, founded: string): string[] => [
  'init',
  '--ledger',
  path,
  '--name',
  'Bench community',
  '--founded',
  founded,
  '--no-input',
];

function run(home: string, args: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, [program, ...args, '--today', today], {
    env: environment(home),
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (status !== 0) throw new Error(`momentum ${args.join(' ')} ended with ${status}:\n${stderr}`);
}

/** A name for what the ledgers are made from; another sample, era or format gives another. */
function fingerprint(sampleFolder: string | undefined): string {
  const hash = createHash('sha256');
  const add = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
      if (entry.isFile()) hash.update(readFileSync(join(entry.parentPath, entry.name)));
    }
  };
  for (const source of ['tools/bench/era.ts', 'tools/bench/shape.ts', 'docs/schema.sql']) {
    hash.update(readFileSync(join(root, source)));
  }
  if (sampleFolder !== undefined) add(sampleFolder);
  return hash.digest('hex').slice(0, 16);
}

/** The name in the sample's folder of the file that `momentum import KIND` reads. */
const sampleFile = (name: string): string => (name === 'commitments.csv' ? 'actions.csv' : name);

/** Makes, or finds as made before, the ledgers for the sample in `folder` (or one made up). */
export function ledgers(folder: string, say: (line: string) => void): Ledgers {
  const read = sampleShape(folder);
  const shape: Shape = read ?? inventedShape();
  const sampleFolder = read === undefined ? undefined : folder;
  const about = sampleFolder
    ? 'the sample of a real community'
    : 'a made-up community, as large as the sample, which is not here';

  const at = join(tmpdir(), `momentum-bench-${fingerprint(sampleFolder)}`);
  const eraFile = (era: number, name: string): string =>
    era === 0 && sampleFolder ? join(folder, sampleFile(name)) : join(at, `era-${era}`, name);
  const made: Ledgers = {
    about,
    sample: join(at, 'sample.momentum'),
    members: join(at, 'members.momentum'),
    long: join(at, 'long.momentum'),
    contributions: {
      members: eraFile(0, 'contributions.csv'),
      long: join(at, 'more', 'contributions.csv'),
    },
  };
  if (existsSync(made.long)) return made;

  say(`Making the ledgers for the first time (about ${about}); this takes some minutes.`);
  const home = mkdtempSync(join(tmpdir(), 'momentum-bench-home-'));
  const eraInto = (
    path: string,
    era: number,
    kinds: ReadonlyArray<(typeof files)[number]>,
  ): void => {
    for (const [kind, name] of kinds)
      run(home, ['import', kind, eraFile(era, name), '--ledger', path]);
  };
  try {
    rmSync(at, { recursive: true, force: true });
    for (let era = 0; era < eras; era += 1) {
      mkdirSync(join(at, `era-${era}`), { recursive: true });
      writeEra(shape, era, join(at, `era-${era}`));
    }
    // The long ledger has the sample's contributions already: these are others, by people it knows.
    mkdirSync(dirname(made.contributions.long));
    const others = readFileSync(join(at, 'era-1', 'contributions.csv'), 'utf8')
      .replaceAll('Mended', 'Mended again')
      .replaceAll('era-1/', 'more/');
    writeFileSync(made.contributions.long, others);

    run(home, init(made.members, shape.from));
    eraInto(made.members, 0, files.slice(0, 1));
    copyFileSync(made.members, made.sample);
    eraInto(made.sample, 0, files.slice(1));

    const growing = join(at, 'growing.momentum');
    run(home, init(growing, startOf(shape, eras - 1)));
    for (let era = eras - 1; era >= 0; era -= 1) {
      eraInto(growing, era, files);
      say(`  ${eras - era} of ${eras} eras`);
    }
    renameSync(growing, made.long);
    return made;
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
