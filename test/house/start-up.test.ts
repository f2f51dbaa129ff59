import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { expect, test } from 'vitest';
import { root, sources } from './sources.js';

/** Packages that one command or another needs: loading them costs every other command its start. */
const heavy = [
  'inquirer',
  '@inquirer',
  'chrono-node',
  'liquidjs',
  'csv-parse',
  'yaml',
  'mdast-util-from-markdown',
  'micromark-extension-gfm',
  'valibot',
  '@valibot',
  'docx',
  'echarts',
  'hast-util-to-html',
  'nodemailer',
  'open',
  '@resvg',
  'docx',
  'fflate',
  '@resvg',
];

/** The heavy packages that are loaded as soon as `entry`, an output of the bundle, is. */
function loadedAtStart(metafile: Metafile, entry: string): string[] {
  const outputs = new Set([entry]);
  for (const output of outputs) {
    for (const { path, kind, external } of metafile.outputs[output]?.imports ?? []) {
      if (kind === 'import-statement' && !external) outputs.add(path);
    }
  }
  const inputs = [...outputs].flatMap((output) =>
    Object.entries(metafile.outputs[output]?.inputs ?? {})
      .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
      .map(([path]) => path),
  );
  return heavy.filter((name) => inputs.some((path) => path.includes(`node_modules/${name}/`)));
}

async function bundle(source: string | undefined, entry = 'src/cli/process.ts'): Promise<Metafile> {
  const { metafile } = await build({
    ...(source === undefined
      ? { entryPoints: [join(root, entry)] }
      : { stdin: { contents: source, loader: 'ts', resolveDir: root, sourcefile: 'main.ts' } }),
    absWorkingDir: root,
    outdir: join(root, 'dist'),
    entryNames: 'main',
    write: false,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    external: ['better-sqlite3'],
    metafile: true,
    logLevel: 'silent',
  });
  return metafile;
}

test.runIf(existsSync(join(root, 'src', 'main.ts')))(
  'what only some commands need is loaded by them alone',
  async () => {
    expect(loadedAtStart(await bundle(undefined), 'dist/main.js')).toEqual([]);
  },
);

test('a noun’s file brings no heavy package with it: the verb that needs one loads it', async () => {
  const metafile = await bundle(undefined, 'src/main.ts');
  const nouns = (metafile.inputs['src/commands/index.ts']?.imports ?? [])
    .filter(({ kind }) => kind === 'dynamic-import')
    .map(({ path }) => path);
  const entries = Object.entries(metafile.outputs).flatMap(([output, { entryPoint }]) =>
    entryPoint !== undefined && nouns.includes(entryPoint) ? [output] : [],
  );
  expect(entries).toHaveLength(nouns.length);
  expect(entries.flatMap((entry) => loadedAtStart(metafile, entry))).toEqual([]);
});

test('a heavy package is found where it is imported at once, and not where it is on demand', async () => {
  const eager = await bundle(`import { parse } from 'yaml';\nexport const x = parse('1');`);
  const lazy = await bundle(`export const x = () => import('yaml');`);
  expect(loadedAtStart(eager, 'dist/main.js')).toEqual(['yaml']);
  expect(loadedAtStart(lazy, 'dist/main.js')).toEqual([]);
});

/** Where the words of a locale are worth what Intl takes to wake: some 15 ms, once a run. */
const worthIt = [
  'src/things/community/thing.ts',
  'src/text/locale.ts',
  // British English, which most communities are written in, does without it there as well.
  'src/language/voice.ts',
  'src/commands/init.ts',
];

const asksIntl = (text: string): boolean => /\bIntl\.\w+\(|\.localeCompare\(/.test(text);

test('Intl is left asleep: names sort and days are written without it', () => {
  const asking = sources('src').filter(({ text }) => asksIntl(text));
  expect(asking.map(({ path }) => path).sort()).toEqual([...worthIt].sort());
});

test('a call of Intl is found', () => {
  expect(asksIntl("const compare = new Intl.Collator('en-GB').compare;")).toBe(true);
  expect(asksIntl('a.name.localeCompare(b.name)')).toBe(true);
  expect(asksIntl('alphabetically(a, b)')).toBe(false);
});
