/** Where a ledger's backups are kept by themselves, and which of them. */
import { hash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import envPaths from 'env-paths';
import { ledgerName, ledgerPath } from '../files/location.js';
import { type Day, monthOf, parseIsoDay, weekOf } from '../time/day.js';

/** A backup as its name tells of it. */
export interface KeptBackup {
  readonly path: string;
  readonly day: Day;
  /** Which one of that day, from 1. */
  readonly nth: number;
}

/** The platform's folder for what a program keeps of its own: of Linux the one for state. */
const stateFolder = (): string => {
  const { data, log } = envPaths('momentum', { suffix: '' });
  return process.platform === 'linux' ? log : data;
};

/** A ledger outside the usual folder may have the name of one that is in it. */
const folderName = (path: string): string => {
  const name = ledgerName(path);
  return path === ledgerPath(name) ? name : `${name}-${hash('sha256', path).slice(0, 8)}`;
};

export const backupFolder = (path: string): string =>
  join(stateFolder(), 'backups', folderName(path));

/** Makes that folder, for nobody but its owner. */
export function makeBackupFolder(path: string): string {
  const folder = backupFolder(path);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

const named = /-(\d{4}-\d{2}-\d{2})(?:-(\d+))?\.zip$/;

/** The name of a backup of that day that is not taken yet. */
export function newBackupPath(folder: string, path: string, day: Day): string {
  for (let nth = 1; ; nth += 1) {
    const candidate = join(folder, `${ledgerName(path)}-${day}${nth === 1 ? '' : `-${nth}`}.zip`);
    if (!existsSync(candidate)) return candidate;
  }
}

/** Whether there is one of that day; asked after every action, so that nothing else is read. */
export const hasBackupOf = (path: string, day: Day): boolean =>
  existsSync(join(backupFolder(path), `${ledgerName(path)}-${day}.zip`));

/** The backups of a ledger in its folder, the latest first. */
export function backupsOf(path: string): KeptBackup[] {
  const folder = backupFolder(path);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((file): KeptBackup[] => {
      const [, said = '', nth = '1'] = named.exec(file) ?? [];
      const day = parseIsoDay(said);
      return day ? [{ path: join(folder, file), day, nth: Number(nth) }] : [];
    })
    .sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : b.nth - a.nth));
}

/** How long backups are kept: the last of each of so many days, weeks and months. */
const keeping = { days: 7, weeks: 8, months: 12 } as const;

/** What the backups of one ledger may take, in bytes. */
export const ceiling = 2 ** 30;

/**
 * Those that need not be kept any longer, or that there is no room for. The latest is always kept.
 * @param kept the latest first
 * @param sizeOf in bytes, as is the room
 */
export function toLetGo(
  kept: readonly KeptBackup[],
  sizeOf: (each: KeptBackup) => number,
  room: number,
): KeptBackup[] {
  const stay = new Set<KeptBackup>();
  const lastOfEach = (of: (day: Day) => string, count: number): void => {
    const seen = new Set<string>();
    for (const each of kept) {
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
  return kept.filter((each, place) => {
    if (!stay.has(each)) return true;
    left -= sizeOf(each);
    return left < 0 && place > 0;
  });
}
