import fc from 'fast-check';
import { toString as textIn } from 'mdast-util-to-string';
import { expect, test } from 'vitest';
import { parseMarkdown } from '../../src/papers/building/markdown-parser.js';
import { escapeMarkdown, markdownReader, readPlain } from '../../src/papers/markdown.js';
import { renderMarkdown } from '../../src/render/markdown.js';
import { visibleText } from '../../src/text/gate.js';

const signs = fc.constantFrom(...'*_`[]()<>#+-.!|~&:=\\ 1a\n,', '**', '\\\n', '&#32;', '\n\n');
const unseen = fc.constantFrom(...'\u0000\u0007\u000b\u000c\u001b\u0085\u200b\u200d\u202e\ufeff');
const text = fc.string({
  unit: fc.oneof(signs, unseen, fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 })),
});

/** What is to be read where `typed` stands: one line of exactly that, save what no Markdown holds. */
const kept = (typed: string) =>
  typed
    .replace(/[\r\n\t\u2028\u2029]+/g, ' ')
    .replaceAll('\u0000', '\\u{0}')
    .replaceAll('\ufeff', '\\u{feff}');

test.each([
  ['short', markdownReader().blocks],
  ['long', parseMarkdown],
])('what a person typed is read as that text, the %s way', (_, read) => {
  fc.assert(
    fc.property(text, (typed) => {
      const blocks = read(`before ${escapeMarkdown(typed)} after\n\n${escapeMarkdown(typed)}`);
      expect(blocks.every(({ type }) => type === 'paragraph')).toBe(true);
      expect(blocks[0] && textIn(blocks[0])).toBe(`before ${kept(typed)} after`);
      expect(blocks[1] ? textIn(blocks[1]) : '').toBe(kept(typed));
    }),
    { numRuns: 400 },
  );
});

test('and is still that text after the document has become Markdown and been read again', () => {
  fc.assert(
    fc.property(text, (typed) => {
      const children = markdownReader().blocks(`${escapeMarkdown(typed)}`);
      const again = parseMarkdown(renderMarkdown({ type: 'root', children }));
      expect(again.map((node) => textIn(node)).join('')).toBe(visibleText(kept(typed)));
    }),
    { numRuns: 400, examples: [['؆\u200d؆']] },
  );
});

test('where the short way reads anything, it reads what the parser would', () => {
  let read = 0;
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(signs, fc.constantFrom('a', 'b c', ' **a** ', ' _b_, ', '(**a', ' **a**\\\nb')),
      ),
      (parts) => {
        const markdown = parts.join('');
        const plain = readPlain(markdown);
        if (!plain) return;
        read += 1;
        expect(plain).toEqual(parseMarkdown(markdown));
      },
    ),
    { numRuns: 5000 },
  );
  expect(read).toBeGreaterThan(500);
});

test('the short way leaves a line of blanks before the first to the parser', () => {
  expect(readPlain(' \na')).toBeUndefined();
});

test.each(['a **b_ c', 'a _b** c', 'a **b', 'a _b c'])(
  'the short way leaves “%s” to the parser, since what is opened has to be closed by its like',
  (markdown) => {
    expect(readPlain(markdown)).toBeUndefined();
  },
);

test('neither HTML nor images nor definitions ever become nodes', () => {
  const markdown = '<b>x</b>\n\n![a](https://example.org/x.png)\n\n[a]: https://example.org\n\n[a]';
  expect(JSON.stringify(parseMarkdown(markdown))).not.toMatch(/"type":"(html|image|definition)/);
});

test.each([41, 8_000])(
  'quotations inside %i quotations are refused, not overflowed by',
  (depth) => {
    expect(() => parseMarkdown(`${'> '.repeat(depth)}x`)).toThrow('could not be filled in');
  },
);
