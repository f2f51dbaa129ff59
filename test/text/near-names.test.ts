/** What may mean somebody in what was typed, and is no name of theirs: looked at by a person. */
import { expect, test } from 'vitest';
import { nearNames } from '../../src/text/near-names.js';

const others = ['Tom Baker', 'Marta Silva', 'Zoé Moss'];

const found = (name: string, text: string, more: { aliases?: string[] } = {}): string[] =>
  nearNames(
    [{ name, others: more.aliases ?? [] }],
    others,
  )(text).map(({ from, to }) => text.slice(from, to));

test.each([
  // Plurals and possessives, with and without an apostrophe, and what other languages make of a name.
  ['Amina Yusuf', 'The Aminas and Yusufs bring the soup', ['Aminas', 'Yusufs']],
  ['Tom Reed', 'Toms key is with the Reeds', ['Toms', 'Reeds']],
  ['Tom Reed', 'Tomek, Tomato and Tomorrow', []],
  ['Amina Yusuf', 'ask the aminas', ['aminas']],
  ['Rose Martin', 'roses for the hall, and Roses turn', ['Roses']],
  ['Amy Henry', 'les Henrys, les Amies', ['Henrys', 'Amies']],
  ['Chloé Moreau', 'chez les Moreaux, la Chloée', ['Moreaux', 'Chloée']],
  // Initials, as they sign.
  ['Amina Yusuf', 'A.Y. has the key', ['A.Y.']],
  ['Amina Yusuf', 'A. Y., AY and a.y. ask; AYE, BAY, A.Y.Z', ['A. Y.', 'AY']],
  ['Ivo Tal', 'IT and I.T.', ['I.T.']],
  ['Jean-Pierre Roux', 'J.-P. R. et J.R. viennent', ['J.-P. R.', 'J.R.']],
  ['Élodie Été', 'É.É. et E.E. apportent la soupe', ['É.É.', 'E.E.']],
  // A name that somebody else has too, where it stands alone.
  ['Tom Reed', 'Ask Tom for the key', ['Tom']],
  ['Tom Reed', 'Ask Tom Baker, Tom B. or Baker, Tom', []],
  ['Tom Reed', 'Tom’s key and Tom Baker’s', ['Tom']],
  ['Tom Reed', 'a tom-tom', []],
  ['Zoé Blanc', 'La clé est chez Zoe', ['Zoe']],
  ['Zoé Blanc', 'La clé est chez Zoé Moss', []],
  // A slip of one letter, in names of five letters and more.
  ['Amina Yusuf', 'Ask Anina, Amna, Amian and Yussuf', ['Anina', 'Amna', 'Amian', 'Yussuf']],
  ['Tom Reed', 'Ask Tim or Read', []],
  ['Walter Poole', 'The water is cold, and so are pools', []],
  ['Walter Poole', 'ask wlater for the key', ['wlater']],
  ['Margaux Petit', 'Demander à Margeaux ou à Magaux', ['Margeaux', 'Magaux']],
  // Somebody else’s name is no slip of theirs.
  ['Maria Reed', 'Ask Marta', []],
  ['Jo van den Berg', 'vans and dens in a row', []],
])('of %s “%s” may mean them by %j', (name, text, expected) => {
  expect(found(name, text)).toEqual(expected);
});

test('what else somebody is called is looked for likewise, and an address is not', () => {
  const aliases = ['Quill', '@quillona', 'quill@harbour.example', 'Mina Y.'];
  expect(found('Amina Yusuf', 'Quills, Minas, @quilona and harbours', { aliases })).toEqual([
    ...['Quills', 'Minas'],
  ]);
});

test.each([
  ['a name over and over', 'Tom '.repeat(20_000)],
  ['one long word', 'Amina'.repeat(20_000)],
  ['initials without end', 'A.'.repeat(40_000)],
  ['marks without end', `A${'\u0301'.repeat(80_000)}`],
  ['blanks and dashes', ' -'.repeat(40_000)],
])('%s takes no longer than its length has it', (_, text) => {
  const near = nearNames([{ name: 'Amina Tom Yusuf', others: [] }], others);
  const took = (length: number): number => {
    const times = [0, 1, 2].map(() => {
      const from = process.cpuUsage().user;
      near(text.slice(0, length));
      return process.cpuUsage().user - from;
    });
    return Math.min(...times);
  };
  took(text.length / 8);
  const [part, all] = [took(text.length / 8), took(text.length)];
  // Eight times as much; twice that for what the machine does beside it, and 20 ms to measure by.
  expect(all).toBeLessThan(16 * (part + 20_000));
});
