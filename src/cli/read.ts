/** From what was typed to the input of a handler: one way of reading for each kind of field. */

import { nameAndAddress } from '../text/addresses.js';
import { visible } from '../text/gate.js';
import { usage } from '../text/refusal.js';
import { peopleIn } from '../text/text.js';
import { readNo } from '../things/no.js';
import type { Asked } from '../time/reading.js';
import type { Tense } from '../time/reckoning.js';
import { type Edge, readDay, readMoment, readPromisedDay } from '../time/typed-day.js';
import type { Finder, Understood } from './finder.js';
import {
  flagName,
  isResolvable,
  type Parameter,
  type ParameterKind,
  type Parameters,
  type Resolvable,
} from './parameters.js';

/** What reading may need: how days are reckoned, and whoever finds things in the ledger. */
export interface Reading {
  /** How a day is to be read; the ledger is opened where the customs of its community are needed. */
  readonly asked: (tense: Tense) => Asked;
  readonly finder: () => Promise<Finder>;
  /** The fields that were left out and are asked for, each by its name. */
  readonly missing: readonly string[];
  /**
   * Asks for one of them, and again until what is typed is understood.
   * @param understand throws the refusal of what can't be
   */
  readonly ask: (
    name: string,
    field: Parameter,
    understand: (typed: string) => Promise<void>,
  ) => Promise<void>;
}

type Read = (typed: string, field: Parameter, flag: string, reading: Reading) => unknown;

const notANumber = (typed: string, flag: string) =>
  usage(
    'not-a-number',
    `${flag} takes a whole number, and “${visible(typed)}” is none.`,
    `Write it like ${flag} 10.`,
  );

const namesNobody = (flag: string, takesOff: string | undefined) =>
  usage(
    'missing-value',
    `Nothing is named with ${flag}.`,
    takesOff === undefined
      ? `Say which is meant, or leave out ${flag}.`
      : `To take somebody off: --${takesOff} NAME`,
  );

const asTyped: Read = (typed) => typed;

const day =
  (tense: Tense, edge?: Edge): Read =>
  (typed, _field, _flag, reading) =>
    readDay(typed, reading.asked(tense), edge);

/** The kinds that are understood by what was typed alone. */
const readers: Readonly<Record<Exclude<ParameterKind, Resolvable>, Read>> = {
  text: asTyped,
  name(typed) {
    const { name, email } = nameAndAddress(typed);
    if (email === null || name !== '') return typed;
    throw usage(
      'name-is-address',
      `“${visible(typed)}” is an address, and no name.`,
      `Give the name first, and the address with it: "NAME <${visible(email)}>"`,
    );
  },
  address(typed, _field, flag) {
    const { name, email } = nameAndAddress(typed);
    if (typed.trim() === '') return '';
    if (email !== null && name === '') return email;
    throw usage(
      'not-an-address',
      `${flag} takes an e-mail address, and “${visible(typed)}” is none.`,
      `Write it like ${flag} name@example.org.`,
    );
  },
  flag: (typed) => Boolean(typed),
  count(typed, _field, flag) {
    if (/^\d{1,9}$/.test(typed)) return Number(typed);
    throw notANumber(typed, flag);
  },
  no(typed, _field, flag) {
    const no = readNo(typed);
    if (no !== undefined) return no;
    throw notANumber(typed, flag);
  },
  past: day('past'),
  future: day('future'),
  since: day('past', 'first'),
  begins: day('future', 'first'),
  promised: (typed, _field, _flag, reading) => readPromisedDay(typed, reading.asked('future')),
  moment: (typed, _field, _flag, reading) => ({
    past: readMoment(typed, reading.asked('past')),
    future: readMoment(typed, reading.asked('future')),
  }),
  period: asTyped,
  choice(typed, { choices = [], called }, flag) {
    const found = oneOfWords(typed, choices) ?? (called && oneOfTitles(typed, choices, called));
    if (found !== undefined) return found;
    throw usage(
      'unknown-word',
      `${flag} does not know “${visible(typed)}”.`,
      `It takes one of: ${choices.join(', ')}.`,
    );
  },
  file: asTyped,
};

/** The one of `words` that was typed, or begun so that it can be no other. */
export function oneOfWords<Word extends string>(
  typed: string,
  words: readonly Word[],
): Word | undefined {
  const meant = typed
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');
  return (
    words.find((word) => word.replace(/\s+/g, '-') === meant) ??
    only(words.filter((word) => word.replace(/\s+/g, '-').startsWith(meant)))
  );
}

