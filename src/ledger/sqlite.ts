import { existsSync, type Stats, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import Sqlite, { type Options } from 'better-sqlite3';
import { Refusal } from '../text/refusal.js';

const require = createRequire(import.meta.url);

/** SQLite's library: its JavaScript travels in the bundle, its native part is loaded on opening. */
export { Sqlite };

let loaded: Pick<Options, 'nativeBinding'> | undefined;

/**
 * The native part, which npm has put beside the program; found here, so that nobody has to search
 * the disk for it at each start. It is made for one line of Node, and another may run it one day.
 * @throws Refusal `native-part`
 */
export function nativePart(): Pick<Options, 'nativeBinding'> {
  loaded ??= found();
  return loaded;
}

function found(): Pick<Options, 'nativeBinding'> {
  let manifest: string | undefined;
  try {
    manifest = require.resolve('better-sqlite3/package.json');
    const usual = join(dirname(manifest), 'build', 'Release', 'better_sqlite3.node');
    // Elsewhere, for one in a debug build: the library's own way of finding it, which hands it over.
    const find = () => createRequire(manifest ?? '')('bindings')('better_sqlite3.node') as string;
    if (!existsSync(usual)) return { nativeBinding: find() };
    require(usual);
    return { nativeBinding: usual };
  } catch (cause) {
    throw doesNotLoad(cause, manifest && dirname(dirname(dirname(manifest))));
  }
}

/** @param home the folder whose packages it is one of, where it is there at all */
export function doesNotLoad(cause: unknown, home: string | undefined): Refusal {
  const isOfAnotherNode = String(cause).includes('NODE_MODULE_VERSION');
  return new Refusal(
    'native-part',
    isOfAnotherNode
      ? `Node.js has changed since momentum was installed: its part that reads ledgers (better-sqlite3) was made for another version.`
      : `The part of momentum that reads ledgers (better-sqlite3) is missing, or was made for another system than this one (${process.platform} ${process.arch}, Node.js ${process.version}).`,
    home === undefined
      ? 'Your ledgers are as they were. Install momentum again: npm install --global momentum-ledger'
      : `Your ledgers are as they were. To make it anew: npm rebuild better-sqlite3 --prefix ${JSON.stringify(home)}`,
  );
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
