/** Which backups there are. */
import { existsSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import type { BackupLabel } from '../backups/archive.js';
import { isOurs, type KeptBackup } from '../backups/folder.js';
import { ledgerOrLost, listBackups } from '../backups/listed.js';
import { waitIn } from '../cli/runtime.js';
import { verb } from '../cli/verb.js';
import { readRegularFile } from '../files/read.js';
import { everyFolder, secondFolder } from '../files/second-folder.js';
import { code, list, paragraph, root } from '../papers/build.js';
import { counted } from '../text/text.js';
import { shortDay } from '../time/day.js';
import { listing } from './shown.js';

/** What a backup in the folder is, as far as it can be read. */
function described(
  { path, day, nth, isEncrypted }: KeptBackup,
  read: (bytes: Uint8Array, path: string) => BackupLabel,
) {
  const name = nth === 1 ? shortDay(day) : `${shortDay(day)} (${nth})`;
  const encrypted = isEncrypted;
  if (encrypted) return { path, name, day, madeAt: null, entries: null, encrypted };
  try {
    const { entries, madeAt } = read(readRegularFile(path, { maxBytes: 2 ** 31 - 1 }), path);
    return { path, name, day, madeAt, entries, encrypted };
  } catch {
    return { path, name, day, madeAt: null, entries: null, encrypted };
  }
}

/** Where a backup lies, as people call it: the folder that was named for it, or where all of them are. */
function placesOf(path: string): (file: string) => string {
  const named = everyFolder(path).map(({ folder }) => folder);
  return (file) => named.find((folder) => file.startsWith(join(folder, sep))) ?? 'this machine';
}

export const backups = verb({
  path: ['backups'],
  group: 'Looking after the ledger:',
  summary: 'the backups there are, and what has happened since each',
  examples: [['momentum backups', 'the latest first']],
  json: {
    backups:
      'file, day, when it was made, how many entries it holds and how many came since (null where that can not be read), and whether it is encrypted',
    always: 'the folder into which each day’s goes as well; null where there is none',
  },
  uses: 'makes',
  async run(_, call) {
    const { backupLabelOf } = await import('../backups/archive.js');
    const path = ledgerOrLost(call.named);
    const listed = listBackups(path, waitIn(call.env));
    const found = listed.backups
      .map((each) => described(each, backupLabelOf))
      .map(({ path: file, day, name, madeAt, entries, encrypted }) => {
        const known = entries !== null && listed.entries !== undefined;
        const since = known ? Math.max(0, listed.entries - entries) : null;
        return { file, day, name, madeAt, entries, since, encrypted };
      });
    const second = secondFolder(path)?.folder ?? null;
    const others = listed.backups.filter((each) => !isOurs(each)).map((each) => each.path);
    const placeOf = placesOf(path);
    const isElsewhere = found.some(({ file }) => placeOf(file) !== placeOf(''));
    const folders = [...new Set(found.map(({ file }) => dirname(file)))];
    return {
      data: { backups: found.map(({ name: _, ...rest }) => rest), always: second },
      document: root(
        ...(folders.length > 0 ? [paragraph('They are in:'), list(folders)] : []),
        ...listing(
          ['Made on', 'Entries', 'Since then', ...(isElsewhere ? ['Where'] : []), 'File'],
          found.map(({ name, entries, since, file, encrypted }) => [
            name,
            encrypted ? 'encrypted' : entries === null ? 'can not be read' : String(entries),
            since === null ? '' : since === 0 ? 'nothing' : counted(since, 'entry', 'entries'),
            ...(isElsewhere ? [placeOf(file)] : []),
            basename(file),
          ]),
          ['There is no backup yet. To make one: ', code('momentum backup')],
        ).children,
        ...(others.length === 0
          ? []
          : [
              paragraph(
                'Taken only where you name them, since others on this machine may have written to them:',
              ),
              list(others),
            ]),
        ...(second === null
          ? []
          : [
              paragraph(
                `Each day’s goes into ${second} as well${existsSync(second) ? '' : ', which is not there now'}.`,
              ),
            ]),
      ),
    };
  },
});
