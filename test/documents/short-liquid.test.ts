import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compiler } from '../../src/documents/liquid.js';
import { shippedNames, shippedTemplate } from '../../src/documents/shipped/index.js';
import { NeedsLiquid } from '../../src/documents/short-expression.js';
import { fillShortly } from '../../src/documents/short-liquid.js';
import { hostile } from '../render/tree.js';
import { emptyFacts, harbourFacts } from './facts.js';

const long = compiler();

/** What the short way makes of a text, or undefined where it leaves that to Liquid. */
function short(text: string, scope: Readonly<Record<string, unknown>>): string | undefined {
  try {
    return fillShortly(text)?.(scope);
  } catch (error) {
    if (error instanceof NeedsLiquid) return undefined;
    throw error;
  }
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

test.each(shippedNames)('every text of %s takes the short way', (name) => {
  const texts = textsIn(shippedTemplate(name));
  expect(texts.filter((text) => text.includes('{%')).length).toBeGreaterThan(5);
  for (const facts of [harbourFacts, emptyFacts]) {
    const row = { ...harbourFacts.commitments.open[0], ...harbourFacts.questions.open[0] };
    for (const text of texts) {
      const scope = { ...facts, row, more: 3 };
      expect(short(text, scope)).toBe(long(text)(scope));
    }
  }
});

const name = fc.constantFrom(
  'text',
  'none',
  'nobody',
  'people',
  'n',
  'zero',
  'yes',
  'no',
  'row.who',
);
const deep = fc.constantFrom(
  'row.who.name',
  'people.size',
  'text.size',
  'missing.deep',
  'row.size',
);
const literal = fc.constantFrom('"a word"', "'x'", '0', '3', 'true', 'false', 'nil', "''");
const value = fc.oneof({ weight: 3, arbitrary: name }, deep, literal);
const comparison = fc.oneof(
  value,
  fc
    .tuple(value, fc.constantFrom('==', '!=', '>', '<', '>=', '<='), value)
    .map((parts) => parts.join(' ')),
);
const condition = fc
  .array(comparison, { minLength: 1, maxLength: 3 })
  .chain((parts) =>
    fc
      .oneof(
        fc.constantFrom([' and ', ' and '], [' or ', ' or ']),
        fc.array(fc.constantFrom(' and ', ' or '), { minLength: 2, maxLength: 2 }),
      )
      .map((signs) => parts.reduce((all, part, i) => `${all}${signs[i - 1]}${part}`)),
  );
const filtered = fc
  .tuple(
    value,
    fc.array(
      fc.oneof(
        fc.constantFrom(
          'names',
          'capitalize',
          'map: "name"',
          'count: "thing"',
          'count: "person", "people"',
          'of: 24',
          'day',
          'short_day',
          'upcase',
          'join: ", "',
        ),
        literal.map((other) => `default: ${other}`),
      ),
      { maxLength: 2 },
    ),
  )
  .map((parts) => parts.flat().join(' | '));
const dash = fc.constantFrom('', '-');
const words = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '\n',
    ' and\n\n',
    '**bold** ',
    '  x  ',
    '}} %} ',
    '{ % ',
    '{',
    '{{',
    '"',
    '\u00a0',
  ),
  fc.string({ maxLength: 4 }),
);

const { text: template } = fc.letrec<{ text: string; part: string }>((tie) => ({
  text: fc.array(tie('part'), { maxLength: 4 }).map((parts) => parts.join('')),
  part: fc.oneof(
    { maxDepth: 3 },
    words,
    fc.tuple(dash, filtered, dash).map(([a, of, b]) => `{{${a} ${of} ${b}}}`),
    fc
      .tuple(dash, condition, dash, tie('text'), condition, tie('text'), tie('text'))
      .map(
        ([a, one, b, first, two, second, third]) =>
          `{%${a} if ${one} ${b}%}${first}{%${b} elsif ${two} %}${second}{% else ${a}%}${third}{% endif ${b}%}`,
      ),
    fc
      .tuple(condition, tie('text'))
      .map(([of, inner]) => `{% unless ${of} -%}${inner}{% endunless %}`),
    fc
      .tuple(fc.constantFrom('people', 'none', 'nobody', 'text', 'row'), tie('text'))
      .map(
        ([list, inner]) =>
          `{% for each in ${list} %}{{ each.name }}${inner}{% unless forloop.last %}, {% endunless %}{{ forloop.index }}{% endfor %}`,
      ),
  ),
}));

const scopes = fc.record({
  text: fc.oneof(fc.string(), fc.constantFrom(...hostile, '2026-11-27', '')),
  none: fc.constant([]),
  nobody: fc.constant(null),
  people: fc.array(fc.record({ name: fc.string(), size: fc.nat() }, { noNullPrototype: true }), {
    maxLength: 3,
  }),
  n: fc.nat(30),
  zero: fc.constant(0),
  yes: fc.constant(true),
  no: fc.constant(false),
  row: fc.record({
    last: fc.string(),
    who: fc.oneof(fc.string(), fc.constant(null), fc.constant({ name: 'Zofia' })),
  }),
});

test('where the short way fills in anything, it fills in what Liquid would', () => {
  let shortly = 0;
  fc.assert(
    fc.property(template, scopes, (text, scope) => {
      const filled = short(text, scope);
      if (filled === undefined) return;
      shortly += 1;
      expect(filled).toBe(long(text)(scope));
    }),
    { numRuns: 2000 },
  );
  expect(shortly).toBeGreaterThan(500);
});

test.each([
  ['{{ "a\\"b" }}'],
  ['{{ text | upcase }}'],
  ['{{ questions.open.first.text }}'],
  ['{{ (1..3) | join }}'],
  ['{% assign x = 1 %}{{ x }}'],
  ['{% for a in people %}{% for b in people %}{{ b }}{% endfor %}{% endfor %}'],
  ['{% for a in people limit: 2 %}{{ a }}{% endfor %}'],
  ['{% if text contains "a" %}x{% endif %}'],
  ['{% if text %}never closed'],
  ['{{ never closed'],
  ['{% endif %}'],
  ['{{ text | constructor }}'],
])('%s is left to Liquid', (text) => {
  expect(short(text, harbourFacts as never)).toBeUndefined();
});

test('nothing but own properties is read', () => {
  const scope = { text: 'x', row: {} };
  for (const path of [
    'constructor',
    'row.constructor',
    'row.__proto__',
    'toString',
    'row.toString',
  ]) {
    expect(short(`{{ ${path} }}`, scope)).toBe('');
  }
});
