import { Buffer } from 'node:buffer';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { leftOut } from '../../src/bring/problems.js';
import { type ReadOptions, readImport } from '../../src/bring/read.js';
import type { Name } from '../../src/bring/row-fields.js';
import { readTime } from '../../src/bring/values.js';
import { hasUnseen } from '../../src/text/gate.js';
import type { Day } from '../../src/time/day.js';
import { refusalOf } from './refusal-of.js';
import { type Kind, type RowOfKind, shapeOf, shipped } from './templates.js';

const today: Day = '2026-11-30';
type Options = Omit<ReadOptions, 'today'>;
const read = <K extends Kind>(kind: K, text: string, options?: Options) =>
  readImport(Buffer.from(text), shipped(kind), { today, ...options });
const refused = (kind: Kind, text: string, options?: Options) =>
  refusalOf(() => leftOut(read(kind, text, options).problems, false));
const name = (written: string, clean = written): Name => ({ name: clean, written });

describe('members', () => {
  it('are read with what is known of them', () => {
    const file = read(
      'members',
      'Name,E-mail,Handle,Joined,Good at,Aliases,Shoe size\n  Ada   Lund ,ada@harbour.example,@ada,3 Apr 2026,"toasters,\nlamps",A. Lund; ; Addie;,38\nBo,,,,,,\n',
    );
    expect(file.unread).toEqual(['Shoe size']);
    expect(file.mapped).toMatchObject({ name: 'Name', email: 'E-mail', goodAt: 'Good at' });
    expect(file.rows.map((row) => row.line)).toEqual([2, 4]);
    expect(file.rows[0]?.fields).toEqual({
      // What stands in no column is unknown, of whichever field.
      ...Object.fromEntries(Object.keys(shapeOf('members').fields).map((key) => [key, null])),
      name: name('Ada   Lund', 'Ada Lund'),
      email: 'ada@harbour.example',
      handle: 'ada',
      joined: '2026-04-03',
      goodAt: 'toasters, lamps',
      aliases: ['A. Lund', 'Addie'],
    });
    expect(file.rows[1]?.fields).toMatchObject({ email: null, joined: null, aliases: [] });
  });

  it('have one spelling for one name', () => {
    const file = read('members', 'name\nJo\u0308rg\n');
    expect(file.rows[0]?.fields.name).toEqual({ name: 'J\u00f6rg', written: 'Jo\u0308rg' });
  });

  it('have the types that their kind says', () => {
    type Member = RowOfKind<'members'>;
    expectTypeOf<Member['name']>().toEqualTypeOf<Name>();
    expectTypeOf<Member['joined']>().toEqualTypeOf<Day | null>();
    expectTypeOf<Member['aliases']>().toEqualTypeOf<readonly string[]>();
    type Status = RowOfKind<'attendance'>['status'];
    expectTypeOf<Status>().toEqualTypeOf<'present' | 'apologies' | 'absent' | null>();
  });
});

describe('owners and marks of commitments', () => {
  it.each(['Done', 'Done?', 'Complete?', 'Closed', 'Completed At', 'Due Complete', 'Erledigt'])(
    'are done by a mark or a day below %s, and open by another mark',
    (done) => {
      const lines = [
        `Action,Owner(s),${done}`,
        'A,Tom,yes',
        'B,Tom,no',
        'C,Tom,2026-11-03',
        'D,Tom,',
      ];
      const { rows, problems } = readImport(Buffer.from(lines.join('\n')), shipped('commitments'), {
        today: '2026-11-30',
      });
      expect(problems.all()).toEqual([]);
      expect(rows.map(({ fields: { status, keptOn } }) => [status, keptOn])).toEqual([
        ['kept', null],
        ['open', null],
        [null, '2026-11-03'],
        [null, null],
      ]);
      expect(rows.map(({ has }) => has.has('status'))).toEqual([true, true, false, false]);
      expect(rows.map(({ fields: { who } }) => who.length)).toEqual([1, 1, 1, 1]);
    },
  );

  it.each(['Name', 'Members', 'Assigned', 'Volunteer', 'Responsible person', 'Zuständig'])(
    'are owned by whoever stands below %s',
    (heading) => {
      const text = `Task name,Description,${heading}\nBake,Bake a cake,Tom Reed\n`;
      const { rows } = readImport(Buffer.from(text), shipped('commitments'), {
        today: '2026-11-30',
      });
      expect(rows.map(({ fields: { what, who } }) => [what, who[0]?.name])).toEqual([
        ['Bake', 'Tom Reed'],
      ]);
    },
  );
});

