import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type Sqlite from 'better-sqlite3';

const require = createRequire(import.meta.url);

/** SQLite's native library, loaded when the first file is opened: `--version` opens none. */
export const sqlite = (): typeof Sqlite => require('better-sqlite3');

/**
 * Where the native part is, so that nobody has to search for it (7 ms a start); an empty object
 * where it is not in the usual place, and better-sqlite3 looks by itself.
 */
export function nativePart(): { nativeBinding?: string } {
  const folder = dirname(require.resolve('better-sqlite3/package.json'));
  const usual = join(folder, 'build', 'Release', 'better_sqlite3.node');
  return existsSync(usual) ? { nativeBinding: usual } : {};
}
