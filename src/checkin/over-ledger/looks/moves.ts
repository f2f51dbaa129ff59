/** One move: the smallest next steps that suggest themselves, better a member's than one's own. */
import {
  lastMeetings,
  mightHost,
  nextMeeting,
  openQuestions,
} from '../../../ledger/facts/checkin/meetings.js';
import { freeHands } from '../../../ledger/facts/checkin/people.js';
import { wanted } from '../../../ledger/facts/checkin/promises.js';
import type { Item } from '../../sitting.js';
import { dayAndDistance, distance, type Look, type Looking } from './look.js';

const move = (id: string, text: string, line: string): Item => ({
  id,
  label: text,
  lines: [line],
  words: { text },
});

/** Somebody has a hand free, and something is wanted. */
function matchUp({ reader, today, facilitator }: Look): Item[] {
  const [hand] = freeHands(reader, today, facilitator);
  const [need] = wanted(reader, today, 1);
  if (!need) return [];
  const line = `said to be wanted ${distance(need.offeredOn, today)}`;
  return [
    hand
      ? move('wanted', `Ask ${hand.name} about “${need.text}”`, line)
      : move('wanted', `Ask round about “${need.text}”`, line),
  ];
}

function askHost({ reader, today, facilitator }: Look): Item[] {
  const next = nextMeeting(reader, today);
  if (!next || (next.host !== null && next.host !== facilitator)) return [];
  const [likely] = mightHost(reader, lastMeetings(reader, today, 6), facilitator);
  const line = dayAndDistance(next.day, today);
  return likely ? [move('host', `Ask ${likely.name} to host the next meeting`, line)] : [];
}

function askRound({ reader, today }: Look): Item[] {
  const [oldest] = openQuestions(reader, null, 1);
  return oldest
    ? [
        move(
          'question',
          `Ask a member: “${oldest.text}”`,
          `asked ${distance(oldest.askedOn, today)}`,
        ),
      ]
    : [];
}

export const moves: Looking = (look) => [...matchUp(look), ...askHost(look), ...askRound(look)];