describe('meetings', () => {
  const fields = (text: string) => read('meetings', text).rows.map((row) => row.fields);

  it('are read with mode, time and status', () => {
    expect(
      fields(
        'date,title,start,mode,host,status,source\n2026-04-03,Repair evening,6:30 pm,face to face,Ada,,minutes/3.md\n2026-04-10,,,Zoom,TBC,planned,\n',
      ),
    ).toEqual([
      {
        date: '2026-04-03',
        title: 'Repair evening',
        start: '18:30',
        mode: 'in person',
        host: name('Ada'),
        place: null,
        status: null,
        notes: null,
        writeUp: 'minutes/3.md',
      },
      expect.objectContaining({ mode: 'video', host: null, status: 'planned', start: null }),
    ]);
  });

  it('take “cancelled” for a status wherever it stands', () => {
    expect(fields('date,mode\n2026-04-03,Cancelled\n')[0]).toMatchObject({
      mode: null,
      status: 'cancelled',
    });
    expect(fields('date,mode,status\n2026-04-03,cancelled,held\n')[0]?.status).toBe('held');
    expect(fields('date,mode,status\n2026-04-03,cancelled,\n')[0]?.status).toBe('cancelled');
  });

  it('refuse a mode that nobody knows, with the words that are known', () => {
    const refusal = refused('meetings', 'date,Mode\n2026-04-03,by pigeon\n');
    expect(refusal.code).toBe('csv-unknown-word');
    expect(refusal.message).toContain('“by pigeon” on line 2, column “Mode”');
    expect(refusal.next).toContain('--map "Mode:by pigeon=WORD"');
    expect(refusal.details.join('\n')).toMatch(/^in person: .*face to face/m);
  });

  it('refuse a start that is no time', () => {
    const refusal = refused('meetings', 'date,start\n2026-04-03,25:00\n');
    expect(refusal.code).toBe('csv-bad-time');
    expect(refusal.message).toContain('“25:00” on line 2, column “start”');
  });

  it.each([
    ['18:30', '18:30'],
    ['9.05', '09:05'],
    ['6 pm', '18:00'],
    ['12:15 a.m.', '00:15'],
    ['12pm', '12:00'],
    ['2026-04-03T18:30:00+02:00', '18:30'],
    ['18h30', '18:30'],
    ['6', undefined],
    ['13 pm', undefined],
    ['evening', undefined],
  ])('read %s as %s', (cell, time) => expect(readTime(cell)).toBe(time));
});

describe('attendance', () => {
  it('knows who came and who sent apologies', () => {
    const words = ['x', 'Yes', 'attended', 'Apologies', 'regrets', 'excused', 'no', ''];
    const rows = words.map((word) => `2026-04-03,Ada,${word}`).join('\n');
    const file = read('attendance', `date,who,status\n${rows}\n`);
    expect(file.rows.map((row) => row.fields.status)).toEqual([
      'present',
      'present',
      'present',
      'apologies',
      'apologies',
      'apologies',
      'absent',
      null,
    ]);
    expect(read('attendance', 'date,who\n2026-04-03,Ada\n').mapped).not.toHaveProperty('status');
  });

  it('is refused for a row that does not say who or when', () => {
    const refusal = refused('attendance', 'date,who\n2026-04-03,Ada\n2026-04-03,  \n');
    expect(refusal.code).toBe('csv-missing-value');
    expect(refusal.message).toContain('Line 3');
    expect(refusal.message).toContain('column “who”');
  });
});

describe('commitments', () => {
  it('have one owner, several, or none yet', () => {
    const file = read(
      'commitments',
      'action,owner,due,status\nFind a room,Ada; Bo ;  Cy  Ek,,\nTake notes,,,\nBuy solder,TBC,tbc,done\n',
    );
    expect(file.rows.map((row) => row.fields.who)).toEqual([
      [name('Ada'), name('Bo'), name('Cy  Ek', 'Cy Ek')],
      [],
      // Nobody in particular: who that is not, is seen where people are known.
      [],
    ]);
    expect(file.rows[2]?.fields).toMatchObject({ due: null, status: 'kept', date: null });
  });

  it('settle the order of each column by itself, and by the flag', () => {
    const text = 'date,what,due\n23/4/2026,a,\n3/4/2026,b,5/6/2026\n';
    const refusal = refused('commitments', text);
    expect(refusal.code).toBe('csv-ambiguous-date');
    expect(refusal.message).toContain('“5/6/2026” on line 3, column “due”');
    expect(read('commitments', text, { dateOrder: 'dmy' }).rows[1]?.fields).toMatchObject({
      date: '2026-04-03',
      due: '2026-06-05',
    });
  });
});

