/**
 * The program as a few files: one for each `import()`, and one for each set of them that share
 * something. They are CommonJS, which Node starts sooner than ES modules (docs/performance.md).
 */
import { join } from 'node:path';
import { type OutputChunk, type Plugin, rolldown } from 'rolldown';
import { yamlModules } from './yaml.js';

/** What Node is started with: `momentum` itself, and what it starts beside it. */
const edges = { main: 'src/main.ts', painter: 'src/painter.ts' };

/**
 * resvg asks whether it is handed what a browser fetched. Naming that type alone makes Node load all
 * of its fetch (30 ms), of which it makes no use here.
 */
const withoutFetch: Plugin = {
  name: 'without-fetch',
  transform: {
    filter: { id: /resvg-wasm/ },
    handler: (code) => code.replace(/\b(?:Request|Response)\b/g, 'undefined'),
  },
};

/** @param root the project's folder; where it stands leaves no trace in the files */
export async function bundle(
  root: string,
  entries: Readonly<Record<string, string>> = edges,
): Promise<OutputChunk[]> {
  const build = await rolldown({
    cwd: root,
    input: Object.fromEntries(
      Object.entries(entries).map(([name, source]) => [name, join(root, source)]),
    ),
    platform: 'node',
    // better-sqlite3's way of finding its native part, which src/ledger/sqlite.ts finds by itself.
    external: ['bindings'],
    // An ESM twin, where a package has one, leaves unused code out.
    resolve: { extensionAlias: { '.js': ['.ts', '.js'] }, mainFields: ['module', 'main'] },
    transform: { target: 'node20.19' },
    plugins: [yamlModules, withoutFetch],
  });
  try {
    const { output } = await build.generate({
      format: 'cjs',
      minify: true,
      // Without a digest, so that what Node keeps of an earlier build's files is written over.
      chunkFileNames: '[name].js',
    });
    return output.filter((file) => file.type === 'chunk');
  } finally {
    await build.close();
  }
}
