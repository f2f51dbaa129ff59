/** What a line comes to: what it puts on record, and what of it has to be said more clearly. */

import { excerpt } from '../text/gate.js';
import { capital, inWords, shellWord } from '../text/text.js';
import { noteAtMeeting } from '../things/meeting/changes.js';
import { writeNote } from '../things/note/changes.js';
import type { Session } from '../things/session.js';
import type { Id } from '../things/thing.js';
import { commitmentsNumbered, type Place } from './finding.js';
import { personAndDay, tellsOfHealth } from './mention.js';

/** Something that was said and can't be put on record as it stands. */
export interface Unclear {
  /** As it would be typed again. */
  readonly line: string;
  /** What has to be said more clearly, in a sentence. */
  readonly why: string;
  /** What to type for it in a shell, with capitals where something is to be filled in. */
  readonly next: string;
  /** As it is kept to be asked about, where its own words would be taken for something new. */
  readonly asked?: string;
}

/** What a line comes to: what is done, if anything, and what of it waits. */
export interface Meant {
  readonly act?: (session: Session) => void;
  /** It is written down as it stands, whatever it looked like. */
  readonly isNote?: boolean;
  /** What of the line is not on record, in sentences. */
  readonly omitted?: readonly string[];
  readonly unclear: readonly Unclear[];
}

export const clear = (act: (session: Session) => void): Meant => ({ act, unclear: [] });
export const waits = (line: string, why: string, ...words: readonly string[]): Meant => ({
  unclear: [{ line, why, next: ['momentum', ...words].join(' ') }],
});

/** What is said of a promise that stands without a date, since what was said for one names none. */
export const noDayRead = (said: string): string =>
  `No day was read: “${excerpt(said)}” names none. To date it: momentum move NUMBER --to DATE`;

/** Where it was said, as a flag. */
export const atMeeting = ({ meeting }: Place): string[] =>
  meeting ? ['--at', String(meeting.no)] : [];
/** What is unclear of one commitment that is named by its number. */
export const noCommitment = (no: string): string => `There is no commitment ${no}.`;

/** A note is no longer than a sentence may be; what is longer becomes several. */
export const notePieces = (text: string): string[] =>
  text.match(/\S.{0,1800}(?=\s|$)|\S.{0,1800}/gu)?.map((piece) => piece.trim()) ?? [];

/** Writes a note of the meeting, or without one for the facilitator alone. */
export function writeDown(session: Session, meeting: Id | null, text: string): void {
  if (meeting !== null) noteAtMeeting(session, meeting, ...notePieces(text));
  else for (const piece of notePieces(text)) writeNote(session, { text: piece, kind: 'private' });
}

/** A line that is written down as it stands. */
export const plainNote = (text: string, { meeting }: Place): Meant => ({
  ...clear((session) => writeDown(session, meeting?.id ?? null, text)),
  isNote: true,
});

/** The number of a commitment of which a line says what became of it, in words that no pattern fits. */
const becameOf = (line: string, at: Place): string | undefined =>
  at.grammars
    .map(({ becomes }) => becomes.exec(line)?.groups)
    .map((found) => found?.after ?? found?.before)
    .find((no) => no !== undefined && commitmentsNumbered(at, [no]).ids.length > 0);

export const notUnderstood = (line: string, no: string): Meant =>
  waits(line, `What became of ${no} was not understood.`, 'commitment', 'show', no);

/** What members would read of somebody's health is left to whoever keeps the record. */
const ofHealth = (line: string, meeting: string): Meant =>
  waits(
    line,
    'It may tell of somebody’s health: minutes for members leave it out, unless you say note: before it.',
    ...['meeting', 'note', meeting, shellWord(line)],
  );

/**
 * A line that nothing was understood of: a note, unless it says what became of a commitment, or names
 * somebody who is known and a day to come. That may be a promise, and is asked about.
 */
export function noted(line: string, at: Place): Meant {
  const no = becameOf(line, at);
  if (no !== undefined) return notUnderstood(line, no);
  // Without a meeting a note is for the facilitator alone.
  if (at.meeting !== null && tellsOfHealth(line, at)) return ofHealth(line, String(at.meeting.no));
  const named = personAndDay(line, at);
  if (named === undefined) return plainNote(line, at);
  const names = named.who.map(({ label }) => label);
  const [by = '', another] = names;
  return waits(
    line,
    `It names ${inWords(names, 'or')} and a day: is that a promise?`,
    ...['offer', shellWord(capital(line)), '--by', another === undefined ? shellWord(by) : 'NAME'],
    ...['--due', shellWord(named.day), ...atMeeting(at)],
  );
}