/** The same by what each is called: its title, or the beginning of no other. */
function oneOfTitles(
  typed: string,
  words: readonly string[],
  called: (word: string) => string,
): string | undefined {
  const titles = new Map(words.map((word) => [called(word).toLowerCase(), word]));
  const title = oneOfWords(typed, [...titles.keys()]);
  return title && titles.get(title);
}

const only = <Item>(items: readonly Item[]): Item | undefined =>
  items.length === 1 ? items[0] : undefined;

/** Whether reading these fields takes a look into the ledger. */
export const looksIntoLedger = (
  fields: Parameters,
  typed: Readonly<Record<string, unknown>>,
): boolean =>
  Object.entries(fields).some(
    ([name, { kind }]) => isResolvable(kind) && typed[name] !== undefined,
  );

/** Reads one value of a field further; what it has nothing to do with stays as it is. */
type Pass = (value: unknown, field: Parameter, flag: string) => unknown;

/**
 * Reads every field that was given: first what needs no ledger, then what stands in it, then asks
 * for what is missing, and only then who or what is meant, so that nobody answers a question about
 * what is refused anyway.
 * @param typed by property name, as the command line's parser left it: a string, several, or true
 * @param flagOf how a field was given, for messages: `--by`, or NAME for an argument
 */
export async function readFields(
  fields: Parameters,
  typed: Readonly<Record<string, unknown>>,
  flagOf: (name: string) => string,
  reading: Reading,
): Promise<Record<string, unknown>> {
  const { finder, missing, ask } = reading;
  const alone: Pass = (value, field, flag) =>
    isResolvable(field.kind) ? value : readers[field.kind](String(value), field, flag, reading);
  const lookedUp: Pass = async (value, { kind, takesOff }, flag) => {
    if (!isResolvable(kind)) return value;
    if (String(value).trim() === '') throw namesNobody(flag, takesOff);
    return (await finder()).look(kind, String(value), flag);
  };
  const meant: Pass = (value, { kind }) =>
    isResolvable(kind) ? settled(value as Understood) : value;

  const given = Object.entries(fields).filter(([name]) => typed[name] !== undefined);
  const read = new Map(given.map(([name]) => [name, [typed[name]].flat()]));
  const all = async (pass: Pass): Promise<void> => {
    for (const [name, field] of Object.entries(fields)) {
      const values: unknown[] = [];
      for (const value of read.get(name) ?? []) values.push(await pass(value, field, flagOf(name)));
      read.set(name, values);
    }
  };
  for (const [name, field] of given) {
    if (field.many) read.set(name, await parted(read.get(name) ?? [], field, finder));
    else if (field.others !== undefined) {
      const [first, ...others] = await apart(String(typed[name]), field.kind, finder);
      read.set(name, [first]);
      if (others.length > 0)
        read.set(field.others, [...others, ...[typed[field.others] ?? []].flat()]);
    }
  }
  await all(alone);
  await all(lookedUp);
  for (const name of missing) {
    const field = fields[name] as Parameter;
    await ask(name, field, async (text) => {
      const values: unknown[] = [];
      for (const one of field.many ? await parted([text], field, finder) : [text]) {
        const value = await alone(one, field, flagOf(name));
        values.push(await lookedUp(value, field, flagOf(name)));
      }
      read.set(name, values);
    });
  }
  await all(meant);
  return Object.fromEntries(
    Object.entries(fields).map(([name, { kind, many }]) => {
      const values = read.get(name) ?? [];
      return [name, many ? values : kind === 'flag' ? values[0] === true : values[0]];
    }),
  );
}

async function apart(
  text: string,
  kind: ParameterKind,
  finder: Reading['finder'],
): Promise<string[]> {
  if (kind !== 'person' && kind !== 'member') return [text];
  const { knows } = await finder();
  return peopleIn(text, (name) => knows(kind, name));
}

/** Several in one text with commas between them, unless all of it is what one is called. */
async function parted(
  values: readonly unknown[],
  { kind, commas }: Parameter,
  finder: Reading['finder'],
): Promise<unknown[]> {
  const parts: string[] = [];
  for (const value of values.map(String)) {
    const parting = commas || isResolvable(kind) ? /[;,]/ : undefined;
    const whole =
      !parting?.test(value) || (isResolvable(kind) && (await finder()).knows(kind, value));
    for (const part of whole || !parting ? [value] : splitAt(value)) {
      parts.push(...(await apart(part, kind, finder)));
    }
  }
  return parts;
}

/** Where there are semicolons, those stand between names that may hold commas. */
const splitAt = (text: string): string[] =>
  text
    .split(text.includes(';') ? ';' : ',')
    .map((part) => part.trim())
    .filter(Boolean);

const settled = (understood: Understood): unknown =>
  'meant' in understood ? understood.meant : understood.ask();

export const flagOf = (name: string): string => `--${flagName(name)}`;
