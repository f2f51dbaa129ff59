import { expect, test } from 'vitest';
import { addMember } from '../../../src/things/member/changes.js';
import { bring, checkedLedger, column, entries, member, refused } from './files.js';

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
  const before = entries(session);
  const outcome = await bring(session, 'members', [
    'name,handle,email',
    'BO   LIND,,',
    'Amina Yusuf,,',
  ]);
  expect(outcome).toMatchObject({ changed: false, of: { known: 2, fresh: 0 } });
  expect(entries(session)).toBe(before);
});

test('what was unknown of a member is filled in, and what was known is never overwritten', async () => {
  const session = checkedLedger();
  addMember(session, { name: 'Bo Lind', email: 'bo@harbour.example' });
  const outcome = await bring(session, 'members', [
    'name,handle,email,good at',
    'Bo Lind,bo,bo@elsewhere.example,lamps',
  ]);
  expect(outcome.of).toMatchObject({ filled: 1, fresh: 0 });
  expect(member(session, 'Bo Lind')).toMatchObject({
    handle: 'bo',
    goodAt: 'lamps',
    email: 'bo@harbour.example',
  });
});

test('an unknown day of joining is filled in, and a known one stays', async () => {
  const session = checkedLedger();
  addMember(session, { name: 'Bo Lind', joined: null });
  addMember(session, { name: 'Cy Marsh', joined: '2026-05-01' });
  const list = ['name,joined', 'Bo Lind,2026-02-03', 'Cy Marsh,2026-02-03'];
  expect((await bring(session, 'members', list)).of).toMatchObject({ filled: 1, known: 1 });
  expect(member(session, 'Bo Lind')).toMatchObject({
    joinedOn: '2026-02-03',
    spells: [{ status: 'joined', from: '2026-02-03', to: null }],
  });
  expect(member(session, 'Cy Marsh').joinedOn).toBe('2026-05-01');
  expect((await bring(session, 'members', list)).changed).toBe(false);
});

test('whoever has been welcomed stays so on that day, whatever a later file says', async () => {
  const session = checkedLedger();
  await bring(session, 'members', ['name,joined,welcomed', 'Bo Lind,2026-02-03,2026-02-10']);
  await bring(session, 'members', ['name,joined,welcomed', 'Bo Lind,2026-02-03,2026-03-15']);
  expect(member(session, 'Bo Lind').welcomedOn).toBe('2026-02-10');
});

test('somebody found by handle alone goes by the other name too', async () => {
  const session = checkedLedger();
  await bring(session, 'members', ['name,handle', 'Bo Lind,bo']);
  await bring(session, 'members', ['name,handle', 'Robert Lind,bo']);
  expect(member(session, 'Bo Lind').aliases).toEqual([{ alias: 'Robert Lind' }]);
  expect(column(session, 'name', 'member')).toEqual(['Amina Yusuf', 'Bo Lind']);
});

test('a handle that reads like somebody’s name is not that somebody', async () => {
  const session = checkedLedger();
  const outcome = await bring(session, 'members', ['name,handle', 'cymarsh,', 'Cy Marsh,cymarsh']);
  expect(outcome.of.fresh).toBe(2);
});

test('a line that could mean two members is refused, and so is one name with two addresses', async () => {
  const session = checkedLedger();
  await bring(session, 'members', ['name,handle', 'Bo Lind,bo', 'Cy Marsh,cy']);
  const mixed = await refused(session, 'members', ['name,handle', 'Dot Okafor,dot', 'Bo Lind,cy']);
  expect(mixed.code).toBe('csv-several-people');
  expect(mixed.message).toMatch(/^Line 3: “Bo Lind” could be Bo Lind \(2\) or Cy Marsh \(3\)/);
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
