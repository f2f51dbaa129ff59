/**
 * Bundles src/main.ts into dist/: `main.js`, which knows the version and which build this is and
 * nothing else, `kernel.js` for what nearly every command needs, a few layers above it for what many
 * share, and a file for each part with a large library of its own; and src/painter.ts beside it.
 * The files are CommonJS: Node starts it some 10 ms sooner than ES modules. The outcome depends on
 * the sources and the lockfile alone, so that two builds are equal byte for byte.
 *
 * `tsx tools/build.ts [--outdir FOLDER]`
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { init, parse } from 'es-module-lexer';
import { type BuildOptions, build, type OnResolveArgs, type Plugin, transform } from 'esbuild';
import { shippedFrom } from '../src/files/shipped.js';
import { thirdPartyLicences } from './licences.js';
import { kernelFirst, type Layer, partsOf } from './parts.js';
import { yamlInEsbuild } from './yaml.js';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const sourceOf = (path: string): string =>
  relative(root, resolve(root, path)).replaceAll('\\', '/');

const { values } = parseArgs({
  options: { outdir: { type: 'string', default: join(root, 'dist') } },
});
const outdir = resolve(values.outdir);

const common = {
  absWorkingDir: root,
  // Never written by esbuild, so that a build that fails leaves the last good dist alone.
  write: false as const,
  outdir: join(root, 'dist'),
  bundle: true,
  chunkNames: '[name]-[hash]',
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  // An ESM twin, where a package has one, leaves unused code out.
  mainFields: ['module', 'main'],
  // better-sqlite3's way of finding its native part, which src/ledger/sqlite.ts finds by itself.
  external: ['bindings'],
  minify: true,
  keepNames: false,
  legalComments: 'external',
  metafile: true,
  // resvg asks whether it is handed what a browser fetched. Naming that type alone makes Node load
  // all of its fetch (30 ms), which nothing here uses.
  define: { Request: 'undefined', Response: 'undefined' },
} satisfies BuildOptions;

/** What Node is started with: `momentum` itself, and what it starts beside it. */
const edges = { main: join(root, 'src/main.ts'), painter: join(root, 'src/painter.ts') };
const draft = await build({
  ...common,
  entryPoints: edges,
  splitting: true,
  plugins: [yamlInEsbuild],
});
const parts = partsOf(draft.metafile);

/** The source that an import means, from the root, or undefined where it is none of ours. */
const meant = ({ path, resolveDir }: OnResolveArgs): string | undefined =>
  path.startsWith('.') ? sourceOf(resolve(resolveDir, path)).replace(/\.js$/, '.ts') : undefined;

await init;
interface Exported {
  /** The file of the layer that holds the source. */
  readonly file: string;
  /** What the source exports, as the layer names it: `day` of the third shared → `$2_day`. */
  readonly names: ReadonlyArray<readonly [name: string, inLayer: string]>;
}
const fileOf = (name: string): string => `./${name}.js`;
const shared = parts.layers.flatMap((layer) =>
  layer.shared.map((source) => ({ source, file: fileOf(layer.name) })),
);
const exported = new Map<string, Exported>();
for (const [index, { source, file }] of shared.entries()) {
  const { code } = await transform(readFileSync(join(root, source), 'utf8'), { loader: 'ts' });
  const names = parse(code)[1].map(({ n }) => n);
  exported.set(source, {
    file,
    names: names.map((name) => [name, `$${index}_${name}`] as const),
  });
}

/**
 * What libraries load at once and our calls of them hardly ever need, loaded if it should be asked
 * for: what it takes to start a program (commander could start subcommands that are programs of
 * their own, and we have none), and the names of 2,000 characters (`&eacute;`), which what writes
 * Markdown would look up in labels of footnotes.
 */
const late = [
  { from: 'node:child_process', by: 'commander', names: ['spawn'] },
  {
    from: 'character-entities',
    by: 'decode-named-character-reference',
    names: ['characterEntities'],
  },
];
const lateOnes: Plugin = {
  name: 'late-ones',
  setup({ onResolve, onLoad }) {
    for (const { from, by, names } of late) {
      onResolve({ filter: new RegExp(`^${from}$`) }, ({ importer, namespace, resolveDir }) =>
        namespace !== 'late' && importer.replaceAll('\\', '/').includes(`/node_modules/${by}/`)
          ? { path: from, namespace: 'late', pluginData: resolveDir }
          : undefined,
      );
      onLoad({ filter: new RegExp(`^${from}$`), namespace: 'late' }, ({ pluginData }) => ({
        contents: `module.exports = { ${names.map((name) => `get ${name}() { return require('${from}').${name}; }`).join(', ')} };`,
        resolveDir: pluginData,
      }));
    }
  },
};

