/** What notes said when they were read before, line by line: kept as what each row of a sheet said is. */
import { typedKey } from '../../text/text.js';
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

type Held = 'commitment' | 'question' | 'decision' | 'note';

export interface NotesMemory {
  /** Whether these notes said so before, word for word, and nothing of it waits. */
  isKnown(key: string): boolean;
  /** What on record a line is about. */
  met(key: string, held: Held, of: Id | string): void;
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
const heldAs = (held: Held, of: Id | string): string =>
  `${held} ${typeof of === 'string' ? typedKey(of) : of}`;
/** It was read, and nothing came to be on record by it that could be missed. */
const noThing = 'read';
const waits = 'waits';

/** @param keys of all the lines that the notes hold now */
export function notesMemory(
  transaction: Transaction,
  today: Day,
  meeting: Meeting,
  keys: readonly string[],
): NotesMemory {
  const record = transaction.record.bind(transaction);
  const said = saidBefore(transaction, today, record, {
    sheet: shortDigest(`${meeting.id}\n${keys.join('\n')}`),
    columns: { meeting: shortDigest(String(meeting.id)) },
  });
  const things = keys.map((key) => [meeting.id, lineField(key)] as const);
  said.meet(kind, { rows: keys.length, things });
  const before = new Map(said.fields(kind, meeting.id));
  // Whoever else took notes there may have said the same.
  const anywhere = said.sayings(kind, meeting.id);
  const saidOf = (field: string): string | undefined =>
    before.get(field) || anywhere.map((sheet) => sheet.get(field)).find(Boolean);
  const now = new Map<string, string>();
  const stand = new Set<string>();
  return {
    isKnown(key) {
      const field = lineField(key);
      const was = saidOf(field);
      const isKnown = now.has(field) || stand.has(field);
      if (isKnown || !was || was === shortDigest(waits)) return isKnown;
      stand.add(field);
      return true;
    },
    met: (key, held, of) => void now.set(lineField(key), heldAs(held, of)),
    read(key, waiting) {
      const field = lineField(key);
      if (waiting.length > 0) now.set(field, waits);
      else if (!now.has(field)) now.set(field, noThing);
      for (const line of waiting) now.set(waitsField(line), waits);
    },
    keep() {
      for (const [field, value] of now) said.note(kind, meeting.id, field, value);
      for (const field of before.keys()) {
        if (typeof field === 'string' && !now.has(field) && !stand.has(field)) {
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
        return held.has(digest) && !still.has(digest) ? [label] : [];
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
