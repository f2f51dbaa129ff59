/** What a line says, by the grammar alone: nobody is looked up yet, and no day is read. */
import { betweenPeople } from '../text/text.js';
import type { Reason } from '../things/commitment/fields.js';
import { type Decided, decisionIn } from './decided.js';
import type { LineKind } from './declared.js';
import type { Grammar } from './grammar.js';
import { asDone } from './infinitive.js';
import { firstWord, noStop, withoutRemarks } from './tidy.js';
import { withoutWhy } from './without-why.js';

/** Words that may say by when: a day, if it can be read as one. */
export interface ByWhen {
  /** What is done, without it. */
  readonly what: string;
  readonly day: string;
  /** Whether what stands there is meant as a day, so that one that can't be read is a question. */
  readonly surely: boolean;
}

interface Doing {
  /** All of it, days and all. */
  readonly what: string;
  readonly by: readonly ByWhen[];
  readonly needs: readonly string[];
}

/** What somebody will do, as a sentence with a verb says it or a name and a colon. */
export interface Promised extends Doing {
  readonly kind: 'promise';
  readonly who: string;
  readonly form: 'verb' | 'colon';
  /** What they will do is not said in a way that it can be put on record by. */
  readonly isUnsaid?: boolean;
  /** What else it may be, where who is meant may be more people; the longest list of them first. */
  readonly others?: readonly Promised[];
}

/** What was said, by kind. */
export type LineSaid =
  | {
      readonly kind: 'attendance';
      readonly here: string;
      readonly apologies: string;
      /** It is a sentence that may say something else, and of which no more is kept than who. */
      readonly inPassing?: boolean;
    }
  | { readonly kind: 'newcomer'; readonly who: string }
  | Promised
  | ({ readonly kind: 'wanted' } & Doing)
  | { readonly kind: 'kept'; readonly which: readonly string[]; readonly who: string | null }
  | { readonly kind: 'released'; readonly which: readonly string[] }
  | { readonly kind: 'reopened'; readonly which: readonly string[] }
  /** `parts` are a day and a reason, with commas between them and perhaps in them. */
  | { readonly kind: 'moved'; readonly which: string; readonly parts: readonly string[] }
  | { readonly kind: 'taken'; readonly which: string; readonly who: string }
  | { readonly kind: 'passed'; readonly which: string; readonly who: string }
  /** Into somebody's hands, or to another day. */
  | { readonly kind: 'onward'; readonly which: string; readonly to: string }
  | { readonly kind: 'question'; readonly text: string }
  /** Who answered stands last, if it is somebody. */
  | { readonly kind: 'answer'; readonly which: string; readonly parts: readonly string[] }
  | Decided
  | { readonly kind: 'thanks'; readonly who: string; readonly what: string }
  | { readonly kind: 'note'; readonly text: string };

const numbersIn = (text: string): string[] => text.match(/\d{1,9}[a-z]{0,3}/giu) ?? [];

const partsOf = (text: string): string[] =>
  noStop(text)
    .split(/\s*[,;]\s+/)
    .filter(Boolean);

