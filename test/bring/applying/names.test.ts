import { Buffer } from 'node:buffer';
import { expect, test } from 'vitest';
import { settleName, teachNames } from '../../../src/bring/applying/import-file.js';
import { undoBatch } from '../../../src/ledger/undo.js';
import { Refusal } from '../../../src/text/refusal.js';
import { addMemberAlias, removeMemberAlias } from '../../../src/things/member/changes.js';
import { nearMembers } from '../../../src/things/member/near.js';
import type { Session } from '../../../src/things/session.js';
import type { Id } from '../../../src/things/thing.js';
import { namesIn } from '../../../src/things/unmatched/list.js';
import {
  all,
  bring,
  checkedLedger,
  column,
  entries,
  list,
  member,
  people,
  refused,
} from './files.js';

const waiting = (session: Session) => session.ledger.read((reader) => namesIn(reader, 'waiting'));
const named = (session: Session, written: string): Id =>
  waiting(session).find((name) => name.written === written)?.id ?? 0;
const refusalOf = (act: () => unknown): string | undefined => {
  try {
    act();
    return undefined;
  } catch (cause) {
    return cause instanceof Refusal ? cause.code : 'no refusal';
  }
};

const lists = [
  'date,person,handle',
  '2026-09-01,Bobo,',
  '2026-09-01,Cy Marsh,',
  '2026-10-06,Bobo,',
  '2026-10-06,Guest,',
  '2026-10-06,Bo Lind,cyclops',
];

const met = async (): Promise<Session> => {
  const session = checkedLedger();
  await bring(session, 'members', people);
  await bring(session, 'attendance', lists);
  return session;
};

test('names that match nobody, or two people, wait with their rows', async () => {
  const session = await met();
  expect(waiting(session)).toMatchObject([
    {
      ...{ written: 'Bobo', rows: 2, from: '2026-09-01', to: '2026-10-06' },
      kinds: [{ kind: 'attendance', rows: 2 }],
    },
    { written: 'Guest', rows: 1 },
    { written: 'Bo Lind', handle: 'cyclops', rows: 1 },
  ]);
  expect(list(session, '2026-10-06')).toEqual([]);
});

test('a matched name brings in what waited, and is known from then on', async () => {
  const session = await met();
  const { of } = settleName(session, named(session, 'Bobo'), {
    is: 'member',
    whom: member(session, 'Bo Lind').id,
  });
  expect(of.fresh).toBe(2);
  expect(list(session, '2026-09-01')).toEqual(['Bo Lind: present', 'Cy Marsh: present']);
  expect(member(session, 'Bo Lind').aliases).toEqual([{ alias: 'Bobo' }]);
  await bring(session, 'contributions', ['date,person', '2026-09-02,bobo']);
  expect(column(session, 'count(*)', 'contribution')).toEqual([1]);
});

test('a name beside somebody else’s handle can be matched, and both are kept together', async () => {
  const session = await met();
  settleName(session, named(session, 'Bo Lind'), {
    is: 'member',
    whom: member(session, 'Bo Lind').id,
  });
  expect(list(session, '2026-10-06')).toEqual(['Bo Lind: present']);
  expect(member(session, 'Bo Lind').aliases).toEqual([]);
  expect(await bring(session, 'attendance', lists)).toMatchObject({ changed: false });
});

test('a new member, or one left aside, settles it as well', async () => {
  const session = await met();
  settleName(session, named(session, 'Bobo'), { is: 'new' });
  expect(list(session, '2026-09-01')).toEqual(['Bobo: present', 'Cy Marsh: present']);
  expect(member(session, 'Bobo').joinedOn).toBeNull();
  const guest = named(session, 'Guest');
  settleName(session, guest, { is: 'aside' });
  const before = entries(session);
  const again = await bring(session, 'attendance', lists);
  expect(again).toMatchObject({ changed: false, of: { aside: 1, waiting: 1 } });
  expect(entries(session)).toBe(before);
  // Later rows of theirs are kept as well, and nobody is asked about them.
  const more = await bring(session, 'attendance', ['date,person', '2026-11-03,Guest']);
  expect(more.waiting).toEqual([]);
  expect(session.ledger.read((reader) => reader.get('unmatched', guest)?.rows)).toHaveLength(2);
  settleName(session, guest, { is: 'member', whom: member(session, 'Dot Okafor').id });
  expect(list(session, '2026-11-03')).toEqual(['Dot Okafor: present']);
});

test('what is settled is not settled twice, and nobody’s name becomes another’s', async () => {
  const session = await met();
  const bobo = named(session, 'Bobo');
  const dot = member(session, 'Dot Okafor').id;
  settleName(session, bobo, { is: 'member', whom: dot });
  expect(refusalOf(() => settleName(session, bobo, { is: 'member', whom: dot }))).toBe(
    'name-settled',
  );
  expect(refusalOf(() => settleName(session, named(session, 'Bo Lind'), { is: 'new' }))).toBe(
    'person-known',
  );
});

