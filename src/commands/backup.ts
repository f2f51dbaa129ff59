/** Backups: making one, and which there are. */
import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { BackupLabel } from '../backups/archive.js';
import { type KeptBackup, makeBackupFolder, namesOf } from '../backups/folder.js';
import { ledgerOrLost, listBackups } from '../backups/listed.js';
import type { Made } from '../backups/making.js';
import { flag, one } from '../cli/parameters.js';
import { waitIn } from '../cli/runtime.js';
import { dayOnClock } from '../cli/today.js';
import { type Verb, verb } from '../cli/verb.js';
import { readRegularFile } from '../files/read.js';
import { code, list, paragraph, root } from '../papers/build.js';
import { visible } from '../text/gate.js';
import { Refusal } from '../text/refusal.js';
import { counted, inWords } from '../text/text.js';
import { shortDay } from '../time/day.js';
import { listing, recorded } from './shown.js';

const looking = 'Looking after the ledger:';

const backup = verb({
  path: ['backup'],
  group: looking,
  summary: 'put a copy of the ledger away, checked; one is made each day by itself',
  examples: [
    ['momentum backup', 'where the others are: momentum backups'],
    ['momentum backup /media/stick', 'into that folder'],
    ['momentum backup harbour.zip', 'as that file'],
  ],
  arguments: {
    to: one('file', 'a folder, or a file that is not there yet', { placeholder: 'TO' }),
  },
  options: { force: flag('replace that file') },
  json: {
    file: 'where it is',
    entries: 'how many entries it holds',
    templates: 'how many templates of your own',
  },
  uses: 'reads',
  async run({ to, force }, call) {
    const { makeBackup } = await import('../backups/making.js');
    const { ledger } = call.session;
    const make = (file: string): Made =>
      makeBackup(ledger, file, { now: call.now, whole: true, replace: force });
    const given = to === undefined ? makeBackupFolder(ledger) : resolve(to);
    const isFolder = existsSync(given) && statSync(given).isDirectory();
    const day = dayOnClock(new Date(call.now));
    const [file, { label, templates }] = isFolder
      ? underNewName(given, namesOf(ledger.path, day), make)
      : [given, make(zipFile(given, to ?? given))];
    const held = [
      counted(label.entries, 'entry', 'entries'),
      ...(templates > 0 ? [counted(templates, 'template')] : []),
    ];
    return {
      data: { file, entries: label.entries, templates },
      document: recorded(`Backed up: ${inWords(held)}, checked and read back.`, [file]),
    };
  },
});

/** A file of a backup ends in .zip; what doesn't was meant as a folder. */
function zipFile(path: string, typed: string): string {
  if (path.endsWith('.zip')) return path;
  throw new Refusal(
    'backup-name',
    `“${visible(typed)}” is no folder that is there, and no name for a backup.`,
    'Make the folder first, or give a name that ends in .zip.',
  );
}

/** Under the first of these names that is not taken, also by whoever makes one at the same time. */
function underNewName(
  folder: string,
  names: Iterable<string>,
  make: (file: string) => Made,
): readonly [file: string, made: Made] {
  for (const name of names) {
    const file = join(folder, name);
    if (existsSync(file)) continue;
    try {
      return [file, make(file)];
    } catch (cause) {
      if (!(cause instanceof Refusal) || cause.code !== 'file-exists') throw cause;
    }
  }
  throw new Error('there is always another number');
}

/** What a backup in the folder is, as far as it can be read. */
function described(
  { path, day, nth }: KeptBackup,
  read: (bytes: Uint8Array, path: string) => BackupLabel,
) {
  const name = nth === 1 ? shortDay(day) : `${shortDay(day)} (${nth})`;
  try {
    const { entries, madeAt } = read(readRegularFile(path, { maxBytes: 2 ** 31 - 1 }), path);
    return { path, name, day, madeAt, entries };
  } catch {
    return { path, name, day, madeAt: null, entries: null };
  }
}

const backups = verb({
  path: ['backups'],
  group: looking,
  summary: 'the backups there are, and what has happened since each',
  examples: [['momentum backups', 'the latest first']],
  json: {
    backups:
      'file, day, when it was made, how many entries it holds and how many came since; null where that can not be read',
  },
  uses: 'makes',
  async run(_, call) {
    const { backupLabelOf } = await import('../backups/archive.js');
    const listed = listBackups(ledgerOrLost(call.named), waitIn(call.env));
    const found = listed.backups
      .map((each) => described(each, backupLabelOf))
      .map(({ path: file, day, name, madeAt, entries }) => {
        const known = entries !== null && listed.entries !== undefined;
        const since = known ? Math.max(0, listed.entries - entries) : null;
        return { file, day, name, madeAt, entries, since };
      });
    const folders = [...new Set(found.map(({ file }) => dirname(file)))];
    return {
      data: { backups: found.map(({ name: _, ...rest }) => rest) },
      document: root(
        ...(folders.length > 0 ? [paragraph('They are in:'), list(folders)] : []),
        ...listing(
          ['Made on', 'Entries', 'Since then', 'File'],
          found.map(({ name, entries, since, file }) => [
            name,
            entries === null ? 'can not be read' : String(entries),
            since === null ? '' : since === 0 ? 'nothing' : counted(since, 'entry', 'entries'),
            basename(file),
          ]),
          ['There is no backup yet. To make one: ', code('momentum backup')],
        ).children,
      ),
    };
  },
});

export const verbs: readonly Verb[] = [backup, backups];
