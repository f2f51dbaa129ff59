/** Where each day's backup of a ledger goes as well: a folder that was named once, and those before it. */
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { ownFolders } from './folders.js';
import { machineNote } from './machine-note.js';

export interface SecondFolder {
  readonly folder: string;
  /** Whether it was said already that it is not there. */
  readonly saidGone: boolean;
  /** Whether a backup was ever put there: one that holds none now is what a stick was mounted on. */
  readonly held?: boolean;
}

interface Noted extends Partial<SecondFolder> {
  /** Those that were named before: the backups there are this ledger's still. */
  readonly earlier?: readonly string[];
}

const note = machineNote('backups');
const noted = (path: string): Noted => (note.read(path) ?? {}) as Noted;

/** What was named for the ledger at `path`, if anything was. */
export function secondFolder(path: string): SecondFolder | undefined {
  const { folder, saidGone, held } = noted(path);
  if (typeof folder !== 'string') return undefined;
  return { folder, saidGone: saidGone === true, held: held === true };
}

/** Those that were named before it, and are not any more. */
function earlierFolders(path: string): SecondFolder[] {
  const { earlier } = noted(path);
  const known = Array.isArray(earlier) ? (earlier as unknown[]) : [];
  return known
    .filter((each) => typeof each === 'string')
    .map((folder) => ({ folder, saidGone: true, held: true }));
}

/** All in which its backups may lie. */
export function everyFolder(path: string): SecondFolder[] {
  const second = secondFolder(path);
  return [...(second ? [second] : []), ...earlierFolders(path)];
}

/** Settles it, or that there is none; the one before is remembered. @throws Refusal as `writeFileWhole` */
export function settleSecondFolder(path: string, second: SecondFolder | undefined): void {
  const earlier = [...new Set(everyFolder(path).map(({ folder }) => folder))].filter(
    (folder) => folder !== second?.folder,
  );
  if (second === undefined && earlier.length === 0) note.clear(path);
  else note.write(path, { ...second, ...(earlier.length > 0 ? { earlier } : {}) });
}

/** Gives one of them up: nothing is put there, looked for or waited for any more. @throws Refusal as `writeFileWhole` */
export function giveUpFolder(path: string, folder: string): void {
  const { earlier: _, ...second } = noted(path);
  const left = everyFolder(path).flatMap((each) => (each.folder === folder ? [] : [each.folder]));
  const stays = second.folder !== folder;
  if (left.length === 0) note.clear(path);
  else
    note.write(path, {
      ...(stays ? second : {}),
      earlier: left.filter((each) => each !== second.folder),
    });
}

/** Whether a folder is one in which a ledger’s own things lie: backups there would back up each other. */
export function isOfLedgers(folder: string, path: string): boolean {
  const { data, state, cache } = ownFolders();
  const isIn = (from: string, which: RegExp): boolean => {
    const there = relative(from, folder);
    return !isAbsolute(there) && which.test(there.split(sep)[0] ?? '');
  };
  return (
    [data, dirname(path)].some((from) => isIn(from, ofLedgers)) ||
    [join(state, 'backups'), cache].some((from) => isIn(from, /^(?!\.\.$)/))
  );
}

const ofLedgers = /^\.(replicas|backups|forgetting|shared)$|\.(templates|documents)($|\.before-)/;
