import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { ownFolders } from './folders.js';
import { fileNameFor, writeFileWhole } from './write.js';

const ending = '.momentum';

/** Where ledgers live unless a path says otherwise. */
const ledgerFolder = (): string => ownFolders().data;

/**
 * Where a ledger of this name or path is, or would be. A file’s name alone is of one here, or else of
 * one among the ledgers.
 */
export function ledgerPath(named: string): string {
  if (/[\\/]/.test(named)) return resolve(named);
  if (!named.endsWith(ending)) return join(ledgerFolder(), `${named}${ending}`);
  const [here, there] = [resolve(named), join(ledgerFolder(), named)];
  return !existsSync(here) && existsSync(there) ? there : here;
}

/** “harbour-menders” from its path. */
export const ledgerName = (path: string): string => basename(path, ending);

/** A name for a ledger from what people call the community: “harbour-menders”. */
export const ledgerNameFor = (called: string): string => fileNameFor(called, 'community');

/** Where a ledger's own templates stand: a folder beside it, with its name. */
export const templateFolder = (path: string): string =>
  `${path.slice(0, -ending.length)}.templates`;

/** Where the documents of the ledger at `path` stand, unless another folder is named. */
const documentFolder = (path: string): string =>
  `${path.endsWith(ending) ? path.slice(0, -ending.length) : path}.documents`;

/** What remembers the files that were written for it, so that only those are replaced. */
export const writtenFilesOf = (path: string): string => join(documentFolder(path), '.made.json');

/** The ledgers in the usual folder, by name. */
export function ledgerNames(): string[] {
  const folder = ledgerFolder();
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith(ending))
    .map(ledgerName)
    .sort();
}

/** Holds the name of the one that is meant where none is named; written by `momentum use` alone. */
const useFile = (): string => join(ledgerFolder(), 'in-use');

/** The ledger that `momentum use` settled on, as long as it is there. */
export function ledgerInUse(): string | undefined {
  if (!existsSync(useFile())) return undefined;
  const name = readFileSync(useFile(), 'utf8').trim();
  return ledgerNames().includes(name) ? name : undefined;
}

/** Settles which ledger is meant where none is named. @throws Refusal as `writeFileWhole` */
export const settleLedger = (name: string): void =>
  writeFileWhole(useFile(), `${name}\n`, { replace: true, over: 'own' });
