import { copyFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeDocuments } from '../../src/commands/checkin-documents.js';
import { refuseLinksOfOthers } from '../../src/files/links-of-others.js';
import { readRegularFile } from '../../src/files/read.js';
import { unconfirmed } from '../../src/files/unwritten.js';
import { writeFileWhole } from '../../src/files/write.js';
import { british } from '../../src/language/index.js';
import { fillerFor } from '../../src/papers/liquid/fill.js';
import { compiler } from '../../src/papers/liquid/liquid.js';
import { timeLimit } from '../../src/papers/making/templates.js';
import { diskRefusal } from '../../src/text/disk.js';
import { lockedWorkbook, sheetOf, tooLargeWorkbook, workbookOf } from '../helpers/workbooks.js';
import type { Shelf } from './case.js';
import { ownTemplate } from './own-template.js';

/** A folder that is a link to itself. */
function looped(home: string): string {
  const loop = join(home, 'loop');
  symlinkSync(loop, loop);
  return loop;
}

/** Does `work` as somebody who may write nowhere; the superuser may write anywhere. */
function asNobody<Value>(work: () => Value): Value {
  const root = process.geteuid?.() === 0;
  if (root) process.seteuid?.(65_534);
  try {
    return work();
  } finally {
    if (root) process.seteuid?.(0);
  }
}

/** A machine on which nothing can be shown. */
const noViewer = { isThere: () => false, show: async () => undefined };

/** Files that are read and written. */
export const files: Shelf = {
  title: 'Files',
  cases: [
    {
      code: 'file-not-found',
      when: 'There is no file of that name.',
      typed: 'momentum import members people.csv',
    },
    {
      code: 'file-not-regular',
      when: 'It is a folder, a link, a device or a pipe.',
      typed: 'momentum import members people.csv',
      meddle: (_, home) => symlinkSync('/etc/hosts', join(home, 'people.csv')),
    },
    {
      code: 'file-too-large',
      when: 'The file is larger than anything that is read here.',
      typed: 'momentum checkin --answers friday.yaml',
      files: { 'friday.yaml': `# ${'a'.repeat(300_000)}` },
    },
    {
      code: 'file-exists',
      when: 'A document would take the place of a file that is there.',
      typed: 'momentum plan --output plan.md',
      files: { 'plan.md': 'My own words' },
    },
    {
      code: 'file-is-kept',
      when: 'It would take the place of a ledger, a backup or a template of your own, or of what momentum keeps beside them, even with --force.',
      typed: 'momentum state --format text --output copy.momentum --force',
      meddle: (ledger, home) => copyFileSync(ledger, join(home, 'copy.momentum')),
    },
    {
      code: 'link-of-another',
      when: 'Where anybody may write, somebody else’s link leads elsewhere.',
      typed: 'momentum backup --always /var/tmp/stick',
      refuses: () =>
        refuseLinksOfOthers('/var/tmp/stick', {
          own: 1000,
          at: (path) => ({
            ...{ mode: 0o1777, uid: path === '/var/tmp' ? 0 : 1001 },
            isSymbolicLink: () => path === '/var/tmp/stick',
          }),
        }),
    },
    {
      code: 'folder-missing',
      when: 'A document would go into a folder that is not there.',
      typed: 'momentum plan --output nowhere/plan.md',
    },
    {
      code: 'unknown-format',
      when: 'The file’s name does not say how to write the document.',
      typed: 'momentum plan --output plan.xyz',
    },
    {
      code: 'file-unreadable',
      when: 'The file does not let itself be read.',
      typed: 'momentum import members people.csv',
      refuses: ({ home }) => {
        const path = join(home, 'people.csv');
        writeFileSync(path, 'name\n', { mode: 0o000 });
        return asNobody(() => readRegularFile(path, { maxBytes: 99 }));
      },
    },
    {
      code: 'folder-not-writable',
      when: 'The folder does not let anything be put into it.',
      typed: 'momentum plan --output plan.md',
      refuses: ({ home }) =>
        asNobody(() => writeFileWhole(join(home, 'plan.md'), '', { replace: false })),
    },
    {
      code: 'file-not-written',
      when: 'The file could not be written for a reason that only the system knows.',
      typed: 'momentum plan --output plan.md',
      refuses: ({ home }) => writeFileWhole(join(looped(home), 'plan.md'), '', { replace: false }),
    },
    {
      code: 'written-unconfirmed',
      when: 'The file stands in its place, and the disk gave an error when it was asked to keep it for good.',
      typed: 'momentum plan --output plan.md',
      refuses: () => {
        throw unconfirmed('plan.md', Object.assign(new Error('EIO'), { code: 'EIO' }));
      },
    },
    {
      code: 'not-usable',
      when: 'Something that momentum keeps for itself could not be read or written.',
      typed: 'momentum use harbour',
      refuses: () => {
        throw diskRefusal(Object.assign(new Error('EACCES'), { code: 'EACCES' }), 'in-use');
      },
    },
    {
      code: 'folder-not-made',
      when: 'The folder for the documents of the check-in can’t be made.',
      typed: 'momentum checkin --output-folder plan.md',
      files: { 'plan.md': 'My own words' },
      refuses: ({ session, home }) =>
        makeDocuments({ session: session(), env: {}, viewer: noViewer }, join(home, 'plan.md')),
    },
  ],
};

