/** Lines of notes as somebody would have typed them at the meeting, so that they mean the very same. */
import { commitmentsNumbered, type Place, peopleNamed, whoIsUnclear } from '../../lines/finding.js';
import { personAndDay } from '../../lines/mention.js';
import { type LineSaid, readLine } from '../../lines/said.js';
import { firstWord, withoutRemarks } from '../../lines/tidy.js';
import { looksLikeNames } from '../../text/names.js';
import { actionLine } from './actions.js';
import type { Notes, NotesLine } from './layout.js';
import { withoutUnticked } from './names-ticked.js';

/** A line as it is read, and where it stands. */
export interface TypedLine {
  readonly no: number;
  readonly line: string;
  /** As it stands in the notes, for what stays a note. */
  readonly text: string;
  /** Nothing else, whatever it looks like. */
  readonly asNote: boolean;
  /** Somebody ticked it off. */
  readonly ticked: boolean;
  /** Somebody gave it up: it was cancelled, or dropped. */
  readonly dropped: boolean;
  /** What stands for its day and is none: "ASAP". */
  readonly noDay: string | undefined;
  /** It is to be done, and nobody is named for it. */
  readonly nobodyNamed: boolean;
}

/** Lines to read, and how many of the notes say nothing: blanks to fill in, "none", boxes nobody ticked. */
export interface TypedLines {
  readonly lines: readonly TypedLine[];
  readonly empty: number;
}

const typedAs = (
  { no, box, text }: NotesLine,
  line: string,
  how: Partial<Pick<TypedLine, 'asNote' | 'nobodyNamed' | 'noDay'>> = {},
): TypedLine => ({
  ...{ no, line, text, ticked: box === 'ticked', dropped: box === 'dropped' },
  ...{ noDay: undefined, asNote: false, nobodyNamed: false },
  ...how,
});

/** A place to fill in that nobody filled in. */
const isBlank = (text: string): boolean => !/[\p{L}\p{N}?]/u.test(text);

/** "ACTION (Tom): find a room": what is marked as to be done, and by whom where the mark says that. */
function markedIn(text: string, { grammars }: Place) {
  const found = grammars.map(({ notes }) => notes.mark.exec(text)).find((each) => each !== null);
  return found && { what: text.slice(found[0].length), who: found.groups?.who };
}

/** Names without what stands beside them: "Tom Reed (chair)", "Grace – minutes". */
const namesIn = (text: string): string =>
  withoutRemarks(text)
    .replace(/\s+[–—-]\s+.*$/u, '')
    .replace(/:\s*@\S+/gu, '')
    .replace(/<[^<>\s]+@[^<>\s]+>/g, '')
    .replace(/@(?=[\p{L}\d])/gu, '')
    .replace(/[\s.,;]+$/u, '')
    .trim();

const saysNobody = (who: string, { grammars }: Place): boolean =>
  grammars.some(({ nobody }) => nobody.has(firstWord(who)));

/** Whether what the grammar reads is meant so in prose, where people write of all kinds of things. */
function isMeant(said: LineSaid, line: string, at: Place): boolean {
  const known = (who: string): boolean => {
    const { ids, unclear } = peopleNamed(at, who);
    return ids.length + unclear.length > 0;
  };
  const numbered = (numbers: readonly string[]): boolean =>
    commitmentsNumbered(at, numbers).ids.length > 0;
  switch (said.kind) {
    case 'promise': {
      const dated = said.by.length > 0 || said.needs.length > 0;
      if (personAndDay(line, at) !== undefined) return true;
      if (said.form === 'colon') return dated && known(said.who);
      const isOne = !/\s/.test(said.who);
      const unknown = [said, ...(said.others ?? [])].every(
        ({ who }) => whoIsUnclear(peopleNamed(at, who)) !== undefined,
      );
      return !unknown || looksLikeNames(said.who) || (dated && (isOne || saysNobody(said.who, at)));
    }
    case 'attendance':
      return [said.here, said.apologies].some(
        (who) => who !== '' && (known(who) || looksLikeNames(who)),
      );
    case 'newcomer':
      return looksLikeNames(said.who);
    case 'thanks':
      return known(said.who) || looksLikeNames(said.who);
    case 'kept':
    case 'released':
    case 'reopened':
      return numbered(said.which);
    case 'moved':
    case 'taken':
    case 'passed':
    case 'onward':
      return numbered([said.which]);
    case 'answer':
    case 'question':
    case 'decision':
    case 'wanted':
    case 'note':
      return true;
  }
}

