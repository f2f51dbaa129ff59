/** What is said of ledgers by several verbs. */

import { basename } from 'node:path';
import { conflictedBeside, isConflictedCopy } from '../backups/which-ledger.js';
import { shellWord } from '../text/text.js';

/** What to do about the copies that a synchronised folder puts beside a ledger. */
export const conflictHints = (paths: readonly string[]): string[] =>
  paths
    .filter((path) => !isConflictedCopy(path))
    .flatMap((path) =>
      conflictedBeside(path).map(
        (copy) =>
          `${basename(copy)} was written to on another machine at the same time. To see what it holds that yours does not: momentum ledgers compare ${shellWord(copy)} --ledger ${shellWord(path)}`,
      ),
    );

/** What to do about a copy that holds somebody who was forgotten in the ledger at `path`. */
export const stillHolding = (copy: string, path: string): string =>
  `${basename(copy)} still holds somebody who was forgotten here. Delete it, or forget them there too: momentum ledgers bring-in ${shellWord(path)} --ledger ${shellWord(copy)}`;
