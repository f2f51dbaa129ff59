import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OutputChunk } from 'rolldown';
import { expect, test } from 'vitest';
import { nounFiles } from '../../src/commands/index.js';
import { bundle } from '../../tools/bundle.js';
import { root, sources } from './sources.js';

/** Packages that one command or another needs: loading them costs every other command its start. */
const heavy = [
  'inquirer',
  '@inquirer',
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
  'fflate',
  'age-encryption',
  '@noble',
  '@scure',
];

/** The heavy packages that are there once these files are: what they import at once. */
function loadedWith(chunks: readonly OutputChunk[], began: readonly string[]): string[] {
  const files = new Set(began);
  for (const file of files)
    for (const each of chunkOf(chunks, file)?.imports ?? []) files.add(each);
  const modules = [...files].flatMap((file) =>
    Object.entries(chunkOf(chunks, file)?.modules ?? {}).flatMap(([path, { renderedLength }]) =>
      renderedLength > 0 ? [path.replaceAll('\\', '/')] : [],
    ),
  );
  expect(modules.length).toBeGreaterThan(0);
  return heavy.filter((name) => modules.some((path) => path.includes(`/node_modules/${name}/`)));
}

const chunkOf = (chunks: readonly OutputChunk[], file: string) =>
  chunks.find(({ fileName }) => fileName === file);

/** As `loadedWith` of what starts as `name`, and of what that loads in any case. */
const loadedAtStart = (chunks: readonly OutputChunk[], name: string): string[] =>
  loadedWith(chunks, [`${name}.js`, ...(chunkOf(chunks, `${name}.js`)?.dynamicImports ?? [])]);

test('what only some commands need is loaded by them alone', async () => {
  expect(loadedAtStart(await bundle(root), 'main')).toEqual([]);
});

test('a noun’s file brings no heavy package with it: the verb that needs one loads it', async () => {
  const chunks = await bundle(root);
  const nouns = chunks.filter(({ facadeModuleId }) =>
    /\/src\/commands\/(?!index)[\w-]+\.ts$/.test(facadeModuleId?.replaceAll('\\', '/') ?? ''),
  );
  expect(nouns.length).toBeGreaterThanOrEqual(nounFiles.length);
  for (const { fileName } of nouns) {
    expect({ fileName, loaded: loadedWith(chunks, [fileName]) }).toEqual({
      fileName,
      loaded: [],
    });
  }
});

test('a heavy package is found where it is imported at once, and not where it is on demand', async () => {
  const folder = mkdtempSync(join(root, 'node_modules', '.start-up-'));
  try {
    writeFileSync(join(folder, 'now.js'), "export { parse } from 'yaml';");
    writeFileSync(join(folder, 'later.js'), "export const lazy = () => import('./now.js');");
    writeFileSync(join(folder, 'main.js'), "export const later = () => import('./later.js');");
    const chunks = await bundle(folder, { now: 'now.js', main: 'main.js' });
    expect(loadedAtStart(chunks, 'now')).toEqual(['yaml']);
    expect(loadedAtStart(chunks, 'main')).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

/** Where the words of a locale are worth what Intl takes to wake: some 15 ms, once a run. */
const worthIt = [
  'src/things/community/acts.ts',
  'src/text/locale.ts',
  // British English, which most communities are written in, does without it there as well.
  'src/language/locale.ts',
  'src/commands/init.ts',
  // For days in everyday words, outside of Britain.
  'src/time/customs.ts',
  // For files that write their times with a zone.
  'src/bring/instants.ts',
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
