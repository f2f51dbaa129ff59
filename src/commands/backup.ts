/** Backups: making one, and which there are. */
import { existsSync, realpathSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { backupEnding, makeBackupFolder, namesOf } from '../backups/folder.js';
import type { Made } from '../backups/making.js';
import { flag, one } from '../cli/parameters.js';
import { dayOnClock } from '../cli/today.js';
import { type Verb, verb } from '../cli/verb.js';
import { refuseLinksOfOthers } from '../files/links-of-others.js';
import {
  isOfLedgers,
  type SecondFolder,
  secondFolder,
  settleSecondFolder,
} from '../files/second-folder.js';
import { visible } from '../text/gate.js';
import { Refusal, usage } from '../text/refusal.js';
import { counted, inWords } from '../text/text.js';
import { toldOfSecond } from './backup-always.js';
import { backups } from './backup-list.js';
import { givenUp, lostFlag, lostFolder } from './backup-lost.js';
import { passphraseFile, passphraseOf } from './passphrase.js';
import { recorded } from './shown.js';

const backup = verb({
  path: ['backup'],
  group: 'Looking after the ledger:',
  summary: 'put a copy of the ledger away, checked; one is made each day by itself',
  examples: [
    ['momentum backup', 'where the others are: momentum backups'],
    ['momentum backup /media/stick', 'into that folder'],
    ['momentum backup harbour.zip', 'as that file'],
    ['momentum backup --encrypt /media/stick', 'for nobody without its passphrase, which is asked'],
    ['momentum backup --always /media/stick', 'now, and each day’s from now on as well'],
    ['momentum backup --lost /media/stick', 'now, and that stick is gone for good'],
  ],
  arguments: {
    to: one('file', 'a folder, or a file that is not there yet', { placeholder: 'TO' }),
  },
  options: {
    encrypt: flag('with a passphrase, in the format of age; takes a moment'),
    passphraseFile,
    always: one('file', 'from now on each day’s goes into this folder as well', {
      placeholder: 'FOLDER',
    }),
    onlyHere: flag('each day’s goes nowhere else any more'),
    ...lostFlag,
    force: flag('replace that file'),
  },
  json: {
    file: 'where it is',
    entries: 'how many entries it holds',
    templates: 'how many templates of your own',
    encrypted: 'whether it takes its passphrase to open it',
    always: 'the folder into which each day’s goes as well; null where there is none',
  },
  uses: 'reads',
  async run({ to, encrypt, passphraseFile: file, always, onlyHere, lost, force }, call) {
    if (always !== undefined && onlyHere) throw thereAndOnlyHere();
    if (always !== undefined && (encrypt || file !== undefined)) throw alwaysEncrypted();
    const { ledger } = call.session;
    const named = always === undefined ? undefined : secondOf(always, ledger.path);
    const placeTold = named ? toldOfSecond(named.folder, ledger.path) : [];
    const gone = lost === undefined ? undefined : lostFolder(lost, ledger.path);
    const before = secondFolder(ledger.path)?.folder;
    const given = to === undefined ? makeBackupFolder(ledger) : resolve(to);
    const isFolder = existsSync(given) && statSync(given).isDirectory();
    const isEncrypted = encrypt || file !== undefined;
    if (!isFolder) refuseOtherName(given, to ?? given, isEncrypted);
    const { makeBackup, makeEncryptedBackup } = await import('../backups/making.js');
    const how = { now: call.now, whole: true, replace: force };
    const passphrase = isEncrypted ? await passphraseOf(file, call, { isNew: true }) : undefined;
    const make = async (path: string): Promise<Made> =>
      passphrase === undefined
        ? makeBackup(ledger, path, how)
        : makeEncryptedBackup(ledger, path, { ...how, passphrase });
    const day = dayOnClock(new Date(call.now));
    const [path, { label, templates }] = isFolder
      ? await underNewName(given, namesOf(ledger.path, day, isEncrypted), make)
      : [given, await make(given)];
    const lostTold = gone === undefined ? [] : givenUp(gone, ledger.path);
    if (named) {
      const { keepInSecondFromNowOn } = await import('../backups/daily.js');
      const isBack = keepInSecondFromNowOn(ledger, named, path);
      // Whoever was forgotten while nobody knew of what lies there stands in it still.
      if (isBack) (await import('../backups/forgetting.js')).forgetInCopies(ledger, nobody);
    } else if (onlyHere) settleSecondFolder(ledger.path, undefined);
    const second = secondFolder(ledger.path)?.folder ?? null;
    const held = [
      counted(label.entries, 'entry', 'entries'),
      ...(templates > 0 ? [counted(templates, 'template')] : []),
    ];
    return {
      data: {
        ...{ file: path, entries: label.entries, templates },
        ...{ encrypted: isEncrypted, always: second },
      },
      document: recorded(
        `Backed up: ${inWords(held)}, checked and read back${isEncrypted ? ', encrypted' : ''}.`,
        [
          path,
          ...(always === undefined || second === null
            ? []
            : [`From now on each day’s goes there as well: ${second}`]),
          ...(before === undefined || before === second || before === gone
            ? []
            : [
                `None goes into ${before} any more. The backups there are listed still, and forget whoever is forgotten.`,
              ]),
          ...(onlyHere ? ['From now on each day’s is kept here alone.'] : []),
          ...lostTold,
          ...placeTold,
        ],
      ),
    };
  },
});

const nobody = { ids: [], people: [] };

const thereAndOnlyHere = (): Refusal =>
  usage(
    'always-and-only-here',
    'Each day’s can’t go into that folder as well and be kept here alone.',
    'Leave one of them out. To put one there now, and none after it: momentum backup FOLDER --only-here',
  );

const alwaysEncrypted = (): Refusal =>
  usage(
    'always-and-encrypt',
    'Each day’s backup makes itself, with nobody there to type a passphrase: it is not encrypted.',
    'Leave out --always to put an encrypted one there now.',
  );

/** @throws Refusal `backup-name` where there is no such folder, or it is one of ours; `link-of-another` */
function secondOf(typed: string, ledger: string): SecondFolder {
  const folder = resolve(typed);
  refuseLinksOfOthers(join(folder, 'momentum-backups'));
  const isFolder = existsSync(folder) && statSync(folder).isDirectory();
  const isOurs =
    isFolder &&
    (isOfLedgers(folder, ledger) || isOfLedgers(realpathSync(folder), realpathSync(ledger)));
  if (isOurs) {
    throw new Refusal(
      'backup-name',
      `“${visible(typed)}” is a folder of the ledger’s own: what lies there may go with it, and into the next backup.`,
      'Name a folder on another disk. Each day’s is kept on this one anyway: momentum backups',
    );
  }
  if (isFolder) return { folder, saidGone: false };
  throw new Refusal(
    'backup-name',
    `“${visible(typed)}” is no folder that is there.`,
    'Make the folder first, or plug in what it is on, and type the same again.',
  );
}

/** A file of a backup ends in .zip, or in .zip.age; what doesn't was meant as a folder. */
function refuseOtherName(path: string, typed: string, isEncrypted: boolean): void {
  const ending = backupEnding(isEncrypted);
  if (path.endsWith(ending)) return;
  throw new Refusal(
    'backup-name',
    `“${visible(typed)}” is no folder that is there, and no name for ${isEncrypted ? 'an encrypted' : 'a'} backup.`,
    `Make the folder first, or give a name that ends in ${ending}.`,
  );
}

/** Under the first of these names that is not taken, also by whoever makes one at the same time. */
async function underNewName(
  folder: string,
  names: Iterable<string>,
  make: (file: string) => Promise<Made>,
): Promise<readonly [file: string, made: Made]> {
  for (const name of names) {
    const file = join(folder, name);
    if (existsSync(file)) continue;
    try {
      return [file, await make(file)];
    } catch (cause) {
      if (!(cause instanceof Refusal) || cause.code !== 'file-exists') throw cause;
    }
  }
  throw new Error('there is always another number');
}

export const verbs: readonly Verb[] = [backup, backups];
