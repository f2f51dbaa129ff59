/** What notes said when they were read before, line by line: kept as what each row of a sheet said is. */
import { typedKey } from '../../text/text.js';
import type { Commitment } from '../../things/commitment/fields.js';
import { commitment } from '../../things/commitment/thing.js';
import { decision } from '../../things/decision/thing.js';
import type { Reader, Transaction } from '../../things/ledger.js';
import type { Meeting } from '../../things/meeting/fields.js';
import {
  decisionsTakenAt,
  promisesMadeAt,
  questionsTakenAt,
} from '../../things/meeting/noted-there.js';
import { question } from '../../things/question/thing.js';
import { need } from '../../things/session.js';
import type { Id } from '../../things/thing.js';
import type { Day } from '../../time/day.js';
import { saidBefore, shortDigest } from '../applying/said-by-files.js';
import type { TypedLine } from './as-typed.js';

type Held = 'commitment' | 'question' | 'decision' | 'note';

/** The same line with the marks that it has not. */
const otherwiseMarked = (line: TypedLine): TypedLine[] =>
  [
    { ...line, ticked: false, dropped: false },
    { ...line, ticked: true, dropped: false },
    { ...line, ticked: false, dropped: true },
  ].filter((each) => each.ticked !== line.ticked || each.dropped !== line.dropped);

export interface NotesMemory {
  /** Whether these notes said so before, word for word, and nothing of it waits. */
  isKnown(key: string): boolean;
  /** Whether they said it with that key at any time, whether or not that waited. */
  saidOnce(key: string): boolean;
  /** Whether they say of a promise by when it is to be done, and said another day, or none, before. */
  isNewDay(of: Commitment, due: Day): boolean;
  /** By when the notes say that a promise is to be done. */
  metDay(of: Id, due: Day | undefined): void;
  /** What on record a line is about, and of a promise whose it says it is. */
  met(key: string, held: Held, of: Id | string, by?: Id | null): void;
  /** What these notes said last of whose a promise is; undefined where they never held it. */
  saidBy(of: Id): 'somebody' | 'nobody' | undefined;
  /** Whether these notes ever held a promise as one of somebody’s, or of nobody’s. */
  heldOnce(of: Id): boolean;
  /** Whether a line had a mark when these notes were read last, and what it says without one still waits or is new. */
  isUnmarked(line: TypedLine): boolean;
  /** A line was read, and these parts of it wait. */
  read(key: string, waiting: readonly string[]): void;
  /** Keeps what was read for the next time. */
  keep(): void;
  /** What the notes held before and hold no more, though it is on record. */
  gone(): readonly string[];
  /** Whether what was kept because it waited waits no more. */
  isSettled(line: string): boolean;
}

const kind = 'notes';
const lineField = (key: string): string => `l${shortDigest(key)}`;
const waitsField = (line: string): string => `w${shortDigest(typedKey(line))}`;
/** Stays when the line goes: what comes back unchanged says nothing new. */
const dayField = (of: Id): string => `d${shortDigest(String(of))}`;
const noDay = 'none';
/** Whose the notes say a promise is; stays when the line goes. */
const ownerField = (of: Id): string => `o${shortDigest(String(of))}`;
/** The mark of a line was taken away, and nobody has said yet whether it is open again. */
const unmarkedField = (key: string): string => `u${shortDigest(key)}`;

/** What a line says that is the same for whoever reads it again. */
export const lineKey = ({
  line,
  ticked,
  dropped,
  asNote,
}: Pick<TypedLine, 'line' | 'ticked' | 'dropped' | 'asNote'>): string =>
  `${typedKey(line)}${ticked ? ' ☑' : ''}${dropped ? ' ☐–' : ''}${asNote ? ' ✎' : ''}`;
const heldAs = (held: Held, of: Id | string): string =>
  `${held} ${typeof of === 'string' ? typedKey(of) : of}`;
/** It was read, and nothing came to be on record by it that could be missed. */
const noThing = 'read';
const waits = 'waits';
const [somebody, nobody] = ['somebody', 'nobody'];