test('a spelling that has become somebody else’s in the meantime can only be theirs', async () => {
  const session = await met();
  const bobo = named(session, 'Bobo');
  addMemberAlias(session, member(session, 'Cy Marsh').id, 'Bobo');
  const dot = member(session, 'Dot Okafor').id;
  expect(refusalOf(() => settleName(session, bobo, { is: 'member', whom: dot }))).toBe(
    'alias-of-another',
  );
  // The next import finds out by itself.
  const { settled } = await bring(session, 'attendance', ['date,person', '2026-11-03,Dot Okafor']);
  // Cy was on the first of the two lists already.
  expect(settled).toEqual({ names: 1, rows: 1 });
  expect(list(session, '2026-10-06')).toEqual(['Cy Marsh: present']);
});

test('an undo puts everything back to waiting', async () => {
  const session = await met();
  settleName(session, named(session, 'Bobo'), {
    is: 'member',
    whom: member(session, 'Bo Lind').id,
  });
  const [last] = all<{ id: Id }>(session, 'SELECT id FROM batch ORDER BY last_seq DESC LIMIT 1');
  undoBatch(session, last?.id ?? 0);
  expect(waiting(session).map(({ written }) => written)).toContain('Bobo');
  expect(list(session, '2026-09-01')).toEqual(['Cy Marsh: present']);
  expect(member(session, 'Bo Lind').aliases).toEqual([]);
});

const teach = (session: Session, ...lines: string[]) =>
  teachNames(session, Buffer.from(['written,handle,person', ...lines].join('\n')));

test('many names are taught at once, known ones among them, all or nothing', async () => {
  const session = await met();
  const before = entries(session);
  await expect(teach(session, 'Bobo,,Bo Lind', 'Guest,,Nobody Known')).rejects.toMatchObject({
    code: 'csv-unknown-member',
    message: 'Line 3: Nobody here is known as “Nobody Known”.',
  });
  expect(entries(session)).toBe(before);
  const { of } = await teach(
    session,
    'Bobo,@bobo2,Bo Lind',
    'Cy Marsh,,Cy Marsh',
    'Guest,,Dot Okafor',
    'Dotty,,Dot Okafor',
  );
  expect(of).toMatchObject({ filled: 3, known: 1, fresh: 3 });
  expect(list(session, '2026-10-06')).toEqual(['Bo Lind: present', 'Dot Okafor: present']);
  expect(member(session, 'Bo Lind').aliases).toEqual([{ alias: 'Bobo' }, { alias: 'bobo2' }]);
  expect(await teach(session, 'Bobo,@bobo2,Bo Lind')).toMatchObject({ changed: false });
});

test('who was left aside stays aside when they become known, until their name is taught', async () => {
  const session = await met();
  const guest = named(session, 'Guest');
  settleName(session, guest, { is: 'aside' });
  const dot = member(session, 'Dot Okafor').id;
  addMemberAlias(session, dot, 'Guest');
  const status = () => session.ledger.read((reader) => reader.get('unmatched', guest)?.status);
  await teach(session, 'Bobo,,Bo Lind');
  expect(status()).toBe('ignored');
  await teach(session, 'Guest,,Dot Okafor');
  expect(status()).toBe('matched');
  expect(list(session, '2026-10-06')).toContain('Dot Okafor: present');
});

test('a spelling that was taken away again is asked about anew, by files as well', async () => {
  const session = await met();
  const bo = member(session, 'Bo Lind').id;
  settleName(session, named(session, 'Bobo'), { is: 'member', whom: bo });
  removeMemberAlias(session, bo, 'bobo');
  expect(member(session, 'Bo Lind').aliases).toEqual([]);
  // What came in stays, until somebody takes it back.
  expect(list(session, '2026-09-01')).toContain('Bo Lind: present');
  expect(waiting(session).map(({ written }) => written)).not.toContain('Bobo');
  const more = await bring(session, 'attendance', ['date,person', '2026-11-03,Bobo']);
  expect(more.waiting).toMatchObject([{ written: 'Bobo', rows: 1 }]);
  expect(refusalOf(() => removeMemberAlias(session, bo, 'bobo'))).toBe('alias-unknown');
  // Beside somebody else’s handle it is kept nowhere but with the files.
  const both = named(session, 'Bo Lind');
  settleName(session, both, { is: 'member', whom: member(session, 'Dot Okafor').id });
  removeMemberAlias(session, member(session, 'Dot Okafor').id, 'Bo Lind');
  expect(session.ledger.read((reader) => reader.get('unmatched', both)?.status)).toBe('forgotten');
  expect(refusalOf(() => removeMemberAlias(session, bo, 'Bo Lind'))).toBe('alias-unknown');
});

