/** The grammar of lines, as a language declares it in templates/meetings/lines.yaml, made ready to read with. */
import lines from '#templates/meetings/lines.yaml';
import { apostrophes } from '../text/text.js';
import type { Reason } from '../things/commitment/fields.js';
import { toSettleIn } from '../things/meeting/waiting.js';
import type { Customs } from '../time/customs.js';
import { english } from '../time/words/english.js';
import type {
  BoxWords,
  Declared,
  LineCommand,
  LineKind,
  NotesSection,
  TableWords,
  Typed,
} from './declared.js';
import { anyOf, finding, made, wholly } from './pattern.js';

const wordsIn = (list: string): ReadonlySet<string> =>
  new Set(list.split(' ').map((word) => word.toLowerCase()));

/** A language's grammar, ready to read with. */
export interface Grammar {
  /** What a line begins with that says nothing. */
  readonly before: RegExp;
  readonly patterns: ReadonlyArray<readonly [kind: LineKind, pattern: RegExp]>;
  /** What a list of those who are not there says of why, and is no name. */
  readonly unwell: RegExp;
  /** The last place where a day may stand: `what`, `joint` and `day`. */
  readonly by: RegExp;
  readonly on: RegExp;
  /** The words that stand before a day, by themselves. */
  readonly byWord: RegExp;
  /** A word before a day at the end, by which it is what is done and not when; and how such a day begins. */
  readonly about: RegExp;
  readonly aboutIt: RegExp;
  readonly needs: RegExp;
  readonly nothing: ReadonlySet<string>;
  readonly nobody: ReadonlySet<string>;
  /** The number of a commitment, with a word beside it that says what became of it: `no`. */
  readonly becomes: RegExp;
  readonly notDone: ReadonlySet<string>;
  readonly speaking: ReadonlySet<string>;
  readonly because: ReadonlyArray<readonly [reason: Reason, pattern: RegExp]>;
  /** How something was decided, at the end of it. */
  readonly how: RegExp;
  /** The same in a part of its own, whatever the word: `how`. */
  readonly howSaid: RegExp;
  /** "Agreed" and the like, before or behind how it was: alone, or behind what was decided. */
  readonly howTaken: RegExp;
  /** What stands for a day and is none: all of it, and at the end of what is done (`what` and `day`). */
  readonly noDay: RegExp;
  readonly noDayAtEnd: RegExp;
  /** Where a reason begins. */
  readonly why: RegExp;
  readonly lookAgain: RegExp;
  readonly commands: ReadonlyArray<readonly [command: LineCommand, pattern: RegExp]>;
  /** What stands before a note that waits. */
  readonly toSettle: string;
  readonly notes: NotesGrammar;
}

/** How notes say what a line says, in a language. */
export interface NotesGrammar {
  readonly headings: ReadonlyArray<readonly [section: NotesSection, pattern: RegExp]>;
  /** What a line begins with that says what somebody is to do; perhaps with `who` in brackets. */
  readonly mark: RegExp;
  /** Where one stands in a line with or without a colon: `before`, `mark` and `rest`. */
  readonly markWithin: readonly RegExp[];
  /** Who, at the end of a line that says so in a word: `what` and `who`. */
  readonly owner: RegExp;
  /** By when, at the end of one: `what` and `day`. */
  readonly due: RegExp;
  readonly columns: Readonly<Record<TableWords, RegExp>>;
  /** What stands beside a box: the word, and perhaps `what` behind it. */
  readonly boxes: ReadonlyArray<readonly [box: BoxWords, pattern: RegExp]>;
  /** What says that there is nothing. */
  readonly none: RegExp;
  /** What stands where a name should: nobody has it yet. */
  readonly nobodyYet: RegExp;
  /** Names that say what is done as well. */
  readonly alsoVerbs: ReadonlySet<string>;
  /** Names that are words of other kinds in small letters. */
  readonly alsoWords: ReadonlySet<string>;
  /** A line as it would be typed. */
  typed(as: Typed, slots: Readonly<Record<string, string>>): string;
}

