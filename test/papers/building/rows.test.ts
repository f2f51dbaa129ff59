import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localeOf } from '../../../src/language/locale.js';
import { buildDocument } from '../../../src/papers/building/document.js';
import type { DocumentFacts } from '../../../src/papers/facts/index.js';
import { group, number } from '../../../src/papers/facts/shape.js';
import { checkWhere } from '../../../src/papers/template/check-where.js';
import { readTemplate } from '../../../src/papers/template/read.js';
import type { ChartNode } from '../../../src/papers/tree.js';
import { renderPlain } from '../../../src/render/plain.js';
import type { Refusal } from '../../../src/text/refusal.js';
import type { Audience } from '../../../src/things/audience.js';
import { emptyFacts, harbourFacts, occasion } from '../facts.js';

const yaml = (blocks: string, head = '') =>
  `title: T\n${head}sections:\n  - id: one\n    blocks:\n${blocks}`;

const made = (blocks: string, facts: DocumentFacts = harbourFacts, more: object = {}) =>
  buildDocument(readTemplate(yaml(blocks), 'mine.yaml'), facts, { ...occasion, ...more });

const linesOf = async (blocks: string, facts?: DocumentFacts, more?: object) =>
  renderPlain(await made(blocks, facts, more))
    .trimEnd()
    .split('\n')
    .slice(1);

const mistakesIn = (blocks: string, head = ''): string => {
  try {
    readTemplate(yaml(blocks, head), 'mine.yaml');
  } catch (error) {
    return ((error as Refusal).details ?? []).join('\n');
  }
  return '';
};

const open = (more: string) =>
  `      - list: { from: commitments.open, item: "{{ row.no }}", ${more} }\n`;

describe('where', () => {
  test.each([
    ['row.due > \\"2026-12-31\\"', ['18', '21']],
    ['row.due', ['12', '14', '18', '21']],
    ['row.who == \\"Zofia Lindqvist\\" or row.no < 13', ['12', '18', '21']],
    ['row.with.size > 0 and row.due <= \\"2027-01-31\\"', ['12', '18']],
    ['row.text contains \\"hall\\"', ['12']],
    ['row.due == nil', []],
  ])('%s', async (where, expected) => {
    const found = await linesOf(open(`where: "${where}"`));
    expect(found.length === 1 && found[0] === '' ? [] : found).toEqual(expected);
  });

  test.each([
    ['row.duw > asOf', '“row.duw” is not among the facts'],
    ['row.due = asOf', 'did you mean “==”?'],
    ['row.due >', 'the condition ends too early'],
    ['row.due > asOf %}{{ 1 }}{% if true', '“%” comes unexpectedly'],
    ['row.due > 3', '“row.due” is compared with 3; a day'],
    ['row.no > \\"3\\"', 'a number without quotation marks'],
    ['row.who is \\"Ann\\"', '“is” does not compare anything'],
    ['row.who row.due', '“row.due” does not compare anything'],
    ['(row.due)', '“(” stands alone'],
    ['row.text | size > 3', '“|” does not compare anything'],
  ])('%s is refused with its place', (where, expected) => {
    const told = mistakesIn(open(`where: "${where}"`));
    expect(told).toContain(expected);
    expect(told).toMatch(/^mine\.yaml:5:\d+ /);
  });

  test('whatever passes is one condition: nothing in it closes the “if” it is put into', () => {
    const part = fc.constantFrom(
      ...['%}', '{%', '{{', '}}', '"', "'", 'row.no', 'asOf', ' ', '==', 'and', '-', '1', 'endif'],
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const condition = parts.join('');
        const row = group({ no: number() });
        if (checkWhere(['where'], condition, { row }).length === 0) {
          expect(condition).not.toMatch(/[{}%]/);
        }
      }),
      { numRuns: 3000 },
    );
  });
});

describe('sort', () => {
  test.each([
    ['no', ['12', '14', '18', '21']],
    ['no descending', ['21', '18', '14', '12']],
    ['who', ['12', '14', '18', '21']],
  ])('by %s', async (sort, expected) => {
    const found = await linesOf(open(`sort: ${sort}`));
    expect([...found].sort()).toEqual([...expected].sort());
    if (sort !== 'who') expect(found).toEqual(expected);
  });

  test('what has no value comes last, either way round', async () => {
    const [first, ...rest] = harbourFacts.commitments.open;
    const facts = {
      ...harbourFacts,
      commitments: { ...harbourFacts.commitments, open: [{ ...first, due: null }, ...rest] },
    } as DocumentFacts;
    for (const sort of ['due', 'due descending']) {
      expect((await linesOf(open(`sort: ${sort}`), facts)).at(-1)).toBe(String(first?.no));
    }
  });

  test('by what holds several things, or isn’t there, is refused', () => {
    expect(mistakesIn(open('sort: with'))).toContain('“with” holds several things');
    expect(mistakesIn(open('sort: witth'))).toContain('did you mean “with”?');
    expect(mistakesIn(open('sort: due backwards'))).toContain('or “due descending”');
  });
});

