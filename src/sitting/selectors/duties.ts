/** Turns of jobs that come again, of which it is time to speak. */

import { turnsToOffer } from '../../things/duty/list.js';
import { dayAndDistance } from '../../time/distance.js';
import { defineSelector, firstName } from './selector.js';

/** Of each duty the next turn that nobody was asked about: what comes after it can wait. */
export const turnsOfDuties = defineSelector(
  { kinds: ['theirs', 'wanted'], words: ['text', 'first', 'turn'] },
  ({ reader, today }) => {
    const seen = new Set<string>();
    return turnsToOffer(reader, today).flatMap(({ duty: { no, text }, turn }) => {
      const id = String(no);
      if (seen.has(id)) return [];
      seen.add(id);
      const name = turn.who === null ? undefined : reader.get('member', turn.who)?.name;
      const meeting = turn.meeting === null ? undefined : reader.get('meeting', turn.meeting);
      const words = { text, first: firstName(name ?? ''), turn: turn.turnOn };
      return [
        {
          id,
          label:
            name === undefined ? `Whoever does this: ${text}` : `It is ${name}’s turn: ${text}`,
          lines: [
            dayAndDistance(turn.turnOn, today),
            ...(meeting === undefined ? [] : [`for “${meeting.title}”`]),
            ...(turn.letGo ? ['somebody could not do it, so it is looking for somebody'] : []),
          ],
          kind: name === undefined ? ('wanted' as const) : ('theirs' as const),
          words,
        },
      ];
    });
  },
);