/** What begins a part is named as the file that it will be. */
const partsApart: Plugin = {
  name: 'parts-apart',
  setup({ onResolve, resolve: find }) {
    onResolve({ filter: /./ }, async (args) => {
      const { path, kind, resolveDir, importer, pluginData } = args;
      if (kind !== 'dynamic-import' || pluginData === 'found') return undefined;
      const found = await find(path, { kind, resolveDir, importer, pluginData: 'found' });
      const name = parts.begins.get(sourceOf(found.path));
      return name === undefined ? undefined : { path: `./${name}.js`, external: true };
    });
  },
};

/** The text of a source as JavaScript, with what is light and loaded on demand had at once. */
async function textOf(path: string): Promise<string> {
  const statics: string[] = [];
  const text = readFileSync(path, 'utf8').replace(
    /\bimport\('(\.[^']+)\.js'\)/g,
    (whole, name: string) => {
      if (!parts.light.has(sourceOf(resolve(dirname(path), `${name}.ts`)))) return whole;
      const light = `$light${statics.length}`;
      statics.push(`import * as ${light} from '${name}.js';`);
      return `Promise.resolve(${light})`;
    },
  );
  return (await transform(`${text}\n${statics.join('\n')}`, { loader: 'ts' })).code;
}

/** What a layer holds is found there by all others: one copy, one `Refusal`. */
const fromLayers = (own?: string): Plugin => {
  const elsewhere = (source: string): Exported | undefined => {
    const found = exported.get(source);
    return found?.file === own ? undefined : found;
  };
  return {
    name: 'from-layers',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /./ }, (args) => {
        const layer = /^layer:(.*)/.exec(args.path)?.[1];
        if (layer !== undefined) return { path: layer, external: true };
        const source = args.kind === 'entry-point' ? undefined : meant(args);
        return source !== undefined && elsewhere(source)
          ? { path: source, namespace: 'layer' }
          : undefined;
      });
      // Named imports go straight to the layer; a module in between would become a file of its own.
      onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, async ({ path }) => ({
        contents: (await textOf(path)).replace(
          /\bimport \{([^}]*)\} from "(\.[^"]+)\.js"/g,
          (whole, names: string, name: string) => {
            const found = elsewhere(sourceOf(resolve(dirname(path), `${name}.ts`)));
            if (!found) return whole;
            const inLayer = new Map(found.names);
            const renamed = names.replace(
              /([\w$]+)(?:\s+as\s+([\w$]+))?/g,
              (_, here: string, as?: string) => `${inLayer.get(here)} as ${as ?? here}`,
            );
            return `import {${renamed}} from "layer:${found.file}"`;
          },
        ),
        loader: 'js',
      }));
      // The rest (`import * as`, `await import`) gets a module that passes the layer's names on.
      onLoad({ filter: /./, namespace: 'layer' }, ({ path }) => {
        const { file, names } = exported.get(path) ?? { file: '', names: [] };
        const passed = names.map(([name, inLayer]) => `${inLayer} as ${name}`).join(', ');
        return { contents: `export { ${passed} } from 'layer:${file}';`, resolveDir: root };
      });
    },
  };
};

/** The entry has none of what the kernel holds. */
const kernelApart: Plugin = {
  name: 'kernel-apart',
  setup({ onResolve }) {
    onResolve({ filter: /./ }, (args) =>
      meant(args) === kernelFirst ? { path: './kernel.js', external: true } : undefined,
    );
  },
};

/** A layer: what it begins with under its own names, and all that others find in it. */
const layerBuild = ({ name, firsts, shared }: Layer) => {
  const whole = firsts.map((source) => `export * from './${source}';`);
  const named = shared.map((source) => {
    const names = (exported.get(source)?.names ?? []).map(
      ([own, inLayer]) => `${own} as ${inLayer}`,
    );
    return `export { ${names.join(', ')} } from './${source}';`;
  });
  return build({
    ...common,
    stdin: {
      contents: [...whole, ...named].join('\n'),
      resolveDir: root,
      sourcefile: `${name}.ts`,
      loader: 'ts',
    },
    entryNames: name,
    plugins: [yamlInEsbuild, partsApart, fromLayers(fileOf(name)), lateOnes],
  });
};

