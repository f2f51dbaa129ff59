import { expect, test } from 'vitest';
import { openMenders } from './harbour-lines.js';

/** Eight promises as they are said, and as they are typed along. */
const promises = [
  ['Tom will find a room by Friday', 'tom will find a room by friday'],
  ['Grace and Owen will draw up the stalls', 'grace and owen: draw up the stalls, needs 9'],
  ['Lena will ask the library by 5 December', 'lena will ask the library by 5 dec'],
  ['Somebody should look after the tea by 5 February', 'anyone: look after the tea by 5 feb'],
  [
    'Mei will write to the council before the next meeting',
    'mei will write to the council by next meeting',
  ],
  ['Tom and Grace will bring the big table', 'tom and grace will bring the big table'],
  ['Ines will mend the sign by the end of the month', 'ines will mend the sign by end of month'],
  ['Owen will count the fuses on Monday', 'owen will count the fuses on monday'],
] as const;

test('to type a promise takes at most 1.3 times the keys of the bare sentence', () => {
  const book = openMenders();
  for (const [said, typed] of promises) {
    const line = book.add(typed);
    expect([typed, line?.waits]).toEqual([typed, []]);
    expect(['promise', 'wanted']).toContain(line?.kind);
    expect(typed.length).toBeLessThanOrEqual(said.length * 1.3);
  }
});
