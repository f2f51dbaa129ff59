/** Names that imports have met and that nobody is known by. */
import { counted } from '../../text/text.js';
import { nearestMember, nearMembers } from '../../things/member/near.js';
import { namesIn } from '../../things/unmatched/list.js';
import { formatDay } from '../../time/day.js';
import { defineSelector } from './selector.js';

export const unmatchedNames = defineSelector(
  { kinds: ['near', 'strange'], words: ['name', 'nearest'] },
  ({ reader }) => {
    const near = nearMembers(reader);
    return namesIn(reader, 'waiting').map(({ no, written, handle, rows, from, to }) => {
      const nearest = nearestMember(near(written, handle));
      const days =
        from === null || to === null
          ? ''
          : from === to
            ? ` of ${formatDay(from)}`
            : ` between ${formatDay(from)} and ${formatDay(to)}`;
      return {
        id: String(no),
        label: `“${written}”`,
        lines:
          rows === 0
            ? []
            : [
                `${counted(rows, 'imported row')}${days} ${rows === 1 ? 'waits' : 'wait'} for this name`,
              ],
        kind: nearest ? 'near' : 'strange',
        words: { name: written, nearest: nearest?.label ?? '', number: String(nearest?.no ?? '') },
      };
    });
  },
);
