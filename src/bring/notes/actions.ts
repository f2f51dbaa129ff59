/** What notes say that somebody is to do, in the many ways in which they say it, as a line says it. */
import { type Place, peopleNamed } from '../../lines/finding.js';
import type { Grammar } from '../../lines/grammar.js';
import { readLine, withoutSigns } from '../../lines/said.js';
import { dayAhead, namesNoDay } from '../../lines/when.js';
import { looksLikeNames } from '../../text/names.js';
import { nameWords } from '../../text/near.js';
import { Refusal } from '../../text/refusal.js';

interface Parts {
  readonly what: string;
  readonly who?: string;
  readonly day?: string;
}

const knows = (at: Place, name: string): boolean => {
  const { ids, unknown, unclear } = peopleNamed(at, name);
  return ids.length + unclear.length > 0 && unknown.length === 0;
};

function isDay(at: Place, typed: string): boolean {
  if (!/\d|\p{L}{3}/u.test(typed) || typed.length > 60) return false;
  try {
    dayAhead(at, typed);
    return true;
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    return false;
  }
}

/** What people say for a day that they don't know yet: "ASAP", "spring". */
const isSaidForOne = (at: Place, typed: string): boolean =>
  at.grammars.some(({ noDay }) => noDay.test(typed));

const noSigns = (name: string): string =>
  name
    .replace(/@(?=[\p{L}\d])/gu, '')
    .replace(/^[\s"'“”([]+|[\s"'“”)\]:,.;–—-]+$/gu, '')
    .trim();

/** Who and by when as they stand in pieces of their own: all of them have to be one of these. */
function piecesSay(pieces: readonly string[], at: Place): Omit<Parts, 'what'> | undefined {
  let said: Omit<Parts, 'what'> = {};
  // All of a piece says it: "owner: Tom", "by Friday".
  const saidIn = (piece: string, as: 'owner' | 'due'): string | undefined =>
    at.grammars
      .map(({ notes }) => notes[as].exec(`x (${piece}`)?.groups)
      .filter((found) => found?.what === 'x')
      .map((found) => found?.[as === 'due' ? 'day' : 'who'])[0];
  for (const each of pieces) {
    const named = /^name=(.*)$/i.exec(each)?.[1];
    const piece = named ?? each;
    const who = saidIn(piece, 'owner');
    const day = saidIn(piece, 'due');
    if (/^(?:time|color)=/i.test(piece)) continue;
    if (named !== undefined && !at.grammars.some(({ notes }) => notes.nobodyYet.test(named))) {
      said = { ...said, who: noSigns(named) };
    } else if (day !== undefined) said = { ...said, day };
    else if (who !== undefined) said = { ...said, who: noSigns(who) };
    else if (at.grammars.some(({ notes }) => notes.nobodyYet.test(piece)))
      said = { ...said, who: '?' };
    else if (piece.startsWith('@') || knows(at, noSigns(piece))) {
      said = { ...said, who: said.who ? `${said.who}, ${noSigns(piece)}` : noSigns(piece) };
    } else if (isDay(at, piece) || isSaidForOne(at, piece)) said = { ...said, day: piece };
    // In a form of its own what is beside the name is the day, and asked about where it can't be read.
    else if (/^name=/i.test(pieces[0] ?? '') && said.day === undefined)
      said = { ...said, day: piece };
    else return undefined;
  }
  return said;
}

/** What a form of its own says of who stands by itself, with all of its commas. */
const piecesIn = (inside: string): string[] =>
  inside.split(/^name=/i.test(inside) ? /\s*;\s*/ : /\s*[,;/|]\s*|\s+[–—-]\s+/).filter(Boolean);

/** "(Tom, by Friday)", " – Tom, Friday" or "[Tom]" at the end. */
function atTheEnd(text: string, at: Place): Parts | undefined {
  const brackets = /^(.*?\S)\s*[([]([^()[\]]{1,80})[)\]]\s*\.?$/su.exec(text);
  const dash = /^(.*\S)\s+(?:[–—-]{1,2}|=>|->|→|\|)\s*([^()[\]]{1,80})$/su.exec(text);
  for (const found of [brackets, dash]) {
    const [, what = '', inside = ''] = found ?? [];
    if (what === '') continue;
    const said = piecesSay(piecesIn(inside), at);
    if (said && (said.who !== undefined || said.day !== undefined)) return { what, ...said };
  }
  for (const { notes } of at.grammars) {
    const owner = notes.owner.exec(text)?.groups;
    if (owner && knows(at, noSigns(owner.who ?? ''))) {
      return { what: owner.what ?? '', who: noSigns(owner.who ?? '') };
    }
    const due = notes.due.exec(text)?.groups;
    if (due && isDay(at, due.day ?? '')) return { what: due.what ?? '', day: due.day ?? '' };
  }
  return undefined;
}

const called = /^[([]([^()[\]]{1,80})[)\]]\s*[:–—-]?\s*(\S.*)$/su;

/** "@tom find a room", "(Tom) find a room", "Tom to find a room", "Tom find a room". */
function atTheBeginning(text: string, at: Place): Parts | undefined {
  const inBrackets = called.exec(text);
  if (inBrackets && knows(at, noSigns(inBrackets[1] ?? ''))) {
    return { who: noSigns(inBrackets[1] ?? ''), what: withoutTo(inBrackets[2] ?? '', at) };
  }
  for (const grammar of at.grammars) {
    const found = namedIn(text, grammar);
    if (found === undefined) continue;
    const isOpen = grammar.notes.nobodyYet.test(found.who.trim());
    if (isOpen) return { who: '?', what: found.what };
    const who = noSigns(found.who);
    if (found.who.startsWith('@')) return { who: withoutSigns(found.who), what: found.what };
    if (knows(at, who) || looksLikeNames(who)) return { who, what: found.what };
  }
  return bareName(text, at);
}

const namedIn = (text: string, { patterns }: Grammar) => {
  const slots = patterns
    .filter(([kind]) => kind === 'named')
    .map(([, pattern]) => pattern.exec(text)?.groups)
    .find((found) => found !== undefined);
  return slots && { who: slots.who ?? '', what: slots.what ?? '' };
};

/** "to find" is what is done after a name in any form. */
const withoutTo = (what: string, { grammars }: Place): string => {
  for (const grammar of grammars) {
    const found = namedIn(`X ${what}`, grammar);
    if (found?.who === 'X') return found.what;
  }
  return what.replace(/^(?:will|va)\s+/i, '');
};

/** The known name that a text begins with: a first name, or more of one. What is a verb as well is none. */
function bareName(text: string, at: Place): Parts | undefined {
  const words = text.split(' ');
  for (let count = Math.min(3, words.length - 1); count > 0; count -= 1) {
    const who = words.slice(0, count).join(' ');
    const what = words.slice(count).join(' ');
    const first = nameWords(who)[0] ?? '';
    if (!/^[\p{L}\p{M}.'’ -]+$/u.test(who) || !knows(at, who)) continue;
    // Somebody else is named with them.
    if (/^(?:[&+,/]|(?:and|et)\s)/iu.test(what)) return undefined;
    const begins = at
      .everybody()
      .some(({ names }) => names.some(({ words }) => words[0] === first));
    const next = nameWords(what)[0] ?? '';
    const isVerb = at.grammars.some(
      ({ nothing, nobody, speaking, notes }) =>
        nothing.has(first) ||
        nobody.has(first) ||
        (count === 1 && (notes.alsoVerbs.has(first) || speaking.has(next) || nobody.has(next))),
    );
    return begins && !isVerb ? { who, what } : undefined;
  }
  return undefined;
}

/**
 * What is to be done, as the line that says it: by whom, and by when. Where nobody is named for it
 * `who` is undefined, and the line is what it was.
 */
export function actionLine(
  text: string,
  markedWho: string | undefined,
  at: Place,
): {
  readonly line: string;
  readonly who: string | undefined;
  /** What stands where a day should, and names none. */
  readonly noDay?: string | undefined;
} {
  const [grammar] = at.grammars;
  const said = readLine(text, at.grammars);
  const isSaid = said.kind !== 'note' && !(said.kind === 'promise' && said.form === 'colon');
  if (isSaid && markedWho === undefined && !(said.kind === 'question')) {
    return { line: text, who: said.kind === 'promise' ? said.who : '' };
  }
  let parts: Parts = { what: text.replace(/\s*[.]$/, ''), ...(markedWho && { who: markedWho }) };
  for (let turn = 0; turn < 3; turn += 1) {
    const found = atTheEnd(parts.what, at);
    if (!found) break;
    if (parts.who !== undefined && found.who !== undefined) break;
    parts = { ...parts, ...found };
  }
  if (parts.who === undefined && (/^@/.test(parts.what) || !/\s@[\p{L}\d]/u.test(parts.what))) {
    const found = atTheBeginning(parts.what, at);
    if (found) parts = { ...parts, ...found };
  }
  if (parts.who === undefined) {
    const handle = /^(.*?)\s*@([\p{L}\d][\p{L}\d._'’-]*)\s*(.*)$/su.exec(parts.what);
    if (handle) {
      const what = [handle[1], handle[3]].filter(Boolean).join(' ');
      parts = { ...parts, who: noSigns(handle[2] ?? ''), what };
    }
  }
  const { typed, nobodyYet } = grammar.notes;
  const noDay = parts.day !== undefined && namesNoDay(at, parts.day) ? parts.day : undefined;
  const what =
    parts.day === undefined || noDay !== undefined
      ? parts.what
      : typed('by', { what: parts.what, day: parts.day });
  if (parts.who === undefined) return { line: what, who: undefined, noDay };
  return nobodyYet.test(parts.who)
    ? { line: typed('wanted', { what }), who: '', noDay }
    : { line: typed('promise', { who: parts.who, what: lowered(what) }), who: parts.who, noDay };
}

/** "Find" after somebody’s name reads "find"; what is a name or short for one stays. */
const lowered = (what: string): string =>
  /^\p{Lu}\p{Ll}+(?: \p{Ll}|$)/u.test(what) ? what.charAt(0).toLowerCase() + what.slice(1) : what;
