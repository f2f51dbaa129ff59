import { describe, expect, it } from 'vitest';
import { actionNames } from '../../src/sitting/actions/index.js';
import { readFlow } from '../../src/sitting/flow/read.js';
import { minutesAndSeconds } from '../../src/sitting/flow/wording.js';
import { selectorNames } from '../../src/sitting/selectors/index.js';
import { Refusal } from '../../src/text/refusal.js';
import { weekly, weeklyText } from './transcript.js';

/** The mistakes in the weekly check-in with one passage replaced, and the line of that passage. */
function mistakes(passage: string, replacement: string): { lines: readonly string[]; at: number } {
  const where = weeklyText.indexOf(passage);
  expect(where, passage).toBeGreaterThan(-1);
  const at = weeklyText.slice(0, where).split('\n').length;
  try {
    readFlow(weeklyText.replace(passage, replacement), 'mine.yaml');
  } catch (error) {
    expect(error).toBeInstanceOf(Refusal);
    expect((error as Refusal).code).toBe('unreadable-checkin');
    return { lines: (error as Refusal).details, at };
  }
  throw new Error('no mistake was found');
}

describe('the weekly check-in', () => {
  it('has the steps and minutes of the fifteen minutes', () => {
    expect(weekly.steps.map(({ id, from, to }) => `${id} ${from}-${to}`)).toEqual([
      'win 0-1',
      'catch-up 1-3',
      'commitments 3-7',
      'waiting 7-9',
      'people 9-11',
      'meeting 11-12',
      'gauges 12-13',
      'move 13-14',
      'close 14-15',
    ]);
  });

  it('uses everything that a sitting knows how to do', () => {
    const used = (name: string) => new RegExp(`(action|look): ${name}\\b(?!-)`).test(weeklyText);
    expect([...selectorNames, ...actionNames].filter((name) => !used(name))).toEqual([]);
  });
});

describe('a mistake in a check-in is shown with its place and what was expected', () => {
  it.each([
    ['look: thanks-owed', 'look: thanks-owned', 'did you mean “thanks-owed”?'],
    ['action: keep', 'action: kept', 'did you mean “keep”?'],
    ['action: keep', 'action: destroy', 'known are: thank, nudge'],
    ["ask: 'Offer {first} a hand?'", "ask: 'Offer {fist} a hand?'", 'did you mean “first”?'],
    [
      'key: k\n            name: kept\n            action: keep\n            for',
      'key: m\n            name: kept\n            action: keep\n            for',
      'is taken already',
    ],
    ['key: d, name: done already', 'key: dd, name: done already', 'one small letter or digit'],
    ['paste: thanks', 'paste: thank', 'did you mean “thanks”?'],
    ['for: [theirs]', 'for: [their]', 'did you mean “theirs”?'],
    ['near: ', 'nearr: ', 'did you mean “near”?'],
    ['to: Who? (part', 'too: Who? (part', 'did you mean “to”?'],
    ['closing: true', 'closing: false', 'closing: true'],
    ['busy: too busy', 'buzy: too busy', 'did you mean “busy”?'],
    ['title: People', 'titel: People', 'is not known here'],
    ['kind: pick', 'kind: peck', 'expected a kind'],
    ['to: 7\n', 'to: 2\n', 'before it begins'],
    ['id: waiting\n    title', 'id: people\n    title', 'already'],
    ['limit: 2\n        gap: 1', 'limit: two\n        gap: 1', 'a whole number'],
  ])('%s → %s', (passage, replacement, text) => {
    const { lines, at } = mistakes(passage, replacement);
    const line = lines.find((each) => each.includes(text));
    expect(line, lines.join('\n')).toBeDefined();
    const place = Number(/^mine\.yaml:(\d+):\d+ /.exec(line ?? '')?.[1]);
    // The second of two that clash, or the thing around what is missing, stands nearby.
    if (!/already|closing/.test(text)) expect(Math.abs(place - at)).toBeLessThanOrEqual(2);
  });

  it('YAML that cannot be read has its place too', () => {
    expect(mistakes('name: weekly', 'name: [weekly').lines[0]).toMatch(/^mine\.yaml:\d+:\d+ /);
  });

  it('tags, aliases, __proto__ and very long files are refused', () => {
    for (const text of [
      'a: !!js/function x',
      'a: &x 1\nb: *x',
      '__proto__: {}',
      'x'.repeat(300_000),
    ]) {
      expect(() => readFlow(text, 'mine.yaml')).toThrow(Refusal);
    }
    expect(() => readFlow('['.repeat(50_000), 'mine.yaml')).toThrow(Refusal);
  });
});

describe('time gone', () => {
  it.each([
    [0, '0:00'],
    [59.9, '0:59'],
    [250, '4:10'],
    [900, '15:00'],
  ])('%d seconds are %s', (seconds, text) => {
    expect(minutesAndSeconds(seconds)).toBe(text);
  });
});