const saysAtEnd = (words: string, slot: string): RegExp =>
  finding(
    String.raw`^(?<what>.*[^\s([,;:.–—-])[\s([,;:.–—-]+${anyOf(words)}(?:\s*[:：-]\s*|\s+)(?<${slot}>\S[^()[\]]{0,80}?)\s*[)\].]*$`,
  );

/** In capitals a mark needs no colon; in small letters it stands behind the end of a sentence, and has one. */
const marksWithin = (marks: string): readonly RegExp[] => {
  const large = marks
    .split('|')
    .filter((mark) => mark.length > 3)
    .join('|')
    .toUpperCase();
  const number = String.raw`(?:[-#\s]?\d{1,5})?`;
  return [
    new RegExp(
      String.raw`^(?<before>.*\S\s+)??(?<mark>(?:${large})${number})(?<rest>\s*[(\[:：–—-].*|\s+[@\p{L}].*)$`,
      'su',
    ),
    // So short a one stands at the beginning, and before a name: "AI Joan count the chairs".
    /^(?<mark>AI)(?<rest>\s+(?:@|\p{Lu}\p{Ll}).*)$/su,
    finding(
      String.raw`^(?<before>.*[.!?;…)–—]\s+)(?<mark>${anyOf(marks)}${number})(?<rest>\s*(?:[([][^()[\]]{1,80}[)\]]\s*)?[:：].*)$`,
    ),
  ];
};

const notesGrammarOf = (said: Declared): NotesGrammar => ({
  headings: pairs(said.headings, wholly),
  mark: finding(
    String.raw`^(?:[([]${anyOf(said.marks)}[)\]]\s*[:：–—-]?\s*|${anyOf(said.marks)}(?:[-#\s]?\d{1,5})?\s*(?:[([](?<who>[^()[\]]{1,80})[)\]]\s*[:：–—-]?|[:：–—-])\s*)`,
  ),
  markWithin: marksWithin(said.marks),
  owner: saysAtEnd(said.owner, 'who'),
  due: saysAtEnd(said.due, 'day'),
  columns: Object.fromEntries(pairs(said.columns, wholly)) as Record<TableWords, RegExp>,
  boxes: pairs(said.boxes, (words) =>
    finding(`^${anyOf(words)}(?![\\p{L}\\d])\\s*[:：–—-]?\\s*(?<what>.*)$`),
  ),
  none: wholly(said.none),
  nobodyYet: wholly(said.open),
  alsoVerbs: wordsIn(said['also-verbs']),
  alsoWords: wordsIn(said['also-words']),
  typed: (as, slots) =>
    said.typed[as].replace(/\{(\w+)\}/g, (_, name: string) => slots[name] ?? ''),
});

const word = (words: string): RegExp => finding(`(?<!\\p{L})${anyOf(words)}(?!\\p{L})`);

const joint = (words: string): RegExp =>
  finding(String.raw`^(?<what>.*\S)\s+(?<joint>${anyOf(words)})\s+(?<day>\S.{0,80})$`);

const pairs = <Key extends string>(
  of: Readonly<Record<Key, string>>,
  make: (words: string) => RegExp,
): Array<readonly [Key, RegExp]> =>
  Object.entries<string>(of).map(([key, words]) => [key as Key, make(words)]);

function becomesIn({ becomes, then, 'no-day': noDay }: Declared): RegExp {
  const some = String.raw`(?:\p{L}+\s+){0,2}?`;
  const end = String.raw`(?![\p{L}\d])(?=$|\s*[,;:.!?–—-]|\s+${anyOf(`${then}|${noDay.alone}|${noDay.said}`)}(?!\p{L}))`;
  return finding(
    String.raw`^(?:${some}${anyOf(becomes)}[:,]?\s+#?(?<after>\d{1,9})${end}|#?(?<before>\d{1,9})\s+(?:${anyOf(becomes)}(?!\p{L})|${some}${anyOf(becomes)}${end}))`,
  );
}

