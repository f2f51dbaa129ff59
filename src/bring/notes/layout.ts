/** Notes as people keep them, whatever they are written with: the lines in them, and what each stands under. */
import type { NotesSection } from '../../lines/declared.js';
import type { Grammar } from '../../lines/grammar.js';
import { readLine } from '../../lines/said.js';
import { tidyLine } from '../../lines/tidy.js';
import { boxLines } from './boxes.js';
import { type Box, bare, boxIn, bulletIn, isRule, marksHeading, withoutSpeaker } from './marks.js';
import { labelled, sectionOf } from './sections.js';
import { tableLines } from './tables.js';

/** A line of notes, without the marks of its layout. */
export interface NotesLine {
  /** Where it begins in the file, from 1. */
  readonly no: number;
  readonly text: string;
  /** What it stands under; null for what was said in between. */
  readonly under: NotesSection | null;
  /** The box before it; null where it has none. */
  readonly box: Box | null;
  /** Whether it is one of a list. */
  readonly listed: boolean;
  /** It is what somebody said, or was struck out: nothing but a note. */
  readonly aside: boolean;
}

export interface Notes {
  /** The first heading, or the first line where there is none. */
  readonly title: string;
  /** What may say on which day it was, likeliest first. */
  readonly dated: readonly string[];
  readonly lines: readonly NotesLine[];
  /** How many headings there are. */
  readonly headings: number;
  /** What of tables nothing was read from: `column “Cost”`. */
  readonly unread: readonly string[];
}

type Raw = Omit<NotesLine, 'under'> & {
  readonly indent: number;
  readonly heading: 'marked' | 'maybe' | null;
};

