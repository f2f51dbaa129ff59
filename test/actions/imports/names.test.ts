import { Buffer } from 'node:buffer';
import { expect, test } from 'vitest';
import type { Desk } from '../../../src/actions/desk.js';
import { settleName, teachNames } from '../../../src/actions/imports/file.js';
import { openGuesses } from '../../../src/actions/imports/guesses.js';
import { addMemberAlias } from '../../../src/actions/members.js';
import { undoBatch } from '../../../src/actions/undo.js';
import { Refusal } from '../../../src/core/refusal.js';
import { namesIn } from '../../../src/ledger/facts/imports.js';
import { all, bring, checkedLedger, column, entries, list, member, people } from './files.js';

const waiting = (desk: Desk) => desk.ledger.read((reader) => namesIn(reader, 'waiting'));
const named = (desk: Desk, written: string): string =>
  waiting(desk).find((name) => name.written === written)?.id ?? '';
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

const met = async (): Promise<Desk> => {
  const desk = checkedLedger();
  await bring(desk, 'members', people);
  await bring(desk, 'attendance', lists);
  return desk;
};

test('names that match nobody, or two people, wait with their rows', async () => {
  const desk = await met();
  expect(waiting(desk)).toMatchObject([
    {
      ...{ written: 'Bobo', rows: 2, from: '2026-09-01', to: '2026-10-06' },
      kinds: [{ kind: 'attendance', rows: 2 }],
    },
    { written: 'Guest', rows: 1 },
    { written: 'Bo Lind', handle: 'cyclops', rows: 1 },
  ]);
  expect(list(desk, '2026-10-06')).toEqual([]);
});

test('a matched name brings in what waited, and is known from then on', async () => {
  const desk = await met();
  const { of } = settleName(desk, named(desk, 'Bobo'), {
    is: 'member',
    id: member(desk, 'Bo Lind').id,
  });
  expect(of.fresh).toBe(2);
  expect(list(desk, '2026-09-01')).toEqual(['Bo Lind: present', 'Cy Marsh: present']);
  expect(member(desk, 'Bo Lind').aliases).toEqual([{ alias: 'Bobo' }]);
  await bring(desk, 'contributions', ['date,person', '2026-09-02,bobo']);
  expect(column(desk, 'count(*)', 'contribution')).toEqual([1]);
});

test('a name beside somebody else’s handle can be matched, and both are kept together', async () => {
  const desk = await met();
  settleName(desk, named(desk, 'Bo Lind'), { is: 'member', id: member(desk, 'Bo Lind').id });
  expect(list(desk, '2026-10-06')).toEqual(['Bo Lind: present']);
  expect(member(desk, 'Bo Lind').aliases).toEqual([]);
  expect(await bring(desk, 'attendance', lists)).toMatchObject({ changed: false });
});

test('a new member, or one left aside, settles it as well', async () => {
  const desk = await met();
  settleName(desk, named(desk, 'Bobo'), { is: 'new' });
  expect(list(desk, '2026-09-01')).toEqual(['Bobo: present', 'Cy Marsh: present']);
  expect(member(desk, 'Bobo').joinedOn).toBeNull();
  const guest = named(desk, 'Guest');
  settleName(desk, guest, { is: 'aside' });
  const before = entries(desk);
  const again = await bring(desk, 'attendance', lists);
  expect(again).toMatchObject({ changed: false, of: { aside: 1, waiting: 1 } });
  expect(entries(desk)).toBe(before);
  // Later rows of theirs are kept as well, and nobody is asked about them.
  const more = await bring(desk, 'attendance', ['date,person', '2026-11-03,Guest']);
  expect(more.waiting).toEqual([]);
  expect(desk.ledger.read((reader) => reader.get('unmatched', guest)?.rows)).toHaveLength(2);
  settleName(desk, guest, { is: 'member', id: member(desk, 'Dot Okafor').id });
  expect(list(desk, '2026-11-03')).toEqual(['Dot Okafor: present']);
});

