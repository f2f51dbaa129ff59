/** Who would be glad of a word, and names that nobody is known by. */

import { quietRegulars } from '../../../figures/from-ledger/quiet.js';
import { counted } from '../../../text/text.js';
import { addWeeks } from '../../../time/day.js';
import { distance } from '../../../time/distance.js';
import type { Item } from '../../sitting.js';
import { firstGivers, overloaded, requests, type Somebody, toWelcome } from '../facts/people.js';
import { deedLine, reasonFor } from './deeds.js';
import { firstName, type Looking, lately } from './look.js';

/** Whoever was offered to share things out is left in peace as long. */
const loadWeeks = 4;
/** The list is to be read at a glance. */
const mostOfAKind = 3;

const somebody = (
  { no, name }: Pick<Somebody, 'no' | 'name'>,
  kind: string,
  line: string,
  text = '',
): Item => ({
  id: String(no),
  label: name,
  lines: [line],
  kind,
  words: { name, first: firstName(name), text },
});

export const people: Looking = (look) => {
  const { reader, today, facilitator } = look;
  const found: ReadonlyArray<readonly Item[]> = [
    requests(reader, today).map((row) =>
      somebody(row, 'request', `asked to join ${distance(row.on, today)}`),
    ),
    toWelcome(reader, today, facilitator).map((row) =>
      somebody(row, 'newcomer', `joined ${distance(row.on, today)}, not welcomed yet`),
    ),
    firstGivers(reader, lately(look), facilitator).map((row) =>
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
};