test('one row more than a longer list has room for is shown instead of being told of', async () => {
  const [row] = harbourFacts.commitments.open;
  if (row === undefined) throw new Error('the harbour has nothing open');
  const rows = Array.from({ length: 7 }, (_, nth) => ({ ...row, no: nth + 1 }));
  const facts = { ...harbourFacts, commitments: { ...harbourFacts.commitments, open: rows } };
  const shown = async (more: string) => (await linesOf(open(more), facts)).join(' ');
  expect(await shown('limit: 6')).toContain('7');
  expect(await shown('limit: 6')).not.toContain('more');
  expect(await shown('limit: 5')).toContain('and 2 more');
  expect(await shown('limit: 6, more: ""')).not.toContain('7');
});

test('how many more there are is said in the words of the language', async () => {
  const welsh = localeOf('en-GB', { more: { one: 'ac {count} arall', other: 'a {count} arall' } });
  expect(await linesOf(open('limit: 3'))).toContain('and 1 more');
  expect(await linesOf(open('limit: 3'), harbourFacts, { locale: welsh })).toContain('ac 1 arall');
});

describe('chart', () => {
  const chart = (more = '') => `      - chart:
          kind: bars
          from: meetings.held
          title: Who came
          description: "The {{ meetings.held.size | count: 'meeting' }} of this time."
          label: { title: When, value: "{{ row.on | short_day }}" }
          values:
            - { title: Came, value: present, empty: no list }
            - { title: Apologies, value: apologies }
          empty: No figures yet.
${more}`;

  const held = (...present: ReadonlyArray<number | null>): DocumentFacts => {
    const [meeting] = harbourFacts.meetings.held;
    return {
      ...harbourFacts,
      meetings: {
        ...harbourFacts.meetings,
        held: present.map((count) => ({ ...meeting, present: count })),
      },
    } as DocumentFacts;
  };

  test('draws what the table below it says, and leaves a gap where nobody knows', async () => {
    const { children } = await made(chart(), held(11, null, 9));
    const node = children[1] as ChartNode;
    expect(node).toMatchObject({
      type: 'chart',
      title: 'Who came',
      description: 'The 3 meetings of this time.',
      summary: 'The same figures as a table',
      drawing: {
        kind: 'bars',
        labels: ['5 Nov 2026', '5 Nov 2026', '5 Nov 2026'],
        series: [
          { name: 'Came', values: [11, null, 9] },
          { name: 'Apologies', values: [2, 2, 2] },
        ],
      },
    });
    expect(renderPlain({ type: 'root', children: node.children })).toBe(
      'When\tCame\tApologies\n5 Nov 2026\t11\t2\n5 Nov 2026\tno list\t2\n5 Nov 2026\t9\t2\n',
    );
  });

  test.each([
    ['nothing', emptyFacts],
    ['a single figure', held(3)],
  ])('is no picture of %s', async (_, facts) => {
    expect(await linesOf(chart(), facts)).toEqual(['No figures yet.']);
  });

  test('wants numbers, and words for whoever can’t see it', () => {
    const told = mistakesIn(
      chart()
        .replace('present', 'host')
        .replace(/ {10}description.*\n/, ''),
    );
    expect(told).toContain(
      '“host” holds no number; a field with a number: present, unsettled, atLeast, apologies',
    );
    expect(told).toContain('“description” is missing');
  });
});

test('links draws what waits on what, each thing once, with the list below', async () => {
  const { children } = await made(`      - links:
          from: plan.chains
          nest: feeds
          title: What waits on what
          description: From left to right.
          label: "{{ row.text }}"
          detail: "{{ row.who }}"
          marked: plan.mostAwaited.no
          item: "{{ row.text }} ({{ row.no }})"
`);
  const { drawing, children: words } = children[1] as ChartNode;
  if (drawing.kind !== 'links') throw new Error('no links');
  const labels = drawing.boxes.map(({ label }) => label);
  expect(new Set(labels).size).toBe(labels.length);
  const no = String(harbourFacts.plan.mostAwaited?.no);
  expect(drawing.boxes.filter(({ marked }) => marked).map(({ id }) => id)).toEqual([no]);
  const needed = harbourFacts.commitments.open.find(({ no }) => no === 18)?.needs ?? [];
  const arrows = drawing.arrows.filter(({ to }) => to === '18').map(({ from }) => from);
  expect(arrows.sort()).toEqual(
    needed
      .filter(({ open }) => open)
      .map(({ no }) => String(no))
      .sort(),
  );
  for (const label of labels) {
    expect(renderPlain({ type: 'root', children: words })).toContain(label);
  }
});

