import { expect, test } from 'vitest';
import { addMember } from '../../../src/things/member/changes.js';
import { mergeMembers } from '../../../src/things/member/merge.js';
import type { Id } from '../../../src/things/thing.js';
import { all, bring, checkedLedger, column, entries, member, refused } from './files.js';

test('members come in with what is known of them, and with unknown where a cell is blank', async () => {
  const session = checkedLedger();
  const outcome = await bring(session, 'members', [
    'Name,E-mail,Handle,Joined,Left,Welcomed,Skills,Also known as,Note',
    'Bo Lind,bo@harbour.example,@bo,2026-02-03,2026-09-01,2026-02-10,lamps,Bobo; B. Lind,quiet',
    'Cy Marsh,,,,,,,,',
  ]);
  expect(outcome.of).toMatchObject({ fresh: 2, known: 0, filled: 0 });
  expect(member(session, 'Bo Lind')).toMatchObject({
    status: 'left',
    email: 'bo@harbour.example',
    handle: 'bo',
    joinedOn: '2026-02-03',
    welcomedOn: '2026-02-10',
    leftOn: '2026-09-01',
    goodAt: 'lamps',
    note: 'quiet',
    aliases: [{ alias: 'Bobo' }, { alias: 'B. Lind' }],
  });
  expect(member(session, 'Cy Marsh')).toMatchObject({
    status: 'joined',
    joinedOn: null,
    email: null,
  });
});

test('whoever is known by an exact spelling is not added again, whatever its case', async () => {
  const session = checkedLedger();
  await bring(session, 'members', ['name,handle,email', 'Bo Lind,bo,bo@harbour.example']);
  const outcome = await bring(session, 'members', ['name', 'BO   LIND', 'Amina Yusuf']);
  expect(outcome).toMatchObject({ changed: false, of: { known: 2, fresh: 0 } });
  const before = entries(session);
  await bring(session, 'members', ['name', 'BO   LIND', 'Amina Yusuf']);
  expect(entries(session)).toBe(before);
});

test('what was unknown of a member is filled in, and what was typed here is asked about', async () => {
  const session = checkedLedger();
  addMember(session, { name: 'Bo Lind', email: 'bo@harbour.example' });
  const lines = ['name,handle,email,good at', 'Bo Lind,bo,bo@elsewhere.example,lamps'];
  const refusal = await refused(session, 'members', lines);
  expect(refusal.code).toBe('csv-which');
  expect(refusal.message).toContain(
    '“bo@harbour.example” here, “bo@elsewhere.example” in the file',
  );
  const outcome = await bring(session, 'members', lines, { prefer: 'here' });
  expect(outcome.of).toMatchObject({ filled: 1, fresh: 0, here: 1 });
  const about = { handle: 'bo', goodAt: 'lamps' };
  expect(member(session, 'Bo Lind')).toMatchObject({ ...about, email: 'bo@harbour.example' });
  await bring(session, 'members', lines, { prefer: 'file' });
  expect(member(session, 'Bo Lind')).toMatchObject({ ...about, email: 'bo@elsewhere.example' });
});

test('an unknown day of joining is filled in, and a known one is asked about', async () => {
  const session = checkedLedger();
  addMember(session, { name: 'Bo Lind', joined: null });
  addMember(session, { name: 'Cy Marsh', joined: '2026-05-01' });
  const list = ['name,joined', 'Bo Lind,2026-02-03', 'Cy Marsh,2026-02-03'];
  expect((await refused(session, 'members', list)).message).toMatch(
    /^Line 3: This file says of Cy Marsh otherwise than what stands here/,
  );
  const { of } = await bring(session, 'members', list, { row: ['3=here'] });
  expect(of).toMatchObject({ filled: 1, known: 1, here: 1 });
  expect(member(session, 'Bo Lind')).toMatchObject({
    joinedOn: '2026-02-03',
    spells: [{ status: 'joined', from: '2026-02-03', to: null }],
  });
  expect(member(session, 'Cy Marsh').joinedOn).toBe('2026-05-01');
  expect((await bring(session, 'members', list)).changed).toBe(false);
});

