import { expect, test } from 'vitest';
import { readYamlSource } from '../../src/text/yaml-source.js';

test.each([
  ['lists', `a: ${'['.repeat(200_000)}`],
  ['mappings', `a: ${'{a: '.repeat(60_000)}`],
  ['items on one line', `a:\n  ${'- '.repeat(100_000)}x`],
  ['items with a tab after each', `a:\n  ${'-\t'.repeat(100_000)}x`],
])('%s without end are refused before anything is made of them', (_, text) => {
  const began = process.memoryUsage().heapUsed;
  const { value, mistakes } = readYamlSource(text);
  expect({ value, mistakes }).toEqual({
    value: undefined,
    mistakes: [{ offset: 0, found: 'nested too deeply', expected: 'at most 30 levels' }],
  });
  // Read by the library, each takes ten times as much and more.
  expect(process.memoryUsage().heapUsed - began).toBeLessThan(20 * 1024 * 1024);
});

test('brackets, dashes and braces that stand in a text are words like others', () => {
  const text = `${'[ '.repeat(300)}${'-'.repeat(1000)}${'{{ row.no }} '.repeat(1000)}`;
  const { value, mistakes } = readYamlSource(`a: ${JSON.stringify(text)}`);
  expect({ value, mistakes }).toEqual({ value: { a: text }, mistakes: [] });
});

test('where a key stands is known, and of an item where it begins', () => {
  const text = 'title: T\nsections:\n  - id: a\n  - id: b\n';
  const { keyOffset } = readYamlSource(text);
  expect(keyOffset(['sections'])).toBe(text.indexOf('sections'));
  expect(keyOffset(['sections', 1])).toBe(text.indexOf('id: b'));
  expect(keyOffset(['sections', 1, 'id'])).toBe(text.indexOf('id: b'));
  // What is not there is missing in the nearest thing that is.
  expect(keyOffset(['sections', 1, 'blocks'])).toBe(text.indexOf('id: b'));
  expect(keyOffset(['sections', 7])).toBe(text.indexOf('sections'));
});
