import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { root } from '../house/sources.js';

export interface Built {
  readonly path: string;
  /** Takes it away again. */
  remove(): void;
}

/** A program of the tests as one file that Node runs as it is, which starts sooner than by tsx. */
export function built(source: URL): Built {
  // Among the packages, so that it finds them there.
  const folder = mkdtempSync(join(root, 'node_modules', '.momentum-built-'));
  const path = join(folder, 'program.mjs');
  buildSync({
    entryPoints: [fileURLToPath(source)],
    outfile: path,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  });
  return { path, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
