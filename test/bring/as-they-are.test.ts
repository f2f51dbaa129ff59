/** Files as people and their programs write them: what can be read is read. */
import { Buffer } from 'node:buffer';
import { expect, test } from 'vitest';
import type { ImportTemplate } from '../../src/bring/fields.js';
import { leftOut } from '../../src/bring/problems.js';
import { type ReadOptions, readImport } from '../../src/bring/read.js';
import type { FieldShapes } from '../../src/bring/row-fields.js';
import { refusalOf } from './refusal-of.js';
import { shipped } from './templates.js';

const today = '2026-11-30';
const read = (lines: readonly string[], options: Partial<ReadOptions> = {}) =>
  readImport(Buffer.from(`${lines.join('\n')}\n`), shipped('commitments'), {
    isOther: (cells) => cells.join() === 'Name,Email' || cells.join() === 'Date,Title',
    today,
    ...options,
  });
const told = (lines: readonly string[], options?: Partial<ReadOptions>): string[] =>
  read(lines, options).rows.map(({ fields: { what, due } }) => `${what} ${due ?? '-'}`);

const header = 'Action,Owner,Due';

test.each<readonly [what: string, lines: readonly string[], rows: readonly string[]]>([
  [
    'lines above the column names',
    ['Our tracker, 2026', '', header, 'A,Tom,2026-12-01'],
    ['A 2026-12-01'],
  ],
  [
    'a line that says what parts cells',
    ['sep=;', 'Action;Owner;Due', 'A, b;Tom;2026-12-01'],
    ['A, b 2026-12-01'],
  ],
  ['one that says a tab', ['sep=\t', 'Action\tDue', 'A\t2026-12-01'], ['A 2026-12-01']],
  ['short rows and commas at their ends', [header, 'A,Tom', 'B,Tom,,,,'], ['A -', 'B -']],
  ['a total below', [header, 'A,Tom,2026-12-01', 'Total,,1', 'Grand total: 1,,'], ['A 2026-12-01']],
  ['a footnote beside blanks', [header, 'A,Tom,', '(as of May), ,'], ['A -']],
  ['brackets at an end', [header, 'A,Tom,', 'B [urgent],,'], ['A -', 'B [urgent] -']],
  ['its column names again', [header, 'A,Tom,', header, 'B,Tom,'], ['A -', 'B -']],
  ['two columns alike that nothing is read from', [`${header},Note,Note`, 'A,Tom,,x,y'], ['A -']],
  [
    'several lists one below the other',
    [
      'Members',
      'Name,Email',
      'Tom,x@y.example',
      '',
      'Actions',
      header,
      'A,Tom,',
      '',
      'Meetings',
      'Date,Title',
      '2026-01-01,X',
    ],
    ['A -'],
  ],
  [
    'a list that goes on with its columns in another order',
    ['Q1', header, 'A,Tom,2026-03-01', '', 'Q2', 'Due,Action', '2026-06-01,B'],
    ['A 2026-03-01', 'B 2026-06-01'],
  ],
  ['control characters', [header, 'A\u0007b,Tom,\u00012026-12-01'], ['Ab 2026-12-01']],
  ['words for nothing', [header, 'A,n/a,TBC', 'B,-,none'], ['A -', 'B -']],
])('a file with %s is read', (_, lines, rows) => expect(told(lines)).toEqual(rows));

test.each<readonly [what: string, lines: readonly string[], next: string]>([
  [
    'a word of theirs stands among others',
    ['Summary of it,Issue Type,Assignee', 'Fix door,Task,Tom', 'Mend sail,Bug,Ida'],
    '--map "Summary of it=what"',
  ],
  [
    'a row with a day holds such words',
    ['Titel der Arbeit;Art;Bis', 'Fegen der Halle;Task;2026-12-01', 'Tee kaufen;Bug;2026-12-02'],
    '--map "Titel der Arbeit=what"',
  ],
])('a row is not taken for column names where %s', (_, lines, next) => {
  const refusal = refusalOf(() => read(lines));
  expect([refusal.code, refusal.next]).toEqual([
    'csv-missing-column',
    expect.stringContaining(next),
  ]);
});

test.each([
  [
    [
      'Email address,Nickname,Group status',
      't@x.example,Tom Reed,member',
      'g@x.example,Ida Ek,owner',
    ],
  ],
  [['Wer,Nickname,Role', 'x,Tom Reed,Chair', 'y,Ida Ek,Member']],
])('whoever is a “member” names no column (%#)', (lines) => {
  const file = Buffer.from(lines.join('\n'));
  const refusal = refusalOf(() => readImport(file, shipped('members'), { today }));
  expect(refusal.message).toBe('The file has no column for name.');
  expect(refusal.next).toContain('--map "Nickname=name"');
  const { rows } = readImport(file, shipped('members'), { today, map: ['Nickname=name'] });
  expect(rows.map(({ fields: { name } }) => name.name)).toEqual(['Tom Reed', 'Ida Ek']);
});

