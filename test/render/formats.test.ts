import { expect, test } from 'vitest';
import { paragraph, root, table } from '../../src/papers/build.js';
import { formatNames, formatOfFile, formats } from '../../src/render/index.js';
import { renderJson } from '../../src/render/json.js';
import { plainOptions } from '../../src/render/options.js';
import { renderPlain } from '../../src/render/plain.js';
import { hasUnseen } from '../../src/text/gate.js';
import { everything, hostile } from './tree.js';
import { outlineOf } from './word.js';

test('every format renders every kind of node', async () => {
  for (const name of formatNames) {
    const render = await formats[name].load();
    const made = await render(everything, plainOptions);
    const text = typeof made === 'string' ? made : outlineOf(made).join('\n');
    expect(text).toContain('Harbour Menders');
  }
});

test('a file is written in the format of its ending', () => {
  expect(formatOfFile('State.MD')).toBe('markdown');
  expect(formatOfFile('state.json')).toBe('json');
  expect(formatOfFile('state.unknown')).toBeUndefined();
});

test('plain: a table is a line a row, and no cell breaks it', () => {
  const tree = root(table(['What', 'Who'], [['two\nlines\tand a tab', 'Ash']]), paragraph('end'));
  expect(renderPlain(tree)).toBe('What\tWho\ntwo lines and a tab\tAsh\nend\n');
});

test('plain shows everything, unwrapped', async () => {
  await expect(renderPlain(everything)).toMatchFileSnapshot('../golden/documents/everything.txt');
});

test('JSON holds exactly what was typed, and nothing that a terminal would obey', () => {
  for (const text of hostile) {
    const json = renderJson(root(paragraph(text)));
    expect(JSON.parse(json)).toEqual({
      version: 1,
      about: null,
      facts: null,
      document: root(paragraph(text)),
    });
    expect(hasUnseen(json.replaceAll('\n', ''))).toBe(false);
  }
});
