/** What is said of the folder that each day’s backup goes into from now on. */
import { lstatSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { othersMayHaveWritten } from '../files/links-of-others.js';
import { ledgerName } from '../files/location.js';
import { visible } from '../text/gate.js';

/**
 * Whether what stands for the backups in that folder by now leads elsewhere, or is open to others: a
 * sentence each.
 * @param ledger its path
 */
export function toldOfSecond(folder: string, ledger: string): string[] {
  const backups = join(folder, 'momentum-backups');
  return [folder, backups, join(backups, ledgerName(ledger))].flatMap((path) => {
    const found = lstatSync(path, { throwIfNoEntry: false });
    if (!found) return [];
    const shown = visible(path);
    const real = leadsTo(path);
    const leads =
      found.isSymbolicLink() && path !== folder && real !== undefined
        ? [`“${shown}” is a link: the backups go where it leads, which is ${visible(real)}`]
        : [];
    const by = real === undefined ? undefined : othersMayHaveWritten(real);
    if (by === undefined) return leads;
    const whose =
      by === 'its-owner'
        ? 'belongs to somebody else on this machine'
        : 'can be written to by others on this machine';
    return [
      ...leads,
      `“${shown}” ${whose}, who can take the backups there away, or put others in their place. To keep them here alone: momentum backup --only-here`,
    ];
  });
}

function leadsTo(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}