const someone = sheetOf([['Name'], ['Ana López']]);
const notReckoned: typeof someone = {
  ...sheetOf([
    ['Name', 'Joined'],
    ['Ana López', 1],
  ]),
  B2: { t: 'n', f: 'TODAY()' },
};
const something = sheetOf([
  ['What', 'Who', 'Due'],
  ['Mend the lamp', 'Tom Reed', '2026-12-01'],
]);

const csv = (text: string) => ({ 'people.csv': text });

/** What other programs wrote. */
export const imports: Shelf = {
  title: 'Importing',
  cases: [
    {
      code: 'csv-empty',
      when: 'There is nothing in the file.',
      typed: 'momentum import members people.csv',
      files: csv(''),
    },
    {
      code: 'csv-encoding',
      when: 'The letters of the file can’t be read.',
      typed: 'momentum import members people.csv',
      files: { 'people.csv': Buffer.from('name\nZo\xeb Park\n', 'latin1') },
    },
    {
      code: 'csv-missing-column',
      when: 'A column that is needed is not there, or goes by a name that is not known.',
      typed: 'momentum import members people.csv',
      files: csv('telephone\n0123\n'),
    },
    {
      code: 'csv-duplicate-header',
      when: 'Two columns have one name, and it is one that is read.',
      typed: 'momentum import members people.csv',
      files: csv('name,email,Name\nZoë Park,zoe@harbour.example,Zoë\n'),
    },
    {
      code: 'csv-quote',
      when: 'A quotation mark is opened and never closed.',
      typed: 'momentum import members people.csv',
      files: csv('name,email\n"Zoë Park,zoe@harbour.example\nLena Park,lena@harbour.example\n'),
    },
    {
      code: 'csv-no-header',
      when: 'The first line is a row already.',
      typed: 'momentum import members people.csv',
      files: csv('Zoë Park,zoe@harbour.example\nLena Park,lena@harbour.example\n'),
    },
    {
      code: 'csv-marks',
      when: 'A column of marks may say who was there.',
      typed: 'momentum import attendance people.csv',
      files: csv('date,name,RSVP\n2026-09-01,Amina Yusuf,yes\n'),
    },
    {
      code: 'csv-half-name',
      when: 'People stand by one half of their names, and another column may hold the other.',
      typed: 'momentum import members people.csv',
      files: csv('Called,Surname\nZoë,Park\nLena,Park\n'),
    },
    {
      code: 'csv-bad-address',
      when: 'What stands in a column of e-mail addresses is none.',
      typed: 'momentum import members people.csv',
      files: csv('name,email\nZoë Park,2\n'),
    },
    {
      code: 'csv-bad-name',
      when: 'The letters of a name were garbled before, or it is a formula.',
      typed: 'momentum import members people.csv',
      files: csv('name\nZoÃ« Park\n'),
    },
    {
      code: 'csv-ragged',
      when: 'A row has more in it than there are columns.',
      typed: 'momentum import members people.csv',
      files: csv('name,email\nPark, Zoë,zoe@harbour.example\n'),
    },
    {
      code: 'csv-cell-too-long',
      when: 'A cell is longer than anybody would write; one of ten megabytes too.',
      typed: 'momentum import members people.csv',
      files: csv(`name,email\n${'Zoë '.repeat(2_500_000)},zoe@harbour.example\n`),
    },
    {
      code: 'csv-too-many',
      when: 'More columns or rows than are imported at once.',
      typed: 'momentum import members people.csv',
      files: csv(`${Array.from({ length: 501 }, (_, i) => `column ${i}`).join(',')}\n`),
    },
    {
      code: 'csv-missing-value',
      when: 'A row leaves out what every row needs.',
      typed: 'momentum import members people.csv',
      files: csv('name,email\n,zoe@harbour.example\n'),
    },
    {
      code: 'csv-unknown-word',
      when: 'A cell should hold one of a few words and holds another.',
      typed: 'momentum import attendance people.csv',
      files: csv('date,person,status\n2026-11-12,Tom Reed,sleeping\n'),
    },
    {
      code: 'csv-bad-date',
      when: 'A cell should hold a day and holds none.',
      typed: 'momentum import attendance people.csv',
      files: csv('date,person\n2026-02-31,Tom Reed\n'),
    },
    {
      code: 'csv-ambiguous-date',
      when: 'The days of a column can be read with the day first or the month first.',
      typed: 'momentum import attendance people.csv',
      files: csv('date,person\n03/04/2026,Tom Reed\n'),
    },
    {
      code: 'csv-mixed-dates',
      when: 'The days of a column are written in several ways.',
      typed: 'momentum import attendance people.csv',
      files: csv('date,person\n25/04/2026,Tom Reed\n04/27/2026,Tom Reed\n'),
    },
    {
      code: 'csv-bad-time',
      when: 'A cell should hold a time and holds none.',
      typed: 'momentum import meetings people.csv',
      files: csv('date,title,start\n2026-11-12,Mending evening,teatime\n'),
    },
    {
      code: 'csv-map-unclear',
      when: 'The flag --map does not say which column is which field.',
      typed: 'momentum import members people.csv --map "Full name"',
      files: csv('Full name\nZoë Park\n'),
    },
    {
      code: 'csv-map-column',
      when: 'The flag --map names a column that is not there.',
      typed: 'momentum import members people.csv --map "Full name=name"',
      files: csv('Whole name\nZoë Park\n'),
    },
    {
      code: 'csv-map-field',
      when: 'The flag --map names a field that is not there.',
      typed: 'momentum import members people.csv --map "Shoe size=shoes"',
      files: csv('name,Shoe size\nZoë Park,38\n'),
    },
    {
      code: 'csv-which-meeting',
      when: 'Several meetings were held on that day.',
      typed: 'momentum import attendance people.csv',
      given: ['momentum meeting hold "Tool sorting" --on 2026-11-12 --new'],
      files: csv('date,person\n2026-11-12,Tom Reed\n'),
    },
    {
      code: 'csv-which',
      when: 'Only a person can tell what becomes of a row: whom it means, or whether it is new.',
      typed: 'momentum import members people.csv',
      files: csv('name,email\nThomas Reed,tom@harbour.example\n'),
    },
    {
      code: 'csv-row-unclear',
      when: 'The flag --row does not say what becomes of which row.',
      typed: 'momentum import members people.csv --row new',
      files: csv('name\nZoë Park\n'),
    },
    {
      code: 'csv-row-answer',
      when: 'The flag --row answers what was not asked.',
      typed: 'momentum import members people.csv --row "2=new"',
      files: csv('name\nZoë Park\n'),
    },
    {
      code: 'csv-contradiction',
      when: 'Two rows of a file can’t both be so.',
      typed: 'momentum import attendance people.csv',
      files: csv(
        'date,person,status\n2026-11-12,Tom Reed,present\n2026-11-12,Tom Reed,apologies\n',
      ),
    },
    {
      code: 'csv-list-of-people',
      when: 'What is to be read as contributions looks like a list of people.',
      typed: 'momentum import contributions people.csv',
      files: csv(
        'username,name,created_at,last_seen_at\nzoe,Zoë Park,2026-01-01,2026-02-02\nlena,Lena Park,2026-01-01,2026-02-02\n',
      ),
    },
    {
      code: 'csv-problems',
      when: 'Several things in a file can’t be read as they are: all of them are named at once.',
      typed: 'momentum import commitments people.csv',
      files: csv(
        'what,who,due,status\nPaint the sign,Tom Reed,soonish,parked\nBuy glue,Tom Reed,,parked\n,Tom Reed,,\n',
      ),
    },
    {
      code: 'which-sheet',
      when: 'Several sheets of a workbook have the columns of what is to come in.',
      typed: 'momentum import members people.xlsx',
      files: { 'people.xlsx': workbookOf({ 2025: someone, 2026: someone }) },
    },
    {
      code: 'no-such-sheet',
      when: 'No sheet of the workbook that holds anything has the name that was given.',
      typed: 'momentum import members people.xlsx --sheet Persons',
      files: { 'people.xlsx': workbookOf({ People: someone }) },
    },
    {
      code: 'which-list',
      when: 'A file can be read as several lists, or its columns are those of none.',
      typed: 'momentum import people.xlsx',
      files: { 'people.xlsx': workbookOf({ People: someone, Actions: something }) },
    },
    {
      code: 'workbook-not-reckoned',
      when: 'The results of formulas were never stored, as where a program wrote the workbook.',
      typed: 'momentum import members people.xlsx',
      files: { 'people.xlsx': workbookOf({ People: notReckoned }) },
    },
    {
      code: 'workbook-locked',
      when: 'A password locks the workbook.',
      typed: 'momentum import members people.xlsx',
      files: { 'people.xlsx': lockedWorkbook() },
    },
    {
      code: 'workbook-damaged',
      when: 'The workbook is damaged or cut short.',
      typed: 'momentum import members people.xlsx',
      files: { 'people.xlsx': workbookOf({ People: someone }).subarray(0, -400) },
    },
    {
      code: 'workbook-too-large',
      when: 'The sheets of the workbook unpack to more than is read.',
      typed: 'momentum import members people.xlsx',
      files: { 'people.xlsx': tooLargeWorkbook() },
    },
    {
      code: 'csv-not-text',
      when: 'The file is none that a list can be read from, such as a Word file.',
      typed: 'momentum import members people.csv',
      files: { 'people.csv': Buffer.from('PK\u0003\u0004 [Content_Types].xml', 'latin1') },
    },
    {
      code: 'csv-map-word',
      when: 'The flag --map lets a word stand for one that is not known.',
      typed: 'momentum import attendance people.csv --map "status:sleeping=dozing"',
      files: csv('date,person,status\n2026-11-12,Tom Reed,sleeping\n'),
    },
    {
      code: 'csv-same-name',
      when: 'A name stands twice, with two addresses.',
      typed: 'momentum import members people.csv',
      files: csv('name,email\nZoë Park,zoe@harbour.example\nZoë Park,zp@harbour.example\n'),
    },
    {
      code: 'csv-kept-by-nobody',
      when: 'A commitment is said to have been kept, and by nobody.',
      typed: 'momentum import commitments people.csv',
      files: csv('what,status,who\nPaint the sign,kept,\n'),
    },
    {
      code: 'csv-unknown-member',
      when: 'A list of spellings names a member whom nobody knows.',
      typed: 'momentum import unmatched --file people.csv',
      files: csv('written,person\nZ. Park,Zoë Park\n'),
    },
    {
      code: 'which-verdict',
      when: 'It was not said, or said twice, what becomes of a name that waits.',
      typed: 'momentum import unmatched "Z. Park" --add --ignore',
      given: ['momentum import attendance who.csv'],
      files: { 'who.csv': 'date,person\n2026-11-12,Z. Park\n' },
    },
    {
      code: 'name-settled',
      when: 'The name does not wait any more.',
      typed: 'momentum import unmatched "Z. Park"',
      given: ['momentum import attendance who.csv', 'momentum import unmatched "Z. Park" --ignore'],
      files: { 'who.csv': 'date,person\n2026-11-12,Z. Park\n' },
    },
    {
      code: 'import-template',
      when: 'A list of column names of the ledger’s own is written wrongly.',
      typed: 'momentum import members people.csv',
      files: csv('name\nZoë Park\n'),
      meddle: ownTemplate('imports', 'members.yaml', 'summary: people\nfields: none\n'),
    },
  ],
};

