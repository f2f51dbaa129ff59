/** Every shipped document as LibreOffice opens it, for communities of every size and script. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Nodes } from 'mdast';
import { afterAll, expect, type TestContext, test } from 'vitest';
import { xmlText } from '../../src/render/docx/text.js';
import { renderDocx } from '../../src/render/docx.js';
import { type CommunityName, type Paper, papersOf } from '../helpers/communities/index.js';
import { lack, printed, tight } from './office.js';

const folder = mkdtempSync(join(tmpdir(), 'momentum-office-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// A PDF keeps words that are written from the right in another order.
const fromLeft = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}]+/gu;

/** The words of a document that are written from the left; those of pictures are drawn. */
function wordsOf(node: Nodes): string[] {
  if (node.type === 'chart') return [];
  if ('value' in node) return xmlText(node.value).match(fromLeft) ?? [];
  return 'children' in node ? node.children.flatMap(wordsOf) : [];
}

/** What of a document is not on its pages. */
const lostOf = ({ tree }: Paper, pages: readonly string[]): string[] =>
  wordsOf(tree).filter((word) => !pages.join('').includes(tight(word)));

/** All of them are opened in one go: LibreOffice takes longer to start than to open a document. */
async function opensAll(
  communities: readonly CommunityName[],
  { skip }: TestContext,
): Promise<void> {
  if (lack !== undefined) skip(lack);
  const papers: Array<Paper & { readonly file: string }> = [];
  for (const community of communities) {
    for (const paper of await papersOf(community)) {
      const file = join(folder, `${papers.length}.docx`);
      writeFileSync(file, await renderDocx(paper.tree));
      papers.push({ ...paper, file });
    }
  }
  const pages = printed(
    folder,
    papers.map(({ file }) => file),
  );
  for (const [nth, paper] of papers.entries()) {
    const said = `${paper.document} with ${paper.community}`;
    expect(lostOf(paper, pages[nth] ?? []), said).toEqual([]);
    expect(pages[nth]?.length, said).toBeLessThan(60);
  }
}

const opens = 'LibreOffice opens every document, and all of it is there';

test(`${opens}: for a community as they are`, (context) => opensAll(['the example'], context));

test(
  `${opens}: for those that are large, speak many tongues or mean ill`,
  {
    tags: ['thorough'],
    timeout: 180_000,
  },
  (context) =>
    opensAll(['names in many scripts', 'ill-meant words', 'five hundred people'], context),
);
