/** The next meeting: when, who hosts, which question, what carries over. */

import { isBeforeKnown } from '../../figures/queries/known.js';
import { counted, inWords } from '../../text/text.js';
import { type Community, communityId } from '../../things/community/thing.js';
import type { Reader } from '../../things/ledger.js';
import { nextByRhythm, rhythmOf } from '../../things/meeting/rhythm.js';
import { addDays, type Day, formatDay } from '../../time/day.js';
import { dayAndDistance, distance, spoken } from '../../time/distance.js';
import {
  type CheckinMeeting,
  countTakenUp,
  lastMeetings,
  leftOpen,
  mightHost,
  nextMeeting,
  openQuestions,
  unconfirmedMeetings,
} from '../queries/meetings.js';
import { defineSelector, type SelectorContext } from './selector.js';

const few = 6;

/** Who might host, in a line: a suggestion to ask somebody, never a choice made for them. */
function hosts({ reader, today, facilitator }: SelectorContext): string[] {
  const held = lastMeetings(reader, today, few);
  const likely = mightHost(reader, held, today, facilitator);
  if (likely.length === 0) return [];
  return [
    `might like to be asked to host: ${inWords(
      likely.map(({ name }) => name),
      'or',
    )}`,
  ];
}

/** When the next one would be; null where neither a rhythm nor the meetings before say. */
function suggestedDay(held: readonly CheckinMeeting[], community: Community, today: Day) {
  const [last] = held;
  const rhythm = community.rhythm ?? rhythmOf(held.map(({ day }) => day));
  return last && rhythm
    ? { last: last.day, rhythm, day: nextByRhythm(last.day, rhythm, today) }
    : null;
}

const communityIn = (reader: Reader): Community =>
  reader.get('community', communityId) as Community;

export const meetingUnconfirmed = defineSelector({ words: ['meeting'] }, ({ reader, today }) =>
  unconfirmedMeetings(reader, today).map(({ no, title, day }) => ({
    id: String(no),
    label: `“${title}” was planned for ${spoken(day, today)}`,
    lines: ['whether it took place is not on record'],
    words: { meeting: title },
  })),
);

export const meetingUnplanned = defineSelector({ words: ['suggested'] }, (context) => {
  const { reader, today } = context;
  if (nextMeeting(reader, today)) return [];
  const held = lastMeetings(reader, today, few);
  const next = suggestedDay(held, communityIn(reader), today);
  const last = held[0];
  const [unknown] = unconfirmedMeetings(reader, today).reverse();
  return [
    {
      id: 'next',
      label: 'No meeting is planned',
      lines: [
        last
          ? `the last${isBeforeKnown(reader, last.day) ? ' that we know of' : ''} was on ${spoken(last.day, today)}, ${distance(last.day, today)}`
          : 'none has been put on record so far',
        ...(unknown
          ? [
              `whether “${unknown.title}” of ${spoken(unknown.day, today)} took place is not on record`,
            ]
          : []),
        ...(next ? [`${next.rhythm}, that would make it ${dayAndDistance(next.day, today)}`] : []),
        ...hosts(context),
      ],
      words: { suggested: next ? formatDay(next.day) : '' },
    },
  ];
});

export const meetingUnhosted = defineSelector({ words: ['meeting'] }, (context) => {
  const next = nextMeeting(context.reader, context.today);
  // Where it was planned a moment ago, its host has just been asked for.
  if (!next || next.host !== null || next.plannedOn === context.today) return [];
  return [
    {
      id: String(next.no),
      label: `“${next.title}” on ${spoken(next.day, context.today)} has no host yet`,
      lines: hosts(context),
      words: { meeting: next.title },
    },
  ];
});

export const meetingQuestions = defineSelector({ words: ['text'] }, ({ reader, today }) => {
  const next = nextMeeting(reader, today);
  if (!next || countTakenUp(reader, next.id) > 0) return [];
  return openQuestions(reader, today, { without: next.id, limit: few }).map(
    ({ no, text, askedOn }) => ({
      id: String(no),
      label: text,
      lines: [`asked ${distance(askedOn, today)}`],
      words: { text },
    }),
  );
});

const carryingDays = 92;

export const carriedOver = defineSelector({}, ({ reader, today }) => {
  const [last] = lastMeetings(reader, today, 1);
  if (!last || last.day < addDays(today, -carryingDays)) return [];
  const { questions: open, commitments } = leftOpen(reader, last.id, today);
  const lines = [
    ...open.map((text) => `“${text}”`),
    ...(commitments > 0 ? [counted(commitments, 'offer')] : []),
  ];
  return lines.length === 0
    ? []
    : [
        {
          id: 'carried',
          label: `Still open from the meeting of ${spoken(last.day, today)}`,
          lines,
          words: {},
        },
      ];
});