function action(each: NotesLine, at: Place, markedWho?: string): TypedLine {
  const { line, who, noDay } = actionLine(each.text, markedWho, at);
  return typedAs(each, line, { nobodyNamed: who === undefined, noDay });
}

function asTyped(each: NotesLine, at: Place): TypedLine {
  const { text, under, box, listed, aside } = each;
  const [grammar] = at.grammars;
  const { typed } = grammar.notes;
  if (aside) return typedAs(each, text, { asNote: true });
  const marked = markedIn(text, at);
  if (marked) {
    const { what, who } = marked;
    // It names somebody, and nobody filled in for what.
    if (isBlank(what)) return typedAs(each, text, { asNote: true });
    return action({ ...each, text: what }, at, who);
  }
  if (box !== null || (under === 'actions' && listed)) return action(each, at);
  const said = readLine(text, at.grammars);
  const isPlain = said.kind === 'note' || (said.kind === 'promise' && said.form === 'colon');
  if (under === 'decisions' && isPlain) return typedAs(each, typed('decision', { what: text }));
  if (under === 'questions' && isPlain) return typedAs(each, typed('question', { what: text }));
  if (under === 'next') return typedAs(each, text, { asNote: true });
  return typedAs(each, text, { asNote: !isMeant(said, text, at) });
}

/**
 * Apologies without whoever came after all: a sheet is printed with those that are on record, and a tick
 * was made later. What the same notes say of anybody else in both places stays as it is.
 */
function withoutThoseHere(names: string, here: readonly NotesLine[], at: Place): string {
  const { attendance = [] } = (at.meeting && at.reader.get('meeting', at.meeting.id)) ?? {};
  const came = new Set(here.flatMap(({ text }) => peopleNamed(at, text).ids));
  const onRecord = new Set(attendance.map(({ member }) => member));
  return names
    .split(/\s*,\s*/)
    .filter((name) => {
      const { ids, unknown, unclear } = peopleNamed(at, name);
      const [id, another] = ids;
      const isOne = id !== undefined && another === undefined;
      const isSure = unknown.length + unclear.length === 0;
      return !(isOne && isSure && came.has(id) && onRecord.has(id));
    })
    .join(', ');
}

/** The lines of notes as they would be typed, with who came and who did not in one line each. */
export function asTypedLines({ lines }: Notes, at: Place): TypedLines {
  const [{ notes }] = at.grammars;
  const lists = { here: [] as NotesLine[], apologies: [] as NotesLine[] };
  const typed: Array<TypedLine | NotesLine> = [];
  let empty = 0;
  for (const line of lines) {
    const { under, box } = line;
    const text = under === 'here' ? withoutUnticked(line.text, at) : line.text;
    const each = { ...line, text };
    const isNone = at.grammars.some((grammar) =>
      grammar.notes.none.test(text.replace(/\s*[.]$/, '')),
    );
    const marked = markedIn(text, at);
    if (isBlank(marked && marked.who === undefined ? marked.what : text) || isNone) {
      empty += 1;
      continue;
    }
    if (under !== 'here' && under !== 'apologies') {
      typed.push(asTyped(each, at));
      continue;
    }
    if (box === 'open') {
      empty += 1;
      continue;
    }
    if (readLine(text, at.grammars).kind === 'attendance') {
      typed.push(typedAs(each, text));
      continue;
    }
    const names = namesIn(text);
    const { ids, unclear } = peopleNamed(at, names);
    // A sentence among the names says something else: how many guests there were. A word alone is a name.
    const isNames = looksLikeNames(names) || /^\p{L}+$/u.test(names);
    if (ids.length + unclear.length === 0 && !isNames) {
      typed.push(typedAs(each, text, { asNote: true }));
      continue;
    }
    if (lists[under].length === 0) typed.push({ ...each, under });
    lists[under].push({ ...each, text: names });
  }
  return {
    empty,
    lines: typed.flatMap((each) => {
      if ('line' in each) return each;
      const of = each.under === 'here' ? 'here' : 'apologies';
      const all = lists[of].map(({ text }) => text).join(', ');
      const who = of === 'here' ? all : withoutThoseHere(all, lists.here, at);
      if (who === '') return [];
      return typedAs({ ...each, box: null }, notes.typed(of, { who }));
    }),
  };
}
