import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasUnseen, visible, visibleJson, visibleLines, visibleText } from '../../src/text/gate.js';

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

test.each([
  ['Persian', 'می\u200cخواهم'],
  ['Hindi', 'क्\u200dष'],
  ['Sinhala', 'ශ්\u200dරී'],
  ['a mender', '👩\u200d🔧'],
  ['a mender of another colour', '👩🏽\u200d🔧'],
  ['a flag', '🏳️\u200d🌈'],
])('%s is spelt with joiners, which stay where text is laid out', (_, text) => {
  expect(visibleText(text)).toBe(text);
  expect(visible(text)).toMatch(/\\u\{200[cd]\}/);
});

test.each([
  ['between other letters', 'adm\u200din', 'adm\\u{200d}in'],
  ['Cyrillic with an accent', 'а\u200c\u0301', 'а\\u{200c}\u0301'],
  ['before a word', '\u200dمریم', '\\u{200d}مریم'],
  ['after a word', 'مریم\u200c', 'مریم\\u{200c}'],
  ['two in a row', 'می\u200c\u200cخواهم', 'می\\u{200c}\\u{200c}خواهم'],
  ['a bidi control among them', 'می\u200c\u202eخواهم', 'می\\u{200c}\\u{202e}خواهم'],
  ['no character', 'a\uffffb\ud800c', 'a\\u{ffff}b\\u{d800}c'],
])('joiners and the like that spell nothing are shown there: %s', (_, text, shown) => {
  expect(visibleText(text)).toBe(shown);
});

test('what is laid out keeps joiners alone of all that the gate shows, and passing twice changes nothing', () => {
  const unit = fc.oneof(
    fc.constantFrom(...'می\u200c\u200dक्ष\ufe0f\u202e', '👩', '🔧', '\ud83d'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  );
  fc.assert(
    fc.property(fc.string({ unit }), (text) => {
      const shown = visibleText(text);
      expect(visibleText(shown)).toBe(shown);
      expect(hasUnseen(shown.replace(/[\u200c\u200d]/g, ''))).toBe(false);
      expect(shown).not.toMatch(/\p{Surrogate}/u);
      expect(shown).not.toMatch(/[\u200c\u200d]{2}|^[\u200c\u200d]|[\u200c\u200d]$/);
    }),
  );
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
