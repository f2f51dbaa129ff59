/** What the notes of a meeting come to: each line understood as if it had been typed there, all of it as one act. */
import { meaningOf } from '../../lines/acts.js';
import { linePlace, type Place } from '../../lines/finding.js';
import { grammarsFor } from '../../lines/grammar.js';
import { entriesTold } from '../../lines/line.js';
import { type Meant, noDayRead, notePieces, type Unclear } from '../../lines/meant.js';
import { type LineSaid, readLine } from '../../lines/said.js';
import { Refusal } from '../../text/refusal.js';
import { typedKey } from '../../text/text.js';
import {
  keepCommitment,
  moveCommitment,
  releaseCommitment,
} from '../../things/commitment/changes.js';
import { type Commitment, dueOf } from '../../things/commitment/fields.js';
import { isOpenNow } from '../../things/commitment/terms.js';
import { customsIn } from '../../things/community/customs.js';
import { lastNo } from '../../things/history.js';
import type { Entry, Transaction } from '../../things/ledger.js';
import { holdMeeting, noteAtMeeting } from '../../things/meeting/changes.js';
import type { Meeting } from '../../things/meeting/fields.js';
import type { Session } from '../../things/session.js';
import { need } from '../../things/session.js';
import { asPartOf } from '../../things/together.js';
import type { Day } from '../../time/day.js';
import { dryRun } from '../applying/dry-run.js';
import type { TypedLine } from './as-typed.js';
import { isSoAlready, promiseSaid, promisesKnown, wereThere } from './known.js';
import { type NotesMemory, notesMemory } from './memory.js';
import { givenUpBefore, nobodyNamed, tickedOrAnother, tickedThoughLetGo } from './unsure.js';

/** A line of the notes and what came of it. */
export interface LineRead {
  readonly no: number;
  readonly line: string;
  readonly kind: LineSaid['kind'];
  /** What it put on record, in sentences; nothing where all of it was there. */
  readonly told: readonly string[];
  readonly waits: readonly Unclear[];
}

/** What a line says that is the same for whoever reads it again. */
const lineKey = ({ line, ticked, dropped, asNote }: TypedLine): string =>
  `${typedKey(line)}${ticked ? ' ☑' : ''}${dropped ? ' ☐–' : ''}${asNote ? ' ✎' : ''}`;

/** What a line comes to where part of that is on record already; undefined where all of it is. */
type Doing = Meant | undefined;

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
  const memory = notesMemory(transaction, session.today, meeting, typed.map(lineKey));
  const place = { day: said.today, meeting, grammars };
  let at = linePlace(reader, place) as Place & { readonly meeting: Meeting };
  const promises = promisesKnown(at);
  let seq = lastNo(reader);

  function news(): Entry[] {
    const entries = [...reader.entries('batch = ? AND seq > ?', transaction.batch, seq)];
    seq = entries.at(-1)?.seq ?? seq;
    return entries;
  }

  /** What is done beside what stands there already, for a promise that is known. */
  function promiseDoing(each: TypedLine, of: LineSaid): Doing | 'new' {
    if (of.kind !== 'promise' && of.kind !== 'wanted') return 'new';
    const what = promiseSaid(of, at);
    const state = what && promises.find(what.text, what.by, each.ticked);
    if (!what) return 'new';
    if (each.dropped) {
      const others = state || what.by === null ? [] : promises.near(what.text, what.by);
      return givenUp(each, state, others);
    }
    const near = each.ticked && !state && what.by !== null ? promises.near(what.text, what.by) : [];
    if (near.length > 0) return tickedOrAnother(each, near);
    if (!state) return 'new';
    memory.met(lineKey(each), 'commitment', state.id);
    const { day: due, follows } = what.agreed ?? {};
    const { status, no } = state;
    const otherwise = lineKey({ ...each, ticked: !each.ticked });
    const isMoved =
      due !== undefined &&
      due !== dueOf(state) &&
      !memory.saidOnce(otherwise) &&
      memory.isNewDay(state, due);
    memory.metDay(state.id, due);
    if (each.ticked && status === 'released') return tickedThoughLetGo(each, no);
    if (!isOpenNow(status)) return undefined;
    if (!isMoved && !each.ticked) return undefined;
    return {
      unclear: [],
      act: (doing) => {
        if (isMoved) moveCommitment(doing, state.id, { to: due, follows });
        if (each.ticked) tickOff(doing, state, memory.saidOnce(otherwise));
      },
    };
  }

  /**
   * Nobody writes beside a tick when it was done: by the day of the meeting at the latest. What these
   * notes held open when they were read before, or something became of since, was open until now.
   */
  function tickOff(doing: Session, state: Commitment, wasOpen: boolean): void {
    const isSince = wasOpen || lastTouched(state) > said.today;
    const { today } = isSince ? session : said;
    keepCommitment({ ...doing, today }, state.id, { dayUnknown: true });
  }

  function meant(each: TypedLine, of: LineSaid): Doing {
    if (each.nobodyNamed) return each.dropped ? givenUpBefore : nobodyNamed(each, at);
    const doing = promiseDoing(each, of);
    if (doing !== 'new') return doing;
    if (isSoAlready(of, at)) return undefined;
    const all = meaningOf(of, at, each.line);
    // What of a list can't be told yet is asked again, and the rest is there.
    if (of.kind === 'attendance' && wereThere(of, at)) return { unclear: all.unclear };
    return all;
  }

  /** What the notes say was given up is let go where it was promised, and else never put on record. */
  function givenUp(
    each: TypedLine,
    state: Commitment | undefined,
    near: readonly Commitment[],
  ): Doing {
    if (near.length > 0) return tickedOrAnother(each, near);
    if (state === undefined) return givenUpBefore;
    memory.met(lineKey(each), 'commitment', state.id);
    if (!isOpenNow(state.status)) return undefined;
    return { unclear: [], act: (doing) => void releaseCommitment(doing, state.id, {}) };
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
        memory.metDay(state.id, dueOf(state) ?? undefined);
      }
      if (thing !== undefined) memory.met(key, thing, entry.subject);
    }
    memory.read(
      key,
      waiting.map((waits) => waits.line),
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

/** The last day on which something became of it that is open. */
const lastTouched = ({ offeredOn, offeredUnknown, owners, dues, nudges }: Commitment): Day =>
  [
    ...(offeredUnknown ? [] : [offeredOn]),
    ...[...owners.slice(1), ...dues.slice(1)].map(({ from }) => from),
    ...nudges.map(({ on }) => on),
  ].reduce<Day>((last, day) => (day > last ? day : last), '0001-01-01' as Day);

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
