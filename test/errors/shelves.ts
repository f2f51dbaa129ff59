import type { Shelf } from './case.js';
import { deciding } from './deciding.js';
import { comingAgain } from './duties.js';
import { documents, files, imports } from './files.js';
import { backups, findings, ledger, ours } from './keeping.js';
import { leaving } from './leaving.js';
import { lines } from './lines.js';
import { meetings } from './meetings.js';
import { whichDay } from './polls.js';
import { checkin } from './sitting.js';
import { commandLine, days, deeds, naming, undoing, words } from './talking.js';

/** Everything momentum says no to, in the order of docs/errors.md. */
export const shelves: readonly Shelf[] = [
  commandLine,
  words,
  naming,
  days,
  deeds,
  deciding,
  comingAgain,
  undoing,
  checkin,
  lines,
  imports,
  documents,
  leaving,
  meetings,
  whichDay,
  files,
  ledger,
  backups,
  findings,
  ours,
];
