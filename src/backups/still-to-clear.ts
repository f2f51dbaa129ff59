/**
 * Whom the copies of a ledger still hold who are to be forgotten in it: written down before they are,
 * so that what was cut off in between is finished by whatever comes next. It names them, as the copies
 * do, for no longer than those.
 */
import { existsSync } from 'node:fs';
import { machineNote } from '../files/machine-note.js';
import type { Identity } from '../ledger/about-member.js';

interface StillToClear extends Identity {
  /** The folder that has to be there first: some of the copies lie in it. */
  readonly waitsFor?: string;
}

const note = machineNote('forgetting');

/** Where that is written down. */
export const noteFolder = note.folder;

/** What is written there already is not written again: a full disk may be why it is there still. */
export function noteStillToClear(path: string, who: StillToClear): void {
  if (JSON.stringify(note.read(path)) !== JSON.stringify(who)) note.write(path, who);
}

/** Whether anybody is, now or once a folder is back. */
export const isStillToClear = (path: string): boolean => note.read(path) !== undefined;

/** Who can be cleared by now; undefined where nobody is to be. */
export function stillToClear(path: string): Identity | undefined {
  const said = note.read(path) as Partial<StillToClear> | undefined;
  if (!said || !Array.isArray(said.ids) || !Array.isArray(said.people)) return undefined;
  if (said.waitsFor !== undefined && !existsSync(said.waitsFor)) return undefined;
  return { ids: said.ids, people: said.people };
}

export const nobodyToClear = (path: string): void => note.clear(path);