describe('what stands in a cell', () => {
  it('is refused with its place where it cannot be seen or is a book', () => {
    const hidden = refused('members', 'name\nAda\u202eevil\n');
    expect(hidden.code).toBe('text-unprintable');
    expect(hidden.message).toContain('olumn “name” on line 2');
    expect(hasUnseen(hidden.message)).toBe(false);
    const long = refused('contributions', `date,who,title\n2026-04-03,Ada,${'x'.repeat(3000)}\n`);
    expect(long.code).toBe('text-too-long');
    expect(long.message).toContain('olumn “title” on line 2');
  });

  it('cannot reach a prototype', () => {
    const file = read('members', '__proto__,name,constructor\n{a:1},__proto__,x\n', {
      map: ['__proto__=note'],
    });
    expect(file.rows[0]?.fields).toMatchObject({ name: name('__proto__'), note: '{a:1}' });
    expect(Object.keys({})).toEqual([]);
    expect(file.unread).toEqual(['constructor']);
  });

  it('in a column without a name is told of, an empty one is not', () => {
    expect(read('members', 'name,,\nAda,x,\n').unread).toEqual(['column 2']);
  });
});

it.each([
  ['America/New_York', '2026-11-10T00:30:00Z', '2026-11-09', '19:30'],
  ['Europe/London', '2026-11-09T18:00:00+02:00', '2026-11-09', '16:00'],
  ['Europe/London', '2026-11-09 18:00:00 UTC', '2026-11-09', '18:00'],
  ['America/New_York', '2026-11-10T00:00:00Z', '2026-11-10', null],
  ['America/New_York', '2026-11-10T00:30:00', '2026-11-10', '00:30'],
])('in %s, %s is read by the clocks there', (timeZone, cell, date, start) => {
  const read = (more: object) =>
    readImport(Buffer.from(`date,title\n${cell},Call\n`), shipped('meetings'), { today, ...more });
  const { rows, notes } = read({ timeZone });
  expect(rows[0]?.fields).toMatchObject({ date, start });
  expect(notes.length > 0).toBe(!`${cell.replace('T', ' ')}`.startsWith(`${date} ${start ?? ''}`));
});

it('the moments of each list are read by the clocks, and their rows are known by what is written', () => {
  const { rows, notes, texts } = readImport(
    Buffer.from('date,title\n2026-11-10T00:30:00Z,Call\n\ntitle,day\nTalk,2026-11-12T01:15:00Z\n'),
    shipped('meetings'),
    { today, timeZone: 'America/New_York' },
  );
  expect(rows.map(({ fields }) => fields)).toMatchObject([
    { date: '2026-11-09', start: '19:30', title: 'Call' },
    { date: '2026-11-11', start: '20:15', title: 'Talk' },
  ]);
  expect(notes).toHaveLength(1);
  expect(notes[0]).toContain('(line 5) as 2026-11-11 20:15');
  expect(texts()).toEqual(['2026-11-10T00:30:00Z\nCall', 'Talk\n2026-11-12T01:15:00Z']);
});

it('a year, or a part of one, is a day, and that is said', () => {
  const { rows, notes } = readImport(
    Buffer.from('what,due\nPaint the door,Q1 2027\nBuy tea,2027\n'),
    shipped('commitments'),
    { today },
  );
  expect(rows.map(({ fields }) => (fields as { due: unknown }).due)).toEqual([
    '2027-03-31',
    '2027-12-31',
  ]);
  expect(notes.join()).toContain('“2027” (line 3) as Friday 31 December 2027');
});

it('a month of a year that is hardly meant is refused, and so is a cell on many lines, once', () => {
  const month = refused('commitments', 'what,due\nPaint the door,Sept 2090\n');
  expect(month.code).toBe('csv-bad-date');
  expect(month.message).toContain('would be in the year 2090');
  const late = (rows: number) =>
    refused('meetings', `date,start\n${'2026-04-03,late\n'.repeat(rows)}`).message;
  expect(late(8)).toContain('“late” on lines 2, 3, 4, 5, 6, 7, 8 and 9, column “start”');
  expect(late(9)).toContain('“late” on lines 2, 3, 4, 5, 6, 7, 8, 9 and 1 more, column “start”');
});
