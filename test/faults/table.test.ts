import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../house/sources.js';

const table = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8');

test('each fault has its row, and each test that a row names is there', () => {
  const numbers = [...table.matchAll(/^\| (\d+) \|/gm)].map(([, no]) => Number(no));
  expect(numbers).toEqual(Array.from({ length: 63 }, (_, i) => i + 1));
  const named = [...table.matchAll(/`([a-z]+\/[a-z/-]+)`/g)].map(
    ([, name]) => `test/${name}.test.ts`,
  );
  expect(named.length).toBeGreaterThan(80);
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

const pages = readFileSync(join(import.meta.dirname, 'pages.md'), 'utf8');

/** The sentences of a page, without its headings and the lines to type. */
function sentencesOf(page: string): string[] {
  const [, promised] = /^## What is promised\n(.*?)^## /ms.exec(page) ?? [];
  return (promised ?? page)
    .replace(/```[^`]*```/g, '')
    .replace(/^#.*$/gm, '')
    .split(/\n\n+|\n- /)
    .flatMap((text) =>
      text
        .replace(/\s+/g, ' ')
        .trim()
        .replace(/^- /, '')
        .split(/(?<=[.?:])(?:\*\*)? +(?=[A-Z`“*])/),
    )
    .filter((sentence) => sentence !== '');
}

const parts = pages
  .split(/^## /m)
  .slice(1)
  .map((part) => [part.slice(0, part.indexOf('\n')), part] as const);

test.each(parts)(
  'each sentence of %s is held by a test, and each of those is there',
  (name, rows) => {
    const table = [...rows.matchAll(/^\| (?!says \||---)(.*) \| (.*) \|$/gm)];
    const sentences = sentencesOf(readFileSync(join(root, name), 'utf8'));
    expect(sentences.length).toBeGreaterThan(5);
    expect(table.map(([, begins = ''], i) => sentences[i]?.startsWith(begins) || begins)).toEqual(
      sentences.map(() => true),
    );
    const held = table.flatMap(([, , by = '']) =>
      /^(?:–|advice)$/.test(by) ? [] : by.split('; '),
    );
    const amiss = held.filter((each) => {
      const [, file = '', title = ''] = /^`([a-z/-]+)`: (.+)$/.exec(each) ?? [];
      const path = join(root, 'test', `${file}.test.ts`);
      return title === '' || !existsSync(path) || !readFileSync(path, 'utf8').includes(title);
    });
    expect(amiss).toEqual([]);
  },
);
