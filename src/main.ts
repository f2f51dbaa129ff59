/** The process's edge: argv, environment, clock, streams and exit code; nothing else touches them. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import manifest from '../package.json' with { type: 'json' };
import { type Edge, run } from './cli/run.js';
import { nouns, specs } from './commands/index.js';

/** A reader that has seen enough (`momentum log | head -1`) is no fault of anybody's. */
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
}

const started = performance.now();

const edge: Edge = {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  now: new Date(),
  elapsed: () => performance.now() - started,
  readStdin: () => readFileSync(0),
  version: manifest.version,
  commands: { specs, nouns },
  keepReport(text) {
    try {
      const folder = join(tmpdir(), `momentum-${process.getuid?.() ?? 'report'}`);
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const path = join(folder, `fault-${Date.now()}.txt`);
      writeFileSync(path, text, { mode: 0o600, flag: 'wx' });
      return path;
    } catch {
      return undefined;
    }
  },
};

process.exitCode = await run(process.argv.slice(2), edge);
