/**
 * What V8 has made of this program's files, kept for the next start: compiling them anew is a third
 * of the time that a document takes. Node does so itself from 22 on, where bin/momentum.js asks it
 * to; this file is for Node 20, and goes when that does.
 */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire, type Module } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';
import envPaths from 'env-paths';

/** How Node's `require` turns a file into a module. */
type Loader = (module: Module, file: string) => void;

/**
 * What was kept in the file, or undefined where it is not there or not whole. It stands there twice:
 * V8 itself takes what it is given, and a damaged byte may end it or hold it for ever; and what takes
 * sums over bytes takes longer to load than this to compare.
 */
function kept(file: string): Buffer | undefined {
  try {
    const found = readFileSync(file);
    const half = found.length / 2;
    const bytes = found.subarray(0, half);
    return bytes.equals(found.subarray(half)) ? bytes : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Has the program's own files compiled from what an earlier start kept, and keeps at the end what
 * this one had to compile, functions that it called included. Where nothing can be read or kept, all
 * is as without: later, but no different.
 * @param build names these very files: V8 looks at nothing but their length
 */
export function keepCompiled(build: string): void {
  // Where the build has put this file, it has put all the others.
  const folder = dirname(fileURLToPath(import.meta.url));
  const shelf = join(envPaths('momentum', { suffix: '' }).cache, 'compiled');
  const own = join(shelf, `${build}-${process.version}-${process.arch}`);
  const loaders: Record<string, Loader> = createRequire(import.meta.url).extensions as never;
  const before = loaders['.js'] as Loader;
  const fresh = new Map<string, Script>();

  loaders['.js'] = (module, file) => {
    if (dirname(file) !== folder) return before(module, file);
    const place = join(own, `${basename(file)}.bin`);
    const cachedData = kept(place);
    const script = new Script(
      `(function(exports,require,module,__filename,__dirname){${readFileSync(file, 'utf8')}\n})`,
      { filename: file, ...(cachedData && { cachedData }) },
    );
    if (script.cachedDataRejected !== false) fresh.set(place, script);
    const run = script.runInThisContext();
    run.call(module.exports, module.exports, module.require.bind(module), module, file, folder);
  };

  process.on('exit', () => {
    if (fresh.size > 0) keep(shelf, own, fresh);
  });
}

function keep(shelf: string, own: string, fresh: ReadonlyMap<string, Script>): void {
  try {
    mkdirSync(own, { recursive: true, mode: 0o700 });
    for (const [place, script] of fresh) {
      const unfinished = `${place}.${process.pid}`;
      const bytes = script.createCachedData();
      writeFileSync(unfinished, Buffer.concat([bytes, bytes]), { mode: 0o600, flag: 'wx' });
      renameSync(unfinished, place);
    }
    // What an earlier version kept is of no use to anyone.
    for (const name of readdirSync(shelf)) {
      const other = join(shelf, name);
      if (other !== own) rmSync(other, { recursive: true, force: true });
    }
  } catch {
    // A full disk or a home that can't be written to: the next start compiles again.
  }
}
