/**
 * Puts the program into dist/. The outcome depends on the sources and the lockfile alone, so that two
 * builds are equal byte for byte.
 *
 * `tsx tools/build.ts [--outdir FOLDER]`
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { shippedFrom } from '../src/files/shipped.js';
import { bundle } from './bundle.js';
import { packagesOf, thirdPartyLicences } from './licences.js';
import { softwareBill } from './sbom.js';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { values } = parseArgs({
  options: { outdir: { type: 'string', default: join(root, 'dist') } },
});
const outdir = resolve(values.outdir);

const chunks = await bundle(root);
const carried = Object.entries(shippedFrom).map(
  ([name, from]) => [name, join(root, 'node_modules', from)] as const,
);
const inside = chunks.flatMap(({ modules }) =>
  Object.entries(modules).flatMap(([path, { renderedLength }]) =>
    renderedLength > 0 ? [path] : [],
  ),
);
const packages = packagesOf([...inside, ...carried.map(([, path]) => path)]);

const files = new Map<string, string | Uint8Array>([
  ['package.json', '{ "type": "commonjs" }\n'],
  ['THIRD-PARTY-LICENSES', thirdPartyLicences(packages)],
  ['sbom.cdx.json', softwareBill(packages, root)],
  ...carried.map(([name, path]) => [name, readFileSync(path)] as const),
  ...chunks.map(({ fileName, code }) => [fileName, code] as const),
]);

// The entry last and stale files after it: a command that runs meanwhile finds a whole program.
const last = (name: string): number => (name === 'main.js' ? 1 : 0);
mkdirSync(outdir, { recursive: true });
for (const [name, contents] of [...files].sort(([a], [b]) => last(a) - last(b))) {
  writeFileSync(join(outdir, name), contents);
}
for (const name of readdirSync(outdir)) {
  if (!files.has(name)) rmSync(join(outdir, name), { recursive: true });
}
