/**
 * Which parts that the sources load on demand are so light that a file of their own would cost
 * more than it saves: opening a chunk takes over a millisecond, parsing 5 kB of functions far less.
 */
import { readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import type { Metafile, Plugin } from 'esbuild';

/** Bytes of libraries that a part may add and still be light: the terminal’s renderer brings chalk. */
const lightest = 12_000;

/** These two choose what a call loads: what they name stays apart. */
const choosers = new Set(['src/main.ts', 'src/commands/index.ts']);

/** What every call but that for the version loads. */
const anyCall = 'src/cli/here.ts';

/** The parts (source paths from the root) that add less than that to what is loaded anyway. */
export function lightParts(metafile: Metafile): Set<string> {
  const { outputs } = metafile;
  const closure = (name: string, seen = new Set<string>()): Set<string> => {
    if (seen.has(name)) return seen;
    seen.add(name);
    for (const { path, kind, external } of outputs[name]?.imports ?? []) {
      if (kind === 'import-statement' && !external) closure(path, seen);
    }
    return seen;
  };
  const nameOf = new Map(
    Object.entries(outputs).map(([name, { entryPoint }]) => [entryPoint ?? name, name]),
  );
  const always = closure(nameOf.get(anyCall) ?? '');
  const weight = (part: string): number =>
    [...closure(part)]
      .filter((name) => !always.has(name))
      .flatMap((name) => Object.entries(outputs[name]?.inputs ?? {}))
      .filter(([path]) => path.startsWith('node_modules/'))
      .reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0);
  return new Set(
    [...nameOf]
      .filter(([source, name]) => source.startsWith('src/') && weight(name) < lightest)
      .map(([source]) => source),
  );
}

/** Lets what loads one of `parts` on demand have it at once. */
export const inlining = (root: string, parts: ReadonlySet<string>): Plugin => ({
  name: 'inline-light-parts',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, ({ path }) => {
      const loader = 'ts' as const;
      const importer = relative(root, path).replaceAll('\\', '/');
      if (choosers.has(importer)) return { contents: readFileSync(path, 'utf8'), loader };
      const statics: string[] = [];
      const text = readFileSync(path, 'utf8').replace(
        /\bimport\('(\.[^']+)\.js'\)/g,
        (whole, name: string) => {
          const source = relative(root, resolve(dirname(path), `${name}.ts`)).replaceAll('\\', '/');
          if (!parts.has(source)) return whole;
          const part = `$part${statics.length}`;
          statics.push(`import * as ${part} from '${name}.js';`);
          return `Promise.resolve(${part})`;
        },
      );
      return { contents: `${text}\n${statics.join('\n')}`, loader };
    });
  },
});
