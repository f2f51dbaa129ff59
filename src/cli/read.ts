/** From what was typed to the input of a handler: one way of reading for each kind of field. */

import { visible } from '../text/gate.js';
import { usage } from '../text/refusal.js';
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
}

type Read = (typed: string, field: Parameter, flag: string, reading: Reading) => unknown;

const asTyped: Read = (typed) => typed;

const day =
  (tense: Tense, edge?: Edge): Read =>
  (typed, _field, _flag, reading) =>
    readDay(typed, reading.asked(tense), edge);

/** The kinds that are understood by what was typed alone. */
const readers: Readonly<Record<Exclude<ParameterKind, Resolvable>, Read>> = {
  text: asTyped,
  flag: (typed) => Boolean(typed),
  count(typed, _field, flag) {
    if (/^\d{1,9}$/.test(typed)) return Number(typed);
    throw usage(
      'not-a-number',
      `${flag} takes a whole number, and “${visible(typed)}” is none.`,
      `Write it like ${flag} 10.`,
    );
  },
  past: day('past'),
  future: day('future'),
  since: day('past', 'first'),
  promised: (typed, _field, _flag, reading) => readPromisedDay(typed, reading.asked('future')),
  moment: (typed, _field, _flag, reading) => ({
    past: readMoment(typed, reading.asked('past')),
    future: readMoment(typed, reading.asked('future')),
  }),
  period: asTyped,
  choice(typed, { choices = [] }, flag) {
    const meant = typed
      .trim()
      .toLowerCase()
      .replace(/[\s_]+/g, '-');
    const found =
      choices.find((word) => word.replace(/\s+/g, '-') === meant) ??
      only(choices.filter((word) => word.replace(/\s+/g, '-').startsWith(meant)));
    if (found !== undefined) return found;
    throw usage(
      'unknown-word',
      `${flag} does not know “${visible(typed)}”.`,
      `It takes one of: ${choices.join(', ')}.`,
    );
  },
  file: asTyped,
};

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
 * Reads every field that was given: first what needs no ledger, then what stands in it, and only
 * then asks, so that nobody answers a question about what is refused anyway.
 * @param typed by property name, as the command line's parser left it: a string, several, or true
 * @param flagOf how a field was given, for messages: `--by`, or NAME for an argument
 */
export async function readFields(
  fields: Parameters,
  typed: Readonly<Record<string, unknown>>,
  flagOf: (name: string) => string,
  reading: Reading,
): Promise<Record<string, unknown>> {
  const passes: readonly Pass[] = [
    (value, field, flag) =>
      isResolvable(field.kind) ? value : readers[field.kind](String(value), field, flag, reading),
    async (value, { kind }, flag) =>
      isResolvable(kind) ? (await reading.finder()).look(kind, String(value), flag) : value,
    (value, { kind }) => (isResolvable(kind) ? settled(value as Understood) : value),
  ];
  const given = Object.entries(fields).filter(([name]) => typed[name] !== undefined);
  const read = new Map(given.map(([name]) => [name, [typed[name]].flat()]));
  for (const pass of passes) {
    for (const [name, field] of given) {
      const values: unknown[] = [];
      for (const value of read.get(name) ?? []) values.push(await pass(value, field, flagOf(name)));
      read.set(name, values);
    }
  }
  return Object.fromEntries(
    Object.entries(fields).map(([name, { kind, many }]) => {
      const values = read.get(name) ?? [];
      return [name, many ? values : kind === 'flag' ? values[0] === true : values[0]];
    }),
  );
}

const settled = (understood: Understood): unknown =>
  'meant' in understood ? understood.meant : understood.ask();

export const flagOf = (name: string): string => `--${flagName(name)}`;