const firsts = new Set(parts.layers.flatMap((layer) => layer.firsts));
const alone = [...parts.begins].filter(([source]) => !firsts.has(source));

const results = await Promise.all([
  ...parts.layers.map(layerBuild),
  build({
    ...common,
    entryPoints: {
      painter: edges.painter,
      ...Object.fromEntries(alone.map(([source, name]) => [name, source])),
    },
    splitting: true,
    plugins: [yamlInEsbuild, partsApart, fromLayers(), lateOnes],
  }),
]);

/**
 * What a layer exports, as one plain object: esbuild's own way makes two getters for each name, so
 * that they may change or come later, and none of ours does.
 */
function plainExports(text: string): string {
  const at = text.lastIndexOf('export{');
  const pairs = parse(text)[1].map(({ n, ln }) => `${n}:${ln ?? n}`);
  return `${text.slice(0, at)}module.exports={${pairs.join(',')}};`;
}

/** esbuild splits only ES modules, so what it made of them is turned into CommonJS afterwards. */
async function asCommonJs(text: string): Promise<string> {
  const { code } = await transform(text, {
    format: 'cjs',
    platform: 'node',
    target: common.target,
    minify: true,
    supported: { 'dynamic-import': false },
    define: { 'import.meta.url': '$here' },
  });
  const here = 'const $here=require("node:url").pathToFileURL(__filename).href;';
  return code.includes('$here') ? here + code : code;
}

/** One short name for all these files: what V8 keeps of them is of no use to any others. */
function digestOf(contents: ReadonlyMap<string, string | Uint8Array>): string {
  const hash = createHash('sha256');
  for (const [name, bytes] of [...contents].sort(([a], [b]) => (a < b ? -1 : 1))) {
    hash.update(`${name}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex').slice(0, 16);
}

const isLegal = (path: string): boolean => path.endsWith('.LEGAL.txt');
const outputs = results.flatMap(({ outputFiles }) => outputFiles);
const files = new Map<string, string | Uint8Array>([['package.json', '{ "type": "commonjs" }\n']]);
for (const { path, text } of outputs.filter((file) => !isLegal(file.path))) {
  const isLayer = parts.layers.some(({ name }) => basename(path) === `${name}.js`);
  files.set(basename(path), await asCommonJs(isLayer ? plainExports(text) : text));
}

/** The entry knows the version, and which files these are; all else is behind the kernel. */
const entry = await build({
  ...common,
  entryPoints: { main: edges.main },
  plugins: [yamlInEsbuild, kernelApart, partsApart],
  define: { ...common.define, builtAs: JSON.stringify(digestOf(files)) },
});
files.set('main.js', await asCommonJs(entry.outputFiles[0]?.text ?? ''));
const legalComments = outputs
  .filter((file) => isLegal(file.path))
  .flatMap((file) => file.text.split(/\n(?=\/\*|Bundled license)/));

/** What is no JavaScript travels as it is, and is told of to whoever asks what went into dist. */
const carried = Object.entries(shippedFrom).map(([name, from]) => {
  const path = `node_modules/${from}`;
  const bytes = readFileSync(join(root, path));
  files.set(name, bytes);
  const inputs = { [path]: { bytesInOutput: bytes.length } };
  return { [`dist/${name}`]: { bytes: bytes.length, imports: [], exports: [], inputs } };
});
const metafile = {
  inputs: {},
  outputs: Object.assign(
    {},
    ...[...results, entry].map((result) => result.metafile.outputs),
    ...carried,
  ),
};
files.set('THIRD-PARTY-LICENSES', thirdPartyLicences(root, metafile, legalComments));

// The entry last and stale files after it: a command that runs meanwhile finds a whole program.
const last = (name: string): number => (name === 'main.js' ? 1 : 0);
mkdirSync(outdir, { recursive: true });
for (const [name, contents] of [...files].sort(([a], [b]) => last(a) - last(b))) {
  writeFileSync(join(outdir, name), contents);
}
for (const name of readdirSync(outdir)) {
  if (!files.has(name)) rmSync(join(outdir, name), { recursive: true });
}
