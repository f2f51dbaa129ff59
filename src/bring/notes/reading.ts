/** What the notes of a meeting come to: each line understood as if it had been typed there, all of it as one act. */
import { meaningOf } from '../../lines/acts.js';
import { linePlace, type Place } from '../../lines/finding.js';
import { grammarsFor } from '../../lines/grammar.js';
import { entriesTold } from '../../lines/line.js';
import { type Meant, noDayRead, notePieces, type Unclear } from '../../lines/meant.js';
import { type LineSaid, readLine } from '../../lines/said.js';
import { Refusal } from '../../text/refusal.js';
import { typedKey } from '../../text/text.js';
import { keepCommitment } from '../../things/commitment/changes.js';
import { dueOf, ownerOf } from '../../things/commitment/fields.js';
import { customsIn } from '../../things/community/customs.js';
import { lastNo } from '../../things/history.js';
import type { Entry, Transaction } from '../../things/ledger.js';
import { holdMeeting, noteAtMeeting } from '../../things/meeting/changes.js';
import type { Meeting } from '../../things/meeting/fields.js';
import type { Session } from '../../things/session.js';
import { need } from '../../things/session.js';
import { asPartOf } from '../../things/together.js';
import { dryRun } from '../applying/dry-run.js';
import type { TypedLine } from './as-typed.js';
import { isSoAlready, promisesKnown, wereThere } from './known.js';
import { lineKey, type NotesMemory, notesMemory } from './memory.js';
import { type Doing, type NotesAgain, promiseAgain } from './promise-again.js';
import { givenUpBefore, nobodyNamed } from './unsure.js';

/** A line of the notes and what came of it. */
export interface LineRead {
  readonly no: number;
  readonly line: string;
  readonly kind: LineSaid['kind'];
  /** What it put on record, in sentences; nothing where all of it was there. */
  readonly told: readonly string[];
  readonly waits: readonly Unclear[];
}

export interface NotesReading {
  readonly lines: readonly LineRead[];
  readonly memory: NotesMemory;
  /** Whether the meeting was said to be held by it. */
  readonly began: boolean;
}

/**
 * Reads the lines, and puts on record what is clear, in that transaction.
 * @param session on whose day they are read
 * @param said on the day on which it was said
 */
export function readLines(
  session: Session,
  said: Session,
  transaction: Transaction,
  meeting: Meeting,
  typed: readonly TypedLine[],
): NotesReading {
  const { reader } = transaction;
  const own = asPartOf(said, transaction);
  const grammars = grammarsFor(customsIn(reader));
  const memory = notesMemory(transaction, session.today, meeting, typed);
  const place = { day: said.today, meeting, grammars };
  let at = linePlace(reader, place) as Place & { readonly meeting: Meeting };
  const promises = promisesKnown(at);
  const reading: NotesAgain = {
    ...{ session, saidOn: said.today, memory, promises, lines: typed },
    get at() {
      return at;
    },
  };
  let seq = lastNo(reader);

  function news(): Entry[] {
    const entries = [...reader.entries('batch = ? AND seq > ?', transaction.batch, seq)];
    seq = entries.at(-1)?.seq ?? seq;
    return entries;
  }

  function meant(each: TypedLine, of: LineSaid): Doing {
    if (each.nobodyNamed) return each.dropped ? givenUpBefore : nobodyNamed(each, at);
    const doing = promiseAgain(reading, each, of);
    if (doing !== 'new') return doing;
    if (isSoAlready(of, at)) return undefined;
    const all = meaningOf(of, at, each.line);
    // What of a list can't be told yet is asked again, and the rest is there.
    if (of.kind === 'attendance' && wereThere(of, at)) return { unclear: all.unclear };
    return all;
  }

  /** What stays a note stands as it was written; all of them are written down at once. */
  function note({ text }: TypedLine): readonly string[] {
    const fresh = notePieces(text).filter((piece) => !noted.has(typedKey(piece)));
    for (const piece of fresh) noted.add(typedKey(piece));
    toNote.push(...fresh);
    return fresh;
  }

  /** Does it if nothing of it is refused; what refuses it is why it waits. */
  function done(act: NonNullable<Meant['act']>, of: LineSaid, line: string): readonly Unclear[] {
    try {
      if (!isOneStep(of)) act(asPartOf(said, dryRun(reader)));
      act(own);
      return [];
    } catch (cause) {
      if (!(cause instanceof Refusal)) throw cause;
      return [{ line, why: cause.message, next: cause.next }];
    }
  }

  function read(each: TypedLine): LineRead {
    const { no, line } = each;
    const key = lineKey(each);
    const of: LineSaid = each.asNote ? { kind: 'note', text: each.text } : readLine(line, grammars);
    if (memory.isKnown(key)) return { no, line, kind: of.kind, told: [], waits: [] };
    const doing = meant(each, of);
    if (doing?.isNote) {
      const told = note(each);
      memory.met(key, 'note', notePieces(each.text)[0] ?? '');
      return { no, line, kind: 'note', told, waits: [] };
    }
    const refused = doing?.act ? done(doing.act, of, line) : [];
    const entries = news();
    const offered = entries.find(({ kind }) => opened.has(kind));
    if (offered && each.ticked && offered.kind === 'commitment.offered') {
      keepCommitment(own, offered.subject, { dayUnknown: true, before: true });
      entries.push(...news());
    }
    if (of.kind === 'newcomer') at = linePlace(reader, place) as typeof at;
    const waiting = [...(doing?.unclear ?? []), ...refused];
    for (const entry of entries) {
      const thing = opened.get(entry.kind);
      if (thing === 'commitment') {
        const state = need(reader, 'commitment', entry.subject);
        promises.learn(state);
        memory.met(key, 'commitment', state.id, ownerOf(state));
        memory.metDay(state.id, dueOf(state) ?? undefined);
      } else if (thing !== undefined) memory.met(key, thing, entry.subject);
    }
    memory.read(
      key,
      waiting.map((waits) => waits.asked ?? waits.line),
    );
    return {
      no,
      line,
      kind: of.kind,
      told: [
        ...entriesTold(reader, entries, meeting.id),
        ...(doing?.omitted ?? []),
        ...(each.noDay !== undefined && entries.length > 0 ? [noDayRead(each.noDay)] : []),
      ],
      waits: waiting,
    };
  }

  const { status, notes } = need(reader, 'meeting', meeting.id);
  const noted = new Set(notes.map(({ text }) => typedKey(text)));
  const toNote: string[] = [];
  const began = status === 'planned' && typed.length > 0;
  if (began) holdMeeting(own, meeting.id, {});
  news();
  const lines = typed.map(read);
  if (toNote.length > 0) noteAtMeeting(own, meeting.id, ...toNote);
  memory.keep();
  return { lines, memory, began };
}

/** What is put on record anew, and as what the notes hold it. */
const opened: ReadonlyMap<string, 'commitment' | 'question' | 'decision'> = new Map([
  ['commitment.offered', 'commitment'],
  ['commitment.wanted', 'commitment'],
  ['question.asked', 'question'],
  ['decision.made', 'decision'],
] as const);

/** Whether it is refused before any of it is recorded, or not at all; else it is gone through beforehand. */
const isOneStep = (of: LineSaid): boolean =>
  of.kind === 'decision' ||
  ((of.kind === 'promise' || of.kind === 'wanted') && of.needs.length === 0);