test('whoever was welcomed on another day than a file said is so once the file says it', async () => {
  const session = checkedLedger();
  await bring(session, 'members', ['name,joined,welcomed', 'Bo Lind,2026-02-03,2026-02-10']);
  await bring(session, 'members', ['name,joined,welcomed', 'Bo Lind,2026-02-03,2026-03-15']);
  expect(member(session, 'Bo Lind').welcomedOn).toBe('2026-03-15');
});

test.each(['handle', 'email'])(
  'somebody with the %s of a member is asked about, and renamed',
  async (by) => {
    const session = checkedLedger();
    await bring(session, 'members', [`name,${by}`, 'Bo Lind,bo@x.example']);
    const lines = [`name,${by}`, 'Robert Lind,bo@x.example'];
    const refusal = await refused(session, 'members', lines);
    expect(refusal.code).toBe('csv-which');
    expect(refusal.details).toEqual(['--row "2=2": it is Bo Lind', '--row "2=new": somebody else']);
    const { changes } = await bring(session, 'members', lines, { row: ['2=2'] });
    expect(changes).toEqual(['Bo Lind: name “Bo Lind” → “Robert Lind”']);
    // What was written under the name of before is still theirs.
    expect(member(session, 'Robert Lind').aliases).toEqual([{ alias: 'Bo Lind' }]);
    expect(column(session, 'name', 'member')).toEqual(['Amina Yusuf', 'Robert Lind']);
    expect(await bring(session, 'members', lines)).toMatchObject({ changed: false });
  },
);

test('two people in one file may share an address, and are two members', async () => {
  const session = checkedLedger();
  const lines = ['name,email', 'Ann Lee,info@hall.example', 'Ben Cole,info@hall.example'];
  expect((await bring(session, 'members', lines)).of).toMatchObject({ fresh: 2 });
  expect(member(session, 'Ann Lee').aliases).toEqual([]);
  const gave = ['date,person,email', '2026-09-01,Ben Cole,info@hall.example'];
  await bring(session, 'contributions', gave);
  expect(column(session, '(SELECT name FROM member WHERE id = member)', 'contribution')).toEqual([
    'Ben Cole',
  ]);
  // An address alone says of nobody new who they are.
  const office = ['date,person,email', '2026-09-01,The Hall,info@hall.example'];
  const { waiting } = await bring(session, 'contributions', office, { addUnknown: true });
  expect(waiting).toMatchObject([{ written: 'The Hall' }]);
  expect(await bring(session, 'members', lines)).toMatchObject({ changed: false });
});

test('words for nothing are nothing, as an address and as a handle', async () => {
  const session = checkedLedger();
  const words = ['-', 'n/a', 'none', '_', 'no', 'tbc', 'N.A.', '?'];
  const lines = ['name,email,handle', ...words.map((word, at) => `Some One${at},${word},${word}`)];
  expect((await bring(session, 'members', lines)).of.fresh).toBe(words.length);
  expect(new Set(column(session, 'email', 'member'))).toEqual(new Set([null]));
  expect(new Set(column(session, 'handle', 'member'))).toEqual(new Set([null]));
});

test('a name is the same with blanks and signs in it that nobody sees', async () => {
  const session = checkedLedger();
  const spelt = ['Ann\u00a0Lee', 'Ann\u200b Lee', 'Ann  Lee', '\ufeffAnn Lee', 'A\u00adnn Lee'];
  await bring(session, 'members', ['name', 'Ann Lee', ...spelt]);
  await bring(session, 'members', ['name', 'Jo\u0308rg Ott', 'J\u00f6rg Ott']);
  expect(column(session, 'name', 'member')).toEqual(['Amina Yusuf', 'Ann Lee', 'J\u00f6rg Ott']);
});

