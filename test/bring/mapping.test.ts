import { describe, expect, it } from 'vitest';
import { checkMapping } from '../../src/bring/check-mapping.js';
import type { ImportTemplate } from '../../src/bring/fields.js';
import { mapColumns } from '../../src/bring/mapping.js';
import { readOverrides } from '../../src/bring/overrides.js';
import { hasUnseen } from '../../src/text/gate.js';
import { refusalOf } from './refusal-of.js';
import { shipped } from './templates.js';

const members = shipped('members');
const attendance = shipped('attendance');
const mapped = (
  headers: string[],
  overrides: string[] = [],
  template: ImportTemplate = members,
  cells: Readonly<Record<string, string>> = {},
): Record<string, unknown> => {
  const told = readOverrides(overrides, template, headers);
  const cellsOf = (column: number) => [cells[headers[column] ?? ''] ?? ''];
  const mapping = mapColumns(headers, template, told, cellsOf);
  checkMapping([{ headers, mapping, cellsOf }], template, told);
  const { columns, unread } = mapping;
  return {
    ...Object.fromEntries(
      [...columns].map(([key, of]) => [key, of.map((index) => headers[index]).join(' + ')]),
    ),
    unread: unread.map((index) => headers[index]),
  };
};

describe('mapColumns', () => {
  it('knows names whatever their case, blanks, hyphens and underscores', () => {
    expect(mapped(['FULL_NAME*', ' E-Mail ', 'Good at', 'member since:', 'Shoe size'])).toEqual({
      name: 'FULL_NAME*',
      email: ' E-Mail ',
      goodAt: 'Good at',
      joined: 'member since:',
      unread: ['Shoe size'],
    });
  });

  it('knows a name without what stands in brackets, where only one is called so', () => {
    expect(mapped(['Name (as you like)', 'E-Mail [private]'])).toEqual({
      name: 'Name (as you like)',
      email: 'E-Mail [private]',
      unread: [],
    });
    expect(mapped(['Name', 'Email (home)', 'Email (work)']).unread).toHaveLength(2);
  });

  it('prefers the name that stands first in the template', () => {
    expect(mapped(['Member', 'Name'])).toEqual({ name: 'Name', unread: ['Member'] });
  });

  it('obeys --map before it looks for names', () => {
    expect(mapped(['Name', 'Nick name', 'a=b'], ['Nick name=name', 'a=b=good-at'])).toEqual({
      name: 'Nick name',
      goodAt: 'a=b',
      unread: ['Name'],
    });
    expect(mapped(['Name', 'Email'], ['email=-'])).toEqual({ name: 'Name', unread: ['Email'] });
    expect(mapped(['Wer'], ['wer=NAME']).name).toBe('Wer');
  });

  it('makes one name of two columns, in several languages, and of those that --map names', () => {
    expect(mapped(['First Name', 'Last Name']).name).toBe('First Name + Last Name');
    expect(mapped(['Nachname', 'Vorname']).name).toBe('Vorname + Nachname');
    expect(mapped(['Prénom', 'Nom', 'Email']).name).toBe('Prénom + Nom');
    expect(mapped(['Voornaam', 'Achternaam']).name).toBe('Voornaam + Achternaam');
    expect(mapped(['Name', 'First name', 'Last name']).name).toBe('Name');
    expect(mapped(['B', 'A'], ['A=name', 'B=name']).name).toBe('A + B');
  });

  it('takes “name” beside one half of a name for the other half, unless it holds both', () => {
    const half = (names: string[], cells: Record<string, string>) =>
      mapped(names, [], members, cells).name;
    expect(half(['Name', 'Vorname'], { Name: 'Reed', Vorname: 'Tom' })).toBe('Vorname + Name');
    expect(half(['Name', 'Surname'], { Name: 'Tom', Surname: 'Reed' })).toBe('Name + Surname');
    expect(half(['First Name', 'Name'], { Name: 'Reed', 'First Name': 'Tom' })).toBe(
      'First Name + Name',
    );
    expect(half(['Name', 'First name'], { Name: 'Tom Reed', 'First name': 'Tom' })).toBe('Name');
    expect(half(['Full name', 'Surname'], { 'Full name': 'Tom', Surname: 'Reed' })).toBe(
      'Full name',
    );
  });

  it('knows a column without a name of its own by its place', () => {
    expect(mapped(['', 'Email'], ['column 1=name'])).toMatchObject({ name: '' });
  });

  it('refuses a name that stands twice only where it is read, and says how to tell which', () => {
    const refusal = refusalOf(() => mapped(['Name', 'email', ' name ']));
    expect(refusal.code).toBe('csv-duplicate-header');
    expect(mapped(['Name', 'name'], ['column 2=name'])).toMatchObject({ name: 'name' });
    expect(mapped(['Name', 'Shoe', 'shoe']).unread).toEqual(['Shoe', 'shoe']);
  });

  it('refuses a file without a column that it needs, and gives no example that would do harm', () => {
    const refusal = refusalOf(() => mapped(['BEGIN:VCARD', 'x'], []));
    expect(refusal.code).toBe('csv-missing-column');
    expect(refusal.next).not.toContain('BEGIN');
  });

  it('refuses a file without a column that it needs, and says what to type', () => {
    const refusal = refusalOf(() =>
      mapped(['Wann', 'Wer', 'Email'], [], attendance, { Wann: '2026-09-01' }),
    );
    expect(refusal.code).toBe('csv-missing-column');
    expect(refusal.message).toContain('date and person');
    expect(refusal.next).toContain('--map "Wann=date"');
    expect(refusal.details.join('\n')).toMatch(/looked for: date, day, .*\n.*looked for: person, /);
    expect(refusal.details.join('\n')).toContain('Columns found: Wann, Wer, Email');
  });

  it('refuses --map to a field that there is not, listing the fields', () => {
    const refusal = refusalOf(() => mapped(['Name', 'Age'], ['Age=age']));
    expect(refusal.code).toBe('csv-map-field');
    expect(refusal.message).toContain('“age” is not a field of members');
    expect(refusal.details).toContain('good-at: What they are good at or like doing');
  });

  it('refuses --map of a column that there is not, listing the columns', () => {
    const refusal = refusalOf(() => mapped(['Name', 'Age'], ['Alter=note']));
    expect(refusal.code).toBe('csv-map-column');
    expect(refusal.details).toEqual(['Columns found: Name, Age']);
  });

  it.each([['Age'], ['=note'], ['Age='], ['Age=note', 'Age=email'], ['Age=note', 'Name=note']])(
    'refuses --map that says nothing clear (%s %s)',
    (...overrides) =>
      expect(refusalOf(() => mapped(['Name', 'Age'], overrides)).code).toBe('csv-map-unclear'),
  );

  it('takes hostile column names for plain ones', () => {
    const headers = ['__proto__', 'constructor', 'name'];
    expect(mapped(headers).name).toBe('name');
    expect(mapped(headers, ['__proto__=note']).unread).toEqual(['constructor']);
    expect(refusalOf(() => mapped(headers, ['constructor=__proto__'])).code).toBe('csv-map-field');
    const shown = refusalOf(() => mapped(['\u001b[2J\u202e']));
    expect(shown.details.join() + shown.next).toContain('\\u{1b}');
    expect(hasUnseen(shown.details.join() + shown.next)).toBe(false);
  });
});
