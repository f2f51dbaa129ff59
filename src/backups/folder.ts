/** Where a ledger's backups are kept by themselves, and which of them. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder, ownFolders } from '../files/folders.js';
import { othersMayHaveWritten } from '../files/links-of-others.js';
import { ledgerName } from '../files/location.js';
import { everyFolder, type SecondFolder } from '../files/second-folder.js';
import { freshNames } from '../files/write.js';
import { nameEverywhere } from '../ledger/ends.js';
import { databaseOf } from '../ledger/reader.js';
import { diskRefusal, isOfDisk } from '../text/disk.js';
import { Refusal } from '../text/refusal.js';
import type { Ledger } from '../things/ledger.js';
import { type Day, monthOf, parseIsoDay, weekOf } from '../time/day.js';

/** A backup as its name tells of it. */
export interface KeptBackup {
  readonly path: string;
  readonly day: Day;
  /** Which one of that day, from 1. */
  readonly nth: number;
  /** Whether it takes a passphrase to open it; one that makes itself never does. */
  readonly isEncrypted: boolean;
}

/** By their names first, since a ledger that no longer opens can't say which one it is. */
const foldersOf = (path: string): string => join(ownFolders().state, 'backups', ledgerName(path));

/** The same in a folder that was named as well. */
const foldersIn = ({ folder }: SecondFolder, path: string): string =>
  join(folder, 'momentum-backups', ledgerName(path));

/** So much of a ledger’s name everywhere tells it from others. */
const idLength = 8;

const idOf = (ledger: Ledger): string =>
  ledger.read((reader) => nameEverywhere(databaseOf(reader))).slice(0, idLength);

/** Where its backups are; another ledger may come to have the same name. */
export const backupFolder = (ledger: Ledger): string => join(foldersOf(ledger.path), idOf(ledger));

/** Where they are in a folder that was named as well. */
export const secondBackupFolder = (ledger: Ledger, second: SecondFolder): string =>
  join(foldersIn(second, ledger.path), idOf(ledger));

/** Whether a folder that was named is not there now: where a stick is taken out, an empty one may stay. */
export const isAway = (second: SecondFolder, path: string): boolean =>
  !existsSync(second.held === true ? foldersIn(second, path) : second.folder);

/** Those of them that are not there now. */
export const foldersAway = (path: string): string[] =>
  everyFolder(path)
    .filter((each) => isAway(each, path))
    .map(({ folder }) => folder);

/** Its backups wherever they are kept by themselves, the latest first. */
export function backupsOf(ledger: Ledger): KeptBackup[] {
  const named = everyFolder(ledger.path).map((each) => secondBackupFolder(ledger, each));
  return [backupFolder(ledger), ...named]
    .flatMap((folder) => backupsIn(folder, ledger.path))
    .sort(latestFirst);
}

/** The backups of copies of the ledger, which have other names and are the same ledger. */
export function backupsOfCopies(ledger: Ledger): KeptBackup[] {
  const own = ledgerName(ledger.path);
  return inRoots(idOf(ledger), [ledger.path]).flatMap(([name, here]) => (name === own ? [] : here));
}

/**
 * The backups of a ledger, whatever it was called.
 * @param id the ledger’s name everywhere
 * @param paths of ledgers whose second folders are looked into as well
 */
export const backupsNamed = (id: string, paths: readonly string[]): KeptBackup[] =>
  inRoots(id.slice(0, idLength), paths).flatMap(([, here]) => here);

function inRoots(id: string, paths: readonly string[]): Array<readonly [string, KeptBackup[]]> {
  const second = new Set(paths.flatMap((path) => everyFolder(path).map(({ folder }) => folder)));
  const roots = [
    join(ownFolders().state, 'backups'),
    ...[...second].map((folder) => join(folder, 'momentum-backups')),
  ];
  return roots.flatMap((folder) =>
    namesIn(folder).map(
      (name) => [name, backupsIn(join(folder, name, id), `${name}.momentum`)] as const,
    ),
  );
}

/** Makes that folder, for nobody but its owner. */
export function makeBackupFolder(ledger: Ledger): string {
  const folder = backupFolder(ledger);
  makeFolder(folder);
  return folder;
}

/** What a backup of that day is called, without its ending. */
const dayName = (path: string, day: Day): string => `${ledgerName(path)}-${day}`;

/** What the name of a backup ends in. */
export const backupEnding = (isEncrypted: boolean): string => (isEncrypted ? '.zip.age' : '.zip');

