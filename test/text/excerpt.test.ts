import { expect, test } from 'vitest';
import { excerpt } from '../../src/text/gate.js';

/** A sign that JavaScript counts as two. */
const cup = '🍵';

test.each([
  ['sixty letters', 'a'.repeat(60), 'a'.repeat(60)],
  ['sixty-one letters', 'a'.repeat(61), `${'a'.repeat(60)}…`],
  ['sixty cups', cup.repeat(60), cup.repeat(60)],
  ['sixty-one cups', cup.repeat(61), `${cup.repeat(60)}…`],
  ['sixty cups and a letter', `${cup.repeat(60)}a`, `${cup.repeat(60)}…`],
  ['a control character', 'a\u0007b', 'a\\u{7}b'],
])('%s in a message', (_, cell, shown) => {
  expect(excerpt(cell)).toBe(shown);
});