/** Templates, and what is made of them. */
export const documents: Shelf = {
  title: 'Documents and their templates',
  cases: [
    {
      code: 'template-unreadable',
      when: 'A template of the ledger’s own is written wrongly; each mistake is shown with its place.',
      typed: 'momentum state',
      meddle: ownTemplate(
        'documents',
        'state-of-play.yaml',
        'title: Ours\nsections:\n  - titel: x\n',
      ),
    },
    {
      code: 'unknown-template',
      when: 'There is no document of that name, among momentum’s or your own.',
      typed: 'momentum document make state-of-pla',
    },
    {
      code: 'template-name',
      when: 'A new template can’t be called that.',
      typed: 'momentum document new "Autumn letter"',
    },
    {
      code: 'template-exists',
      when: 'A template of that name has been begun already.',
      typed: 'momentum document new autumn-letter',
      given: ['momentum document new autumn-letter'],
    },
    {
      code: 'audience-wider',
      when: 'A document would tell its readers more than it is meant to.',
      typed: 'momentum document make state-of-play --audience facilitator',
    },
    {
      code: 'unknown-fact',
      when: 'Nothing of that name can be put into a document.',
      typed: 'momentum document facts --section meeting',
    },
    {
      code: 'template-stuck',
      when: 'A text in a template can’t be filled in, or asks for more work than a document is worth.',
      typed: 'momentum state',
      refuses: () => fillerFor({}, compiler(british))('Next: {{ meetings.next.title | shout }}'),
    },
    {
      code: 'template-slow',
      when: 'A template of the ledger’s own takes longer than anybody should wait.',
      typed: 'momentum state',
      refuses: () =>
        timeLimit(20)(() => {
          for (;;);
        }),
    },
    {
      code: 'document-too-long',
      when: 'A template makes more than anybody would read.',
      typed: 'momentum state',
      refuses: () => {
        const fill = fillerFor({ words: 'harbour '.repeat(50_000) }, compiler(british));
        for (let i = 0; i < 100; i += 1) fill('{{ words }}');
      },
    },
  ],
};