test('what is settled is not settled twice, and nobody’s name becomes another’s', async () => {
  const desk = await met();
  const bobo = named(desk, 'Bobo');
  const dot = member(desk, 'Dot Okafor').id;
  settleName(desk, bobo, { is: 'member', id: dot });
  expect(refusalOf(() => settleName(desk, bobo, { is: 'member', id: dot }))).toBe('name-settled');
  expect(refusalOf(() => settleName(desk, named(desk, 'Bo Lind'), { is: 'new' }))).toBe(
    'person-known',
  );
});

test('a spelling that has become somebody else’s in the meantime can only be theirs', async () => {
  const desk = await met();
  const bobo = named(desk, 'Bobo');
  addMemberAlias(desk, member(desk, 'Cy Marsh').id, 'Bobo');
  const dot = member(desk, 'Dot Okafor').id;
  expect(refusalOf(() => settleName(desk, bobo, { is: 'member', id: dot }))).toBe(
    'alias-of-another',
  );
  // The next import finds out by itself.
  const { settled } = await bring(desk, 'attendance', ['date,person', '2026-11-03,Dot Okafor']);
  // Cy was on the first of the two lists already.
  expect(settled).toEqual({ names: 1, rows: 1 });
  expect(list(desk, '2026-10-06')).toEqual(['Cy Marsh: present']);
});

test('an undo puts everything back to waiting', async () => {
  const desk = await met();
  settleName(desk, named(desk, 'Bobo'), { is: 'member', id: member(desk, 'Bo Lind').id });
  const [last] = all<{ id: string }>(desk, 'SELECT id FROM batch ORDER BY last_seq DESC LIMIT 1');
  undoBatch(desk, last?.id ?? '');
  expect(waiting(desk).map(({ written }) => written)).toContain('Bobo');
  expect(list(desk, '2026-09-01')).toEqual(['Cy Marsh: present']);
  expect(member(desk, 'Bo Lind').aliases).toEqual([]);
});

const teach = (desk: Desk, ...lines: string[]) =>
  teachNames(desk, Buffer.from(['written,handle,person', ...lines].join('\n')));

test('many names are taught at once, known ones among them, all or nothing', async () => {
  const desk = await met();
  const before = entries(desk);
  await expect(teach(desk, 'Bobo,,Bo Lind', 'Guest,,Nobody Known')).rejects.toMatchObject({
    code: 'csv-unknown-member',
    message: 'Line 3: Nobody here is known as “Nobody Known”.',
  });
  expect(entries(desk)).toBe(before);
  const { of } = await teach(
    desk,
    'Bobo,@bobo2,Bo Lind',
    'Cy Marsh,,Cy Marsh',
    'Guest,,Dot Okafor',
    'Dotty,,Dot Okafor',
  );
  expect(of).toMatchObject({ filled: 3, known: 1, fresh: 3 });
  expect(list(desk, '2026-10-06')).toEqual(['Bo Lind: present', 'Dot Okafor: present']);
  expect(member(desk, 'Bo Lind').aliases).toEqual([{ alias: 'Bobo' }, { alias: 'bobo2' }]);
  expect(await teach(desk, 'Bobo,@bobo2,Bo Lind')).toMatchObject({ changed: false });
});

test('guesses are the likeliest people, and none where nobody is alike', async () => {
  const desk = checkedLedger();
  await bring(desk, 'members', ['name', 'Grace Adeyemi', 'Grace Holt', 'Tómas Reed', 'Priya Nair']);
  const names = (written: string) =>
    desk.ledger.read((reader) => openGuesses(reader)(written).map(({ name }) => name));
  expect(names('Grace')).toEqual(['Grace Adeyemi', 'Grace Holt']);
  expect(names('Tomas Read')).toEqual(['Tómas Reed']);
  expect(names('Nair, Priya')).toEqual(['Priya Nair']);
  expect(names('Xavier')).toEqual([]);
  // A whole word before the beginning of one, and an initial alone is nobody.
  await bring(desk, 'members', ['name', 'Benedikta Lund', 'Ben Hale', 'R. Hale']);
  expect(names('Ben')).toEqual(['Ben Hale', 'Benedikta Lund']);
  expect(names('Rod')).toEqual([]);
});
