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
  ['a long address of a meeting is a word to tap', meet, 'Join'],
  ['any other long one says whose it is', manual, 'library.example.org'],
  ['a short one is said as it is', 'https://meet.example.org/abc', 'https://meet.example.org/abc'],
])('%s', (_, url, said) => {
  const { children } = linked(paragraph(`Boathouse or ${url}, 18:30`), () => 'Join');
  expect(plainText(children)).toBe(`Boathouse or ${said}, 18:30`);
  expect(children[1]).toMatchObject({ type: 'link', url });
});

test('a word to tap has its address behind it, and where nothing can be tapped beside it', async () => {
  const tree = linked(root(paragraph(`At ${meet}`)), () => 'Join');
  const html = await renderHtml(tree);
  expect(html).toContain(`<a href="${meet}" rel="noopener noreferrer">Join</a>`);
  expect(wordsOf(wordBodyOf(await renderDocx(tree, plainOptions)))).toBe('At Join');
  expect(renderPlain(tree)).toBe(`At Join (${meet})\n`);
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
