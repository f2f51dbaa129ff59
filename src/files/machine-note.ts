/**
 * What this machine keeps of a ledger beside the ledgers, and not in it, since it means nothing on
 * another one: a small file for each.
 */
import { readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import envPaths from 'env-paths';
import { makeFolder } from './folders.js';
import { machinePlace } from './memory.js';
import { writeFileWhole } from './write.js';

export interface MachineNote {
  /** The folder that such notes lie in. */
  folder(): string;
  /** Undefined where there is none, or where it can’t be read. */
  read(path: string): unknown;
  /** @throws Refusal as `writeFileWhole` */
  write(path: string, value: unknown): void;
  clear(path: string): void;
}

/** @param kind the folder that such notes lie in */
export function machineNote(kind: 'backups' | 'forgetting' | 'shared'): MachineNote {
  const folder = (): string => join(envPaths('momentum', { suffix: '' }).data, `.${kind}`);
  const placeOf = (path: string): string => join(folder(), machinePlace(path));
  return {
    folder,
    read(path) {
      try {
        return JSON.parse(readFileSync(placeOf(path), 'utf8')) as unknown;
      } catch {
        return undefined;
      }
    },
    write(path, value) {
      makeFolder(dirname(placeOf(path)));
      writeFileWhole(placeOf(path), `${JSON.stringify(value)}\n`, { replace: true, over: 'own' });
    },
    clear: (path) => rmSync(placeOf(path), { force: true }),
  };
}
