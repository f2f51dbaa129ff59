/** Lines as they are on record: in the journal's words, and what of them waits. */
import { capital } from '../text/text.js';
import { historyOf } from '../things/history.js';
import type { Entry, Reader } from '../things/ledger.js';
import { whoCame } from '../things/meeting/attendance.js';
import type { Meeting } from '../things/meeting/fields.js';
import { meeting as meetingThing } from '../things/meeting/thing.js';
import { tellingFrom } from '../things/names.js';
import { sentenceOf, type Telling, toldOnce } from '../things/sentences.js';
import type { Session } from '../things/session.js';
import type { Id } from '../things/thing.js';
import { meaningOf } from './acts.js';
import { linePlace } from './finding.js';
import type { Grammar } from './grammar.js';
import type { Unclear } from './meant.js';
import { type LineSaid, readLine } from './said.js';

/** Something that waits, and the note of the meeting by which it is on record meanwhile. */
export interface Waiting extends Unclear {
  readonly batches: readonly Id[];
}

/** A line and what came of it. */
export interface NotedLine {
  readonly no: number;
  readonly text: string;
  readonly kind: LineSaid['kind'];
  /** What it put on record, in sentences. */
  readonly told: readonly string[];
  readonly batches: readonly Id[];
  readonly waits: readonly Waiting[];
}

/** What acts put on record, in the journal's own words. */
export const recordedBy = (
  { ledger }: Session,
  batches: readonly Id[],
  meeting: Id | undefined,
): string[] =>
  ledger.read((reader) =>
    entriesTold(
      reader,
      batches.flatMap((batch) => [...reader.entries('batch = ?', batch)]),
      meeting,
    ),
  );

/** Entries in the journal's own words, to those who were at that meeting. */
export function entriesTold(
  reader: Reader,
  entries: readonly Entry[],
  meeting: Id | undefined,
): string[] {
  const telling = tellingFrom(reader);
  const here: typeof telling = {
    ...telling,
    nameOf: (thing, id) =>
      thing.name === meetingThing.name && id === meeting
        ? 'this meeting'
        : telling.nameOf(thing, id),
  };
  const told = entries
    .filter(({ kind }) => !silent.has(kind))
    .map((entry) => ({
      entry,
      what: notes.has(entry.kind)
        ? String(entry.data.text)
        : capital(listed.has(entry.kind) ? listTold(entry, here) : sentenceOf(entry, here)),
    }));
  return toldOnce(told).map(({ what }) => what);
}

/** Who came by all of their names: whoever typed them has to see who was understood. */
const listTold = ({ data, subject }: Entry, { nameOf }: Telling): string =>
  `${nameOf(meetingThing, subject)}: ${whoCame(data as never, nameOf, Number.POSITIVE_INFINITY)}.`;

const listed: ReadonlySet<Entry['kind']> = new Set(['meeting.attended']);

/** What is its own sentence. */
const notes: ReadonlySet<Entry['kind']> = new Set(['meeting.noted', 'note.written']);

/** What goes without saying beside what else was done. */
const silent: ReadonlySet<Entry['kind']> = new Set(['meeting.question-taken']);

/** What stands before a note that waits. */
export const markOf = ({ toSettle }: Grammar): string => `${toSettle}: `;

/** The notes of a meeting that are kept because what they say waits, each with the act that wrote it. */
export function waitingNotes(
  reader: Reader,
  meeting: Id,
  grammars: readonly Grammar[],
): ReadonlyArray<{ readonly batch: Id; readonly line: string }> {
  const marks = grammars.map(markOf);
  return historyOf(reader, meeting)
    .filter(({ kind }) => kind === 'meeting.noted')
    .flatMap(({ batch, data }) => {
      const mark = marks.find((each) => String(data.text).startsWith(each));
      return mark === undefined ? [] : [{ batch, line: String(data.text).slice(mark.length) }];
    });
}

/** What waited when somebody left this meeting the last time, from the notes by which it is on record. */
export const leftFromBefore = (
  { ledger }: Session,
  meeting: Meeting,
  where: Parameters<typeof linePlace>[1],
): NotedLine[] =>
  ledger.read((reader) =>
    waitingNotes(reader, meeting.id, where.grammars).map(({ batch, line }, nth) => {
      const said = readLine(line, where.grammars);
      const [unclear] = meaningOf(said, linePlace(reader, where), line).unclear;
      const waiting = unclear ?? { line, why: 'It could not be put on record.', next: '' };
      return {
        ...{ no: nth + 1, text: line, kind: said.kind, told: [], batches: [] },
        waits: [{ ...waiting, batches: [batch] }],
      };
    }),
  );
