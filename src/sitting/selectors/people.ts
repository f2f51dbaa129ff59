/** Who would be glad of a word, and names that nobody is known by. */

import { quietRegulars } from '../../figures/queries/quiet.js';
import { counted } from '../../text/text.js';
import { addWeeks } from '../../time/day.js';
import { distance } from '../../time/distance.js';
import { firstGivers, overloaded, requests, type Somebody, toWelcome } from '../queries/people.js';
import { deedLine, reasonFor } from './deeds.js';
import { defineSelector, firstName, lately } from './selector.js';

/** Whoever was offered to share things out is left in peace as long. */
const loadWeeks = 4;
/** The list is to be read at a glance. */
const mostOfAKind = 3;

const kinds = ['request', 'newcomer', 'first', 'quiet', 'busy'] as const;

const somebody = (
  { no, name }: Pick<Somebody, 'no' | 'name'>,
  kind: (typeof kinds)[number],
  line: string,
  text = '',
) => ({
  id: String(no),
  label: name,
  lines: [line],
  kind,
  words: { name, first: firstName(name), text },
});

export const peopleToReach = defineSelector(
  { kinds, words: ['name', 'first', 'text'] },
  (context) => {
    const { reader, today, facilitator } = context;
    const found = [
      requests(reader, today).map((row) =>
        somebody(row, 'request', `asked to join ${distance(row.on, today)}`),
      ),
      toWelcome(reader, today, facilitator).map((row) =>
        somebody(row, 'newcomer', `joined ${distance(row.on, today)}, not welcomed yet`),
      ),
      firstGivers(reader, lately(context), facilitator).map((row) =>
        somebody(row, 'first', `${deedLine(row, today)}: a first`, reasonFor(row)),
      ),
      quietRegulars(reader, today, facilitator).map((row) =>
        somebody(
          row,
          'quiet',
          `quiet for ${counted(row.silent, 'week')}; usually heard of every ${
            row.usual === 1 ? 'week' : counted(row.usual, 'week')
          }`,
        ),
      ),
      overloaded(reader, today, {
        rested: addWeeks(today, -loadWeeks),
        except: facilitator,
      }).map((row) =>
        somebody(row, 'busy', `carries ${row.carries} of the ${row.all} open commitments`),
      ),
    ];
    const seen = new Set<string>();
    return found
      .flatMap((kind) => kind.slice(0, mostOfAKind))
      .filter(({ id }) => !seen.has(id) && seen.add(id));
  },
);