/** Whether it takes a passphrase to read that file, so that nobody can be forgotten in it. */
export const isNamedEncrypted = (path: string): boolean => path.endsWith(backupEnding(true));

/**
 * Whether it is taken where nobody named it: nobody else on this machine may have written it. One that
 * is encrypted opens with its passphrase alone, which they do not have.
 */
export const isOurs = ({ path, isEncrypted }: Pick<KeptBackup, 'path' | 'isEncrypted'>): boolean =>
  isEncrypted || othersMayHaveWritten(path) === undefined;

/** The names that a backup of that day may have, one after the other. */
export const namesOf = (path: string, day: Day, isEncrypted = false): Generator<string> =>
  freshNames(dayName(path, day), backupEnding(isEncrypted));

/** Where the backup of a day that makes itself stands; asked after every action. */
export const dailyBackup = (ledger: Ledger, day: Day): string =>
  join(backupFolder(ledger), `${dayName(ledger.path, day)}.zip`);

/** The backups in a folder of a ledger at that path, the latest first. */
export function backupsIn(folder: string, path: string): KeptBackup[] {
  const start = `${ledgerName(path)}-`;
  return namesIn(folder)
    .flatMap((file): KeptBackup[] => {
      const [, said = '', nth = '1', encrypted] =
        /^(\d{4}-\d{2}-\d{2})(?:-(\d+))?\.zip(\.age)?$/.exec(file.slice(start.length)) ?? [];
      const day = file.startsWith(start) ? parseIsoDay(said) : undefined;
      const isEncrypted = encrypted !== undefined;
      return day ? [{ path: join(folder, file), day, nth: Number(nth), isEncrypted }] : [];
    })
    .sort(latestFirst);
}

const latestFirst = (a: KeptBackup, b: KeptBackup): number =>
  a.day < b.day ? 1 : a.day > b.day ? -1 : b.nth - a.nth;

/** The backups of each ledger that was ever at that path, where it can't be said which one it is. */
export function backupsByName(path: string): KeptBackup[][] {
  const found = new Map<string, KeptBackup[]>();
  const named = everyFolder(path).map((each) => foldersIn(each, path));
  for (const folders of [foldersOf(path), ...named]) {
    for (const id of namesIn(folders)) {
      const here = backupsIn(join(folders, id), path);
      if (here.length > 0) found.set(id, [...(found.get(id) ?? []), ...here].sort(latestFirst));
    }
  }
  return [...found.values()];
}

/** The names of the ledgers that there are backups of. */
export const namesBackedUp = (): string[] => namesIn(join(ownFolders().state, 'backups')).sort();

function namesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  try {
    return readdirSync(folder);
  } catch (cause) {
    const unreadable = new Refusal(
      'backups-unreadable',
      `The folder of the backups can not be looked into: ${folder}`,
      'Look at its permissions, or name the file of a backup that you have elsewhere.',
    );
    throw (
      diskRefusal(cause, folder, (trouble) => (isOfDisk(trouble) ? undefined : unreadable)) ??
      unreadable
    );
  }
}

/** How long backups are kept: the last of each of so many days, weeks and months. */
const keeping = { days: 7, weeks: 8, months: 12 } as const;

/** What the backups of one ledger may take, in bytes. */
export const ceiling = 2 ** 30;

/**
 * Those that need not be kept any longer, or that there is no room for. The latest is always kept,
 * and what was asked for on a day that had its own.
 * @param kept the latest first
 * @param sizeOf in bytes, as is the room
 */
export function toLetGo(
  kept: readonly KeptBackup[],
  sizeOf: (each: KeptBackup) => number,
  room: number,
): KeptBackup[] {
  const isAskedFor = ({ nth, isEncrypted }: KeptBackup): boolean => nth > 1 || isEncrypted;
  const stay = new Set<KeptBackup>(kept.filter(isAskedFor));
  const lastOfEach = (of: (day: Day) => string, count: number): void => {
    const seen = new Set<string>();
    for (const each of kept.filter(({ isEncrypted }) => !isEncrypted)) {
      const when = of(each.day);
      if (seen.has(when) || seen.size === count) continue;
      seen.add(when);
      stay.add(each);
    }
  };
  lastOfEach((day) => day, keeping.days);
  lastOfEach(weekOf, keeping.weeks);
  lastOfEach(monthOf, keeping.months);
  let left = room;
  const latest = kept.find((each) => !isAskedFor(each)) ?? kept[0];
  return kept.filter((each) => {
    if (!stay.has(each)) return true;
    left -= sizeOf(each);
    return left < 0 && each !== latest && !isAskedFor(each);
  });
}
