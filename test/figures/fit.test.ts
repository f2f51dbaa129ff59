import { expect, test } from 'vitest';
import { type Fitting, fitFinder, type Trace } from '../../src/figures/fit.js';
import type { Id } from '../../src/things/thing.js';

/** A number of its own for each name. */
const idOf = (name: string): Id => Number.parseInt(name.replace(/\W/g, ''), 36);

const trace = (name: string, kind: Trace['kind'], text: string): Trace => ({
  member: idOf(name),
  name,
  kind,
  text,
  on: kind === 'good at' ? null : '2026-10-01',
});

const traces = [
  trace('Wen', 'good at', 'posters and leaflets'),
  trace('Ash', 'kept', 'Print the autumn posters'),
  trace('Ash', 'gave', 'A leaflet about fuses'),
  trace('Émile', 'answered', 'Who can find us a hall?'),
  trace('Bea', 'took on', 'Print the tags'),
];

const nobodyBusy: Fitting = { load: new Map(), enough: 4, except: new Set() };

const names = (about: string, more: Partial<Fitting> = {}) =>
  fitFinder(traces, { ...nobodyBusy, ...more })(about).map(({ name }) => name);

test('whoever did, knows or likes something of the kind is found, by name and not by rank', () => {
  expect(names('A poster for the winter')).toEqual(['Ash', 'Wen']);
  expect(names('Printing')).toEqual([]);
  expect(names('Print a map')).toEqual(['Ash', 'Bea']);
});

test('what speaks for asking them stands beside the name', () => {
  const [ash] = fitFinder(traces, nobodyBusy)('posters');
  expect(ash?.reasons).toEqual([traces[1]]);
});

test('accents and small slips do not hide anybody, small words find nobody', () => {
  expect(names('leaflett')).toEqual(['Ash', 'Wen']);
  expect(names('who can the for')).toEqual([]);
});

test('who has enough to carry is left in peace, and so is whoever asks', () => {
  expect(names('posters', { load: new Map([[idOf('Ash'), 4]]) })).toEqual(['Wen']);
  expect(names('posters', { load: new Map([[idOf('Ash'), 3]]) })).toEqual(['Ash', 'Wen']);
  expect(names('posters', { except: new Set([idOf('Wen')]) })).toEqual(['Ash']);
});

test('where more than four fit, those are named of whom it says most', () => {
  const lesser = ['Dan', 'Eve', 'Fay'].map((name) => trace(name, 'gave', 'Bake a cake'));
  const known = ['Zoe', 'Yan', 'Xia'].map((name) => trace(name, 'good at', 'Bake a cake'));
  const often = [trace('Val', 'took on', 'Bake a cake'), trace('Val', 'kept', 'Bake a cake')];
  const found = fitFinder([...lesser, ...known, ...often], nobodyBusy)('cake');
  expect(found.map(({ name }) => name)).toEqual(['Val', 'Xia', 'Yan', 'Zoe']);
});

test('at most four are named, and three reasons of each', () => {
  const many = Array.from({ length: 9 }, (_, n) => trace(`Name ${n}`, 'kept', 'Bake a cake'));
  expect(fitFinder(many, nobodyBusy)('cake')).toHaveLength(4);
  const same = Array.from({ length: 9 }, () => trace('Ash', 'kept', 'Bake a cake'));
  expect(fitFinder(same, nobodyBusy)('cake')[0]?.reasons).toHaveLength(3);
});

test('words of the community’s own name and purpose find nobody', () => {
  const common = 'Print Menders: posters for everybody';
  expect(names('Print a map', { common })).toEqual([]);
  expect(names('A poster for the winter', { common })).toEqual([]);
  expect(names('Printing leaflets', { common })).toEqual(['Ash', 'Wen']);
});
