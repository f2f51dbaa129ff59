import { expect, test } from 'vitest';
import { customsOf } from '../../src/time/customs.js';
import type { WhichMeeting } from '../../src/time/reckoning.js';
import { readAgreed } from '../../src/time/typed-day.js';
import { asked, dayIn } from './reading.js';

const met: Array<WhichMeeting> = [];
const withMeetings = (locale: string) => ({
  ...asked('2026-11-21'),
  customs: customsOf(locale),
  meetings: (which: WhichMeeting) => {
    met.push(which);
    return { key: 3, day: '2026-12-18' as const, told: 'The next meeting is 3' };
  },
});

test.each([
  ['next meeting', {}, 0],
  ['before the next meeting', {}, 0],
  ['by our next meeting', {}, 0],
  ['the december meeting', { month: 12 }, 0],
  ['before the Dec meeting', { month: 12 }, 0],
  ['meeting 7', { number: 7 }, 0],
  ['a week after meeting 7', { number: 7 }, 7],
  ['2 days before the next meeting', {}, -2],
  ['the day after the december meeting', { month: 12 }, 1],
  ['la prochaine réunion', {}, 0],
  ['d’ici la prochaine réunion', {}, 0],
  ['avant la réunion de décembre', { month: 12 }, 0],
  ['une semaine après la réunion 7', { number: 7 }, 7],
])('“%s” follows the meeting', (typed, which, days) => {
  met.length = 0;
  const locale = /réunion/.test(typed) ? 'fr-FR' : 'en-GB';
  const { follows } = readAgreed(typed, withMeetings(locale));
  expect([follows, met[0]]).toEqual([{ meeting: 3, days }, which]);
});

test.each(['friday', 'in two weeks', '2026-12-18', 'the 5th'])(
  '“%s” follows no meeting',
  (typed) => {
    expect(readAgreed(typed, withMeetings('en-GB')).follows).toBeUndefined();
  },
);

test('where no meeting dates anything, such words are no day', () => {
  expect(dayIn('next meeting', asked('2026-11-21'))).toBe('unclear-date');
});