test.each([
  ['Tom Reed,tom@x.example', 'Ida Ek,ida@x.example'],
  ['Tom Reed,2026-02-14', 'Ida Ek,2026-03-02'],
  ['Tom Reed,member', 'Ida Ek,owner', 'Jo Na,member'],
  ['Tom Reed,member', 'Ida Ek,owner'],
])('a list without column names is called one, and nobody is lost (%s)', (...lines) => {
  const file = Buffer.from(lines.join('\n'));
  const refusal = refusalOf(() => readImport(file, shipped('members'), { today }));
  expect(refusal.code).toBe('csv-no-header');
  expect(refusal.next).toContain('Name,Email');
});

test('each list of a file is read by its own column names', () => {
  const lines = [
    header,
    'A,Tom,2026-12-01',
    ',,',
    'Action,Owner,Date done,Colour',
    'B,Ida,2026-11-10,red',
  ];
  const { rows, unread } = read(lines);
  expect(rows.map(({ fields: { what, keptOn } }) => [what, keptOn])).toEqual([
    ['A', null],
    ['B', '2026-11-10'],
  ]);
  expect(rows.map(({ has }) => has.has('keptOn'))).toEqual([false, true]);
  expect(unread).toEqual(['Colour']);
});

test.each([
  [['To do', header, 'A,Tom,', '', 'Done (1)', header, 'B,Ida,']],
  [[header, 'A,Tom,', 'Done,,', 'B,Ida,']],
])('a heading says what has become of the rows below it (%#)', (lines) => {
  const { rows, notes } = read(lines);
  expect(rows.map(({ fields: { what, status } }) => [what, status ?? 'open'])).toEqual([
    ['A', 'open'],
    ['B', 'kept'],
  ]);
  expect(notes.at(-1)).toMatch(/“Done( \(1\))?” \(line \d\) is taken as kept/);
});

test('lines that are no rows are named', () => {
  const { aside } = read(['Our tracker', '', header, 'A,Tom,', 'Total,,1']);
  expect(aside).toEqual([1, 5]);
});

test.each([
  ['On hold', 'open'],
  ['Blocked', 'open'],
  ['WIP', 'open'],
  ['y', 'kept'],
  ['✅', 'kept'],
  ['TRUE', 'kept'],
  ['not stated', null],
])('the word %s means %s', (word, status) => {
  const { rows } = read(['Action,Status', `A,${word}`]);
  expect(rows[0]?.fields.status).toBe(status);
});

test.each(['Late', 'Remote', 'P', 'Hybrid', '✅', 'TRUE'])('%s is present', (word) => {
  const { rows } = readImport(
    Buffer.from(`date,name,status\n2026-09-01,Tom,${word}\n`),
    shipped('attendance'),
    { today },
  );
  expect(rows[0]?.fields.status).toBe('present');
});

test('a word that nobody knows is explained by --map, or read as nothing', () => {
  const lines = ['Action,Status', 'A,Parked', 'B,Parked', 'C,Done'];
  const refusal = refusalOf(() => leftOut(read(lines).problems, false));
  expect(refusal.message).toContain('“Parked” on lines 2 and 3, column “Status”');
  expect(refusal.next).toContain(
    '--map "Status:Parked=WORD", where WORD is open, kept or released',
  );
  const status = (map: string) =>
    read(lines, { map: [map] }).rows.map(({ fields }) => fields.status);
  expect(status('Status:Parked=open')).toEqual(['open', 'open', 'kept']);
  expect(status('status:parked=-')).toEqual([null, null, 'kept']);
  const wrong = refusalOf(() => read(lines, { map: ['Status:Parked=dozing'] }));
  expect(wrong.code).toBe('csv-map-word');
});

test('all that is wrong is named at once, and the rest comes in without it', () => {
  const file = read([
    header,
    'A,Tom,2026-13-45',
    ',Tom,',
    'B,Tom,2026-12-01',
    'C,Tom,,beside',
    'D,Tom,2026-13-45',
  ]);
  const refusal = refusalOf(() => leftOut(file.problems, false));
  expect(refusal.code).toBe('csv-problems');
  const details = refusal.details.join('\n');
  expect(details).toContain('“2026-13-45” on lines 2 and 6, column “Due”');
  expect(details).toContain('Line 3 says nothing in column “Action”');
  expect(details).toContain('Line 5 has 4 cells');
  expect(file.rows.map(({ fields }) => fields.what)).toEqual(['B']);
  expect(leftOut(file.problems, true)).toHaveLength(3);
});

test.each([
  ['a file of Office without sheets', 'PK\u0003\u0004 [Content_Types].xml'],
  [
    'a LibreOffice document without sheets',
    'PK\u0003\u0004mimetypeapplication/vnd.oasis.opendocument.text',
  ],
  ['an old file of Office without sheets', '\u00d0\u00cf\u0011\u00e0'],
  ['a packed file', 'PK\u0003\u0004'],
  ['a PDF', '%PDF-1.7'],
  ['a picture', '\u0089PNG'],
  ['an address book', 'BEGIN:VCARD\nFN:Tom'],
  ['a calendar', 'BEGIN:VCALENDAR'],
  ['JSON', '[{"name": "Tom"}]'],
  ['a web page', '<!DOCTYPE html>'],
])('%s is called what it is', (what, bytes) => {
  const refusal = refusalOf(() =>
    readImport(Buffer.from(bytes, 'latin1'), shipped('members'), { today }),
  );
  expect(refusal.code).toBe('csv-not-text');
  expect(refusal.message).toContain(what);
});