/** What is done, by when, and after what: each of the last two may be missing. */
function doing(text: string, grammar: Grammar): Doing {
  const parts = noStop(text).split(/(?<=\S)(\s*[,;]\s+)/);
  const needs: string[] = [];
  while (parts.length > 1) {
    const found = grammar.needs.exec(parts.at(-1) ?? '');
    if (!found) break;
    needs.push(...numbersIn(found.groups?.numbers ?? ''));
    parts.splice(-2);
  }
  const whole = parts.join('');
  const by = (
    [
      [grammar.by, true],
      [grammar.on, false],
    ] as const
  ).flatMap(([pattern, surely]) => {
    const { what = '', day = '' } = pattern.exec(whole)?.groups ?? {};
    // "Pour le 20": another word of when stands before it.
    const before = what.replace(/\s+\S+$/, (last) =>
      grammar.byWord.test(last.trim()) ? '' : last,
    );
    return what === '' ? [] : [{ what: before.replace(/[,;]$/, ''), day, surely }];
  });
  return { what: whole, by, needs };
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{M}]+['’]?/gu) ?? [];

/** Whether what stands before a verb can be people: names, of which none is long. */
function maybePeople(who: string, { nothing }: Grammar): boolean {
  const words = wordsOf(who);
  return (
    /\p{L}/u.test(who) &&
    !words.slice(0, 1).some((word) => nothing.has(word)) &&
    who.split(betweenPeople).every((name) => name.split(' ').length <= 5 || name.length > 60)
  );
}

/** What somebody will do: a promise, unless it is no such thing. */
function promised(
  who: string,
  what: string,
  form: 'verb' | 'colon',
  grammar: Grammar,
): Promised | undefined {
  if (!maybePeople(who, grammar)) return undefined;
  const deed = doing(what, grammar);
  const first = firstWord(deed.what);
  if (grammar.notDone.has(first)) return undefined;
  if (form === 'colon' && grammar.speaking.has(first)) return undefined;
  return { kind: 'promise', who, form, ...deed };
}

/** “Will” makes a promise, and is a name too: where it comes again, those meant may go on up to there. */
const willAgain = /(?:^|\s+)will\s+/giu;

function promisedBy(who: string, what: string, grammar: Grammar): LineSaid | undefined {
  const others = [...what.matchAll(willAgain)].flatMap(({ 0: found, index }) => {
    const all = `${who} will ${what.slice(0, index)}`.trim();
    return promised(all, what.slice(index + found.length), 'verb', grammar) ?? [];
  });
  const first = promised(who, what, 'verb', grammar);
  return first && { ...first, others: others.reverse() };
}

const namesOnly = (who: string): string => withoutRemarks(noStop(who));

/** "@tom and @grace" as names in a list. */
export const withoutSigns = (who: string): string =>
  who.startsWith('@') ? (who.match(/(?<=@)[\p{L}\d][^\s@,&+/]*/gu) ?? []).join(', ') : who;

type Slots = Readonly<Record<string, string>>;

/** What a line says that fits a pattern of its kind; undefined where it does not after all. */
const readers: Readonly<
  Record<LineKind, (slots: Slots, grammar: Grammar) => LineSaid | undefined>
> = {
  note: ({ what = '' }) => ({ kind: 'note', text: what }),
  here: ({ who = '' }) => ({ kind: 'attendance', here: namesOnly(who), apologies: '' }),
  apologies: ({ who = '' }, grammar) => ({
    kind: 'attendance',
    here: '',
    apologies: withoutWhy(namesOnly(who), grammar),
  }),
  absent: ({ who = '' }) => ({
    kind: 'attendance',
    here: '',
    apologies: namesOnly(who),
    inPassing: true,
  }),
  newcomer: ({ who = '' }) => ({ kind: 'newcomer', who: noStop(who) }),
  kept: ({ numbers = '', who }) => ({
    kind: 'kept',
    which: numbersIn(numbers),
    who: who ?? null,
  }),
  released: ({ numbers = '' }) => ({ kind: 'released', which: numbersIn(numbers) }),
  reopened: ({ numbers = '' }) => ({ kind: 'reopened', which: numbersIn(numbers) }),
  moved: ({ no = '', what = '' }, { why }) => ({
    kind: 'moved',
    which: no,
    parts: partsOf(what.replace(why, ', ')),
  }),
  taken: ({ no = '', who = '' }) => ({ kind: 'taken', which: no, who }),
  passed: ({ no = '', who = '' }) => ({ kind: 'passed', which: no, who: noStop(who) }),
  onward: ({ no = '', what = '' }) => ({ kind: 'onward', which: no, to: noStop(what) }),
  answer: ({ no = '', what = '' }) => ({ kind: 'answer', which: no, parts: partsOf(what) }),
  question: ({ what = '' }) => ({ kind: 'question', text: what }),
  settled: ({ no = '', what = '' }, grammar) => decisionIn(noStop(what), grammar, no),
  decision: ({ what = '' }, grammar) => decisionIn(noStop(what), grammar),
  thanks: ({ who = '', what = '' }, grammar) =>
    maybePeople(who, grammar) && !grammar.nobody.has(firstWord(who)) && firstWord(who) !== 'for'
      ? { kind: 'thanks', who, what: noStop(what) }
      : undefined,
  wanted: ({ what = '' }, grammar) => ({ kind: 'wanted', ...doing(what, grammar) }),
  promise({ who = '', what = '', future }, grammar) {
    if (future === undefined) return promisedBy(who, what, grammar);
    // By what was said first: "sera" and the like say what is, and promise nothing.
    const said = promised(who, future, 'verb', grammar);
    const done = asDone(future);
    if (said === undefined || done === undefined) return said && { ...said, isUnsaid: true };
    return promised(who, done, 'verb', grammar);
  },
  named: ({ who = '', what = '' }, grammar) => promised(withoutSigns(who), what, 'colon', grammar),
};

/** Who came and who did not, in one line. */
function attendanceIn(line: string, grammar: Grammar): LineSaid | undefined {
  const parts = line.split(/\s*;\s+/);
  if (parts.length < 2) return undefined;
  const lists = { here: [] as string[], apologies: [] as string[] };
  for (const part of parts) {
    const said = fitting(part, grammar);
    if (said?.kind !== 'attendance') return undefined;
    if (said.here) lists.here.push(said.here);
    if (said.apologies) lists.apologies.push(said.apologies);
  }
  return {
    kind: 'attendance',
    here: lists.here.join(', '),
    apologies: lists.apologies.join(', '),
  };
}

function fitting(line: string, grammar: Grammar): LineSaid | undefined {
  for (const [kind, pattern] of grammar.patterns) {
    const slots = pattern.exec(line)?.groups;
    const said = slots && readers[kind](slots as Slots, grammar);
    if (said) return said;
  }
  return undefined;
}

/** Longer than that is no sentence, and nobody's promise. */
const longest = 1_000;

/** What `line` (as `tidyLine` leaves it) says, in the first of the languages in which it says anything. */
export function readLine(line: string, grammars: readonly Grammar[]): LineSaid {
  if (line.length > longest) return { kind: 'note', text: line };
  for (const grammar of grammars) {
    const bare = line.replace(grammar.before, '') || line;
    const said = attendanceIn(bare, grammar) ?? fitting(bare, grammar);
    if (said) return said;
  }
  return { kind: 'note', text: line };
}

/** Why something was moved: in a word of ours where its own words say so, and in these where they say more. */
export function reasonIn(
  text: string,
  grammars: readonly Grammar[],
): { readonly because: Reason | null; readonly why: string | null } {
  const reasons = grammars.flatMap(({ because }) => because);
  const [because, pattern] = reasons.find(([, each]) => each.test(text)) ?? [null, null];
  const isAll = pattern?.exec(text)?.[0] === text;
  return { because, why: isAll || text === '' ? null : text };
}
