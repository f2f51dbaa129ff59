/**
 * The licence texts of the packages whose code went into the bundle.
 *
 * Written here and not taken from a plugin (rollup-plugin-license): a face and a program for WebAssembly
 * travel as well, which are no modules, and a text that is missing has to stop the build.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** SPDX names of licences that let their code travel inside an MIT program, with their text. */
const allowed = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Bitstream-Vera',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  // Its own files stay under it, and whoever gets them is told where their source is.
  'MPL-2.0',
  'Python-2.0',
  'Unlicense',
  'Zlib',
]);

interface Manifest {
  name: string;
  version: string;
  license?: unknown;
}

/** What packages don't say of themselves where a program looks for it, as somebody read it there. */
const read: Readonly<Record<string, { licence?: string; text?: string; source?: string }>> = {
  // Its README names the licence; the text is not in the package.
  '@resvg/resvg-wasm': { text: 'MPL-2.0.txt', source: 'https://github.com/yisibl/resvg-js' },
  // Bitstream's for the letters of Vera and, in the same words, Tavmjong Bah's for those of Arev;
  // what DejaVu added is in the public domain.
  'dejavu-fonts-ttf': { licence: 'Bitstream-Vera' },
};

const byName = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The folders of the packages that files belong to; what belongs to none is ours. */
export function packagesOf(files: readonly string[]): string[] {
  const folders = files.flatMap(
    (path) => /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(path)?.[0] ?? [],
  );
  return [...new Set(folders)].sort(byName);
}

/** Whether an SPDX expression can be met by the allowed licences: one side of an OR, all of an AND. */
export function isAllowed(expression: string): boolean {
  return expression
    .replace(/[()]/g, ' ')
    .split(/\s+OR\s+/)
    .some((side) => side.split(/\s+AND\s+/).every((name) => allowed.has(name.trim())));
}

/** The licence that the package in `folder` is under, as SPDX calls it. */
export function licenceOf(folder: string): string {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  const stated = typeof manifest.license === 'string' ? manifest.license : '(none stated)';
  return read[manifest.name]?.licence ?? stated;
}

const tidy = (text: string): string =>
  text
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trim();

/** The licence and notice files of the package in `folder`. */
const texts = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => /^(licen[cs]e|copying|notice)([.-]|$)/i.test(name))
    .sort(byName)
    .map((name) => tidy(readFileSync(join(folder, name), 'utf8')));

/** A licence's text that we keep ourselves. */
const keptText = (name: string): string =>
  tidy(readFileSync(new URL(`licences/${name}`, import.meta.url), 'utf8'));

/**
 * One text for the licences of the packages in `folders`, equal on every machine. The notices that
 * stand in their files themselves stay there.
 * Throws, naming every package at fault, where a licence is not allowed or its text is missing.
 */
export function thirdPartyLicences(folders: readonly string[]): string {
  const faults: string[] = [];
  const parts = folders.map((at) => {
    const manifest = JSON.parse(readFileSync(join(at, 'package.json'), 'utf8')) as Manifest;
    const name = `${manifest.name} ${manifest.version}`;
    const known = read[manifest.name] ?? {};
    const licence = licenceOf(at);
    if (!isAllowed(licence)) faults.push(`${name}: the licence ${licence} is not on the list`);
    const found = known.text === undefined ? texts(at) : [keptText(known.text)];
    if (found.length === 0) faults.push(`${name}: no licence text in its package`);
    const source = known.source === undefined ? '' : `\nSource: ${known.source}`;
    return [`${name}\nLicence: ${licence}${source}`, ...found].join('\n\n');
  });
  if (faults.length > 0) {
    throw new Error(`Bundled packages with a licence to look into:\n  ${faults.join('\n  ')}`);
  }
  const rule = `\n\n${'-'.repeat(80)}\n\n`;
  return [
    'The momentum program contains code of the packages named below, under the licences given with each.',
    ...new Set(parts),
  ]
    .join(rule)
    .concat('\n');
}
