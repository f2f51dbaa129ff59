/**
 * Whom the copies of a ledger still hold who are to be forgotten in it: written down before they are,
 * so that what was cut off in between is finished by whatever comes next. It names them, as the copies
 * do, for no longer than those.
 */
import { clearLeftovers } from '../files/leftovers.js';
import { machineNote } from '../files/machine-note.js';
import type { Identity } from '../ledger/about-member.js';

export interface StillToClear extends Identity {
  /** Folders that have to be there first: some of the copies lie in them. */
  readonly waitsFor?: string | readonly string[];
  /**
   * Those who were about to be forgotten in the ledger, each apart from the others: whatever cut that
   * off may have left any of them on record.
   */
  readonly next?: readonly Identity[];
  /** The copies that could not be read or written yet; where nothing is said, all of them are to be cleared. */
  readonly copies?: readonly string[];
}

const note = machineNote('forgetting');

/** Where that is written down. */
export const noteFolder = note.folder;

/** What is written there already is not written again: a full disk may be why it is there still. */
export function noteStillToClear(path: string, who: StillToClear): void {
  if (JSON.stringify(note.read(path)) !== JSON.stringify(who)) note.write(path, who);
}

/**
 * Who are to be cleared, now or once a folder is back. What a kill left of such a note half written is
 * taken away: it names them as well.
 */
export function stillToClear(path: string): StillToClear | undefined {
  clearLeftovers(note.folder());
  const said = note.read(path) as Partial<StillToClear> | undefined;
  if (!said || !Array.isArray(said.ids) || !Array.isArray(said.people)) return undefined;
  return said as StillToClear;
}

/** The folders that were not there. */
export const copiesWaitedFor = ({ waitsFor = [] }: StillToClear): readonly string[] =>
  typeof waitsFor === 'string' ? [waitsFor] : waitsFor;

export const nobodyToClear = (path: string): void => note.clear(path);
