import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, type TestContext, test } from 'vitest';
import { heading, list, paragraph, root, table } from '../../src/papers/build.js';
import type { Tree } from '../../src/papers/tree.js';
import { xmlText } from '../../src/render/docx/text.js';
import { renderDocx } from '../../src/render/docx.js';
import type { Day } from '../../src/time/day.js';
import { everything, hostile } from '../render/tree.js';
import { lack, printed, tight } from './office.js';

const folder = mkdtempSync(join(tmpdir(), 'momentum-office-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const named = (tree: Tree, direction: 'ltr' | 'rtl' = 'ltr'): Tree => ({
  ...tree,
  data: {
    about: {
      title: 'Harbour Menders: State of Play',
      community: 'Harbour Menders',
      language: direction === 'ltr' ? 'en-GB' : 'ar',
      direction,
      asOf: '2026-11-27' as Day,
      subject: '',
    },
  },
});

const documents = {
  'of every kind of node': named(everything),
  hostile: named(root(...hostile.map((each) => paragraph(each)))),
  'of lists': named(
    root(list(['lamp', 'zip']), heading(2, 'Then'), list([[paragraph('tea'), list(['cups'])]])),
  ),
  'of one long table': named(
    root(
      table(
        ['No', 'What', 'Who'],
        Array.from({ length: 90 }, (_, at) => [`${at}`, 'Mend a lamp', 'Tom Reed']),
      ),
    ),
  ),
  'from right to left': named(root(heading(1, 'مصلحو المرفأ')), 'rtl'),
};

/** What can be read on the pages that LibreOffice makes of each document. */
const pages = new Map<string, readonly string[]>();

beforeAll(async () => {
  if (lack !== undefined) return;
  const files: string[] = [];
  for (const tree of Object.values(documents)) {
    const file = join(folder, `${files.length}.docx`);
    writeFileSync(file, await renderDocx(tree));
    files.push(file);
  }
  for (const [nth, read] of printed(folder, files).entries()) {
    pages.set(Object.keys(documents)[nth] ?? '', read);
  }
});

function pagesOf(name: keyof typeof documents, { skip }: TestContext): readonly string[] {
  if (lack !== undefined) skip(lack);
  return pages.get(name) ?? [];
}

test('LibreOffice opens a document with something of every kind, and all of it is there', (context) => {
  const pages = pagesOf('of every kind of node', context);
  const text = pages.join('');
  for (const words of [
    'Who has offered what',
    '10. second',
    'momentum state',
    'Nov 2026 no list',
    'Contribution rate 4 of 24',
  ]) {
    expect(text).toContain(tight(words));
  }
  // How wide letters are depends on the fonts here: between its words stand those beside a cell.
  const cell = 'Find a hall for the winter repair day, with tables and sockets for twenty';
  expect(text).toMatch(new RegExp(cell.replaceAll(' ', '.*')));
  const foot = tight(`Harbour Menders: State of Play ${pages.length} / ${pages.length}`);
  expect(pages.at(-1)?.endsWith(foot)).toBe(true);
});

test('what people typed is read there as they typed it', (context) => {
  const text = pagesOf('hostile', context).join('');
  expect(
    hostile.map((each) => tight(xmlText(each))).filter((each) => !text.includes(each)),
  ).toEqual([]);
});

test('each item of a list has its sign, the last of it too', (context) => {
  const text = pagesOf('of lists', context).join('');
  expect(text).toContain(tight('• lamp • zip Then • tea – cups'));
});

test('a long table says on every page what its columns are', (context) => {
  const pages = pagesOf('of one long table', context);
  expect(pages.length).toBeGreaterThan(2);
  expect(pages.filter((page) => !page.startsWith('NoWhatWho'))).toEqual([]);
});

test('a document from right to left opens there, too', (context) => {
  expect(pagesOf('from right to left', context).join('')).toContain('1/1');
});
