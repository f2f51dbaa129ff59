import { expect, test } from 'vitest';
import { list, paragraph, root } from '../../src/papers/build.js';
import { renderMail } from '../../src/render/eml/html.js';
import type { Day } from '../../src/time/day.js';
import { everything, hostile } from './tree.js';

const about = {
  title: 'Harbour Menders: State of Play',
  community: 'Harbour Menders',
  language: 'en-GB',
  direction: 'ltr' as const,
  asOf: '2026-11-21' as Day,
  subject: 'State of Play',
};

/** What Outlook (which draws with Word) or Gmail (which drops style sheets) would not show. */
const unknown = [
  /<(?:script|style|link|svg|img|details|summary|figure|iframe|form|input)\b/i,
  /\s(?:class|id|on\w+|data-[\w-]+)=/i,
  /var\(|@media|display:\s*(?:grid|flex)|position:/i,
];

test('a mail holds nothing that mail programs do not know', () => {
  const mail = renderMail({ ...everything, data: { about } });
  expect(unknown.filter((pattern) => pattern.test(mail))).toEqual([]);
  expect(mail).toContain('<html lang="en-GB" dir="ltr">');
  expect(mail).toContain('<title>Harbour Menders: State of Play</title>');
});

test('a chart is its title and its figures, and no talk of a picture', () => {
  const mail = renderMail(everything);
  for (const words of ['Who came', 'no list', 'Print the posters']) {
    expect(mail).toContain(words);
  }
  expect(mail).not.toContain('The same figures as a table');
  expect(mail).not.toContain('nobody wrote down November');
});

test('what people typed is text, and only https and mailto are links', () => {
  const mail = renderMail(root(...hostile.map((text) => paragraph(text)), ...everything.children));
  expect(mail).not.toMatch(/<script|<b>/i);
  expect(mail).toContain('&#x3C;script>alert(1)&#x3C;/script>');
  expect([...mail.matchAll(/href="([^"]*)"/g)].map(([, url]) => url)).toEqual([
    'https://example.org/a',
    'mailto:a@example.org',
  ]);
});

test('right to left, everything begins on the right', () => {
  const tree = root(paragraph('سلام'), list(['یک']), ...everything.children);
  const mail = renderMail({ ...tree, data: { about: { ...about, direction: 'rtl' } } });
  expect(mail).toContain('dir="rtl"');
  expect(mail).not.toMatch(/text-align:left/);
  expect(mail).toContain('border-right:4px');
  expect(mail).toContain('padding:0 24px 0 0');
  expect(mail).not.toContain('border-left');
});

test('everything, as it is sent', async () => {
  await expect(renderMail({ ...everything, data: { about } })).toMatchFileSnapshot(
    '../golden/documents/everything-mail.html',
  );
});
