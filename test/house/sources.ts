import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'esbuild';

/** The project's top folder. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** A text file by its path from the top folder, with forward slashes on every system. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

/** The TypeScript files below `folder`, sorted by path. */
export function sources(folder: string): Source[] {
  const at = join(root, folder);
  if (!existsSync(at)) return [];
  return readdirSync(at, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => ({
      path: file.slice(root.length).replaceAll('\\', '/'),
      text: readFileSync(file, 'utf8'),
    }));
}

/** `text` without its comments and types: what runs. */
export const codeOf = (text: string): string =>
  transformSync(text, {
    loader: 'ts',
    legalComments: 'none',
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
  }).code;

const statement = /^\s*(?:import|export)\b(?:[^'"`;]*?\bfrom)?\s*['"]([^'"]+)['"]/gm;
const call = /\b(?:import|require)\(\s*['"]([^'"]+)['"]/g;

/** What `text` imports, types included, in the words it was written with ('./day.js', 'yaml'). */
export function importsOf(text: string): string[] {
  const code = text.replace(/^\s*(?:\/\/|\/?\*).*$/gm, '');
  return [...code.matchAll(statement), ...code.matchAll(call)].map((match) => match[1] ?? '');
}
