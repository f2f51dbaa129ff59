/** Where each day's backup of a ledger goes as well: a folder that was named once. */
import { machineNote } from './machine-note.js';

export interface SecondFolder {
  readonly folder: string;
  /** Whether it was said already that it is not there. */
  readonly saidGone: boolean;
}

const note = machineNote('backups');

/** What was named for the ledger at `path`, if anything was. */
export function secondFolder(path: string): SecondFolder | undefined {
  const said = note.read(path) as Partial<SecondFolder> | undefined;
  if (typeof said?.folder !== 'string') return undefined;
  return { folder: said.folder, saidGone: said.saidGone === true };
}

/** Settles it, or that there is none. @throws Refusal as `writeFileWhole` */
export function settleSecondFolder(path: string, second: SecondFolder | undefined): void {
  if (second) note.write(path, second);
  else note.clear(path);
}
