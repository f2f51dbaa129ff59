/** The lines of one meeting, or of a few minutes, as they come: each on record before the next is read. */
import { excerpt } from '../text/gate.js';
import { Refusal } from '../text/refusal.js';
import { customsIn } from '../things/community/customs.js';
import { holdMeeting } from '../things/meeting/changes.js';
import type { Meeting } from '../things/meeting/fields.js';
import { need, type Session } from '../things/session.js';
import { openSitting } from '../things/sitting.js';
import type { Id } from '../things/thing.js';
import { together } from '../things/together.js';
import { meaningOf } from './acts.js';
import { linePlace, peopleNamed, whoIsUnclear } from './finding.js';
import { grammarsFor } from './grammar.js';
import { leftFromBefore, markOf, type NotedLine, recordedBy, type Waiting } from './line.js';
import { type Meant, type Unclear, writeDown } from './meant.js';
import { type LineSaid, readLine } from './said.js';
import { tidyLine } from './tidy.js';
import { nameAsked } from './who.js';

export interface LineBook {
  /** Every line that stands, in order. */
  lines(): readonly NotedLine[];
  /** Those of which something waits. */
  waiting(): readonly NotedLine[];
  /** Reads a line and puts on record what it says; undefined where there is nothing in it. @throws Refusal where the disk refuses it */
  add(typed: string): NotedLine | undefined;
  /** Takes the last line back. @throws Refusal `undo-depended-on` */
  undo(): NotedLine | undefined;
  /** Puts another line in the place of one. @throws Refusal `no-such-line`, `undo-depended-on` */
  edit(no: number, typed: string): NotedLine | undefined;
  /**
   * Says anew what waits first of a line: by another line, or by the name that was asked for; where
   * that is empty it stays as it is, and so it does where it is neither: only "note: …" makes a note
   * of it. Gives what came of it, and of what else that settled.
   */
  settle(no: number, typed: string): readonly NotedLine[];
  /** Reads again what waits, since somebody is known now who was not; gives what came of it. */
  again(): readonly NotedLine[];
}

