import { expect, test } from 'vitest';
import { readTimeOfDay } from '../../../src/things/meeting/acts.js';

test.each([
  ['18:00', '18:00'],
  ['9.30', '09:30'],
  [' 7 ', '07:00'],
  ['6pm', '18:00'],
  ['6 AM', '06:00'],
  ['12pm', '12:00'],
  ['12am', '00:00'],
  ['12:45 am', '00:45'],
  ['0:00', '00:00'],
  ['23:59', '23:59'],
  ['  ', null],
])('“%s” as a time of day is %s', (typed, start) => {
  expect(readTimeOfDay(typed)).toBe(start);
});

test.each(['24:00', '12:60', '0pm', '13pm', '6:5', 'six', '6pm sharp', 'at 6pm'])(
  '“%s” is no time of day',
  (typed) => {
    expect(() => readTimeOfDay(typed)).toThrow(expect.objectContaining({ code: 'unclear-time' }));
  },
);
