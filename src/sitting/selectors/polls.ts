/** Polls of which it is time: all have answered, the time for that is over, or the days come near. */

import { inWords } from '../../text/text.js';
import { type DayTally, type PollRow, pollsDue } from '../../things/poll/list.js';
import { pollDayInWords } from '../../things/poll/thing.js';
import { defineSelector } from './selector.js';

/** "A, Tuesday 12 January 2027 at 18:00: 4 can, 1 perhaps". */
function inALine(tally: DayTally): string {
  const { letter, can, perhaps, cannot } = tally;
  const said = [
    `${can.length} can`,
    ...(perhaps.length > 0 ? [`${perhaps.length} perhaps`] : []),
    ...(cannot.length > 0 ? [`${cannot.length} can’t`] : []),
  ];
  return `${letter}, ${pollDayInWords(tally)}: ${said.join(', ')}`;
}

/** What there is to choose: where no day ahead suits anybody, none is the best. */
const kindOf = ({ best }: PollRow, ahead: readonly DayTally[]) =>
  best !== null ? ('best' as const) : ahead.length > 0 ? ('open' as const) : ('gone' as const);

export const pollsToSettle = defineSelector(
  { kinds: ['best', 'open', 'gone'], words: ['best', 'title'] },
  ({ reader, today }) =>
    pollsDue(reader, today).map((row) => {
      const { no, title, why, days, best } = row;
      const ahead = days.filter(({ day }) => day >= today);
      const cannot = days.find(({ letter }) => letter === best)?.cannot ?? [];
      return {
        id: String(no),
        label: `Which day for “${title}”: ${ahead.length > 0 ? why : 'its days have gone by'}`,
        lines: [
          ...ahead.map(inALine),
          ...(best === null
            ? []
            : [`${best} suits best${cannot.length > 0 ? `, without ${inWords(cannot)}` : ''}`]),
        ],
        kind: kindOf(row, ahead),
        words: { best: best ?? '', title },
      };
    }),
);