/** @param meeting where the lines are said; null where there is none, and then what waits is not kept */
export function openBook(session: Session, meeting: Meeting | null): LineBook {
  const day = meeting && meeting.day < session.today ? meeting.day : session.today;
  const sitting = openSitting(session, day);
  const own = sitting.session;
  const grammars = grammarsFor(own.ledger.read(customsIn));
  const where = { day, meeting, grammars };
  let lines: NotedLine[] = meeting ? leftFromBefore(own, meeting, where) : [];

  const understood = (said: LineSaid, text: string): Meant =>
    own.ledger.read((reader) => meaningOf(said, linePlace(reader, where), text));

  /** A meeting of which something is written down has begun; by its own act, which no line takes back. */
  function begin(): void {
    if (meeting === null) return;
    const { status } = own.ledger.read((reader) => need(reader, 'meeting', meeting.id));
    if (status === 'planned') holdMeeting(own, meeting.id, {});
  }

  /** Does what a line says; what refuses it is why it waits, but for a disk: that is no fault of the line’s. */
  function done(act: NonNullable<Meant['act']>, text: string, refused: Unclear[]): readonly Id[] {
    let decided: unknown;
    const acting = (session: Session): void => {
      try {
        act(session);
      } catch (cause) {
        decided = cause;
        throw cause;
      }
    };
    try {
      return sitting.noting(() => together(own, acting)).batches;
    } catch (cause) {
      if (!(cause instanceof Refusal) || cause !== decided) throw cause;
      refused.push({ line: text, why: cause.message, next: cause.next });
      return [];
    }
  }

  const asWaiting = (unclear: Unclear): Waiting => ({
    ...unclear,
    batches:
      meeting === null
        ? []
        : sitting.noting(() => writeDown(own, meeting.id, `${markOf(grammars[0])}${unclear.line}`))
            .batches,
  });

  function record(no: number, text: string): NotedLine {
    const said = readLine(text, grammars);
    begin();
    const { act, unclear, isNote, omitted } = understood(said, text);
    const refused: Unclear[] = [];
    const batches = act ? done(act, text, refused) : [];
    const told =
      batches.length > 0 ? [...recordedBy(own, batches, meeting?.id), ...(omitted ?? [])] : [];
    return {
      no,
      text,
      kind: isNote ? 'note' : said.kind,
      told,
      batches,
      waits: [...unclear, ...refused].map(asWaiting),
    };
  }

  /** The last act first, as what came later may stand on it. */
  function takeBack({ batches, waits }: Pick<NotedLine, 'batches' | 'waits'>): void {
    for (const batch of [...batches, ...waits.flatMap((each) => each.batches)].reverse()) {
      sitting.takeBack(batch);
    }
  }

  const replace = (line: NotedLine): NotedLine => {
    lines = lines.map((each) => (each.no === line.no ? line : each));
    return line;
  };

  /** Puts lines in the place of parts of one that wait. */
  function instead(
    line: NotedLine,
    parts: readonly Waiting[],
    texts: readonly string[],
  ): NotedLine {
    takeBack({ batches: [], waits: parts });
    const came = texts.map((text) => record(line.no, text));
    const left = line.waits.filter((each) => !parts.includes(each));
    replace({
      ...line,
      batches: [...line.batches, ...came.flatMap(({ batches }) => batches)],
      waits: [...left, ...came.flatMap(({ waits }) => waits)],
    });
    return {
      ...line,
      kind: came[0]?.kind ?? line.kind,
      told: came.flatMap(({ told }) => told),
      waits: came.flatMap(({ waits }) => waits),
    };
  }

  /** What of a line can be put on record by now; undefined where all of it still waits. */
  function settled(line: NotedLine): NotedLine | undefined {
    const ready = line.waits.filter((each) => {
      const { act, unclear } = understood(readLine(each.line, grammars), each.line);
      return act !== undefined && unclear.length === 0;
    });
    return ready.length === 0
      ? undefined
      : instead(
          line,
          ready,
          ready.map((each) => each.line),
        );
  }

  /** What waits, with the one name in it that was asked for; undefined where nothing else was typed. */
  const answered = ({ line }: Waiting, typed: string): string | undefined =>
    own.ledger.read((reader) => {
      const at = linePlace(reader, where);
      const people = peopleNamed(at, typed);
      const [id] = people.ids;
      const asked = nameAsked(readLine(line, grammars), at);
      if (id === undefined || asked === undefined || people.ids.length > 1) return undefined;
      if (whoIsUnclear(people) !== undefined) return undefined;
      return line.replace(asked, () => need(reader, 'member', id).name);
    });

  const again = (): readonly NotedLine[] =>
    lines.filter(({ waits }) => waits.length > 0).flatMap((line) => settled(line) ?? []);

  return {
    lines: () => lines,
    waiting: () => lines.filter(({ waits }) => waits.length > 0),
    add(typed) {
      const text = tidyLine(typed);
      if (text === '') return undefined;
      const line = record((lines.at(-1)?.no ?? 0) + 1, text);
      lines = [...lines, line];
      return line;
    },
    undo() {
      const line = lines.at(-1);
      if (line === undefined) return undefined;
      takeBack(line);
      lines = lines.slice(0, -1);
      return line;
    },
    edit(no, typed) {
      const line = lines.find((each) => each.no === no);
      const text = tidyLine(typed);
      if (line === undefined) throw noSuchLine(no);
      if (text === '') return undefined;
      takeBack(line);
      return replace(record(no, text));
    },
    settle(no, typed) {
      const line = lines.find((each) => each.no === no);
      const [first] = line?.waits ?? [];
      if (line === undefined || first === undefined) throw noSuchLine(no);
      const text = tidyLine(typed);
      // Nobody said what it means: it stays marked, for whoever keeps the record.
      if (text === '') return [];
      const named = answered(first, text);
      if (named !== undefined) return [instead(line, [first], [named])];
      const said = readLine(text, grammars);
      const { isNote } = understood(said, text);
      if (isNote && !(said.kind === 'note' && said.text !== text)) {
        return [{ ...line, told: [], waits: [{ ...first, why: notSettled(text) }] }];
      }
      if (said.kind !== 'newcomer') return [instead(line, [first], [text])];
      return [record(no, text), ...again()];
    },
    again,
  };
}

const notSettled = (typed: string): string =>
  `“${excerpt(typed)}” does not say it more clearly. Type a name of somebody here, the whole line anew, or note: and words to keep as a note.`;

const noSuchLine = (no: number): Refusal =>
  new Refusal(
    'no-such-line',
    `There is no line ${no} here.`,
    'The number of a line stands before it; what was written down earlier is taken back with: momentum undo',
  );
