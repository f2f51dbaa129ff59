import { describe, expect, test } from 'vitest';
import { buildDocument } from '../../../src/papers/building/document.js';
import { type Bases, readTemplate } from '../../../src/papers/template/read.js';
import type { Template } from '../../../src/papers/template/schema.js';
import { renderPlain } from '../../../src/render/plain.js';
import type { Refusal } from '../../../src/text/refusal.js';
import { harbourFacts, occasion } from '../facts.js';

const base = readTemplate(
  `title: "{{ community.name }}"
period: 4w
sections:
  - id: hello
    title: Hello
    blocks: [{ text: Good to see you. }]
  - id: offers
    title: Offers
    blocks:
      - text: "Thank you:"
      - list: { from: commitments.open, item: "{{ row.text }}", empty: None. }
  - id: end
    title: Goodbye
    blocks: [{ text: Until then. }]
`,
  'letter.yaml',
);

const bases: Bases = {
  names: ['letter'],
  find: (name) => (name === 'letter' ? base : undefined),
};

const read = (changes: string, head = ''): Template =>
  readTemplate(
    `extends: letter\n${head}${changes === '' ? '' : `sections:\n${changes}`}`,
    'mine.yaml',
    bases,
  );

const ids = (changes: string) => read(changes).sections.map(({ id }) => id);

const mistakesIn = (changes: string, head = ''): readonly string[] => {
  try {
    read(changes, head);
  } catch (error) {
    return (error as Refusal).details ?? [];
  }
  return [];
};

const section = 'id: van\n    title: The van\n    blocks: [{ text: It runs. }]\n';

describe('a template that extends another', () => {
  test('is the other where it says nothing', () => {
    expect(read('')).toEqual(base);
  });

  test('has a head of its own where it says one', () => {
    const head = 'title: Ours\nsubject: News\nperiod: 2026-Q1\naudience: public\nlanguage: fr\n';
    const { sections, ...rest } = read('', head);
    expect(sections).toEqual(base.sections);
    expect(rest).toEqual({
      title: 'Ours',
      subject: 'News',
      period: '2026-Q1',
      audience: 'public',
      language: 'fr',
    });
  });

  test.each([
    [`  - insert-before: hello\n    ${section}`, ['van', 'hello', 'offers', 'end']],
    [`  - insert-after: end\n    ${section}`, ['hello', 'offers', 'end', 'van']],
    ['  - remove: offers\n', ['hello', 'end']],
    ['  - move: end\n    before: hello\n', ['end', 'hello', 'offers']],
    ['  - move: hello\n    after: offers\n', ['offers', 'hello', 'end']],
    ['  - move: offers\n    after: hello\n', ['hello', 'offers', 'end']],
    [
      `  - insert-after: hello\n    ${section}  - move: van\n    after: end\n  - remove: hello\n`,
      ['offers', 'end', 'van'],
    ],
  ])('puts its sections where it says: %j', (changes, expected) => {
    expect(ids(changes)).toEqual(expected);
  });

  test('replaces a section and keeps its id', () => {
    const { sections } = read('  - replace: hello\n    blocks: [{ text: Hi. }]\n');
    expect(sections[0]).toEqual({ id: 'hello', blocks: [{ text: 'Hi.' }] });
  });

  test('changes only what it names, down to what the one list of a section says', async () => {
    const template = read(`  - change: offers
    title: Who does what
    where: row.due > "2026-12-31"
    sort: due descending
    limit: 1
    more: "{{ more }} besides"
`);
    const text = renderPlain(await buildDocument(template, harbourFacts, occasion));
    expect(text).toContain(
      'Who does what\nThank you:\nVisit the menders in the next town and see how they train newcomers\n1 besides\n',
    );
  });

  test.each([
    [
      'an unknown section',
      '  - remove: offer\n',
      'mine.yaml:3:13 “offer” is not a section of letter; one of: hello, offers, end; did you mean “offers”?',
    ],
    [
      'an unknown word',
      '  - delete: hello\n',
      'mine.yaml:3:5 “delete” is not a name that can stand here; one of: insert-before',
    ],
    [
      'two words',
      '  - remove: hello\n    change: offers\n',
      'mine.yaml:3:5 item 1 of sections is several names with values; exactly one of: insert-before',
    ],
    ['a section that is no change', `  - ${section}`, 'one of: insert-before'],
    [
      'a field that a change has not',
      '  - change: hello\n    titel: x\n',
      'mine.yaml:4:5 “titel” is not a name that can stand here; one of: change, title',
    ],
    [
      'an id twice',
      `  - insert-after: end\n    id: hello\n    blocks: []\n`,
      'mine.yaml:4:9 a second section “hello”; an id of its own',
    ],
    ['a move to nowhere', '  - move: hello\n', 'either “before” or “after” another section'],
    [
      'a move to two places',
      '  - { move: hello, before: end, after: end }\n',
      'either “before” or “after” another section',
    ],
    [
      'a limit where there is no list',
      '  - change: hello\n    limit: 3\n',
      'mine.yaml:4:12 “hello” has no list or table that could have limit',
    ],
    [
      'a field that the rows have not',
      '  - change: offers\n    sort: duw\n',
      'mine.yaml:4:11 “duw” is not among the facts',
    ],
    [
      'a condition that can’t be met',
      '  - change: offers\n    where: row.no == "x"\n',
      '“row.no” is compared with "x"; a number without quotation marks',
    ],
    [
      'nothing that stays',
      '  - remove: hello\n  - remove: offers\n  - remove: end\n',
      'every section is removed',
    ],
    [
      'Liquid of its own',
      '  - change: hello\n    title: "{{ asOff }}"\n',
      'mine.yaml:4:16 “asOff” is not among the facts',
    ],
  ])('is told about %s, with its place', (_, changes, expected) => {
    expect(mistakesIn(changes).join('\n')).toContain(expected);
  });

  test('is told about several mistakes at once', () => {
    expect(mistakesIn('  - remove: nowhere\n  - change: hello\n    limit: many\n')).toHaveLength(1);
    expect(mistakesIn('  - remove: nowhere\n  - change: elsewhere\n')).toHaveLength(2);
  });

  test('tells nobody more than what it extends', () => {
    expect(mistakesIn('', 'audience: facilitator\n')).toEqual([
      'mine.yaml:2:11 “letter” is for the members, and this would tell more; members or public',
    ]);
    expect(read('', 'audience: public\n').audience).toBe('public');
  });

  test('is told the nearest name of a template that is not there', () => {
    expect(() => readTemplate('extends: leter', 'mine.yaml', bases)).toThrow(
      expect.objectContaining({
        details: ['mine.yaml:1:10 “leter” is no template; one of: letter; did you mean “letter”?'],
      }),
    );
  });

  test('never climbs out of its folder', () => {
    expect(() => readTemplate('extends: ../letter', 'mine.yaml', bases)).toThrow('mistake');
  });
});
