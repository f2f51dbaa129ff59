/**
 * Where each day's backup of a ledger goes as well: a folder that was named once. Kept on this machine
 * beside the ledgers, and not in the ledger, since what a folder is called here means nothing elsewhere.
 */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import envPaths from 'env-paths';
import { machinePlace } from './memory.js';
import { makeFolder, writeFileWhole } from './write.js';

export interface SecondFolder {
  readonly folder: string;
  /** Whether it was said already that it is not there. */
  readonly saidGone: boolean;
}

const placeOf = (path: string): string =>
  join(envPaths('momentum', { suffix: '' }).data, '.backups', machinePlace(path));

/** What was named for the ledger at `path`, if anything was. */
export function secondFolder(path: string): SecondFolder | undefined {
  try {
    const { folder, saidGone } = JSON.parse(readFileSync(placeOf(path), 'utf8')) as SecondFolder;
    return typeof folder === 'string' ? { folder, saidGone: saidGone === true } : undefined;
  } catch {
    return undefined;
  }
}

/** Settles it, or that there is none. @throws Refusal as `writeFileWhole` */
export function settleSecondFolder(path: string, second: SecondFolder | undefined): void {
  const place = placeOf(path);
  if (!second) {
    rmSync(place, { force: true });
    return;
  }
  makeFolder(join(place, '..'));
  writeFileWhole(place, `${JSON.stringify(second)}\n`, { replace: true });
}
