import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../house/sources.js';
import { meaningAt, openMenders } from './harbour-lines.js';

/** Each line of a table that is none of its own, with its meaning below it. */
const tables = [
  ['english.txt', 'en-GB'],
  ['french.txt', 'fr-FR'],
] as const;

const path = (file: string): string => join(root, 'test', 'lines', file);
const linesIn = (text: string): string[] =>
  text.split('\n').filter((line) => !/^(?: {4}|$)/.test(line));

test.each(tables)('each line of %s means what stands below it', async (file, locale) => {
  const book = openMenders(locale);
  const again = linesIn(readFileSync(path(file), 'utf8')).map((line) =>
    line.startsWith('# ') ? `\n${line}\n` : `${line}\n    ${meaningAt(book, line)}\n`,
  );
  await expect(again.join('').trimStart()).toMatchFileSnapshot(path(file));
});

test('there are enough of them, and a third is not understood as more than it says', () => {
  const meanings = tables.flatMap(
    ([file]) => readFileSync(path(file), 'utf8').match(/^ {4}.*$/gm) ?? [],
  );
  const notMore = meanings.filter((meaning) => /^ {4}\((?:a note|waits: )/.test(meaning));
  expect(meanings.length).toBeGreaterThan(150);
  expect(notMore.length).toBeGreaterThan(meanings.length / 3);
});
