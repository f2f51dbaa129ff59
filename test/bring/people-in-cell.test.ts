import { expect, test } from 'vitest';
import { shippedWords } from '../../src/bring/applying/importable.js';
import { peopleInCell, readPerson, turned } from '../../src/bring/people-in-cell.js';
import { nameKey } from '../../src/text/text.js';

/** Who is known by which spellings. */
const everybody: Readonly<Record<string, number>> = {
  'tom reed': 1,
  'ida moss': 2,
  'sue and bob': 3,
  reed: 4,
  ann: 5,
  'anna lee': 5,
  'ann/anna lee': 5,
};
const knownBy = (spelling: string): readonly number[] => {
  const id = everybody[nameKey(spelling)];
  return id === undefined ? [] : [id];
};
const read = (cell: string) => peopleInCell(cell, shippedWords, knownBy);
const names = (cell: string) => {
  const found = read(cell);
  return found.is === 'people' ? found.people.map(({ name }) => name) : found.is;
};

test.each([
  ['Tom Reed & Ida Moss', ['Tom Reed', 'Ida Moss']],
  ['Ida Moss and Tom Reed', ['Ida Moss', 'Tom Reed']],
  ['Tom Reed / Ida Moss', ['Tom Reed', 'Ida Moss']],
  ['Tom Reed, Ida Moss', ['Tom Reed', 'Ida Moss']],
  ['Tom Reed\nIda Moss', ['Tom Reed', 'Ida Moss']],
  ['Tom Reed, Ida Moss and Uwe Berg', ['Tom Reed', 'Ida Moss', 'Uwe Berg']],
  ['Tom Reed et Ida Moss', ['Tom Reed', 'Ida Moss']],
  ['Tom Reed und Ida Moss', ['Tom Reed', 'Ida Moss']],
  ['Tom Reed, TBC', ['Tom Reed']],
  ['Tom Reed, , Ida Moss', ['Tom Reed', 'Ida Moss']],
  ['Tom Reed (he/him) & Ida Moss (she/her)', ['Tom Reed', 'Ida Moss']],
  ['Reed, Tom', ['Tom Reed']],
  ['Berg, Uwe', ['Uwe Berg']],
  ['Priya, Dan and Ines', ['Priya', 'Dan', 'Ines']],
  ['Smith, John Jr.', ['John Smith Jr.']],
  ['Ana Hernández, MD', ['Ana Hernández, MD']],
  ['Ana Hernández, MD, Uwe Berg', ['Ana Hernández, MD', 'Uwe Berg']],
  ['Sue and Bob', ['Sue and Bob']],
  ['Ann/Anna Lee', ['Ann/Anna Lee']],
  ['Tom Reed (Acme)', ['Tom Reed']],
  ['Tom Reed <tom@x.example>', ['Tom Reed']],
])('%j is %j', (cell, expected) => expect(names(cell)).toEqual(expected));

test.each([
  ['O’Brien, Pat; Müller, Jörg', ['Pat O’Brien', 'Jörg Müller']],
  ['Reed, Tom; Moss, Ida; Berg, Uwe', ['Tom Reed', 'Ida Moss', 'Uwe Berg']],
  ['Tom Reed; Ida Moss', ['Tom Reed', 'Ida Moss']],
])('where semicolons part people, %j is %j', (cell, expected) =>
  expect(names(cell)).toEqual(expected),
);

test('two given names of people who are known are two people, and not one whom nobody knows', () => {
  const given = (word: string) => ['uma', 'bea'].includes(nameKey(word));
  const parts = (cell: string) => {
    const found = peopleInCell(cell, shippedWords, knownBy, given);
    return found.is === 'people' ? found.people.map(({ name }) => name) : found.is;
  };
  expect(parts('Uma, Bea')).toEqual(['Uma', 'Bea']);
  expect(parts('Berg, Uma')).toEqual(['Uma Berg']);
});

test.each(['All', 'everyone', 'Everybody', 'the whole group', 'Tous', 'alle'])(
  '%s is all',
  (cell) => expect(read(cell).is).toBe(cell === 'the whole group' ? 'people' : 'everybody'),
);

test.each([
  'TBD',
  'n/a',
  'volunteers',
  'Volunteer needed',
  'nobody yet',
  '-',
  '?',
  'personne',
  'unassigned.',
])('%s is nobody in particular', (cell) => expect(read(cell).is).toBe('nobody'));

test('where both fit, one known person and several known people, it is left open', () => {
  const both: Readonly<Record<string, number>> = { 'tom reed': 1, reed: 2, tom: 3 };
  const found = peopleInCell('Reed, Tom', shippedWords, (spelling) => {
    const id = both[nameKey(spelling)];
    return id === undefined ? [] : [id];
  });
  expect(found).toMatchObject({ is: 'either', whole: { name: 'Tom Reed' } });
});

test('the parts of a name are read apart', () => {
  expect(readPerson('Tom Reed (he/him)')).toMatchObject({ name: 'Tom Reed', beside: null });
  expect(readPerson('Tom Reed (Acme)')).toMatchObject({ name: 'Tom Reed', beside: 'Acme' });
  expect(readPerson('Tom Reed [Acme]')).toMatchObject({ name: 'Tom Reed', beside: 'Acme' });
  const addressed = { name: 'Tom Reed', email: 'tom@x.example' };
  expect(readPerson('Tom Reed <tom@x.example>')).toMatchObject(addressed);
  expect(readPerson('"Tom Reed" <mailto:tom@x.example>')).toMatchObject(addressed);
  expect(readPerson('tom@x.example')).toMatchObject({ name: 'tom@x.example' });
});

test.each([
  ['Reed, Tom', 'Tom Reed'],
  ['Smith, John Jr.', 'John Smith Jr.'],
  ['Hernández, MD', undefined],
  ['Priya, Dan and Ines', undefined],
])('%s turned is %s', (name, other) => expect(turned(name)).toBe(other));
