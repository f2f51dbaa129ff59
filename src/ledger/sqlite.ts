import { createRequire } from 'node:module';
import type Sqlite from 'better-sqlite3';

const require = createRequire(import.meta.url);

/** SQLite's native library, loaded when the first file is opened: `--version` opens none. */
export const sqlite = (): typeof Sqlite => require('better-sqlite3');
