import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { buildDocument } from '../../../src/papers/building/document.js';
import { readTemplate } from '../../../src/papers/template/read.js';
import { renderPlain } from '../../../src/render/plain.js';
import type { Refusal } from '../../../src/text/refusal.js';
import { emptyFacts, harbourFacts, occasion } from '../facts.js';

function refusalOf(text: string): Refusal {
  try {
    readTemplate(text, 'mine.yaml');
  } catch (error) {
    return error as Refusal;
  }
  throw new Error('it was read');
}

const withText = (text: string) =>
  `title: T\nsections:\n  - id: one\n    blocks:\n      - text: ${JSON.stringify(text)}\n`;

test('all mistakes are told at once, each with its place, what was found and what was expected', async () => {
  const refusal = refusalOf(readFileSync('test/papers/mistaken.yaml', 'utf8'));
  expect(refusal.code).toBe('template-unreadable');
  const told = [refusal.message, refusal.next, ...refusal.details].join('\n');
  await expect(`${told}\n`).toMatchFileSnapshot('../../golden/documents/mistakes.txt');
});

test.each([
  ['a tab', 'title: T\nsections:\n\t- id: one', ':3:1 a tab'],
  ['a double name', 'title: T\ntitle: U', ':2:1 the same name twice'],
  ['a tag', 'title: !!js/function "x"', ':1:8 a YAML tag'],
  ['an unknown tag of ours', 'title: !secret x', ':1:8 a YAML tag'],
  ['__proto__', 'title: T\n__proto__: {}\nsections: []', ':2:1 the name “__proto__”'],
  ['an unknown alias', 'title: *nobody', ':1:8 “*nobody”'],
  ['an open quotation', 'title: "T', ':1:'],
  ['two documents', 'title: T\n---\ntitle: U', ':2:1 a second document'],
  ['nothing', '', ':1:1 '],
  ['a list', '- a', ':1:1 '],
  ['256 kB', `title: ${'x'.repeat(300_000)}`, ':1:1 more than 256 kB'],
  ['many aliases', `a: &a x\nb: [${'*a,'.repeat(11)}]`, 'many aliases'],
  [
    'aliases of aliases',
    'a: &a [x, x]\nb: &b [*a, *a, *a, *a]\nc: [*b, *b, *b, *b]',
    'aliases (“*…”) of',
  ],
  ['depth', `a: ${'['.repeat(60)}${']'.repeat(60)}`, 'nested too deeply'],
  ['great depth', `a: ${'['.repeat(50_000)}`, 'mine.yaml:1:'],
])('%s is refused with its place', (_, text, expected) => {
  expect(refusalOf(text).details.join('\n')).toContain(
    `${expected.startsWith(':') ? 'mine.yaml' : ''}${expected}`,
  );
});

test.each([
  ['{% include "x" %}', '“{% include %}” is not known here'],
  ['{% render "x" %}', '“{% render %}” is not known here'],
  ['{% layout "x" %}', '“{% layout %}” is not known here'],
  ['{{ asOf | dya }}', 'did you mean “day”?'],
  ['{{ asOf | raw }}', '“| raw” is not something'],
  ['{{ asOf | date: "%50000000d" }}', '“| date” is not something'],
  ['{{ comunity.name }}', 'did you mean “community”?'],
  ['{{ community.nmae }}', 'did you mean “name”?'],
  ['{{ community.constructor }}', '“community.constructor” is not among the facts'],
  ['{{ asOf', 'mine.yaml:5:16'],
  ['{% for i in (1..1000000000) %}{% endfor %}', 'a loop that counts'],
  ['{% if help %}', 'mine.yaml:5:16'],
])('%s is no text for a template', (text, expected) => {
  expect(refusalOf(withText(text)).details.join('\n')).toContain(expected);
});

test('several mistakes within one text are all told', () => {
  const { details } = refusalOf(withText('{{ asOf | foo | bar }} {{ wrong }} {{ help.wrong }}'));
  expect(details).toHaveLength(4);
});

test('a template with the whole of Markdown uses the parser', async () => {
  const template = readTemplate(
    withText(
      '# A heading\n\n- [a link](https://example.org) for {{ community.name }}\n\n| a | b |\n|---|---|\n| 1 | 2 |',
    ),
    'mine.yaml',
  );
  const tree = await buildDocument(template, emptyFacts, occasion);
  expect(tree.children.map(({ type }) => type)).toEqual(['heading', 'heading', 'list', 'table']);
  expect(renderPlain(tree)).toContain('a link (https://example.org) for Harbour Menders');
});

test('a limit says how many more there are, and groups stand under their words', async () => {
  const template = readTemplate(
    `title: T
sections:
  - id: one
    blocks:
      - list: { from: plan.load, item: "{{ row.who }}", limit: 2, more: "and {{ more }} others" }
      - list: { from: commitments.later, item: "{{ row.text }}", group: "{{ row.due | month }}" }
      - measure: { from: measures, only: [contribution-rate] }
  - id: two
    title: Not shown
    show-if: [story, help]
    blocks: [{ text: never }]
`,
    'mine.yaml',
  );
  const text = renderPlain(
    await buildDocument(template, { ...harbourFacts, story: null, help: [] }, occasion),
  );
  expect(text).toBe(`T
Bram Okonedo
Émile Duarte
and 2 others
January 2027
Hold the winter repair day
March 2027
Visit the menders in the next town and see how they train newcomers
Contribution rate	4 of 24	3 of 22 last time	31 Oct 2026 to 27 Nov 2026	members with at least one contribution, of those who had joined by its last day and not left before its first
`);
});

test('facts are words and numbers only: no property that is not their own, no code', async () => {
  const template = readTemplate(withText('a {{ help.first }} b'), 'mine.yaml');
  const facts = { ...emptyFacts, help: [{ toString: () => 'code ran' }] as unknown as string[] };
  expect(renderPlain(await buildDocument(template, facts, occasion))).not.toContain('code ran');
});

test('a document past any reader’s patience is refused', async () => {
  const template = readTemplate(
    withText(
      '{% for a in commitments.open %}{% for b in commitments.open %}{{ b.text }}{% endfor %}{% endfor %}',
    ),
    'mine.yaml',
  );
  const [one] = harbourFacts.commitments.open;
  const open = Array.from({ length: 3000 }, () => ({ ...one, text: 'x'.repeat(100) }));
  const facts = {
    ...emptyFacts,
    commitments: { ...emptyFacts.commitments, open },
  } as typeof emptyFacts;
  await expect(buildDocument(template, facts, occasion)).rejects.toMatchObject({ name: 'Refusal' });
});
