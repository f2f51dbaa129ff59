/** Backups: making one, and which there are. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { backupLabelOf } from '../backups/archive.js';
import {
  backupFolder,
  backupsOf,
  type KeptBackup,
  makeBackupFolder,
  newBackupPath,
} from '../backups/folder.js';
import { flag, one } from '../cli/parameters.js';
import { dayOnClock } from '../cli/today.js';
import { type Verb, verb } from '../cli/verb.js';
import { findLedger } from '../files/location.js';
import { countEntries, endsIn } from '../ledger/ends.js';
import { readLedger } from '../ledger/ledger.js';
import { databaseOf } from '../ledger/reader.js';
import { code, paragraph, root } from '../papers/build.js';
import { Refusal } from '../text/refusal.js';
import { counted, inWords } from '../text/text.js';
import { type Day, shortDay } from '../time/day.js';
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
    const file = fileFor(ledger.path, to, dayOnClock(new Date(call.now)));
    const { label, templates } = makeBackup(ledger, file, {
      ...{ now: call.now, whole: true, replace: force },
    });
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

/** Where the backup goes: as that file, into that folder, or where the others are. */
function fileFor(ledger: string, to: string | undefined, day: Day): string {
  const path = to === undefined ? makeBackupFolder(ledger) : resolve(to);
  const isFolder = existsSync(path) && statSync(path).isDirectory();
  return isFolder ? newBackupPath(path, ledger, day) : path;
}

/** What a backup in the folder is, as far as it can be read. */
function described({ path, day, nth }: KeptBackup, read: typeof backupLabelOf) {
  const name = nth === 1 ? shortDay(day) : `${shortDay(day)} (${nth})`;
  try {
    const { entries, madeAt } = read(readFileSync(path), path);
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
    const path = findLedger(call.named);
    const now = entriesNow(path);
    const found = backupsOf(path)
      .map((each) => described(each, backupLabelOf))
      .map(({ path: file, day, name, madeAt, entries }) => {
        const since = entries === null || now === undefined ? null : Math.max(0, now - entries);
        return { file, day, name, madeAt, entries, since };
      });
    return {
      data: { backups: found.map(({ name: _, ...rest }) => rest) },
      document: root(
        found.length > 0 ? paragraph(`In ${backupFolder(path)}:`) : undefined,
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

/** How many entries the ledger holds; undefined where it does not open. */
function entriesNow(path: string): number | undefined {
  try {
    const ledger = readLedger(path);
    const count = ledger?.read((reader) => countEntries(endsIn(databaseOf(reader))));
    ledger?.close();
    return count;
  } catch (cause) {
    if (cause instanceof Refusal) return undefined;
    throw cause;
  }
}

export const verbs: readonly Verb[] = [backup, backups];