describe('audience', () => {
  const template = readTemplate(
    `title: T
sections:
  - id: all
    blocks:
      - text: for all
      - audience: members
        text: for members
      - { audience: facilitator, callout: for one }
      - table:
          from: plan.load
          limit: 1
          columns:
            - { title: Who, value: "{{ row.who }}" }
            - { title: Holds, value: "{{ row.open }}", audience: facilitator }
  - id: own
    title: Only mine
    audience: facilitator
    blocks: [{ text: secret }]
`,
    'mine.yaml',
  );
  test.each<[Audience, readonly string[], readonly string[]]>([
    ['facilitator', ['for all', 'for members', 'for one', 'Holds', 'secret'], []],
    ['members', ['for all', 'for members', 'Who'], ['for one', 'Holds', 'secret', 'Only mine']],
    ['public', ['for all', 'Who'], ['for members', 'for one', 'Holds', 'secret']],
  ])('a document for %s holds what is for them', async (audience, there, missing) => {
    const text = renderPlain(
      await buildDocument(template, harbourFacts, { ...occasion, audience }),
    );
    for (const words of there) expect(text).toContain(words);
    for (const words of missing) expect(text).not.toContain(words);
  });

  test('is one of three words', () => {
    const told = mistakesIn('      - { audience: everybody, text: x }\n');
    expect(told).toContain('“audience” is “everybody”; facilitator, members, public');
  });
});

describe('filters', () => {
  const said = async (liquid: string, tag = 'en-GB') => {
    const locale = localeOf(tag, { of: '{part} sur {whole}', 'day-of-month': '{count}' });
    const text = `      - text: ${JSON.stringify(liquid)}\n`;
    return (await linesOf(text, harbourFacts, { locale }))[0];
  };
  test.each([
    ['{{ asOf | day }}', 'en-GB', 'Friday 27 November 2026'],
    ['{{ asOf | day }}', 'fr', 'vendredi 27 novembre 2026'],
    ['{{ asOf | short_day }}', 'fr', '27 nov. 2026'],
    ['{{ asOf | month }}', 'cy', 'Tachwedd 2026'],
    ['{{ community.stage | day }}x', 'en-GB', 'x'],
    ['{{ people.members | number }}', 'en-GB', '24'],
    ['{{ people.members | count: "member" }}', 'en-GB', '24 members'],
    ['{{ 0 | count: "membre", "membres" }}', 'fr', '0 membre'],
    ['{{ 2 | count: "membre", "membres" }}', 'fr', '2 membres'],
    ['{{ 2 | count: one: "pies", two: "gi", few: "x", other: "ci" }}', 'cy', '2 gi'],
    ['{{ 0 | count: zero: "nobody", other: "people" }}', 'en-GB', 'nobody'],
    ['{{ 5 | count: one: "one left", other: "only {count} left" }}', 'en-GB', 'only 5 left'],
    ['{{ 3 | of: people.members }}', 'fr', '3 sur 24'],
    ['{{ people.joined | map: "name" | names }}', 'fr', 'Idris Calloway et Wen Aldous'],
  ])('%s in %s', async (liquid, locale, expected) => {
    expect(await said(liquid, locale)).toBe(expected);
  });

  test('a form that no language counts in is a mistake', () => {
    const text = '      - text: \'{{ 1 | count: on: "a", other: "b" }}\'\n';
    expect(mistakesIn(text)).toContain('did you mean “one”?');
  });
});

test('the subject is what a mail is called, and the title what the document is', async () => {
  const template = readTemplate(
    yaml('      - text: x\n', 'subject: "News of {{ community.name }}"\n'),
    'mine.yaml',
  );
  const tree = await buildDocument(template, harbourFacts, occasion);
  expect(tree.data?.about).toMatchObject({ title: 'T', subject: 'News of Harbour Menders' });
});

describe('figures that cannot be counted yet', () => {
  const figures = (more: string) => `      - measure: { from: measures, ${more} }\n`;
  const uncounted = 'uncounted: "Not yet: {{ uncounted | names }}.", empty: Not much yet.';

  test('are named in a sentence below the others', async () => {
    const lines = await linesOf(figures(uncounted));
    expect(lines[0]).toMatch(/^Contribution rate\t4 of 24\t/);
    expect(lines.slice(1)).toEqual(['Not yet: Commitments kept.']);
  });

  test('leave one sentence where there are no others', async () => {
    expect(await linesOf(figures(`only: [commitments-kept], ${uncounted}`))).toEqual([
      'Not much yet.',
    ]);
    expect(await linesOf(figures(uncounted), emptyFacts)).toEqual(['Not much yet.']);
  });

  test('stand among the others where the template does not say', async () => {
    expect((await linesOf(figures('empty: x'))).map((line) => line.split('\t')[0])).toEqual([
      'Contribution rate',
      'Commitments kept',
    ]);
  });

  test('are called by the only name there is', () => {
    expect(mistakesIn(figures('uncounted: "{{ uncunted }}"'))).toContain(
      'did you mean “uncounted”?',
    );
  });
});
