/** Duties in words, in tables and for `--json`. */

import { needed, one } from '../cli/parameters.js';
import type { Call, Result } from '../cli/verb.js';
import type { Inline } from '../papers/build.js';
import type { Tree } from '../papers/tree.js';
import { inWords } from '../text/text.js';
import { type DutyRow, dutyRow, type TurnRow } from '../things/duty/list.js';
import { type Duty, daysAhead } from '../things/duty/thing.js';
import { shortDay } from '../time/day.js';
import { dayWithDistance } from '../time/distance.js';
import { deed, listing, recorded } from './shown.js';

export const whichDuty = needed(one('duty', 'which one: its number, or a few of its words'));
export const dutyJson = { duty: 'the duty as it now stands, with its next turns' };

/** "in turn: Tom Reed, Grace Okoro", "by Tom Reed", and whoever is passed over, with why. */
function whoseIs({ people }: DutyRow): string[] {
  const names = inWords(people.map(({ name }) => name));
  const whose =
    people.length === 0
      ? 'nobody’s in particular: each turn is wanted'
      : people.length === 1
        ? `by ${names}`
        : `in turn: ${names}`;
  return [
    whose,
    ...people.flatMap(({ name, passedOver }) => {
      if (passedOver === null) return [];
      const why = { left: 'has left', pausing: 'is pausing', 'carries much': 'carries a lot' };
      return [
        people.length === 1
          ? `${name} ${why[passedOver]}, so each turn is wanted`
          : `${name} ${why[passedOver]}, and is passed over`,
      ];
    }),
  ];
}

/** "Tom Reed", "Tom Reed, as commitment 12". */
const whoHas = ({ who, commitment }: TurnRow): string =>
  `${who ?? 'wanted'}${commitment === null ? '' : `, as commitment ${commitment}`}`;

/**
 * What is now on record of a duty.
 * @param did what was done to it: "Added", "Stopped"
 */
export const dutyRecorded = (
  call: Call,
  did: string,
  state: Duty,
  details: readonly string[] = [],
): Result =>
  call.session.ledger.read((reader) => {
    const row = dutyRow(reader, state, call.today);
    const [next] = row.turns;
    return {
      data: { duty: row },
      document: recorded(deed(did, state.no, state.text), [
        ...details,
        ...(row.status === 'stopped' ? [] : [row.when, ...whoseIs(row), ...aboutTurns(row, call)]),
      ]),
      hints:
        next && next.commitment === null
          ? [`To offer the next turn: momentum duty offer ${state.no}`]
          : [],
    };
  });

function aboutTurns({ turns, lead }: DutyRow, call: Call): string[] {
  const [next, ...later] = turns;
  // None is planned, or the turns of those that are have been skipped.
  if (next === undefined) return ['the next turn is known once one more meeting is planned'];
  return [
    `next on ${dayWithDistance(next.on, call.today)}${next.meeting === null ? '' : `, for “${next.meeting}”`}: ${whoHas(next)}`,
    ...(later.length > 0
      ? [`then on ${later.map((turn) => `${shortDay(turn.on)}: ${whoHas(turn)}`).join('; ')}`]
      : []),
    `brought up ${daysAhead(lead)}`,
  ];
}

/** A row a turn, below the first of each duty; the commitment that it has become, where any has. */
export function dutyTable(rows: readonly DutyRow[], empty: Inline): Tree {
  const offered = rows.some(({ turns }) => turns.some(({ commitment }) => commitment !== null));
  const none: Record<DutyRow['status'], string> = {
    running: 'none known yet',
    stopped: 'done no more',
  };
  return listing(
    ['No', 'Duty', 'When', 'Next turns', 'Whose', ...(offered ? ['Commitment'] : [])],
    rows.flatMap(({ no, text, when, status, turns }) =>
      (turns.length === 0 ? [null] : turns).map((turn, nth) => [
        ...(nth === 0 ? [String(no), text, when] : ['', '', '']),
        ...(turn === null ? [none[status], ''] : [shortDay(turn.on), turn.who ?? 'wanted']),
        ...(offered ? [String(turn?.commitment ?? '')] : []),
      ]),
    ),
    empty,
  );
}

/** Who of a rota is passed over, a line each. */
export const passedOver = (rows: readonly DutyRow[]): string[] =>
  rows.flatMap((row) =>
    row.status === 'stopped'
      ? []
      : whoseIs(row)
          .slice(1)
          .map((line) => `${row.no} (${row.text}): ${line}.`),
  );
