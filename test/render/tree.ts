import type { PhrasingContent } from 'mdast';
import { code, heading, list, paragraph, root, strong, table } from '../../src/documents/build.js';
import type { Tree } from '../../src/documents/tree.js';

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
    value: '4 of 24',
    previous: '4 of 22',
    window: 'November 2026',
    definition: 'members with a contribution',
  },
  {
    type: 'measure',
    label: 'Kept',
    value: 'too few to say',
    previous: null,
    window: 'November 2026',
    definition: 'kept by their date',
  },
);
