import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { PhrasingContent } from 'mdast';
import { expect, test } from 'vitest';
import { heading, list, paragraph, root, strong, table } from '../../src/papers/build.js';
import type { Tree } from '../../src/papers/tree.js';
import { renderHtml } from '../../src/render/html.js';
import { laidText, unbroken } from '../../src/render/text.js';
import { stage } from '../helpers/stage.js';
import { everything, hostile } from './tree.js';

const bodyOf = (html: string): string => html.slice(html.indexOf('<main>'));
// What stands between quotation marks belongs to its tag, whatever it is.
const tag = /<(?:"[^"]*"|[^">])*>/g;
const tagsOf = (html: string): string[] => html.match(tag) ?? [];

const references: Readonly<Record<string, string>> = { '#x26': '&', '#x3C': '<' };
const textIn = (html: string): string =>
  html.replace(tag, '').replace(/&([^;]+);/g, (whole, name) => references[name] ?? whole);

const about = {
  title: 'Harbour Menders: State of Play',
  subject: 'State of Play',
  community: 'Harbour Menders',
  language: 'en-GB',
  direction: 'ltr',
  asOf: '2026-11-27',
} as const;

const told = (tree: Tree, more: object = {}): Tree => ({
  ...tree,
  data: { about: { ...about, ...more } },
});

test('every kind of node has its HTML, the same byte for byte each time', async () => {
  const html = await renderHtml(told(everything));
  // The style sheet has a file of its own to be read in.
  const page = html.replace(/<style>.*<\/style>/s, '<style>…</style>');
  await expect(page.replace(/sha256-[\w+/]+=*/, 'sha256-…')).toMatchFileSnapshot(
    '../golden/documents/everything.html',
  );
  expect(await renderHtml(told(everything))).toBe(html);
});

test('the page is let load nothing, run nothing and send nothing, and its own style is let in', async () => {
  const html = await renderHtml(told(everything));
  const style = /<style>(.*)<\/style>/s.exec(html)?.[1] ?? '';
  const digest = createHash('sha256').update(style).digest('base64');
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1];
  expect(policy?.replaceAll('&#x27;', "'")).toBe(
    `default-src 'none'; style-src 'sha256-${digest}'; img-src data:; base-uri 'none'; form-action 'none'`,
  );
  expect(style.length).toBeGreaterThan(2000);
  expect(tagsOf(html).join('')).not.toMatch(
    /<(?:script|link|img|iframe|object|form)|\s(?:on\w+|style|src)=/,
  );
});

test('the page says its language, its direction and its title', async () => {
  const html = await renderHtml(
    told(root(heading(1, 'x')), { language: 'ar-EG', direction: 'rtl' }),
  );
  expect(html).toContain('<html lang="ar-EG" dir="rtl">');
  expect(html).toContain('<title>Harbour Menders: State of Play</title>');
});

test('the State of Play of the example is small enough for any inbox', async () => {
  const { momentum } = stage();
  await momentum(['demo', '--keep']);
  const { out } = await momentum(['--ledger', 'demo', 'state', '--format', 'html']);
  expect(out).toContain('</html>');
  expect(Buffer.byteLength(out)).toBeLessThan(120_000);
});

test('no level of heading is skipped, whatever a template does', async () => {
  const levels = ([3, 1, 4, 2, 6] as const).map((depth) => heading(depth, 'x'));
  const html = bodyOf(await renderHtml(root(...levels)));
  expect(html.match(/<h\d/g)).toEqual(['<h1', '<h1', '<h2', '<h2', '<h3']);
});

const everywhere = (text: string): Tree => ({
  ...root(
    heading(1, text),
    paragraph([text, strong(text), { type: 'inlineCode', value: text }]),
    list([text, [paragraph(text), list([text])]]),
    table(['a', text, 'c'], [[text, text, text]]),
    { type: 'blockquote', children: [paragraph(text)] },
    { type: 'code', value: text },
    {
      type: 'chart',
      title: text,
      description: text,
      summary: text,
      drawing: {
        kind: 'links',
        boxes: [{ id: '1', label: text, detail: text, marked: false }],
        arrows: [],
      },
      children: [list([text])],
    },
    {
      type: 'measure',
      label: text,
      lead: text,
      value: text,
      previous: text,
      window: text,
      definition: text,
      basis: text,
    },
  ),
  data: { about: { ...about, title: text } },
});

