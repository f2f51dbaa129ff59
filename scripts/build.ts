/**
 * Bundles src/main.ts into dist/: one file for what every command needs and one for each part
 * that is loaded on demand. The outcome depends on the sources and the lockfile alone, so that two
 * builds are equal byte for byte.
 *
 * `tsx scripts/build.ts [--outdir FOLDER] [--entry FILE]`
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type BuildOptions, build } from 'esbuild';
import { thirdPartyLicences } from './licences.js';
import { inlining, lightParts } from './light-parts.js';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

const { values } = parseArgs({
  options: {
    outdir: { type: 'string', default: join(root, 'dist') },
    entry: { type: 'string', default: join(root, 'src', 'main.ts') },
  },
});
const outdir = resolve(values.outdir);

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  dependencies: Record<string, string>;
};

const options = {
  absWorkingDir: root,
  entryPoints: { main: resolve(values.entry) },
  // Never written by esbuild, so that a build that fails leaves the last good dist alone.
  write: false as const,
  outdir: join(root, 'dist'),
  bundle: true,
  splitting: true,
  chunkNames: '[name]-[hash]',
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  // An ESM twin, where a package has one, leaves unused code out.
  mainFields: ['module', 'main'],
  // What npm installs beside the program (better-sqlite3: native code) can't be in the bundle.
  external: Object.keys(manifest.dependencies),
  minify: true,
  keepNames: false,
  legalComments: 'external',
  metafile: true,
  // CommonJS packages in the bundle call require for Node's own modules; an ES module has none.
  banner: {
    js: "import{createRequire as $require}from'node:module';const require=$require(import.meta.url);",
  },
} satisfies BuildOptions;

const draft = await build(options);
const parts = lightParts(draft.metafile);
const result = await build({ ...options, plugins: [inlining(root, parts)] });

const isLegal = (path: string): boolean => path.endsWith('.LEGAL.txt');

const files = new Map<string, string | Uint8Array>(
  result.outputFiles
    .filter((file) => !isLegal(file.path))
    .map((file) => [basename(file.path), file.contents]),
);
const legalComments = result.outputFiles
  .filter((file) => isLegal(file.path))
  .flatMap((file) => file.text.split(/\n(?=\/\*|Bundled license)/));
files.set('THIRD-PARTY-LICENSES', thirdPartyLicences(root, result.metafile, legalComments));

// The entry last and stale files after it: a command that runs meanwhile finds a whole program.
const last = (name: string): number => (name === 'main.js' ? 1 : 0);
mkdirSync(outdir, { recursive: true });
for (const [name, contents] of [...files].sort(([a], [b]) => last(a) - last(b))) {
  writeFileSync(join(outdir, name), contents);
}
for (const name of readdirSync(outdir)) {
  if (!files.has(name)) rmSync(join(outdir, name), { recursive: true });
}
