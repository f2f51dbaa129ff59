/** One move: the smallest next steps that suggest themselves, better a member's than one's own. */
import { formatDay } from '../../../core/day.js';
import {
  lastMeetings,
  mightHost,
  nextMeeting,
  openQuestions,
} from '../../../ledger/facts/checkin/meetings.js';
import { freeHands } from '../../../ledger/facts/checkin/people.js';
import { wanted } from '../../../ledger/facts/checkin/promises.js';
import type { Item } from '../../sitting.js';
import { distance, type Look, type Looking } from './look.js';

const move = (id: string, text: string, line: string): Item => ({
  id,
  label: text,
  lines: [line],
  words: { text },
});

/** Somebody has a hand free, and something is wanted. */
function matchUp({ reader, today, facilitator }: Look): Item[] {
  const [hand] = freeHands(reader, today, facilitator);
  const [need] = wanted(reader, 1);
  if (!need) return [];
  const line = `wanted since ${formatDay(need.offeredOn)}, ${distance(need.offeredOn, today)}`;
  return [
    hand
      ? move('wanted', `Ask ${hand.name} whether “${need.text}” would be something for them`, line)
      : move('wanted', `Ask round for somebody to take “${need.text}”`, line),
  ];
}

function askHost({ reader, today, facilitator }: Look): Item[] {
  const next = nextMeeting(reader, today);
  if (!next || (next.host !== null && next.host !== facilitator)) return [];
  const [likely] = mightHost(reader, lastMeetings(reader, today, 6), facilitator);
  const line = `${formatDay(next.day)}, ${distance(next.day, today)}`;
  return likely ? [move('host', `Ask ${likely.name} to host the next meeting`, line)] : [];
}

function askRound({ reader, today }: Look): Item[] {
  const [oldest] = openQuestions(reader, null, 1);
  return oldest
    ? [
        move(
          'question',
          `Ask somebody what they think: “${oldest.text}”`,
          `open for longest, asked ${distance(oldest.askedOn, today)}`,
        ),
      ]
    : [];
}

export const moves: Looking = (look) => [...matchUp(look), ...askHost(look), ...askRound(look)];
