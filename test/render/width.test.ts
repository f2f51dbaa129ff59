import fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { widthOf } from '../../src/render/text.js';
import { visible } from '../../src/text/gate.js';

test.each([
  ['Ottilie', 7],
  ['Émile', 5],
  ['e\u0301', 1],
  ['日本', 4],
  ['한국어', 6],
  ['👍🏽', 2],
  ['🇫🇷', 2],
  ['❤️', 2],
  ['👩‍🔧'.replace('\u200d', ''), 4],
  ['שלום', 4],
  ['─────', 5],
])('%s fills %i columns', (text, width) => {
  expect(widthOf(text)).toBe(width);
});

test('agrees with string-width on text in many scripts that has passed the gate', () => {
  const letters = fc.constantFrom(...'aZ 9é’–─•жΩשع日本語한カ漢👍🎉😀ก中');
  fc.assert(
    fc.property(fc.array(letters), (characters) => {
      const text = visible(characters.join(''));
      expect(widthOf(text)).toBe(stringWidth(text));
    }),
  );
});
