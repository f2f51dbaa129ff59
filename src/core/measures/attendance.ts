import { measure } from './measure.js';
import { count, median, tooFew } from './words.js';

const each = 3;

const middle = (present: readonly number[]): string =>
  present.length < each ? tooFew : count(median(present) ?? 0, 'person', 'people');

export const attendance = measure({
  name: 'attendance',
  label: 'Attendance',
  definition:
    'the median of how many came to the last three meetings with a list, against the three before; meetings without a list are left out',
  needs: ['recordedMeetings'],
  figure({ recordedMeetings }, { window }) {
    const latest = recordedMeetings.slice(0, each);
    const present = latest.map((meeting) => meeting.present);
    const from = latest.at(-1)?.on ?? window.from;
    const to = latest[0]?.on ?? window.to;
    return {
      said: present.length === 0 ? 'no list of who came yet' : middle(present),
      beside: present.length < each ? null : `they were ${[...present].reverse().join(', ')}`,
      numerator: present.length < each ? null : median(present),
      denominator: null,
      window: { from, to },
    };
  },
  previous({ recordedMeetings }) {
    const before = recordedMeetings.slice(each, 2 * each).map(({ present }) => present);
    return before.length === 0 ? null : middle(before);
  },
});