/** @param lines all that the notes hold now */
export function notesMemory(
  transaction: Transaction,
  today: Day,
  meeting: Meeting,
  lines: readonly TypedLine[],
): NotesMemory {
  const keys = lines.map(lineKey);
  const record = transaction.record.bind(transaction);
  const said = saidBefore(transaction, today, record, {
    sheet: shortDigest(`${meeting.id}\n${keys.join('\n')}`),
    columns: { meeting: shortDigest(String(meeting.id)) },
  });
  // A line that is ticked now, or no more, is the same line.
  const things = lines.flatMap((line) =>
    [line, ...otherwiseMarked(line)].map((each) => [meeting.id, lineField(lineKey(each))] as const),
  );
  said.meet(kind, { rows: keys.length, things });
  const before = new Map(said.fields(kind, meeting.id));
  // Whoever else took notes there may have said the same.
  const anywhere = said.sayings(kind, meeting.id);
  const saidOf = (field: string): string | undefined =>
    before.get(field) || anywhere.map((sheet) => sheet.get(field)).find(Boolean);
  const now = new Map<string, string>();
  const stand = new Set<string>();
  const about = new Set<string>();
  return {
    isKnown(key) {
      const field = lineField(key);
      const was = saidOf(field);
      const isKnown = now.has(field) || stand.has(field);
      if (isKnown || !was || was === shortDigest(waits)) return isKnown;
      stand.add(field);
      return true;
    },
    saidOnce: (key) => Boolean(saidOf(lineField(key))),
    isNewDay(of, due) {
      const was = before.get(dayField(of.id));
      // Where these notes never named its day, one that it had before is older than the one it has.
      return was ? was !== shortDigest(due) : !of.dues.some((each) => each.due === due);
    },
    metDay: (of, due) => void now.set(dayField(of), due ?? noDay),
    met(key, held, of, by) {
      now.set(lineField(key), heldAs(held, of));
      about.add(shortDigest(heldAs(held, of)));
      if (by !== undefined && typeof of !== 'string')
        now.set(ownerField(of), by === null ? nobody : somebody);
    },
    saidBy(of) {
      const was = before.get(ownerField(of));
      if (!was) return undefined;
      return was === shortDigest(nobody) ? 'nobody' : 'somebody';
    },
    heldOnce: (of) => Boolean(before.get(ownerField(of))),
    isUnmarked(line) {
      const own = unmarkedField(lineKey(line));
      const marked = otherwiseMarked(line).some((each) =>
        Boolean(before.get(lineField(lineKey(each)))),
      );
      if (!marked && !before.get(own)) return false;
      now.set(own, waits);
      return true;
    },
    read(key, waiting) {
      const field = lineField(key);
      if (waiting.length > 0) now.set(field, waits);
      else if (!now.has(field)) now.set(field, noThing);
      for (const line of waiting) now.set(waitsField(line), waits);
    },
    keep() {
      for (const [field, value] of now) said.note(kind, meeting.id, field, value);
      for (const field of before.keys()) {
        if (typeof field !== 'string' || /^[do]/.test(field)) continue;
        if (!now.has(field) && !stand.has(field)) {
          said.note(kind, meeting.id, field, null);
        }
      }
      said.flush();
    },
    gone() {
      const still = new Set([...[...now.values()].map(shortDigest), ...[...stand].map(saidOf)]);
      const held = new Set(before.values());
      return onRecordOf(transaction.reader, meeting.id).flatMap(({ as, label }) => {
        const digest = shortDigest(as);
        return held.has(digest) && !still.has(digest) && !about.has(digest) ? [label] : [];
      });
    },
    isSettled: (line) => Boolean(before.get(waitsField(line))) && !now.has(waitsField(line)),
  };
}

/** What is on record of a meeting that notes may have held, with its name. */
function onRecordOf(
  reader: Reader,
  meeting: Id,
): ReadonlyArray<{ readonly as: string; readonly label: string }> {
  const { notes } = need(reader, 'meeting', meeting);
  return [
    ...promisesMadeAt(reader, meeting).map(({ id }) => ({
      as: heldAs('commitment', id),
      label: commitment.label(need(reader, 'commitment', id)),
    })),
    ...questionsTakenAt(reader, meeting).map(({ id }) => ({
      as: heldAs('question', id),
      label: question.label(need(reader, 'question', id)),
    })),
    ...decisionsTakenAt(reader, meeting).map(({ id }) => ({
      as: heldAs('decision', id),
      label: decision.label(need(reader, 'decision', id)),
    })),
    ...notes.map(({ text }) => ({ as: heldAs('note', text), label: `“${text}”` })),
  ];
}