test('the parts of a name are read apart', async () => {
  const session = checkedLedger();
  await bring(session, 'members', [
    'name',
    '"Reed, Tom"',
    'Ida Moss (she/her)',
    'Ann Lee (Acme)',
    'Ben Cole <ben@x.example>',
  ]);
  expect(all(session, 'SELECT name, email, organisation FROM member WHERE no > 1')).toEqual([
    { name: 'Tom Reed', email: null, organisation: null },
    { name: 'Ida Moss', email: null, organisation: null },
    { name: 'Ann Lee', email: null, organisation: 'Acme' },
    { name: 'Ben Cole', email: 'ben@x.example', organisation: null },
  ]);
});

test('a handle that reads like somebody’s name is not that somebody', async () => {
  const session = checkedLedger();
  const outcome = await bring(session, 'members', ['name,handle', 'cymarsh,', 'Cy Marsh,cymarsh']);
  expect(outcome.of.fresh).toBe(2);
});

test('a line that could mean two members is asked about, and so is one name with two addresses', async () => {
  const session = checkedLedger();
  await bring(session, 'members', ['name,handle', 'Bo Lind,bo', 'Cy Marsh,cy']);
  const mixed = await refused(session, 'members', ['name,handle', 'Dot Okafor,dot', 'Bo Lind,cy']);
  expect(mixed.code).toBe('csv-which');
  expect(mixed.message).toMatch(/^Line 3: “Bo Lind” has .* of Bo Lind \(2\) or Cy Marsh \(3\)/);
  const twins = await refused(session, 'members', [
    'name,email',
    'Eve Stone,eve@harbour.example',
    'Eve Stone,other@harbour.example',
  ]);
  expect(twins.code).toBe('csv-same-name');
  expect(twins.message).toContain('line 2');
});

test('a name that stands twice is one person where the second line has no address to differ', async () => {
  const session = checkedLedger();
  const { of } = await bring(session, 'members', [
    'name,email',
    'Eve Stone,eve@harbour.example',
    'Eve Stone,',
  ]);
  expect(of).toMatchObject({ fresh: 1 });
  expect(member(session, 'Eve Stone').email).toBe('eve@harbour.example');
});

test('a day that cannot be refuses the whole file and names the line', async () => {
  const session = checkedLedger();
  const early = await refused(session, 'members', [
    'name,joined,left',
    'Bo Lind,2026-02-03,',
    'Cy Marsh,2026-05-01,2026-04-01',
  ]);
  expect(early.message).toMatch(/^Line 3: /);
  expect(early.code).toBe('before-joined');
  const late = await refused(session, 'members', ['name,joined', 'Bo Lind,2027-02-03']);
  expect(late.code).toBe('day-to-come');
  expect(column(session, 'name', 'member')).toEqual(['Amina Yusuf']);
});

test('an old list does not send away whoever has come back', async () => {
  const session = checkedLedger();
  const lines = ['name,joined,left', 'Bo Lind,2026-02-03,2026-04-01'];
  await bring(session, 'members', lines);
  const { rejoin } = await import('../../../src/things/member/changes.js');
  rejoin(session, member(session, 'Bo Lind').id, '2026-06-01');
  expect(await bring(session, 'members', lines)).toMatchObject({ changed: false });
  expect(member(session, 'Bo Lind').status).toBe('joined');
});

test('one name with other accents or hyphens is one person by the address, and asked about without', async () => {
  const session = checkedLedger();
  const lines = [
    'Name,Email',
    'Zoë Müller-Lange,zoe@x.example',
    'ZOË MÜLLER LANGE,zoe@x.example',
    'Zoe Muller-Lange,',
  ];
  expect((await refused(session, 'members', lines)).message).toContain(
    'Line 4: “Zoe Muller-Lange”',
  );
  const { of } = await bring(session, 'members', lines, { row: ['4=2'] });
  expect(of).toMatchObject({ fresh: 1, twice: 2 });
});

test.each([
  [['Pete Sands,2019-06-06,plot 20', 'P. Sands,2019-06-06,plot 20?']],
  [['P. Sands,2019-06-06,plot 20?', 'Pete Sands,2019-06-06,plot 20']],
])('two rows that were made one here are one in the same file, too: %s', async (rows) => {
  const session = checkedLedger();
  const file = ['Name,Joined,Note', ...rows];
  await bring(session, 'members', file);
  const [pete, double] = ['Pete Sands', 'P. Sands'].map((name) => member(session, name).id);
  mergeMembers(session, { from: double as Id, into: pete as Id }, { note: 'plot 20' });
  expect(await bring(session, 'members', file)).toMatchObject({ changed: false });
  expect(member(session, 'Pete Sands').note).toBe('plot 20');
});