const withoutValues = (tags: readonly string[]): string[] =>
  tags
    // How a table and a box are laid out follows how long the words are; what they are does not.
    .filter((each) => !/^<\/?(?:bdi|text|tspan|g|rect)\b/.test(each))
    .map((each) => each.replace(/ (?:class|role|d|viewBox|data-\w+|content|dir)="[^"]*"/g, ''));

const harmless = renderHtml(everywhere('a'));

test.each(hostile)('what a person typed is text wherever it stands: %j', async (text) => {
  const html = await renderHtml(everywhere(text));
  expect(withoutValues(tagsOf(html))).toEqual(withoutValues(tagsOf(await harmless)));
  const shown = laidText(text);
  expect(textIn(bodyOf(html)).split(shown).length - 1).toBeGreaterThanOrEqual(20);
});

test('any text at all becomes the same elements, and can be read in them', async () => {
  const signs = fc.constantFrom(
    ...'<>&"\'/=-!',
    '</style>',
    '<!--',
    ']]>',
    '&lt;',
    '\u202e',
    '\u0000',
  );
  const typed = fc.string({
    unit: fc.oneof(signs, fc.string({ unit: 'binary', minLength: 1, maxLength: 1 })),
    minLength: 1,
  });
  const plain = withoutValues(tagsOf(await harmless));
  await fc.assert(
    fc.asyncProperty(typed, async (text) => {
      fc.pre(text.trim() !== '');
      const html = await renderHtml(everywhere(text));
      expect(withoutValues(tagsOf(html))).toEqual(plain);
      expect(textIn(bodyOf(html))).toContain(laidText(text));
    }),
    { numRuns: 200 },
  );
});

test('a date is not broken at the end of a line, in any language that writes it in that order', () => {
  const kept = ['by 4 Dec 2026', 'le jeudi 1er nov. 2026', 'am 10. Dezember 2026, 7 мая 2027'].map(
    (text) => unbroken(text).replaceAll('\u00a0', '_'),
  );
  expect(kept).toEqual([
    'by 4_Dec_2026',
    'le jeudi 1er_nov._2026',
    'am 10._Dezember_2026, 7_мая_2027',
  ]);
  const others = 'room 2026 on 12 December, at 112 Main 2026, 3 of 20261';
  expect(unbroken(others)).toBe(others);
});

const link = (url: string, words: string): PhrasingContent => ({
  type: 'link',
  url,
  children: [{ type: 'text', value: words }],
});

test('only https and mailto are links, they tell nobody where they were followed from, and paper spells them out', async () => {
  const tree = root(
    paragraph([
      link('https://example.org/a?b=1&c=2', 'there'),
      link('mailto:a@example.org', 'a@example.org'),
      link('javascript:alert(1)', 'bad'),
      link('data:text/html,x', 'worse'),
    ]),
  );
  expect(bodyOf(await renderHtml(tree))).toContain(
    '<p><a href="https://example.org/a?b=1&#x26;c=2" rel="noopener noreferrer" data-url="https://example.org/a?b=1&#x26;c=2">there</a>' +
      '<a href="mailto:a@example.org" rel="noopener noreferrer">a@example.org</a>badworse</p>',
  );
});

test('a table says what each row and column is; one that a phone cannot hold side by side has its words for that', async () => {
  const small = bodyOf(
    await renderHtml(
      root(table(['No', 'Month', 'Came'], [['1', 'May', '3']], ['right', null, 'right'])),
    ),
  );
  expect(small).toContain('<th scope="col" class="right short">No</th>');
  expect(small).toContain('<th scope="row" class="short">May</th>');
  expect(small).not.toContain('data-label');

  const long = bodyOf(
    await renderHtml(
      root(
        table(
          ['No', 'What', '', 'Who'],
          [['7', 'Find a hall for the winter repair day', '', 'Émile']],
          ['right'],
        ),
      ),
    ),
  );
  expect(long).toContain('<table class="stacks" role="table">');
  expect(long).toContain(
    '<th scope="row" role="rowheader">Find a hall for the winter repair day</th>',
  );
  expect(long).toContain('<td role="cell" class="short" data-label="Who">Émile</td>');
  // A heading without words is none.
  expect(long.match(/scope="col"/g)).toHaveLength(3);
});

test.each([
  ['ltr', 'Ask מרים לוי, by 4 Dec', 'Ask <bdi>מרים\u00a0לוי</bdi>, by 4 Dec'],
  ['ltr', 'זאב (12), مريم حسن 4', '<bdi>זאב</bdi> (12), <bdi>مريم\u00a0حسن</bdi> 4'],
  ['ltr', 'זאב, مريم, Tom and חנה', '<bdi>זאב</bdi>, <bdi>مريم</bdi>, Tom and <bdi>חנה</bdi>'],
  [
    'ltr',
    'Said: נתקן יחד ונלמד זה מזה גם מחר, עם כל מי שבא לכאן',
    'Said: <bdi>נתקן יחד ונלמד זה מזה גם מחר, עם כל מי שבא לכאן</bdi>',
  ],
  [
    'ltr',
    '☐ נועה לוי · ☐ محمد الخطيب · ☐ ……',
    '☐ <bdi>נועה\u00a0לוי</bdi> · ☐ <bdi>محمد\u00a0الخطيب</bdi> · ☐ ……',
  ],
  [
    'ltr',
    'נועה לוי ומשפחתה, محمد الخطيب et 2 autres',
    '<bdi>נועה\u00a0לוי\u00a0ומשפחתה</bdi>, <bdi>محمد\u00a0الخطيب</bdi> et 2 autres',
  ],
  ['ltr', 'נועה לוי et محمد الخطيب.', '<bdi>נועה\u00a0לוי</bdi> et <bdi>محمد\u00a0الخطيب</bdi>.'],
  ['rtl', 'مع Zoë Marsh, Tom', 'مع <bdi>Zoë Marsh</bdi>, <bdi>Tom</bdi>'],
  ['ltr', 'Zoë and 李', 'Zoë and 李'],
  ['rtl', 'مع Zoë Marsh, 4', 'مع <bdi>Zoë Marsh</bdi>, 4'],
] as const)(
  'in a line that goes %s, %s is set apart where it goes the other way',
  async (direction, text, shown) => {
    const html = bodyOf(await renderHtml(told(root(list([text])), { direction })));
    expect(html).toContain(`<li>${shown}</li>`);
  },
);

test.each([
  ['佐藤 美咲, by 4', '佐藤\u00a0美咲, by 4'],
  ['Ask ליל לוי', 'Ask <bdi>ליל\u00a0לוי</bdi>'],
  ['in issue nº 1', 'in issue nº\u00a01'],
  ['우리 모두 함께 고칩시다', '우리 모두 함께 고칩시다'],
])('what is one word to a reader stays on a line: %s', async (text, shown) => {
  expect(bodyOf(await renderHtml(root(list([text]))))).toContain(`<li>${shown}</li>`);
});

test.each([
  '☐ נועה לוי · ☐ محمد الخطيب · ☐ ……',
  'נועה לוי ומשפחתה, محمد الخطيب עבד מאג׳ד et 2 autres.',
  'נועה לוי et محمد الخطيب.',
])('a row of names is no paragraph of its own: %s', async (text) => {
  const html = bodyOf(await renderHtml(told(root(paragraph(text)))));
  expect(html).toContain('<p>');
  expect(html).not.toContain('dir="rtl"');
});

test('a paragraph that is nearly all written the other way goes that way', async () => {
  const html = bodyOf(await renderHtml(told(root(paragraph('נתקן יחד ונלמד זה מזה, עם Zoë')))));
  expect(html).toContain('<p dir="rtl">נתקן יחד ונלמד זה מזה, עם <bdi>Zoë</bdi></p>');
});
