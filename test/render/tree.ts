import type { PhrasingContent } from 'mdast';
import { code, heading, list, paragraph, root, strong, table } from '../../src/papers/build.js';
import type { Tree } from '../../src/papers/tree.js';

/** What a person may type to make a document do something that it should not. */
export const hostile = [
  '*bold* _it_ `code` ~~gone~~',
  '[click](javascript:alert(1)) ![x](http://example.org/x.png)',
  '<script>alert(1)</script><b>x</b>',
  '# heading',
  '1. item',
  '- item',
  '> quote',
  '| a | b |',
  '{{ community.name }}{% include "x" %}',
  '=== ---',
  '\\*already\\* \\',
  '&amp; &#42;',
  'red \u001b[31m, bell \u0007, link \u001b]8;;http://example.org\u0007',
  'bidi \u202e and \u200b zero',
  'not a character \uffff',
] as const;

const link = (url: string, words: string): PhrasingContent => ({
  type: 'link',
  url,
  children: [{ type: 'text', value: words }],
});

/** Something of every kind. */
export const everything: Tree = root(
  heading(1, 'Harbour Menders'),
  paragraph([
    'Some ',
    strong('bold'),
    ' words, “quoted” – and to type: ',
    code('momentum keep 12'),
  ]),
  heading(2, 'Who has offered what'),
  table(
    ['No', 'What', 'Who', 'By'],
    [
      [
        '7',
        'Find a hall for the winter repair day, with tables and sockets for twenty',
        'Émile',
        '4 Dec',
      ],
      ['12', 'a|b*_#', '日本 太郎', ''],
    ],
    ['right'],
  ),
  heading(3, 'Lists'),
  list(['one', [paragraph('two'), list(['inside'])]]),
  { ...list(['first', 'second']), ordered: true, start: 9 },
  { type: 'blockquote', children: [paragraph('set apart')] },
  { type: 'code', value: 'momentum keep 12\nmomentum state' },
  { type: 'thematicBreak' },
  {
    type: 'chart',
    title: 'Who came',
    description: 'Twelve came in September, nine in October; nobody wrote down November.',
    summary: 'The same figures as a table',
    drawing: {
      kind: 'bars',
      labels: ['Sep 2026', 'Oct 2026', 'Nov 2026'],
      series: [{ name: 'Came', values: [12, 9, null] }],
    },
    children: [
      table(
        ['Month', 'Came'],
        [
          ['Sep 2026', '12'],
          ['Oct 2026', '9'],
          ['Nov 2026', 'no list'],
        ],
        [null, 'right'],
      ),
    ],
  },
  {
    type: 'chart',
    title: 'What waits on what',
    description: 'Posters and the rota wait for the hall.',
    summary: 'The same as a list',
    drawing: {
      kind: 'links',
      boxes: [
        { id: '7', label: 'Find a hall', detail: 'Émile, 4 Dec 2026', marked: true },
        { id: '12', label: 'Print the posters', detail: 'looking for someone', marked: false },
        { id: '15', label: 'Write the rota', detail: '日本 太郎, 9 Jan 2027', marked: false },
      ],
      arrows: [
        { from: '7', to: '12' },
        { from: '7', to: '15' },
      ],
    },
    children: [list([[paragraph('Find a hall'), list(['Print the posters', 'Write the rota'])]])],
  },
  paragraph([
    link('https://example.org/a', 'good'),
    ' ',
    link('javascript:alert(1)', 'bad'),
    ' ',
    link('mailto:a@example.org', 'a@example.org'),
  ]),
  {
    type: 'measure',
    label: 'Contribution rate',
    lead: 'Contribution rate:',
    value: '4 of 24',
    previous: '4 of 22 last time',
    window: 'November 2026',
    definition: 'members with a contribution',
    basis: 'November 2026: members with a contribution',
  },
  {
    type: 'measure',
    label: 'Kept',
    lead: 'Kept:',
    value: 'too few to say',
    previous: null,
    window: 'November 2026',
    definition: 'kept by their date',
    basis: 'November 2026: kept by their date',
  },
);
