/** Notes of a meeting, put on record as one act; or only looked at, which leaves nothing behind. */
import { linePlace, peopleNamed } from '../../lines/finding.js';
import { grammarsFor } from '../../lines/grammar.js';
import { markOf, waitingNotes } from '../../lines/line.js';
import { writeDown } from '../../lines/meant.js';
import { readLine } from '../../lines/said.js';
import { Refusal } from '../../text/refusal.js';
import { inWords, typedKey } from '../../text/text.js';
import { customsIn } from '../../things/community/customs.js';
import type { Meeting } from '../../things/meeting/fields.js';
import { change, type Session } from '../../things/session.js';
import { openSitting } from '../../things/sitting.js';
import { lookedAt } from '../looking.js';
import { asTypedLines, type TypedLines } from './as-typed.js';
import type { Notes } from './layout.js';
import { type LineRead, readLines } from './reading.js';

/** What came of notes, or would. */
export interface NotesOutcome {
  readonly lines: readonly LineRead[];
  /** What the notes held when they were read before and do not any more; it stays on record. */
  readonly gone: readonly string[];
  /** Whether the meeting counts as held by it. */
  readonly began: boolean;
}

/** The day on which it was said: the meeting's, and never one to come. */
const saidOn = ({ day }: Meeting, { today }: Session) => (day < today ? day : today);

/** The lines as they would have been typed at that meeting. */
export const typedAt = (session: Session, meeting: Meeting, notes: Notes): TypedLines =>
  session.ledger.read((reader) =>
    asTypedLines(
      notes,
      linePlace(reader, {
        day: saidOn(meeting, session),
        meeting,
        grammars: grammarsFor(customsIn(reader)),
      }),
    ),
  );

/**
 * @throws Refusal `notes-of-others` where notes name several people, and nobody of them is known
 */
export function refuseStrangers(session: Session, typed: TypedLines['lines']): void {
  const grammars = grammarsFor(session.ledger.read(customsIn));
  const named = typed.flatMap(({ line, asNote, nobodyNamed }) => {
    if (asNote || nobodyNamed) return [];
    const said = readLine(line, grammars);
    if (said.kind === 'promise') return [said.who];
    return said.kind === 'attendance' ? [said.here, said.apologies].filter(Boolean) : [];
  });
  const place = { day: session.today, meeting: null, grammars };
  const people = session.ledger.read((reader) => {
    const at = linePlace(reader, place);
    return named.map((who) => peopleNamed(at, who));
  });
  const unknown = new Set(people.flatMap((each) => each.unknown.map(typedKey)));
  if (unknown.size < 2 || people.some(({ ids, unclear }) => ids.length + unclear.length > 0))
    return;
  throw new Refusal(
    'notes-of-others',
    `Nobody who is named in the notes is known here: ${inWords([...unknown].slice(0, 5).map((name) => `“${name}”`))}.`,
    'If they are the notes of this community, add --yes: all of that waits then until somebody is known.',
  );
}

/** What recording them would come to. */
export const lookAtNotes = (
  session: Session,
  meeting: Meeting,
  typed: TypedLines['lines'],
): NotesOutcome =>
  lookedAt(session, (transaction) => {
    const said = { ...session, today: saidOn(meeting, session) };
    const { lines, memory, began } = readLines(session, said, transaction, meeting, typed);
    return { lines, began, gone: memory.gone() };
  });

/**
 * Puts them on record: what is clear all at once, then what waits, each by an act of its own so that
 * it can be settled alone. One undo takes all of it back.
 */
export function recordNotes(
  session: Session,
  meeting: Meeting,
  typed: TypedLines['lines'],
): NotesOutcome {
  const sitting = openSitting(session, saidOn(meeting, session));
  const own = sitting.session;
  const { lines, memory, began } = change(own, (transaction) =>
    readLines(session, own, transaction, meeting, typed),
  );
  const gone = own.ledger.read(() => memory.gone());
  const grammars = grammarsFor(own.ledger.read(customsIn));
  const kept = own.ledger.read((reader) => waitingNotes(reader, meeting.id, grammars));
  const [settled, still] = [
    kept.filter(({ line }) => memory.isSettled(line)),
    new Set(kept.map(({ line }) => typedKey(line))),
  ];
  for (const { batch } of settled) {
    change(own, (transaction) => transaction.undo(batch, { on: own.today, only: true }));
  }
  for (const { line: inNotes, asked } of lines.flatMap(({ waits }) => waits)) {
    const line = asked ?? inNotes;
    if (still.has(typedKey(line))) continue;
    still.add(typedKey(line));
    writeDown(own, meeting.id, `${markOf(grammars[0])}${line}`);
  }
  return { lines, began, gone };
}