const slack = [
  'username,email,status,billing-active,fullname',
  'ana,ana@harbour.example,Admin,1,Ana Lopez',
  'tom,tom@harbour.example,Deactivated,0,Tom Reed',
  'helper,,Bot,0,Helper',
  'grace,grace@harbour.example,Invited,0,Grace Hill',
];

test('accounts that are closed, invited or a bot’s become no active members, and each is named', async () => {
  const session = checkedLedger();
  const { of, remarks } = await bring(session, 'members', slack);
  expect(of).toMatchObject({ fresh: 2, accounts: 2 });
  expect(column(session, 'name', 'member')).toEqual(['Amina Yusuf', 'Ana Lopez', 'Helper']);
  expect(member(session, 'Helper').bot).toBe(true);
  expect(member(session, 'Ana Lopez')).toMatchObject({ bot: false, status: 'joined' });
  expect(remarks).toEqual([
    'gone or not active, so not brought in: Tom Reed',
    'bots, which count nowhere among people: Helper',
    'invited, and not here yet, so not brought in: Grace Hill',
  ]);
});

test('whoever left on a day that the list of accounts knows comes in as somebody who left', async () => {
  const session = checkedLedger();
  await bring(session, 'members', [
    'name,joined,deactivated,deactivated at',
    'Tom Reed,2025-01-05,yes,2026-02-01',
    'Bo Lind,2025-01-05,no,',
  ]);
  expect(member(session, 'Tom Reed')).toMatchObject({ status: 'left', leftOn: '2026-02-01' });
  expect(member(session, 'Bo Lind').status).toBe('joined');
});

test.each([
  ['is_bot', 'true', 'bot'],
  ['deleted', 'TRUE', 'aside'],
  ['active', 'false', 'aside'],
  ['Active', '0', 'aside'],
  ['suspended', 'yes', 'aside'],
  ['suspended_till', '2226-03-01 10:00:00 UTC', 'aside'],
  ['suspended_till', '2020-03-01 10:00:00 UTC', 'member'],
  ['suspended_at', '2025-03-01 10:00:00 UTC', 'aside'],
  ['Group status', 'banned', 'aside'],
  ['delivery_status', 'by_bounces', 'member'],
  ['Status', 'Gold', 'member'],
  ['Statut', 'désactivé', 'aside'],
  ['active', '', 'member'],
])('an account with %s “%s”: %s', async (header, cell, what) => {
  const session = checkedLedger();
  await bring(session, 'members', [`name,${header}`, `Tom Reed,${cell}`]);
  const [row] = all<{ bot: number; status: string }>(
    session,
    "SELECT bot, status FROM member WHERE name = 'Tom Reed'",
  );
  if (what === 'aside') expect(row).toBeUndefined();
  else expect(row).toEqual({ bot: what === 'bot' ? 1 : 0, status: 'joined' });
});

test('whoever is here stays so when their account is closed, and that is said', async () => {
  const session = checkedLedger();
  addMember(session, { name: 'Tom Reed' });
  const { remarks, changed } = await bring(session, 'members', [
    'name,status',
    'Tom Reed,disabled',
  ]);
  expect(remarks).toEqual([
    'gone or not active in the file and members here, which stays so (where one has left: momentum member leave NUMBER): Tom Reed (2)',
  ]);
  expect(member(session, 'Tom Reed').status).toBe('joined');
  expect(changed).toBeDefined();
});

test('words of a status column that are not known say nothing, and that is said', async () => {
  const session = checkedLedger();
  const { notes } = await bring(session, 'members', ['name,status', 'Tom Reed,Gold']);
  expect(notes).toEqual([
    'Nothing was read from “Gold” in column “status”. If it says something: --map "status:Gold=WORD", where WORD is member, gone, suspended, invited or bot.',
  ]);
});
