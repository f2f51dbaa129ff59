import { describe, expect, test } from 'vitest';
import { hideNames, type Unnamed } from '../../../src/text/hiding.js';

const hide = (text: string, people: readonly Unnamed[], named: readonly string[] = []): string =>
  hideNames(people, 'a member', (name) => named.includes(name))(text);

const who = (name: string, ...others: string[]): Unnamed[] => [{ name, others }];
const hana = who('Hana Kovač', 'hanak', 'hana@example.org', 'H. K.', 'H. Kovač-Reed');

describe('is hidden', () => {
  test.each([
    ['Ask Hana Kovač', 'Ask a member'],
    ['Ask Hana', 'Ask a member'],
    ['ask hana, or HANA', 'ask a member, or a member'],
    ['Hana’s lamp', 'A member’s lamp'],
    ['Hana-led repairs', 'A member-led repairs'],
    ['Mrs Kovač', 'Mrs a member'],
    ['hana  kovac brings tea', 'A member brings tea'],
    ['@hanak knows', 'A member knows'],
    ['Write to hana@example.org.', 'Write to a member.'],
    ['H. K. said so', 'A member said so'],
    ['Hana Kovač and Hana', 'A member and a member'],
    ['Ask H. Kovač-Reed', 'Ask a member'],
  ])('%s → %s', (text, shown) => expect(hide(text, hana)).toBe(shown));

  test.each(["'", '’', 'ʼ', '`'])('an apostrophe, however either of them wrote it: %s', (sign) => {
    for (const name of ["Siobhán O'Connor", 'Siobhán O’Connor']) {
      expect(hide(`Thanks to O${sign}Connor`, who(name))).toBe('Thanks to a member');
      expect(hide(`siobhan o${sign}connor came`, who(name))).toBe('A member came');
    }
  });

  test('a name in decomposed letters, and the rest of the text stays composed', () => {
    expect(hide('Café: Hana Kovač'.normalize('NFD'), hana)).toBe('Café: a member');
  });

  test('a name in a script without blanks', () => {
    expect(hide('请李明带茶', who('李明'))).toBe('请a member带茶');
  });
});

describe('is left as it is', () => {
  test.each([
    ['Hanako and the Kovačs’ own', hana],
    ['Anne-Marie brings tea', who('Anne Bell')],
    ['We will mark a price', who('Will Price', 'mark')],
    ['a go at it', who('Al Go')],
    ['from the van', who('Ruben van Dijk')],
    ['item J', who('Jo J')],
  ])('%s', (text, people) => expect(hide(text, people)).toBe(text));

  test('somebody else’s whole name', () => {
    const tom = who('Tom Baker');
    const named = ['Tom Reed', 'Anna Baker'];
    expect(hide('Tom Reed and Tom', tom, named)).toBe('Tom Reed and a member');
    expect(hide('Anna Baker asked', tom, named)).toBe('Anna Baker asked');
  });

  test('everything, where nobody asked for it', () => {
    expect(hide('Ask Hana', [])).toBe('Ask Hana');
  });
});

test('a name that is a word as well is hidden where it is written like one', () => {
  expect(hide('Will you ask Will Price what the price will be?', who('Will Price'))).toBe(
    'A member you ask a member what the price will be?',
  );
});

test('nothing that stands in a name is read as a pattern', () => {
  expect(hide('(.*) [x] Zoë+ of A|B', who('A|B', '(.*)', '[x]', 'Zoë+'))).toBe(
    'A member a member a member of a member',
  );
});
