import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, type TestContext, test } from 'vitest';
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

/** What can be read on the pages that LibreOffice makes of the document. */
async function pagesOf(tree: Tree, { skip }: TestContext): Promise<string[]> {
  if (lack !== undefined) skip(lack);
  const file = join(folder, 'document.docx');
  writeFileSync(file, await renderDocx(tree));
  const [pages = []] = printed(folder, [file]);
  return pages;
}

test('LibreOffice opens a document with something of every kind, and all of it is there', async (context) => {
  const pages = await pagesOf(named(everything), context);
  const text = pages.join('');
  for (const words of [
    'Who has offered what',
    'Find a hall for the winter repair day, with tables and sockets for twenty',
    '10. second',
    'momentum state',
    'Nov 2026 no list',
    'Contribution rate 4 of 24',
  ]) {
    expect(text).toContain(tight(words));
  }
  const foot = tight(`Harbour Menders: State of Play ${pages.length} / ${pages.length}`);
  expect(pages.at(-1)?.endsWith(foot)).toBe(true);
});

test('what people typed is read there as they typed it', async (context) => {
  const tree = root(...hostile.map((each) => paragraph(each)));
  const text = (await pagesOf(named(tree), context)).join('');
  expect(
    hostile.map((each) => tight(xmlText(each))).filter((each) => !text.includes(each)),
  ).toEqual([]);
});

test('each item of a list has its sign, the last of it too', async (context) => {
  const tree = root(
    list(['lamp', 'zip']),
    heading(2, 'Then'),
    list([[paragraph('tea'), list(['cups'])]]),
  );
  const text = (await pagesOf(named(tree), context)).join('');
  expect(text).toContain(tight('• lamp • zip Then • tea – cups'));
});

test('a long table says on every page what its columns are', async (context) => {
  const rows = Array.from({ length: 90 }, (_, at) => [`${at}`, 'Mend a lamp', 'Tom Reed']);
  const pages = await pagesOf(named(root(table(['No', 'What', 'Who'], rows))), context);
  expect(pages.length).toBeGreaterThan(2);
  expect(pages.filter((page) => !page.startsWith('NoWhatWho'))).toEqual([]);
});

test('a document from right to left opens there, too', async (context) => {
  const pages = await pagesOf(named(root(heading(1, 'مصلحو المرفأ')), 'rtl'), context);
  expect(pages.join('')).toContain('1/1');
});
