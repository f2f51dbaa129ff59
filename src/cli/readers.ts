/** The kinds of fields that are understood by what was typed alone, each with its way of being read. */

import { nameAndAddress } from '../text/addresses.js';
import { visible } from '../text/gate.js';
import { usage } from '../text/refusal.js';
import { readNo } from '../things/no.js';
import type { Day } from '../time/day.js';
import type { Asked } from '../time/reading.js';
import type { Tense } from '../time/reckoning.js';
import {
  type Agreed,
  type Edge,
  readAgreed,
  readDay,
  readMoment,
  readPromisedDay,
  type Undated,
} from '../time/typed-day.js';
import type { Parameter, ParameterKind, Resolvable } from './parameters.js';

/** How days are to be reckoned, and what is told of that. */
export interface DayReading {
  /**
   * How a day is to be read; the ledger is opened where the customs of its community are needed.
   * @param from the day on which it was said, where that is not today
   */
  readonly asked: (tense: Tense, from?: Day) => Asked;
  /** The same, where a day may be reckoned from a meeting as well. */
  readonly withMeetings: (asked: Asked) => Asked;
  /** Tells whoever typed it how something was understood. */
  readonly say: (line: string) => void;
}

type Read = (typed: string, field: Parameter, flag: string, reading: DayReading) => unknown;

const notANumber = (typed: string, flag: string) =>
  usage(
    'not-a-number',
    `${flag} takes a whole number, and “${visible(typed)}” is none.`,
    `Write it like ${flag} 10.`,
  );

const asTyped: Read = (typed) => typed;

/** A day ahead that may be that of a meeting, which is said. @param stays whether it stays where it is, should the meeting move */
const reckoned =
  <Found extends Agreed | Undated>(
    read: (typed: string, asked: Asked) => Found,
    stays = false,
  ): ((...of: Parameters<Read>) => Found) =>
  (typed, _field, _flag, { asked, withMeetings, say }) => {
    const found = read(typed, withMeetings(asked('future')));
    if ('told' in found) {
      say(`${found.told}; should it move, this date ${stays ? 'stays' : 'goes with it'}.`);
    }
    return found;
  };

const dayAhead = reckoned(readAgreed, true);

const day =
  (tense: Tense, edge?: Edge): Read =>
  (typed, _field, _flag, reading) =>
    readDay(typed, reading.asked(tense), edge);

export const readers: Readonly<Record<Exclude<ParameterKind, Resolvable>, Read>> = {
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
    const { name, email, others } = nameAndAddress(typed);
    if (typed.trim() === '') return '';
    if (email !== null && name === '' && others.length === 0) return email;
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
  future: (...of) => dayAhead(...of).day,
  since: day('past', 'first'),
  begins: day('future', 'first'),
  promised: reckoned(readPromisedDay),
  agreed: reckoned(readAgreed),
  moment: (typed, _field, _flag, reading) => ({
    past: readMoment(typed, reading.asked('past')),
    future: readMoment(typed, reading.asked('future')),
  }),
  period: asTyped,
  choice(typed, { choices = [], called, elsewhere = {} }, flag) {
    const found = oneOfWords(typed, choices) ?? (called && oneOfTitles(typed, choices, called));
    if (found !== undefined) return found;
    const word = oneOfWords(typed, Object.keys(elsewhere));
    if (word !== undefined) {
      throw usage(
        'said-elsewhere',
        `${flag} takes “${word}” no more: there is a command for it.`,
        `Type: ${elsewhere[word]}`,
      );
    }
    throw usage(
      'unknown-word',
      `${flag} does not know “${visible(typed)}”.`,
      `It takes one of: ${choices.join(', ')}.`,
    );
  },
  file(typed, _field, flag) {
    if (typed.trim() !== '') return typed;
    // Else it would be the folder that somebody happens to be in.
    throw usage(
      'no-file-named',
      `${flag} was given an empty name.`,
      'Name the file or the folder; if that was to come from a setting of your shell, it is not set.',
    );
  },
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
