/** From what was typed to the input of a handler: one way of reading for each kind of field. */

import { usage } from '../text/refusal.js';
import { peopleIn } from '../text/text.js';
import { dayItWasSaid } from '../things/days.js';
import type { Candidate } from '../things/find.js';
import type { Day } from '../time/day.js';
import type { Finder, Understood } from './finder.js';
import {
  flagName,
  isResolvable,
  type Parameter,
  type ParameterKind,
  type Parameters,
} from './parameters.js';
import { type DayReading, readers } from './readers.js';

/** What reading may need: how days are reckoned, and whoever finds things in the ledger. */
export interface Reading extends DayReading {
  readonly today: Day;
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

const namesNobody = (flag: string, takesOff: string | undefined) =>
  usage(
    'missing-value',
    `Nothing is named with ${flag}.`,
    takesOff === undefined
      ? `Say which is meant, or leave out ${flag}.`
      : `To take somebody off: --${takesOff} NAME`,
  );

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
    isResolvable(field.kind) || field.saidWith
      ? value
      : readers[field.kind](String(value), field, flag, reading);
  const reckoned: Pass = async (value, field, flag) => {
    if (isResolvable(field.kind) || !field.saidWith) return value;
    const from = await saidOn(field.saidWith);
    const asked: Reading['asked'] = (tense, otherwise = from) => reading.asked(tense, otherwise);
    return readers[field.kind](String(value), field, flag, { ...reading, asked });
  };
  const lookedUp: Pass = async (value, { kind, takesOff }, flag) => {
    if (!isResolvable(kind) || isUnderstood(value)) return value;
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
  /** The day of the first of them that was given, for which a meeting is looked up before the rest. */
  const saidOn = async (names: readonly string[]): Promise<Day | undefined> => {
    const name = names.find((each) => (read.get(each) ?? []).length > 0);
    const field = name === undefined ? undefined : fields[name];
    if (name === undefined || field === undefined) return undefined;
    const found = await lookedUp(read.get(name)?.[0], field, flagOf(name));
    const meant = isUnderstood(found) ? await settled(found) : found;
    read.set(name, [isResolvable(field.kind) ? { meant } : meant]);
    return dayItWasSaid(meant as Day | Candidate, reading.today);
  };
  await all(alone);
  await all(reckoned);
  await all(lookedUp);
  for (const name of missing) {
    const field = fields[name] as Parameter;
    await ask(name, field, async (text) => {
      const values: unknown[] = [];
      for (const one of field.many ? await parted([text], field, finder) : [text]) {
        const value = await alone(one, field, flagOf(name));
        const found = await lookedUp(value, field, flagOf(name));
        values.push(await reckoned(found, field, flagOf(name)));
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
  { kind, commas, wordEach }: Parameter,
  finder: Reading['finder'],
): Promise<unknown[]> {
  const parts: string[] = [];
  const together = values.join(' ');
  const isOne =
    wordEach && values.length > 1 && isResolvable(kind) && (await finder()).knows(kind, together);
  for (const value of isOne ? [together] : values.map(String)) {
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

const isUnderstood = (value: unknown): value is Understood =>
  typeof value === 'object' && value !== null && ('meant' in value || 'ask' in value);

const settled = (understood: Understood): unknown =>
  'meant' in understood ? understood.meant : understood.ask();

export const flagOf = (name: string): string => `--${flagName(name)}`;
