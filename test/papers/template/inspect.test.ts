import { expect, test } from 'vitest';
import { shippedTemplate } from '../../../src/papers/shipped/index.js';
import { factsNamedIn } from '../../../src/papers/template/inspect.js';
import type { Section, Template } from '../../../src/papers/template/schema.js';

const of = (...blocks: Section['blocks']): Template => ({
  title: 'Figures',
  sections: [{ id: 'figures', blocks }],
});

const some: Section['blocks'][number] = { measure: { from: 'measures', only: ['newcomers'] } };

test('what a template names is asked for, and what it does not is left alone', () => {
  const { fact } = factsNamedIn(of({ text: 'We are {{ people.members }}.\n{{ asOf | day }}' }));
  expect(['people', 'asOf', 'meetings', 'plan'].map(fact)).toEqual([true, true, false, false]);
});

test('measures are asked for by name where every block says which', () => {
  const { measure } = factsNamedIn(of(some, { measure: { from: 'measures', only: ['rhythm'] } }));
  expect(['newcomers', 'rhythm', 'bands'].map(measure)).toEqual([true, true, false]);
});

test.each([
  ['a block that takes all', of(some, { measure: { from: 'measures' } })],
  ['a list of them', of(some, { list: { from: 'measures', item: '{{ row.label }}' } })],
  ['a text that goes through them', of(some, { text: '{% for each in measures %}{% endfor %}' })],
])('%s asks for every measure', (_, template) => {
  expect(factsNamedIn(template).measure('bands')).toBe(true);
});

test('the State of Play asks for those that it shows', () => {
  const { measure } = factsNamedIn(shippedTemplate('state-of-play'));
  expect(['contribution-rate', 'dormancy'].map(measure)).toEqual([true, false]);
});
