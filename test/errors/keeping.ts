import {
  chmodSync,
  copyFileSync,
  cpSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { CommanderError } from 'commander';
import { packBackup, unpackBackup } from '../../src/backups/archive.js';
import { backupsIn } from '../../src/backups/folder.js';
import { ourFault, usageRefusal } from '../../src/cli/failure.js';
import type { Verb } from '../../src/cli/verb.js';
import { notTaken } from '../../src/commands/lines-taken.js';
import { openWriter, replicasIn } from '../../src/ledger/chain.js';
import { check } from '../../src/ledger/check.js';
import { guarded } from '../../src/ledger/guarded.js';
import { readLedger } from '../../src/ledger/ledger.js';
import { migrate } from '../../src/ledger/migrate.js';
import { schemaVersion } from '../../src/ledger/migrations/index.js';
import { concluded } from '../../src/ledger/outcome.js';
import { databaseOf } from '../../src/ledger/reader.js';
import { endsLeft } from '../../src/ledger/replicas.js';
import { doesNotLoad } from '../../src/ledger/sqlite.js';
import type { Refusal } from '../../src/text/refusal.js';
import { keepCommitment } from '../../src/things/commitment/changes.js';
import type { Session } from '../../src/things/session.js';
import { ageFile } from '../helpers/age.js';
import { claimSize } from '../helpers/damage.js';
import type { Shelf } from './case.js';

const bySqlite = (path: string, work: (db: Sqlite.Database) => void): void => {
  const db = new Sqlite(path);
  work(db);
  db.close();
};

const systemError = (code: string): Error => Object.assign(new Error(code), { code });

/** Changes a byte somewhere that only SQLite's own look at the file finds wrong. */
function damageAnIndex(path: string): void {
  const bytes = readFileSync(path);
  for (let at = bytes.indexOf('2026-11-14'); at !== -1; at = bytes.indexOf('2026-11-14', at + 1)) {
    const changed = Buffer.from(bytes);
    changed.write('2016', at);
    writeFileSync(path, changed);
    const ledger = readLedger(path);
    const found = ledger?.read((reader) => check(databaseOf(reader))) ?? [];
    ledger?.close();
    if (found[0]?.code === 'file-damaged') return;
  }
  throw new Error('no index was damaged');
}

/** Adds an entry of a kind that this version does not know, as a later one would write it. */
function writeLater(path: string): void {
  bySqlite(path, (db) => {
    const own = replicasIn(db).at(-1);
    if (!own) throw new Error('nothing was written yet');
    const writer = openWriter(db, own);
    writer.append({
      ...{ kind: 'meeting.sung', version: 1, subject: 1, no: null },
      ...{ batch: writer.next(), sitting: null, actor: null },
      ...{ on_day: '2026-11-21', recorded_at: Date.parse('2026-11-21T09:30:00Z') },
      ...{ data_fields: '', data: null, words_fields: '', words: null, secret: null },
    });
  });
}

/** A change that came to its end, and of which the disk then says that it failed. */
function atTheEnd(path: string, session: () => Pick<Session, 'ledger'>, code: string): unknown {
  const left = session().ledger.read((reader) => endsLeft(databaseOf(reader)));
  return concluded(
    path,
    () => {
      throw systemError(code);
    },
    () => left,
  );
}

let writer: Sqlite.Database | undefined;

/** The ledger's own file. */
export const ledger: Shelf = {
  title: 'The ledger',
  cases: [
    {
      code: 'unclear-wait',
      when: 'How long to wait for another program that writes was set to what is no number.',
      typed: 'MOMENTUM_WAIT=soon momentum status',
    },
    {
      code: 'no-ledger',
      when: 'There is none on this machine yet.',
      typed: 'momentum commitments',
      meddle: (path) => rmSync(path),
    },
    {
      code: 'which-ledger',
      when: 'There are several, and none was named.',
      typed: 'momentum commitments',
      given: ['momentum init --ledger sails --name "Sail Menders" --time-zone Europe/London'],
    },
    {
      code: 'unknown-ledger',
      when: 'A ledger was to be settled on that is not there.',
      typed: 'momentum use sails',
    },
    {
      code: 'ledger-missing',
      when: 'None of that name.',
      typed: 'momentum commitments --ledger harbor',
    },
    {
      code: 'ledger-exists',
      when: 'A new one would take the place of one that is there.',
      typed: 'momentum init --name "Harbour Menders"',
    },
    {
      code: 'not-a-ledger',
      when: 'The file is something else: a text, another program’s database, a folder.',
      typed: 'momentum commitments',
      meddle: (path) => writeFileSync(path, 'Dear Harbour Menders,\n'.repeat(50)),
    },
    {
      code: 'ledger-empty',
      when: 'There is nothing in the file; a copy that stopped half-way may leave one.',
      typed: 'momentum commitments',
      meddle: (path) => truncateSync(path, 0),
    },
    {
      code: 'ledger-damaged',
      when: 'Part of the file is missing or unreadable.',
      typed: 'momentum commitments',
      meddle: (path) => truncateSync(path, 20_000),
    },
    {
      code: 'ledger-altered',
      when: 'It holds something that momentum did not put there, such as a trigger; a file that came by e-mail may.',
      typed: 'momentum commitments',
      meddle: (path) => bySqlite(path, (db) => db.exec('CREATE VIEW extra AS SELECT 1')),
    },
    {
      code: 'ledger-newer',
      when: 'A newer version of momentum wrote it.',
      typed: 'momentum commitments',
      meddle: (path) => bySqlite(path, (db) => db.pragma(`user_version = ${schemaVersion + 1}`)),
    },
    {
      code: 'ledger-busy',
      when: 'Another program is writing, for longer than the wait of half a minute (MOMENTUM_WAIT, in seconds).',
      typed: 'momentum keep 1',
      meddle: (path) => {
        writer = new Sqlite(path);
        writer.exec('BEGIN EXCLUSIVE');
      },
      after: () => writer?.close(),
    },
    {
      code: 'ledger-replaced',
      when: 'A backup was put back in another window while it was waited for.',
      typed: 'momentum keep 1',
      refuses: ({ ledger: path }) =>
        guarded(path, () => {
          throw systemError('SQLITE_READONLY_DBMOVED');
        }),
    },
    {
      code: 'ledger-read-only',
      when: 'The file or its folder lets itself be read and not written.',
      typed: 'momentum keep 1',
      refuses: ({ ledger: path }) =>
        guarded(path, () => {
          throw systemError('SQLITE_READONLY');
        }),
    },
    {
      code: 'ledger-unreadable',
      when: 'The file does not let itself be opened.',
      typed: 'momentum commitments',
      refuses: ({ ledger: path }) =>
        guarded(path, () => {
          throw systemError('EACCES');
        }),
    },
    {
      code: 'disk-full',
      when: 'There is no room left.',
      typed: 'momentum keep 1',
      refuses: ({ ledger: path }) =>
        guarded(path, () => {
          throw systemError('SQLITE_FULL');
        }),
    },
    {
      code: 'line-not-taken',
      when: 'A line of a meeting could not be put on record; on a terminal the meeting goes on.',
      typed: 'momentum meeting live 1',
      refuses: ({ ledger: path }) => {
        try {
          guarded(path, () => {
            throw systemError('SQLITE_FULL');
          });
        } catch (cause) {
          throw notTaken(cause as Refusal, { typed: 'the hall was cold', lines: 3, isPart: false });
        }
      },
    },
    {
      code: 'disk-failing',
      when: 'The disk gives errors. Nothing of what was to be put on record is.',
      typed: 'momentum keep 1',
      refuses: ({ ledger: path }) =>
        guarded(path, () => {
          throw systemError('SQLITE_IOERR_FSYNC');
        }),
    },
    {
      code: 'system-spent',
      when: 'The system has no memory left, or no files that may be open.',
      typed: 'momentum keep 1',
      refuses: ({ ledger: path }) =>
        guarded(path, () => {
          throw systemError('EMFILE');
        }),
    },
    {
      code: 'on-record-unconfirmed',
      when: 'The disk failed at the very last step, when all was on record. Typed again it would be there twice.',
      typed: 'momentum keep 1',
      refuses: ({ ledger: path, session }) => atTheEnd(path, session, 'SQLITE_IOERR_DIR_FSYNC'),
    },
    {
      code: 'maybe-on-record',
      when: 'The disk failed at the end, and then would not say what became of it.',
      typed: 'momentum keep 1',
      refuses: ({ ledger: path, session }) => {
        const { ledger } = session();
        rmSync(path);
        return atTheEnd(path, () => ({ ledger }), 'SQLITE_IOERR_WRITE');
      },
    },
    {
      code: 'native-part',
      when: 'Node.js was replaced by another version since momentum was installed.',
      typed: 'momentum',
      refuses: () => {
        throw doesNotLoad(
          new Error('… using NODE_MODULE_VERSION 115. This version of Node.js requires …'),
          '/usr/lib/node_modules/momentum-ledger',
        );
      },
    },
    {
      code: 'migration-failed',
      when: 'A new version could not bring the ledger up to date.',
      typed: 'momentum',
      refuses: ({ ledger: path }) =>
        bySqlite(path, (db) =>
          migrate(db, () => undefined, [
            {
              version: schemaVersion + 1,
              name: 'weather',
              from: [],
              run: (each) =>
                each.exec(`DROP TRIGGER journal_only_forgets;
                  UPDATE journal SET on_day = '2020-01-01' WHERE seq = 12`),
            },
          ]),
        ),
    },
    {
      code: 'other-community',
      when: 'What was to be brought in is no copy of this ledger.',
      typed: 'momentum ledgers bring-in sails.momentum --dry-run',
      given: ['momentum init --ledger sails.momentum --name "Sail Menders"'],
    },
    {
      code: 'copy-unsound',
      when: 'What was to be brought in has been changed by something other than momentum.',
      typed: 'momentum ledgers bring-in copy.momentum --dry-run',
      meddle: (path, home) => {
        const copy = join(home, 'copy.momentum');
        copyFileSync(path, copy);
        bySqlite(copy, (db) => db.exec("UPDATE counter SET last = 99 WHERE name = 'member'"));
      },
    },
    {
      code: 'copy-is-older',
      when: 'What was to be brought in was last written by an earlier version.',
      typed: 'momentum ledgers bring-in copy.momentum --dry-run',
      meddle: (path, home) => {
        const copy = join(home, 'copy.momentum');
        copyFileSync(path, copy);
        bySqlite(copy, (db) => db.pragma(`user_version = ${schemaVersion - 1}`));
      },
    },
    {
      code: 'gone-meanwhile',
      when: 'Somebody took it back at the same time, in another window.',
      typed: 'momentum keep 1',
      refuses: ({ session }) => keepCommitment(session(), 0, {}),
    },
  ],
};

/** Replaces a backup in the folder by what `change` makes of its label. */
function relabelled(home: string, file: string, change: object): void {
  const path = join(home, file);
  const { label, ...rest } = unpackBackup(readFileSync(path), path);
  writeFileSync(path, packBackup({ ...rest, label: { ...label, ...change } }));
}

/** Making backups, and going back to one. */
export const backups: Shelf = {
  title: 'Backups',
  cases: [
    {
      code: 'no-backup',
      when: 'There is none to go back to where momentum keeps them, and none was named.',
      typed: 'momentum restore',
    },
    {
      code: 'which-backup',
      when: 'The ledger does not open, and others were called the same before it.',
      typed: 'momentum restore',
      given: ['momentum backup'],
      meddle: (path, home) => {
        const folder = join(home, '.local', 'state', 'momentum', 'backups', 'harbour-menders');
        const [own = ''] = readdirSync(folder);
        cpSync(join(folder, own), join(folder, '00000000'), { recursive: true });
        truncateSync(path, 0);
      },
    },
    {
      code: 'backup-of-others',
      when: 'Others on this machine may have written to each of them, and none was named.',
      typed: 'momentum restore',
      given: ['momentum backup'],
      meddle: (_, home) => {
        const folder = join(home, '.local', 'state', 'momentum', 'backups');
        for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
          if (file.endsWith('.zip')) chmodSync(join(folder, file), 0o666);
      },
    },
    {
      code: 'not-lost',
      when: 'What was named as lost is there, or no folder with backups of the ledger.',
      typed: 'momentum backup --lost /media/stick',
    },
    {
      code: 'backup-name',
      when: 'What was named is neither a folder that is there nor a name for a zip.',
      typed: 'momentum backup nowhere',
    },
    {
      code: 'always-and-only-here',
      when: 'Each day’s backup was to go into a folder as well, and nowhere else.',
      typed: 'momentum backup --always /media/stick --only-here',
    },
    {
      code: 'always-and-encrypt',
      when: 'Each day’s backup was to go into a folder as well, encrypted.',
      typed: 'momentum backup --always /media/stick --encrypt',
    },
    {
      code: 'backups-unreadable',
      when: 'The folder in which momentum keeps backups can’t be looked into.',
      typed: 'momentum backups',
      refuses: ({ home }) => {
        const file = join(home, 'no-folder');
        writeFileSync(file, '');
        return backupsIn(file, 'harbour-menders.momentum');
      },
    },
    {
      code: 'backup-damaged',
      when: 'The file is no backup, was cut short on its way, or is not what was written.',
      typed: 'momentum restore harbour.zip',
      files: { 'harbour.zip': 'PK and no more' },
    },
    {
      code: 'backup-newer',
      when: 'It was made by a later version.',
      typed: 'momentum restore harbour.zip',
      given: ['momentum backup harbour.zip'],
      meddle: (_, home) => relabelled(home, 'harbour.zip', { format: 2 }),
    },
    {
      code: 'backup-too-large',
      when: 'It says that it holds more than any ledger that is packed so small: made to fill the memory, or damaged.',
      typed: 'momentum restore harbour.zip',
      given: ['momentum backup harbour.zip'],
      meddle: (_, home) => claimSize(join(home, 'harbour.zip'), 'ledger.momentum', 1_500 * 2 ** 20),
    },
    {
      code: 'backup-of-another',
      when: 'It would take the place of another community’s ledger.',
      typed: 'momentum restore sails.zip --ledger harbour-menders',
      given: [
        'momentum init --ledger sails --name "Sail Menders" --time-zone Europe/London',
        'momentum backup sails.zip --ledger sails',
      ],
    },
    {
      code: 'wrong-passphrase',
      when: 'It is encrypted, and was made with another passphrase.',
      typed: 'momentum restore ~/harbour.zip.age --passphrase-file words.txt',
      files: { 'harbour.zip.age': ageFile, 'words.txt': 'two oars\n' },
    },
    {
      code: 'needs-passphrase',
      when: 'It is encrypted, and nobody can be asked for its passphrase.',
      typed: 'momentum restore ~/harbour.zip.age',
      files: { 'harbour.zip.age': ageFile },
    },
    {
      code: 'empty-passphrase',
      when: 'The file that was to hold the passphrase does not.',
      typed: 'momentum backup --encrypt --passphrase-file words.txt',
      files: { 'words.txt': '' },
    },
    {
      code: 'backup-unsound',
      when: 'What is to be backed up, or put back, is not sound.',
      typed: 'momentum backup',
      meddle: (path) =>
        bySqlite(path, (db) => db.exec("UPDATE commitment SET text = 'Find a hall' WHERE no = 1")),
    },
  ],
};

/** What should not happen. */
export const ours: Shelf = {
  title: 'What should not happen',
  cases: [
    {
      code: 'our-fault',
      when: 'A mistake in momentum itself. The report that is kept says where in the program it happened, and holds nobody’s name or words.',
      typed: 'momentum commitment show 1',
      refuses: ({ home }) => {
        throw ourFault(join(home, 'fault.txt'));
      },
    },
    {
      code: 'wrong-usage',
      when: 'Something about the command line can’t be understood that has no words of its own yet.',
      typed: 'momentum keep',
      refuses: () => {
        throw usageRefusal(new CommanderError(1, 'commander.new', 'error: not like this'), {
          path: ['keep'],
        } as unknown as Verb);
      },
    },
  ],
};

/** What `momentum check` says of a ledger that is not sound. */
export const findings: Shelf = {
  title: 'What momentum check finds',
  cases: [
    {
      code: 'file-damaged',
      finding: true,
      when: 'SQLite’s own look at the file finds it damaged.',
      typed: 'momentum check',
      meddle: damageAnIndex,
    },
    {
      code: 'journal-changed',
      finding: true,
      when: 'An entry of the journal is not what was written.',
      typed: 'momentum check',
      meddle: (path) =>
        bySqlite(path, (db) => {
          const gate = db
            .prepare("SELECT sql FROM sqlite_schema WHERE name = 'journal_only_forgets'")
            .pluck()
            .get() as string;
          db.exec('DROP TRIGGER journal_only_forgets');
          db.exec("UPDATE journal SET on_day = '2020-01-01' WHERE seq = 12");
          db.exec(gate);
        }),
    },
    {
      code: 'tables-drifted',
      finding: true,
      when: 'A table says something else than the journal.',
      typed: 'momentum check',
      meddle: (path) =>
        bySqlite(path, (db) => db.exec("UPDATE commitment SET text = 'Find a hall' WHERE no = 1")),
    },
    {
      code: 'newer-entries',
      finding: true,
      when: 'The journal holds entries of a kind that came in with a newer version.',
      typed: 'momentum check',
      meddle: (path) => writeLater(path),
    },
    {
      code: 'file-open-to-others',
      finding: true,
      when: 'Others on this machine could read the file.',
      typed: 'momentum check',
      meddle: (path) => chmodSync(path, 0o644),
    },
  ],
};
