import { mkdtempSync, rmSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';
import { yamlModules } from '../../tools/yaml.js';
import { root } from '../house/sources.js';

export interface Built {
  readonly path: string;
  /** Takes it away again. */
  remove(): void;
}

/** A program of the tests as one file that Node runs as it is, which starts sooner than by tsx. */
export async function built(source: URL): Promise<Built> {
  // Among the packages, so that it finds them there.
  const folder = mkdtempSync(join(root, 'node_modules', '.momentum-built-'));
  const path = join(folder, 'program.mjs');
  await build({
    input: fileURLToPath(source),
    platform: 'node',
    external: (id) => !isAbsolute(id) && /^[\w@]/.test(id),
    plugins: [yamlModules],
    output: { file: path, format: 'esm', codeSplitting: false },
    logLevel: 'warn',
  });
  return { path, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
