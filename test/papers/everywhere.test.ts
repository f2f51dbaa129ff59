/**
 * Every shipped document in every format, for seven communities: all of it is there, and nothing that
 * anybody wrote runs, commands or breaks anything.
 */
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import PostalMime from 'postal-mime';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Tree } from '../../src/papers/tree.js';
import { renderDocx } from '../../src/render/docx.js';
import { renderDraft } from '../../src/render/eml.js';
import { renderHtml } from '../../src/render/html.js';
import { renderJson } from '../../src/render/json.js';
import { renderMarkdown } from '../../src/render/markdown.js';
import { plainOptions } from '../../src/render/options.js';
import { renderPlain } from '../../src/render/plain.js';
import { renderTerminal, renderText } from '../../src/render/terminal.js';
import { safeUrl, widthOf } from '../../src/render/text.js';
import { visible, visibleText } from '../../src/text/gate.js';
import { communityNames, type Paper, papersOf, tagsOf } from '../helpers/communities/index.js';
import { type Page, readPage } from '../render/page.js';
import { all, partsOf, wordsOf, xmlOf } from '../render/word.js';

interface Piece {
  readonly text: string;
  /** Each format has its own place for what belongs to a figure or a picture. */
  readonly loose: boolean;
}

/**
 * Every piece of text in a document, in the order in which it is read.
 * @param asLines whether a table is lines, each with the titles of its columns but the first, which
 *   what stands in it makes plain, and those that the template leaves out of lines; of a chart with
 *   one value each, its title says what they are, and one that a page folds is not there
 */
function piecesOf(node: Nodes, asLines = false, inChart = false): Piece[] {
  if (node.type === 'measure') {
    const { label, value, previous, window, definition } = node;
    const parts = [label, value, previous ?? '', window, definition];
    return parts.map((text) => ({ text, loose: true }));
  }
  if ('value' in node) return [{ text: node.value, loose: false }];
  if (node.type === 'chart' && asLines && node.folded) return [];
  if (node.type === 'table' && asLines) {
    const [head, ...rows] = node.children;
    const titles = (head?.children ?? [])
      .slice(1)
      .flatMap((cell) => (cell.data?.lead === '' ? [] : piecesOf(cell)));
    const untold = inChart && titles.length === 1;
    return [
      ...(rows.length === 0 || untold ? [] : titles.map(({ text }) => ({ text, loose: true }))),
      ...rows.flatMap((row) => piecesOf(row)),
    ];
  }
  const inside =
    'children' in node
      ? node.children.flatMap((child) => piecesOf(child, asLines, node.type === 'chart'))
      : [];
  return node.type === 'chart'
    ? [{ text: node.title }, ...inside].map(({ text }) => ({ text, loose: true }))
    : inside;
}

const textIn = (node: Nodes): string =>
  piecesOf(node)
    .map(({ text }) => text)
    .join('');

/** Blanks are where a format has room, and are not compared. */
const tight = (text: string): string => text.replace(/\s+/g, '');

/** How a format shows what would command or mislead. */
type Gate = (text: string) => string;

/** The pieces of `tree` that `read` does not hold in their order. */
function lostOf(tree: Tree, { read, gate, asLines = false }: Read): string[] {
  const words = tight(read);
  let from = 0;
  const lost: string[] = [];
  for (const { text, loose } of piecesOf(tree, asLines)) {
    const piece = tight(gate(text.replace(/[\r\n\t]+/g, ' ')));
    const at = words.indexOf(piece, loose ? 0 : from);
    if (at < 0) lost.push(piece);
    else if (!loose) from = at + piece.length;
  }
  return lost;
}

/** Whether anything in `text` would command or mislead. */
const misleads = (text: string, gate: Gate): boolean => {
  const line = text.replace(/[\r\n\t]/g, '');
  return gate(line) !== line;
};

/** What of a page could run, load, send or dress it, were it there. */
function meansIll({ elements }: Page, styled: boolean): string[] {
  const harmless =
    /^(html|head|meta|title|style|body|main|h[1-6]|p|ul|ol|li|dl|dt|dd|div|span|strong|em|code|pre|br|hr|bdi|a|table|thead|tbody|tr|th|td|wbr|figure|figcaption|details|summary|svg|g|path|rect|text|tspan|desc|line|circle|polyline|polygon|defs|clipPath)$/;
  return elements.flatMap(({ name, attributes }) => {
    const bad = Object.entries(attributes).filter(
      ([key, value]) =>
        /^on/i.test(key) ||
        (/href|src|action|data$/i.test(key) && safeUrl(value) === undefined) ||
        (key === 'style' && !styled),
    );
    return [
      ...(harmless.test(name) ? [] : [name]),
      ...bad.map((each) => `${name}: ${each.join('=')}`),
    ];
  });
}

