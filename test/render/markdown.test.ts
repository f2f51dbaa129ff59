import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { toString as textIn } from 'mdast-util-to-string';
import { gfm } from 'micromark-extension-gfm';
import { expect, test } from 'vitest';
import { heading, list, paragraph, root, table } from '../../src/papers/build.js';
import { renderMarkdown } from '../../src/render/markdown.js';
import { visibleText } from '../../src/text/gate.js';
import { everything, hostile } from './tree.js';

const read = (markdown: string) =>
  fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });

test('every kind of node has its Markdown', async () => {
  await expect(renderMarkdown(everything)).toMatchFileSnapshot('../golden/documents/everything.md');
});

test('names keep the joiners that they are spelt with', () => {
  for (const name of ['می\u200cخواهم', 'क्\u200dषत्रिय', '👩\u200d🔧']) {
    expect(renderMarkdown(root(paragraph(name)))).toBe(`${name}\n`);
  }
});

test.each(hostile)('what a person typed stays the same text wherever it stands: %j', (text) => {
  const tree = root(heading(2, text), paragraph(text), list([text]), table([text], [[text]]));
  const again = read(renderMarkdown(tree));
  expect(again.children.map(({ type }) => type)).toEqual(['heading', 'paragraph', 'list', 'table']);
  expect(again.children.map((node) => textIn(node)).slice(0, 3)).toEqual(
    Array(3).fill(visibleText(text)),
  );
  expect(JSON.stringify(again)).not.toMatch(/"type":"(html|image|delete|emphasis|strong)"/);
});

test('any text at all comes back from Markdown as it was', () => {
  const typed = fc.string({
    unit: fc.oneof(
      fc.constantFrom(...'*_`[]()<>#+-.!|~&:=\\ 1aw,;?%\n'),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
    ),
  });
  fc.assert(
    fc.property(typed, (text) => {
      const line = visibleText(text.replace(/[\r\n\t]+/g, ' '));
      expect(textIn(read(renderMarkdown(root(paragraph(text)))))).toBe(line);
    }),
    { numRuns: 500 },
  );
});
