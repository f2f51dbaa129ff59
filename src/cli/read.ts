/** From what was typed to the input of a handler: one way of reading for each kind of field. */

import type { Prompter } from '../prompt/prompter.js';
import { visible } from '../text/gate.js';
import { exitCodes, Refusal } from '../text/refusal.js';
import type { Session } from '../things/session.js';
import { type Day, parseIsoDay } from '../time/day.js';
import {
  type Field,
  type FieldKind,
  type Fields,
  flagName,
  isResolvable,
  type Resolvable,
} from './fields.js';

/** What reading may need: a day to reckon from, a ledger to look in, somebody to ask. */
export interface Reading {
  readonly today: Day;
  readonly session: () => Session;
  /** Undefined where nobody can be asked. */
  readonly prompter: (() => Promise<Prompter>) | undefined;
}

type Read = (typed: string, field: Field, flag: string, reading: Reading) => unknown;

const usage = (code: string, message: string, next: string): Refusal =>
  new Refusal(code, message, next, { exit: exitCodes.usage });

const asTyped: Read = (typed) => typed;

const day =
  (direction: 'past' | 'future'): Read =>
  async (typed, _field, _flag, { today }) => {
    const iso = parseIsoDay(typed);
    if (iso) return iso;
    // The reader of everyday English is large, and an ISO date does not need it.
    const { readDay } = await import('../time/typed-day.js');
    return readDay(typed, today, direction);
  };

const looked =
  (kind: Resolvable): Read =>
  async (typed, _field, flag, { session, prompter }) => {
    const { resolve } = await import('./resolve.js');
    return resolve(kind, typed, flag, session(), prompter);
  };

const readers: Readonly<Record<FieldKind, Read>> = {
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
  member: looked('member'),
  commitment: looked('commitment'),
  meeting: looked('meeting'),
  question: looked('question'),
  role: looked('role'),
  resource: looked('resource'),
  note: looked('note'),
  unmatched: looked('unmatched'),
  subject: looked('subject'),
};

const only = <Item>(items: readonly Item[]): Item | undefined =>
  items.length === 1 ? items[0] : undefined;

/** Whether reading these fields takes a look into the ledger. */
export const looksIntoLedger = (
  fields: Fields,
  typed: Readonly<Record<string, unknown>>,
): boolean =>
  Object.entries(fields).some(
    ([name, { kind }]) => isResolvable(kind) && typed[name] !== undefined,
  );

/**
 * Reads every field that was given.
 * @param typed by property name, as the command line's parser left it: a string, several, or true
 * @param flagOf how a field was given, for messages: `--by`, or NAME for an argument
 */
export async function readFields(
  fields: Fields,
  typed: Readonly<Record<string, unknown>>,
  flagOf: (name: string) => string,
  reading: Reading,
): Promise<Record<string, unknown>> {
  const input: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(fields)) {
    const value = typed[name];
    const read = (one: unknown) => readers[field.kind](String(one), field, flagOf(name), reading);
    if (field.kind === 'flag') input[name] = value === true;
    else if (field.many) {
      const values: unknown[] = [];
      for (const each of (value as unknown[] | undefined) ?? []) values.push(await read(each));
      input[name] = values;
    } else input[name] = value === undefined ? undefined : await read(value);
  }
  return input;
}

export const flagOf = (name: string): string => `--${flagName(name)}`;