/** What stands between `---` at the beginning: only its title and its day are about the meeting. */
function frontMatter(lines: readonly string[]): {
  readonly length: number;
  readonly said: string[];
} {
  if (lines[0]?.trim() !== '---') return { length: 0, said: [] };
  const end = lines.findIndex((line, at) => at > 0 && /^(?:---|\.\.\.)\s*$/.test(line));
  const inside = lines.slice(1, Math.max(end, 1));
  if (end < 0 || !inside.every((line) => /^\s*(?:[\w-]+:|- |#|$)/.test(line))) {
    return { length: 0, said: [] };
  }
  const said = inside.flatMap((line) => {
    const found = /^(?:title|date|day|titre)\s*:\s*(.+)$/i.exec(line)?.[1];
    return found === undefined ? [] : [found.trim().replace(/^(["'])(.*)\1$/, '$2')];
  });
  return { length: end + 1, said };
}

const words = (text: string): number => text.split(/\s+/).length;

/** A line alone that may be a heading: short, above others, and no sentence. */
function mayHead(text: string, before: string, listed: boolean): boolean {
  if (words(text) > 7 || text.length > 60 || /[.!?,;]$/.test(text)) return false;
  if (/^[^:]+:$/.test(text) && !listed) return true;
  const isCapital = /\p{Lu}{3}/u.test(text) && text === text.toUpperCase();
  return before.trim() === '' && isCapital && !listed;
}

/** What is longer has no layout, and is no sentence. */
const longestLine = 4_000;

/** Each line of the text that holds something, with what its marks say. */
function rawLines(all: readonly string[], from: number, grammars: readonly Grammar[]): Raw[] {
  const raw: Raw[] = [];
  const isWrapped = wrapped(all);
  let blank = true;
  let before = '';
  for (let at = from; at < all.length; at += 1) {
    const line = all[at] ?? '';
    if (line.length > longestLine) {
      const said = { text: tidyLine(line), box: null, indent: 0, listed: false, aside: true };
      raw.push({ ...said, no: at + 1, heading: null });
      blank = true;
      continue;
    }
    const isUnderline = isRule(line);
    const last = raw.at(-1);
    if (isUnderline && last && !blank && !last.listed && /^(?:=+|-+)$/.test(line.trim())) {
      raw[raw.length - 1] = { ...last, heading: 'marked' };
    }
    const { heading, text: inside } = marksHeading(line);
    const { indent, listed, text: behind } = bulletIn(inside);
    const { box, text: unboxed } = boxIn(behind);
    const said = withoutSpeaker(unboxed);
    const struck = /^~~.*~~$/.test(unboxed.trim());
    const text = tidyLine(bare(said.text));
    if (isUnderline || text === '') {
      blank = true;
      before = '';
      continue;
    }
    const here = { text, indent, listed, box };
    if (last && !blank && !heading && goesOn(last, here, isWrapped, grammars)) {
      raw[raw.length - 1] = { ...last, text: `${last.text} ${text}` };
    } else {
      raw.push({
        ...{ no: at + 1, text, box, indent, listed: listed || box !== null },
        ...{ aside: said.aside || struck },
        heading: heading
          ? 'marked'
          : mayHead(text, before, listed || box !== null)
            ? 'maybe'
            : null,
      });
    }
    blank = false;
    before = line;
  }
  return raw;
}

/** Whether somebody’s editor broke the lines at a width: several are nearly as long, and none is longer. */
const wrapped = (all: readonly string[]): boolean =>
  all.every(({ length }) => length <= 100) && all.filter(({ length }) => length >= 60).length >= 3;

/** Whether a line goes on with what the one above it began: indented below a bullet, or broken by a width. */
function goesOn(
  last: Raw,
  { text, indent, listed, box }: Pick<Raw, 'text' | 'indent' | 'listed' | 'box'>,
  isWrapped: boolean,
  grammars: readonly Grammar[],
): boolean {
  if (listed || box !== null || last.heading !== null || last.aside) return false;
  if (last.text.length > 2_000 || /^[^:]{1,40}:/.test(text)) return false;
  if (last.listed) return indent > last.indent && !isItsOwn(last.text, text, grammars);
  return (
    isWrapped && last.text.length >= 60 && /[\p{L},;-]$/u.test(last.text) && /^\p{Ll}/u.test(text)
  );
}

/** Whether a line below a bullet says something of its own: it begins anew, and what is above it was over. */
const isItsOwn = (above: string, text: string, grammars: readonly Grammar[]): boolean =>
  /^[\p{Lu}@☐☑]/u.test(text) &&
  !/[,;:–—-]$|\s(?:and|or|the|a|to|et|ou|le|la|de)$/iu.test(above) &&
  readLine(text, grammars).kind !== 'note';

/** A mark in the middle of a line begins another: "We talked of the hall. ACTION: Tom to find one". */
function marksApart(raw: Raw, grammars: readonly Grammar[]): Raw[] {
  const { text, aside, heading } = raw;
  if (aside || heading === 'marked' || !/\p{Ll}/u.test(text)) return [raw];
  for (const pattern of grammars.flatMap(({ notes }) => notes.markWithin)) {
    const { before = '', mark = '', rest = '' } = pattern.exec(text)?.groups ?? {};
    if (mark === '') continue;
    const colon = /^\s*[([:：–—-]/u.test(rest) ? '' : ':';
    const marked = { ...raw, heading: null, text: `${mark}${colon}${rest}` };
    const first = before.replace(/[\s–—-]+$/u, '');
    return /\p{L}/u.test(first)
      ? [
          { ...raw, text: first },
          { ...marked, box: null },
        ]
      : [marked];
  }
  return [raw];
}

const isTitle = (
  { text, listed, box, aside }: Omit<NotesLine, 'under'>,
  grammars: readonly Grammar[],
): boolean =>
  !listed &&
  !aside &&
  box === null &&
  text.length <= 100 &&
  /(?<!\d)20\d\d(?!\d)/.test(text) &&
  readLine(text, grammars).kind === 'note';

/** @param text all of the notes */
export function layOutNotes(text: string, grammars: readonly Grammar[]): Notes {
  const { lines: all, unread } = tableLines(
    boxLines(text.replace(/<!--.*?-->/gs, '').split(/\r\n|\r|\n/), grammars),
    grammars,
  );
  const front = frontMatter(all);
  const raw = rawLines(all, front.length, grammars).flatMap((each) => marksApart(each, grammars));
  const lines: NotesLine[] = [];
  const dated = [...front.said];
  let under: NotesSection | null = null;
  let head = { text: '', indent: 0, listed: false };
  let first: Raw | undefined;
  let headings = 0;
  let title = front.said[0] ?? '';
  for (const [at, each] of raw.entries()) {
    const { heading: marks, indent, ...line } = each;
    const own = line.box === null && !line.aside ? sectionOf(line.text, grammars) : undefined;
    const isHead = at === 0 && own === undefined && marks !== null;
    if (marks !== null || own !== undefined) {
      headings += 1;
      under = own === 'other' ? null : (own ?? null);
      head = { text: line.text.replace(/\s*[:：]$/, ''), indent, listed: line.listed };
      first = undefined;
      if (title === '' || isHead) title ||= line.text;
      dated.push(line.text);
      continue;
    }
    first ??= each;
    // Out of the list that stands under it, or out of the bullet that it is.
    if (
      head.listed
        ? indent <= head.indent
        : (first.listed || first.indent > 0) && !line.listed && indent === 0
    ) {
      under = null;
    }
    const said = line.aside ? undefined : labelled(line.text, grammars);
    if (said?.under === 'date' && /\d/.test(said.rest)) {
      dated.unshift(said.rest);
      headings += 1;
      continue;
    }
    if (at < 12) dated.push(line.text);
    // Unmarked, it heads the notes only where it says of when they are and nothing else.
    if (at === 0 && title === '' && said === undefined) {
      if (isTitle(line, grammars)) {
        title = line.text;
        headings += 1;
        continue;
      }
      title = line.text.slice(0, 80);
    }
    if (
      said &&
      said.rest !== '' &&
      said.under !== 'next' &&
      said.under !== 'date' &&
      said.under !== 'other'
    ) {
      lines.push({ ...line, text: said.rest, under: said.under, listed: true });
    } else if (under === 'next' && !said) {
      lines.push({ ...line, text: `${head.text}: ${line.text}`, under });
    } else lines.push({ ...line, under: said?.under === 'next' ? 'next' : under });
  }
  return { title, dated, lines, headings, unread };
}