test.each<readonly [kind: 'attendance' | 'meetings' | 'contributions', text: string]>([
  ['attendance', 'Order Date,Name\n2026-11-01,Tom Reed'],
  ['attendance', 'name,created_at\nTom Reed,2026-11-01'],
  ['attendance', 'Date,Which meeting did you attend?\n2026-11-01,November Meetup'],
  ['attendance', 'Date,Apologies by,Wer\n2026-11-01,Tom Reed,Ida Ek'],
  ['attendance', 'Start of it,Day of the call,Name\n2026-11-01,2026-11-02,Tom Reed'],
  ['meetings', 'end,Subject\n2026-11-01,Tea'],
  ['contributions', 'topic_title,date\nKettle Fixing,2026-11-01'],
])('no column that holds something else is proposed (%s: %j)', (kind, text) => {
  const { next } = refusalOf(() =>
    readImport<FieldShapes>(Buffer.from(text), shipped(kind) as ImportTemplate, { today }),
  );
  expect(next.replace('"COLUMN=', '').replace('--map "Wer=person"', '')).not.toContain('--map "');
});

test('columns that are named by days or numbers take no names from the others', () => {
  for (const days of ['1,2', '2026-10-12,2026-11-09']) {
    const lines = ['Our tracker,,,', `Name,Email,${days}`, 'Tom Reed,t@x.example,x,'];
    const { rows } = readImport(Buffer.from(lines.join('\n')), shipped('members'), { today });
    expect(rows.map(({ fields: { name } }) => name.name)).toEqual(['Tom Reed']);
  }
});

test('an address is read from what stands around it, and what is none is named', () => {
  const lines = [
    'Name,Email',
    'Ida Ek,Ida Ek <ida@x.example>',
    'Ulf Ek,mailto:ulf@x.example',
    'Tom Reed,tom@x.example ::: t2@x.example',
    'Jo Na,2',
  ];
  const file = Buffer.from(lines.join('\n'));
  const { rows, notes, problems } = readImport(file, shipped('members'), { today });
  expect(rows.map(({ fields: { email } }) => email)).toEqual([
    'ida@x.example',
    'ulf@x.example',
    'tom@x.example',
  ]);
  expect(notes.join()).toContain('Line 4 has 2 addresses');
  const { code, next } = refusalOf(() => leftOut(problems, false));
  expect([code, next]).toEqual(['csv-bad-address', expect.stringContaining('"Email:2=-"')]);
  const map = ['Email:2=-'];
  expect(readImport(file, shipped('members'), { today, map }).rows).toHaveLength(4);
});

test('what is said of a list below it is nobody', () => {
  const footers = [
    'Total members,2',
    '(see tab 2),',
    'Last updated 3 Nov by Ann,',
    'Total members: 2,',
  ];
  const file = Buffer.from(['Name,Email', 'Tom Reed,t@x.example', ...footers].join('\n'));
  const { rows, aside } = readImport(file, shipped('members'), { today });
  expect(rows.map(({ fields: { name } }) => name.name)).toEqual(['Tom Reed']);
  expect(aside).toEqual([3, 4, 5, 6]);
});

test.each(['ZoÃ« MÃ¼ller', 'Zo\ufffd Park', '=1+1', '#REF!'])('%s is nobody’s name', (name) => {
  const file = Buffer.from(`Name,Email\n${name},\nTom Reed,t@x.example`);
  const { rows, problems } = readImport(file, shipped('members'), { today });
  expect(rows).toHaveLength(1);
  expect(problems.all()).toHaveLength(1);
});

test('a column a day is read, and asked about where no column says who it was', () => {
  const read = (head: string) =>
    readImport(Buffer.from(`${head},2026-10-12,2026-11-09\nTom Reed,x,`), shipped('attendance'), {
      today,
    });
  expect(read('Name').rows).toMatchObject([
    { fields: { date: '2026-10-12', status: 'present', person: { name: 'Tom Reed' } } },
  ]);
  const { next } = refusalOf(() => read('Event,Role'));
  expect(next).toContain('a column for each day');
});

test('an example of --map is a column that could be it, or none is given', () => {
  const next = (lines: string) =>
    refusalOf(() => readImport(Buffer.from(lines), shipped('members'), { today })).next;
  expect(next('Zahl,Mitglied\n3,Tom Berg\n4,Uwe Maas\n')).toContain('--map "Mitglied=name"');
  expect(next('BEGIN,x\nFN:Tom,1\nTEL:22,2\n')).not.toMatch(/BEGIN|"x=/);
});
