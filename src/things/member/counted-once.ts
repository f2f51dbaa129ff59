/** What things said of both of two entries, of which one alone can be so of one person. */

import { formatDay } from '../../time/day.js';
import { ownerOf } from '../commitment/fields.js';
import { commitment } from '../commitment/thing.js';
import type { States, ThingName } from '../index.js';
import { meeting } from '../meeting/thing.js';
import type { OnePerson } from '../naming.js';
import { role } from '../role/thing.js';
import type { Id } from '../thing.js';
import type { Member } from './fields.js';

type Said = {
  readonly [Name in ThingName]?: (state: States[Name], both: ReadonlySet<Id>) => string[];
};

const said: Said = {
  meeting(state, both) {
    const marks = state.attendance.filter(({ member }) => both.has(member));
    return marks.some(({ there }) => there === 'present') &&
      marks.some(({ there }) => there === 'apologies')
      ? [
          `their apologies for ${meeting.label(state)} on ${formatDay(state.day)}, since they came as well`,
        ]
      : [];
  },
  commitment(state, both) {
    const label = commitment.label(state);
    const owner = ownerOf(state);
    const isHelper = state.others.some((each) => both.has(each) && each !== owner);
    const hands = state.owners.map(({ member }) => member);
    const isPassed = hands.some(
      (each, place) => both.has(each) && both.has(hands[place + 1] ?? -1),
    );
    return [
      ...(owner !== null && both.has(owner) && isHelper
        ? [`their help with ${label}, which they have themselves`]
        : []),
      ...(isPassed ? [`that ${label} was passed on from the one to the other`] : []),
    ];
  },
  role(state, both) {
    const now = state.holdings.filter(({ member, to }) => to === null && both.has(member));
    const isDeputy = now.some(({ deputy }) => deputy) && now.some(({ deputy }) => !deputy);
    return isDeputy ? [`that they are deputy for ${role.label(state)}, which is theirs`] : [];
  },
};

const ended: { readonly [Status in Member['status']]?: string } = {
  left: 'left',
  paused: 'paused',
};

/** Of the time of two entries, what somebody who was here by the other’s did not do: in words. */
export const timeFallingAway = (after: Member, ...entries: readonly Member[]): string[] =>
  entries.flatMap(({ no, name, spells }) =>
    spells.flatMap(({ status, from }) => {
      const stays = after.spells.some((each) => each.status === status && each.from === from);
      const how = ended[status];
      return stays || from === null || how === undefined
        ? []
        : [`that ${name} (${no}) ${how} on ${formatDay(from)}`];
    }),
  );

/** Each in words, as what falls away. */
export const fallingAway = <Name extends ThingName>(
  name: Name,
  state: States[Name],
  { from, into }: OnePerson,
): string[] => said[name]?.(state as never, new Set([from, into])) ?? [];