interface Read {
  /** What is read in it, by how it was to show what would command or mislead. */
  readonly read: string;
  readonly gate: Gate;
  readonly asLines?: boolean;
}

/** Each format, read as whoever gets it reads it. */
const formats: Readonly<Record<string, (tree: Tree) => Promise<Read[]> | Read[]>> = {
  markdown: (tree) => {
    const made = renderMarkdown(tree);
    const again = fromMarkdown(made, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
    expect(JSON.stringify(again)).not.toMatch(
      /"type":"(?:html|image|delete|footnote\w*|definition)"/,
    );
    return [{ read: textIn(again), gate: visibleText }];
  },
  text: (tree) => {
    const wide = renderTerminal(tree, { ...plainOptions, width: 100_000 });
    return [{ read: wide.replace(/^│ /gm, ''), gate: visible }];
  },
  plain: (tree) => [{ read: renderPlain(tree), gate: visible }],
  json: (tree) => {
    const { data, ...document } = tree;
    const made = renderJson(tree);
    expect(JSON.parse(made)).toMatchObject({ about: data?.about, document });
    return [{ read: textIn(document), gate: (text) => text }];
  },
  html: async (tree) => {
    const made = await renderHtml(tree);
    const page = readPage(made);
    expect(meansIll(page, false)).toEqual([]);
    return [{ read: page.words, gate: visibleText }];
  },
  docx: async (tree) => {
    const file = await renderDocx(tree);
    const parts = xmlOf(file);
    const body = parts.get('word/document.xml');
    if (!body) throw new Error('there is no document in the file');
    for (const [path, part] of parts) {
      expect(
        all(part, 'w:instrText').map(({ text }) => text),
        path,
      ).toEqual(/footer\d*\.xml$/.test(path) ? ['PAGE', 'NUMPAGES'] : []);
      expect([...all(part, 'w:fldSimple'), ...all(part, 'w:object')]).toEqual([]);
      const outside = all(part, 'Relationship').filter(
        ({ attributes }) => attributes.TargetMode === 'External',
      );
      expect(outside.filter(({ attributes }) => !safeUrl(attributes.Target ?? ''))).toEqual([]);
    }
    expect([...partsOf(file).keys()].filter((path) => /\.bin$|vba|embeddings/i.test(path))).toEqual(
      [],
    );
    // Line breaks, and the marks that keep numbers in their place, are our own.
    // Where a picture bears every figure, its words are there for those who listen.
    const heard = all(body, 'wp:docPr').map(({ attributes }) => attributes.descr ?? '');
    return [
      {
        read: [wordsOf(body).replace(/[⏎\u200e\u200f]/g, ''), ...heard].join('\n'),
        gate: visibleText,
      },
    ];
  },
  eml: async (tree) => {
    const raw = await renderDraft(tree, plainOptions);
    const {
      html = '',
      text = '',
      subject = '',
      attachments,
      headers,
    } = await new PostalMime().parse(raw);
    expect(attachments).toEqual([]);
    expect(headers.map(({ key }) => key).filter((key) => /^(?:bcc|to|cc|from)$/.test(key))).toEqual(
      [],
    );
    const page = readPage(html);
    expect(meansIll(page, true)).toEqual([]);
    const { about } = tree.data ?? {};
    expect(tight(subject)).toBe(tight(visible(about?.subject ?? '')));
    const { greeting = '', closing = '' } = about?.letter ?? {};
    const lines = closing.split('\n').map(visible).join('');
    expect(tight(text)).toBe(tight(`${visible(greeting)}${renderText(tree)}${lines}`));
    return [{ read: page.words, gate: visibleText, asLines: true }];
  },
};

for (const community of communityNames) {
  describe(`with ${community}`, { tags: tagsOf(community) }, () => {
    let papers: Paper[] = [];
    beforeAll(async () => {
      papers = await papersOf(community);
    });

    test.each(Object.entries(formats))(
      'all is there in %s, and nothing else happens',
      async (_, reading) => {
        for (const { document, tree } of papers) {
          for (const made of await reading(tree)) {
            expect(lostOf(tree, made), document).toEqual([]);
            expect(misleads(made.read, made.gate), document).toBe(false);
          }
        }
      },
    );

    test('the lines of a text are as long as there is room', () => {
      for (const { document, tree } of papers) {
        const long = renderText(tree)
          .split('\n')
          .filter((line) => widthOf(line) > 80);
        expect(long, document).toEqual([]);
      }
    });
  });
}

test('there is something of every attack in the documents of those who mean ill', async () => {
  const { attacks } = await import('../helpers/communities/words.js');
  const papers = await papersOf('ill-meant words');
  const text = papers.map(({ tree }) => textIn(tree)).join(' ');
  const missing = attacks.filter((attack) => !tight(text).includes(tight(attack)));
  expect(missing).toEqual([]);
});
