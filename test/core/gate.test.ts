import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasUnseen, visible, visibleJson, visibleLines } from '../../src/core/gate.js';

test.each([
  ['\u001b[31mred', '\\u{1b}[31mred'],
  ['bell\u0007', 'bell\\u{7}'],
  ['over\u202eride', 'over\\u{202e}ride'],
  ['zero\u200bwidth', 'zero\\u{200b}width'],
  ['c1\u009b2J', 'c1\\u{9b}2J'],
  ['tag\u{e0041}', 'tag\\u{e0041}'],
  ['two\nlines', 'two\\u{a}lines'],
  ['Zoë Østergård 李 مريم 👩‍🔧'.replace('\u200d', ''), 'Zoë Østergård 李 مريم 👩🔧'],
])('%j is shown as %s', (text, shown) => {
  expect(visible(text)).toBe(shown);
});

test('line breaks and tabs stay where text may have several lines', () => {
  expect(visibleLines('a\n\tb\u0007')).toBe('a\n\tb\\u{7}');
});

test('what has been through the gate has nothing left to show', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(hasUnseen(visible(text))).toBe(false);
      expect(visible(visible(text))).toBe(visible(text));
    }),
  );
});

test('JSON that has been through it holds the same data, and nothing to obey', () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
      const json = visibleJson(JSON.stringify(value, null, 2));
      expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(hasUnseen(json.replaceAll('\n', ''))).toBe(false);
    }),
  );
});
