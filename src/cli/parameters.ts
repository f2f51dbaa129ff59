/**
 * What a command can be given, as data: each field has a kind, and each kind one way of being read
 * (read.ts), shown in help and completed. The type of a field is the type its handler receives.
 */

import type { Candidate } from '../things/find.js';
import type { FindableName } from '../things/index.js';
import type { MemberOrNew } from '../things/member/changes.js';
import type { No } from '../things/no.js';
import type { Day } from '../time/day.js';
import type { Tense } from '../time/reckoning.js';
import type { Agreed, Moment, Undated } from '../time/typed-day.js';
import { lookups } from './lookups.js';

/** What each kind of field turns what was typed into; what can be found, into the one meant. */
export interface ParameterValues extends Readonly<Record<FindableName, Candidate>> {
  text: string;
  /** What a person is called, with or without their address: “Ana López <ana@example.org>”. */
  name: string;
  /** A mail address; an empty one takes away what was there. */
  address: string;
  flag: boolean;
  count: number;
  /** The small number of something that can be meant by nothing else. */
  no: No;
  /** A day that lies behind: "last friday". */
  past: Day;
  /** A day that lies ahead: "next friday". */
  future: Day;
  /** A day on which something began: the first of "march 2020". */
  since: Day;
  /** A day on which something begins: the first of "next week". */
  begins: Day;
  /** A day by which something is promised, or words that name none: "asap". */
  promised: Agreed | Undated;
  /** A day that is agreed for a promise; it may be one that follows a meeting. */
  agreed: Agreed;
  /** When people meet, read as lying behind and as lying ahead. */
  moment: Readonly<Record<Exclude<Tense, 'near'>, Moment>>;
  /** `4w`, `2026-Q1`, “last month”; kept as typed, since it hangs on the as-of day. */
  period: string;
  choice: string;
  file: string;
  /** A member, or somebody who may be new: then whoever sits there is asked, and the act adds them. */
  person: MemberOrNew;
  /** A commitment or a member, whichever is meant; a number is a commitment's. */
  subject: Candidate;
}
export type ParameterKind = keyof ParameterValues;

/** Kinds that stand for something in the ledger, which has to be looked up. */
export type Resolvable = keyof typeof lookups;

export const isResolvable = (kind: ParameterKind): kind is Resolvable => kind in lookups;

/** A question that stands for a field on a terminal. */
export interface FieldQuestion {
  readonly message: string;
  /**
   * The flag that Enter alone means: it is asked whenever neither is there. Without one, what may be
   * left out is asked only where all that the command is about was left out as well.
   */
  readonly orElse?: string;
}

export interface Parameter<Value = unknown> {
  readonly kind: ParameterKind;
  readonly about: string;
  /** What stands for the value in help: NAME, DATE. */
  readonly placeholder: string;
  readonly many: boolean;
  readonly required: boolean;
  /** The flag without which it is needed, and beside which it may be left out. */
  readonly unless?: string;
  readonly choices?: readonly string[];
  /** The title that each of them is shown with, by which it is known as well. */
  readonly called?: (choice: string) => string;
  /** Words that are none of them any more, each with the line to type now. */
  readonly elsewhere?: Readonly<Record<string, string>>;
  /** The flag that takes those who come after the first, where this one takes one. */
  readonly others?: string;
  /** The flag that takes off what this one puts on, for whoever leaves this one empty. */
  readonly takesOff?: string;
  /**
   * Whether it may stand behind numbers without its flag: `keep 28 yesterday`; `sentence` where one
   * word alone may be meant for another.
   */
  readonly bare?: boolean | 'sentence';
  /** Whether commas part several; not where each may hold some itself. */
  readonly commas?: boolean;
  /**
   * Whether several that are called by words stand side by side without commas, a word each, unless
   * all of them are what one is called: `tidy ella otto`.
   */
  readonly wordEach?: boolean;
  /** Whether an argument can be given by a flag as well, with the same meaning. */
  readonly flagToo?: boolean;
  /** The fields that say on which day this one was said: it is reckoned from there, not from today. */
  readonly saidWith?: readonly string[];
  /** What is asked on a terminal where it was left out. */
  readonly ask?: FieldQuestion;
  /** Whether a command that reads writes as well where this is given. */
  readonly writes?: boolean;
  /** Says to the compiler, and to nobody else, what the handler receives. */
  readonly value?: Value;
}

const placeholders: Record<Exclude<ParameterKind, Resolvable>, string> = {
  text: 'TEXT',
  name: 'NAME',
  address: 'ADDRESS',
  flag: '',
  count: 'NUMBER',
  no: 'N',
  past: 'DATE',
  future: 'DATE',
  since: 'DATE',
  begins: 'DATE',
  promised: 'DATE',
  agreed: 'DATE',
  moment: 'DATE',
  period: 'PERIOD',
  choice: 'WORD',
  file: 'FILE',
};

type More = Partial<
  Pick<
    Parameter,
    | 'placeholder'
    | 'called'
    | 'elsewhere'
    | 'others'
    | 'takesOff'
    | 'bare'
    | 'commas'
    | 'wordEach'
    | 'flagToo'
    | 'saidWith'
    | 'ask'
    | 'writes'
  >
>;

const field = <Value>(
  kind: ParameterKind,
  about: string,
  more: Partial<Parameter<Value>> = {},
): Parameter<Value> => ({
  kind,
  about,
  placeholder: isResolvable(kind) ? lookups[kind].placeholder : placeholders[kind],
  many: false,
  required: false,
  ...more,
});

/** A field that may be left out. */
export const one = <Kind extends Exclude<ParameterKind, 'flag' | 'choice'>>(
  kind: Kind,
  about: string,
  more: More = {},
): Parameter<ParameterValues[Kind] | undefined> => field(kind, about, more);

/** A field that may be given several times, or not at all. */
export const several = <Kind extends Exclude<ParameterKind, 'flag' | 'choice'>>(
  kind: Kind,
  about: string,
  more: More = {},
): Parameter<Array<ParameterValues[Kind]>> => field(kind, about, { ...more, many: true });

/** Without this one the command can't be understood. */
export const needed = <Value>(of: Parameter<Value>): Parameter<NonNullable<Value>> => ({
  ...(of as Parameter<NonNullable<Value>>),
  required: true,
});

/** Without this one the command can't be understood, unless the flag `other` is there. */
export const neededUnless = <Value>(other: string, of: Parameter<Value>): Parameter<Value> => ({
  ...of,
  required: true,
  unless: other,
});

export const flag = (about: string, more: More = {}): Parameter<boolean> =>
  field('flag', about, more);

/** One of a few words. */
export const choice = <Word extends string>(
  choices: readonly Word[],
  about: string,
  more: More = {},
): Parameter<Word | undefined> =>
  field('choice', about, { choices, placeholder: choices.join('|'), ...more });

export type Parameters = Readonly<Record<string, Parameter>>;

/** What a handler receives for its fields. */
export type InputOf<Of extends Parameters> = {
  readonly [Key in keyof Of]: Of[Key] extends Parameter<infer Value> ? Value : never;
};

/** `doneWhen` → `done-when`. */
export const flagName = (property: string): string =>
  property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
