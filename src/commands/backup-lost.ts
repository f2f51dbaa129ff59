/** That a folder with backups in it is gone for good. */
import { resolve } from 'node:path';
import { foldersAway } from '../backups/folder.js';
import { one } from '../cli/parameters.js';
import { everyFolder, giveUpFolder } from '../files/second-folder.js';
import { visible } from '../text/gate.js';
import { Refusal } from '../text/refusal.js';

export const lostFlag = {
  lost: one('file', 'that folder is gone for good, with the backups in it', {
    placeholder: 'FOLDER',
  }),
};

/** The folder that is meant by it. @throws Refusal `not-lost` */
export function lostFolder(typed: string, path: string): string {
  const folder = resolve(typed);
  const known = everyFolder(path).map((each) => each.folder);
  const away = foldersAway(path);
  if (away.includes(folder)) return folder;
  if (known.includes(folder)) {
    throw new Refusal(
      'not-lost',
      `“${visible(typed)}” is there, and so are the backups in it.`,
      'To put no more of them there: momentum backup --only-here',
    );
  }
  throw new Refusal(
    'not-lost',
    `No backups of this ledger are known to lie in “${visible(typed)}”.`,
    away.length > 0
      ? 'These folders are not there now:'
      : 'No folder of its backups is missing. To see where they are: momentum backups',
    { details: away },
  );
}

/** Gives it up, and says what that comes to. @throws Refusal as `giveUpFolder` */
export function givenUp(folder: string, path: string): string[] {
  giveUpFolder(path, folder);
  return [
    `Given up as lost, and waited for no more: ${folder}`,
    'The backups in it are as they were when it was last there: whoever finds them can read them, and whoever was forgotten since stands in them still. Should it turn up: momentum backup --always FOLDER clears them, or delete them.',
  ];
}
