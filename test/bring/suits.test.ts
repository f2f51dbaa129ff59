/** Letters of days, as people write them in a mail. */
import { expect, test } from 'vitest';
import { lettersIn, suitsOf } from '../../src/bring/replies/suits.js';

const days = [
  ['Tuesday 12 January 2027 at 18:00', 'mardi 12 janvier 2027 à 18 h'],
  ['Thursday 14 January 2027 at 18:00', 'jeudi 14 janvier 2027 à 18 h'],
  ['Tuesday 19 January 2027 at 17:30', 'mardi 19 janvier 2027 à 17 h 30'],
];

/** "yny": of A, B and C which suit, perhaps (m), or don't. */
const meant = (text: string, begun = false): string | null => {
  const said = lettersIn(text, days, begun);
  return said
    ? suitsOf(said, days.length)
        .map(([first]) => first)
        .join('')
    : null;
};

test.each([
  ['A C', 'yny'],
  ['A, C', 'yny'],
  ['A and C, perhaps B', 'ymy'],
  ['A and C, perhaps B\nGrace', 'ymy'],
  ['\nA and C, perhaps B\nGrace', 'ymy'],
  ['A & C.\nSee you, Grace', 'yny'],
  ['B\nGrace', 'nyn'],
  ['B. Looking forward to it', 'nyn'],
  ['A C Thanks, Grace', 'yny'],
  ['(B), A', 'ymn'],
  ['perhaps B and C', 'nmm'],
  ['A peut-être B', 'ymn'],
  ['A et C', 'yny'],
  ['all', 'yyy'],
  ['All of them!', 'yyy'],
  ['toutes', 'yyy'],
  ['none', 'nnn'],
  ['None of them, but I will read along', 'nnn'],
  ['aucun, désolée', 'nnn'],
  ['A: Tuesday 12 January 2027 at 18:00 C: Tuesday 19 January 2027 at 17:30', 'yny'],
  ['A : mardi 12 janvier 2027 à 18 h\nB : jeudi 14 janvier 2027 à 18 h', 'yyn'],
])('%j is read as %s', (text, letters) => {
  expect(meant(text)).toBe(letters);
});

test.each([
  'A good idea, thanks',
  'A is fine',
  'A only if I find a sitter',
  'A, C but not before eight',
  'A, perhaps B, C',
  'A C, and B after nine',
  'A, perhaps A',
  'A C?',
  'all except B',
  'none suits, B would at eight',
  'D',
  'a c',
  'Thank you, I will see',
  'Band practice is on Tuesdays',
  'Call me',
  '',
])('%j is left to a person', (text) => {
  expect(meant(text)).toBeNull();
});

test('behind the sentence of a link a lone letter is a day, whatever is written below', () => {
  expect(meant('B See you there', true)).toBe('nyn');
  expect(meant('B only if it rains', true)).toBeNull();
});
