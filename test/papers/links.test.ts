import { expect, test } from 'vitest';
import { list, paragraph, root } from '../../src/papers/build.js';
import { askedOnce, linked } from '../../src/papers/links.js';
import { plainText } from '../../src/papers/tree.js';
import { renderDocx } from '../../src/render/docx.js';
import { renderHtml } from '../../src/render/html.js';
import { plainOptions } from '../../src/render/options.js';
import { renderPlain } from '../../src/render/plain.js';
import { bodyOf as wordBodyOf, wordsOf } from '../render/word.js';

const meet = 'https://meet.example.org/j/98765432101?pwd=Zm9vYmFyYmF6cXV4cXV1eGNvcmdl';
const manual = 'https://library.example.org/tools/sewing-machines/manual-of-1962.pdf';

test.each([
  ['a long address says whose it is', manual, 'library.example.org'],
  ['and so does that of a call, which whoever writes the sentence knows', meet, 'meet.example.org'],
  ['a short one is said as it is', 'https://meet.example.org/abc', 'https://meet.example.org/abc'],
])('%s', (_, url, said) => {
  const { children } = linked(paragraph(`Boathouse or ${url}, 18:30`));
  expect(plainText(children)).toBe(`Boathouse or ${said}, 18:30`);
  expect(children[1]).toMatchObject({ type: 'link', url });
});

test('a word to tap has its address behind it, and where nothing can be tapped beside it', async () => {
  const tree = linked(root(paragraph(`At ${meet}`)));
  const html = await renderHtml(tree);
  expect(html).toContain(`<a href="${meet}" rel="noopener noreferrer">meet.example.org</a>`);
  expect(wordsOf(wordBodyOf(await renderDocx(tree, plainOptions)))).toBe('At meet.example.org');
  expect(renderPlain(tree)).toBe(`At meet.example.org (${meet})\n`);
});

test.each([
  '“At https://hall.example/a”',
  '« https://hall.example/a »',
  'https://hall.example/a…',
  '‘https://hall.example/a’',
])(
  'what closes a quotation, or says that something is left out, is no part of an address: %s',
  (text) => {
    const { children } = linked(paragraph(text));
    const [link] = children.filter(({ type }) => type === 'link');
    expect(link).toMatchObject({ url: 'https://hall.example/a' });
  },
);

test('what can’t be seen is no part of an address', () => {
  const { children } = linked(paragraph('At https://hall.example/a\u0007\u202eb'));
  expect(children[1]).toMatchObject({ type: 'link', url: 'https://hall.example/a' });
});

test('nobody is asked the same twice', () => {
  const link = (no: string) => ({
    type: 'link' as const,
    url: `mailto:a@example.org?subject=${no}`,
    children: [{ type: 'text' as const, value: `take ${no}` }],
  });
  const tree = askedOnce(
    root(list([[link('1')], [link('2')]]), list([[link('1')], [link('3')], [link('2')]])),
  );
  expect(plainText(tree)).toBe('take 1take 2take 3');
});

test.each([
  ['Write to <mailto:a@hall.example>, please', 'Write to a@hall.example, please'],
  ['Write to mailto:a@hall.example', 'Write to a@hall.example'],
  ['See <https://hall.example/a>.', 'See <https://hall.example/a>.'],
  ['As a<b@hall.example says', 'As a<b@hall.example says'],
])(
  'what stands around a mail address for a program is not read, and all else stays: %s',
  (text, said) => {
    const { children } = linked(paragraph(text));
    expect(plainText(children)).toBe(said);
    expect(children.filter(({ type }) => type === 'link')).toHaveLength(1);
  },
);
