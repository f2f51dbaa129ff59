/** What goes along when the day of a meeting changes: what was offered there, and what is due with it. */
import { inWords } from '../text/text.js';
import { openTurnsOf } from '../things/duty/list.js';
import { lastBatch } from '../things/history.js';
import type { Reader } from '../things/ledger.js';
import type { Meeting } from '../things/meeting/fields.js';
import { offeredAt } from '../things/meeting/list.js';
import { tellingFrom } from '../things/names.js';
import { sentenceOf } from '../things/sentences.js';
import { type Day, formatDay } from '../time/day.js';

/** Of what was offered at a meeting of which the day was put right, what went along and what did not. */
export function offersAlong(reader: Reader, state: Meeting, wasOn: Day, today: Day): string[] {
  if (state.day === wasOn) return [];
  const corrected = new Set(
    lastBatch(reader)
      ?.entries.filter(({ kind }) => kind === 'commitment.day-corrected')
      .map(({ subject }) => reader.get('commitment', subject)?.no),
  );
  const offers = offeredAt(reader, state.id, today);
  const named = (which: typeof offers) => inWords(which.map(({ no, text }) => `${no} (${text})`));
  const along = offers.filter(({ no }) => corrected.has(no));
  const left = offers.filter(({ offeredOn }) => offeredOn === wasOn);
  return [
    ...(along.length > 0 ? [`offered there, and so on that day as well: ${named(along)}`] : []),
    ...(left.length > 0
      ? [`offered there, and on ${formatDay(wasOn)} as it was: ${named(left)}`]
      : []),
  ];
}

/** Turns of duties that stay open though their meeting was cancelled, with what may become of them. */
export const turnsLeft = (reader: Reader, { id }: Meeting): string[] =>
  openTurnsOf(reader, id).map(
    ({ no, text }) =>
      `${no} (${text}) is a turn for that meeting, and stays open. To let it go: momentum release ${no}`,
  );

/** Of what was due with the meeting, where it went with what was done last. */
export function datesAlong(reader: Reader, { id }: Meeting): string[] {
  const names = tellingFrom(reader);
  return (lastBatch(reader)?.entries ?? []).flatMap((entry) => {
    const { kind, data } = entry;
    return kind === 'commitment.followed' && data.meeting === id
      ? [sentenceOf(entry, names).replace(/\.$/, '')]
      : [];
  });
}
