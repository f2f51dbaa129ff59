/**
 * Draws mutants of the rooms that tools/mutants/stryker.config.json names, runs the tests against
 * each, and says which survived.
 *
 * `tsx tools/mutants.ts [COUNT [SEED [FILES]]]`, 400 of all unless said
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const report = join(root, 'artefacts', 'mutants.json');
const [count = '400', seed = '1', files] = process.argv.slice(2);

interface Place {
  readonly line: number;
  readonly column: number;
}

interface Mutant {
  readonly status: string;
  readonly location: { readonly start: Place; readonly end: Place };
  readonly replacement?: string;
}

interface Accepted {
  readonly file: string;
  readonly of: string;
  readonly by: string;
  readonly because: string;
}

const oneLine = (text: string): string => text.trim().replace(/\s+/g, ' ');

/** The code that the mutant replaces. */
function codeOf(source: string, { start, end }: Mutant['location']): string {
  const lines = source.split('\n').slice(start.line - 1, end.line);
  lines[lines.length - 1] = (lines.at(-1) ?? '').slice(0, end.column - 1);
  lines[0] = (lines[0] ?? '').slice(start.column - 1);
  return oneLine(lines.join('\n'));
}

rmSync(report, { force: true });
const { status } = spawnSync(
  process.execPath,
  [
    join(root, 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js'),
    ...['run', join('tools', 'mutants', 'stryker.config.json')],
    // One process draws, since Stryker would give each half of them; then both run tests.
    ...['--concurrency', '2'],
    ...(files === undefined ? [] : ['--mutate', files]),
  ],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, MUTANTS_COUNT: count, MUTANTS_SEED: seed },
  },
);
if (status !== 0) process.exit(status ?? 1);

const mutated = JSON.parse(readFileSync(report, 'utf8')) as {
  files: Record<string, { source: string; mutants: Mutant[] }>;
};
const accepted = parse(
  readFileSync(join(root, 'tools', 'mutants', 'accepted.yaml'), 'utf8'),
) as readonly Accepted[];

let killed = 0;
const survivors: string[] = [];
const reasoned: string[] = [];
for (const [file, { source, mutants }] of Object.entries(mutated.files)) {
  for (const mutant of mutants) {
    if (mutant.status === 'Killed' || mutant.status === 'Timeout') killed += 1;
    if (mutant.status !== 'Survived' && mutant.status !== 'NoCoverage') continue;
    const of = codeOf(source, mutant.location);
    const by = oneLine(mutant.replacement ?? '');
    const known = accepted.find((each) => each.file === file && each.of === of && each.by === by);
    const said = `${file}:${mutant.location.start.line}\n    ${of}\n  → ${by}`;
    if (known) reasoned.push(`${said}\n  ${known.because}`);
    else survivors.push(said);
  }
}

const list = (title: string, entries: readonly string[]): string =>
  entries.length === 0 ? '' : `\n${title}\n\n${entries.join('\n\n')}\n`;

const all = killed + survivors.length + reasoned.length;
process.stdout.write(
  `${list('Survived for a reason:', reasoned)}${list('Survived:', survivors)}
Of ${all} mutants (seed ${seed}) ${killed} were killed, ${survivors.length + reasoned.length} survived (${reasoned.length} for a reason): ${Math.floor((100 * killed) / Math.max(1, all))} %\n`,
);
