import { existsSync, type Stats, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import Sqlite, { type Options } from 'better-sqlite3';

const require = createRequire(import.meta.url);

/** SQLite's library: its JavaScript travels in the bundle, its native part is loaded on opening. */
export { Sqlite };

/**
 * The native part, which npm has put beside the program; found here, so that nobody has to search
 * the disk for it at each start.
 */
export function nativePart(): Pick<Options, 'nativeBinding'> {
  const manifest = require.resolve('better-sqlite3/package.json');
  const usual = join(dirname(manifest), 'build', 'Release', 'better_sqlite3.node');
  if (existsSync(usual)) return { nativeBinding: usual };
  // Elsewhere, for one in a debug build: the library's own way of finding it, which hands it over.
  const find = createRequire(manifest)('bindings') as (name: string) => string;
  return { nativeBinding: find('better_sqlite3.node') };
}

/**
 * What stands at `path`, if anything does. A path below a file is no such question and throws
 * (ENOTDIR); `throwIfNoEntry: false` answers it with nothing from Node 22 on.
 */
export function standingAt(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ENOENT') return undefined;
    throw error;
  }
}