test('guesses are the likeliest people, and none where nobody is alike', async () => {
  const session = checkedLedger();
  await bring(session, 'members', [
    'name',
    'Grace Adeyemi',
    'Grace Holt',
    'Tómas Reed',
    'Priya Nair',
  ]);
  const names = (written: string) =>
    session.ledger.read((reader) => nearMembers(reader)(written).map(({ label }) => label));
  expect(names('Grace')).toEqual(['Grace Adeyemi', 'Grace Holt']);
  expect(names('Tomas Read')).toEqual(['Tómas Reed']);
  expect(names('Nair, Priya')).toEqual(['Priya Nair']);
  expect(names('Xavier')).toEqual([]);
  // A whole word before the beginning of one, and an initial alone is nobody.
  await bring(session, 'members', ['name', 'Benedikta Lund', 'Ben Hale', 'R. Hale']);
  expect(names('Ben')).toEqual(['Ben Hale', 'Benedikta Lund']);
  expect(names('Rod')).toEqual([]);
});

test.each([
  ['O’Brien', "O'Brien"],
  ["D'Souza", 'D’Souza'],
  ['Siobhán Ní', 'Siobhan Ni'],
  ['Zoë Müller-Lange', 'Zoe Muller‑Lange'],
])('%s is meant by %s', async (name, written) => {
  const session = checkedLedger();
  await bring(session, 'members', ['name', name]);
  const { of } = await bring(session, 'attendance', ['date,name', `2026-09-01,${written}`]);
  expect(of).toMatchObject({ fresh: 1, waiting: 0 });
});

test('whoever has the address beside a name that waits is the first who may be meant', async () => {
  const session = checkedLedger();
  await bring(session, 'members', ['name,email', 'Gwen Olsen,', 'Grace Park,g.olsen@x.example']);
  await bring(session, 'attendance', ['date,name,email', '2026-09-01,G. Olsen,g.olsen@x.example']);
  const near = session.ledger.read((reader) =>
    nearMembers(reader)('G. Olsen', 'g.olsen@x.example').map(({ label }) => label),
  );
  expect(near[0]).toBe('Grace Park');
});

test('a cell that is one person or several is asked about, with the names of each', async () => {
  const session = checkedLedger();
  await bring(session, 'members', ['name', 'Tom Reed', 'Tom', 'Reed']);
  const refusal = await refused(session, 'contributions', [
    'date,person',
    '2026-09-01,"Reed, Tom"',
  ]);
  expect(refusal.message).toBe('Line 2: “Reed, Tom” can be one person or 2.');
  expect(refusal.details).toEqual([
    '--row "2=one": one person: Tom Reed',
    '--row "2=several": several: Reed, Tom',
  ]);
});

test('a title before a name tells nobody apart', async () => {
  const session = checkedLedger();
  await bring(session, 'members', people);
  await bring(session, 'attendance', [
    'date,person',
    '2026-09-01,Dr. Bo Lind',
    '2026-09-08,Mrs Cy Marsh',
  ]);
  await bring(session, 'commitments', ['who,what', 'Prof Bo Lind,Find a room']);
  await bring(session, 'contributions', [
    'date,person,kind,title',
    '2026-09-01,Mr Bo Lind,post,Hello',
  ]);
  expect(waiting(session)).toEqual([]);
});

test('one of several who are called so is said back each time, with how to be asked again', async () => {
  const session = checkedLedger();
  await bring(session, 'members', ['name', 'Sam Okoro', 'Sam Price']);
  await bring(session, 'attendance', ['date,person', '2026-09-01,Sam']);
  const settled = settleName(session, named(session, 'Sam'), {
    is: 'member',
    whom: member(session, 'Sam Okoro').id,
  });
  expect(settled.remarks).toEqual([
    '“Sam” means Sam Okoro in later files too, though Sam Price may be called so too (to be asked again: momentum member alias "Sam Okoro" Sam --remove)',
  ]);
  const { remarks } = await bring(session, 'attendance', ['date,person', '2026-09-08,Sam']);
  expect(remarks).toEqual([
    '“Sam” is taken for Sam Okoro, as was said before, though Sam Price may be called so too (to be asked again: momentum member alias "Sam Okoro" Sam --remove)',
  ]);
  removeMemberAlias(session, member(session, 'Sam Okoro').id, 'Sam');
  await bring(session, 'attendance', ['date,person', '2026-09-15,Sam']);
  expect(waiting(session)).toMatchObject([{ written: 'Sam', rows: 1 }]);
});