function grammarOf(said: Declared, toSettle: string): Grammar {
  return {
    before: finding(`^${made(said.before)}\\s*`),
    patterns: Object.entries(said.lines).flatMap(([kind, patterns]) =>
      patterns.map((pattern) => [kind as LineKind, wholly(pattern)] as const),
    ),
    unwell: wholly(said.unwell),
    by: joint(said.by),
    on: joint(said.on),
    byWord: wholly(`${said.by}|${said.on}`),
    about: wholly(said.about),
    aboutIt: finding(`^${anyOf(said['about-it'])}(?!\\p{L})`),
    needs: wholly(said.needs),
    nothing: wordsIn(said.nothing),
    nobody: wordsIn(said.nobody),
    becomes: becomesIn(said),
    notDone: wordsIn(said['not-done']),
    speaking: wordsIn(said.speaking),
    because: pairs(said.because, word),
    how: finding(String.raw`(?:^|\s)${anyOf(said.how)}$`),
    howSaid: wholly(said['how-said']),
    howTaken: finding(
      String.raw`(?:^${anyOf(said['how-taken'])}\s+|[\s,;–—-]+${anyOf(said['how-taken'])}$)`,
    ),
    noDay: wholly(`${said['no-day'].alone}|${said['no-day'].said}`),
    noDayAtEnd: finding(
      String.raw`^(?<what>.*[^\s,;([–—-])[\s,;([–—-]+(?<day>${anyOf(said['no-day'].alone)})[)\]]?$`,
    ),
    why: finding(String.raw`\s+${anyOf(said.why)}(?:\s+|(?<=[${apostrophes}]))`),
    lookAgain: wholly(said['look-again']),
    commands: pairs(said.commands, (words) =>
      finding(String.raw`^${anyOf(words)}(?:\s+(?<no>\d{1,4})(?:\s*:\s*|\s+|$)(?<what>.*))?$`),
    ),
    toSettle,
    notes: notesGrammarOf(said),
  };
}

/** What is declared, read while building; a test holds it to its file. */
export const declaredLines = lines as { readonly en: Declared; readonly fr: Declared };
const ready = new Map<keyof typeof declaredLines, Grammar>();

function grammarIn(language: keyof typeof declaredLines): Grammar {
  const known = ready.get(language) ?? grammarOf(declaredLines[language], toSettleIn[language]);
  ready.set(language, known);
  return known;
}

let ofHealth: readonly Health[] | undefined;

/** Words of somebody’s health, and for somebody whom another line named. */
interface Health {
  readonly health: RegExp;
  readonly somebody: RegExp;
}

/** Those of all languages, whichever a community speaks: what is said of it in another is no less private. */
export const wordsOfHealth = (): readonly Health[] => {
  ofHealth ??= Object.values(declaredLines).map(({ health, somebody }) => ({
    health: word(health),
    somebody: word(somebody),
  }));
  return ofHealth;
};

let ofAnswers: readonly RegExp[] | undefined;

/** Words of mails that answer, in any language. */
export const wordsOfAnswers = (): readonly RegExp[] => {
  ofAnswers ??= Object.values(declaredLines).map(({ answering }) => word(answering));
  return ofAnswers;
};

const together = (own: Grammar, other: Grammar): Grammar => ({
  ...own,
  nothing: new Set([...own.nothing, ...other.nothing]),
  nobody: new Set([...own.nobody, ...other.nobody]),
  notDone: new Set([...own.notDone, ...other.notDone]),
  speaking: new Set([...own.speaking, ...other.speaking]),
});

/**
 * The grammars by which a community's lines are read, its own first: those whose days it understands.
 * What is no promise in one of them is none in the other.
 */
export function grammarsFor({ words }: Customs): readonly [Grammar, ...Grammar[]] {
  const en = grammarIn('en');
  if (words.every((own) => own === english)) return [en];
  const fr = grammarIn('fr');
  return [together(fr, en), together(en, fr)];
}
