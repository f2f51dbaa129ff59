/** Days of a poll as they were typed: by their letters, or themselves. */
import type { Call } from '../cli/verb.js';
import { excerpt } from '../text/gate.js';
import { Refusal, usage } from '../text/refusal.js';
import { letterOf, type Poll, pollDayInWords, type Suits } from '../things/poll/thing.js';
import { readMoment } from '../time/typed-day.js';

interface Typed {
  readonly days: readonly string[];
  readonly maybe: readonly string[];
  readonly all: boolean;
  readonly none: boolean;
}

/**
 * What is said of each day: of those that are not named, that they don’t suit.
 * @throws Refusal `no-day-named`, `day-both-ways`, `unknown-day`
 */
export function daysTyped(call: Call, poll: Poll, { days, maybe, all, none }: Typed): Suits[] {
  const yes = all ? poll.days.map((_, nth) => nth) : placesOf(call, poll, days);
  const perhaps = placesOf(call, poll, maybe);
  const said = [days.length + maybe.length > 0, all, none].filter(Boolean).length;
  if (said === 0) throw noDayNamed(poll);
  if (said > 1 && !(all && days.length === 0 && !none)) throw bothWays();
  if (!all && yes.some((nth) => perhaps.includes(nth))) throw bothWays();
  return poll.days.map((_, nth) =>
    perhaps.includes(nth) ? 'maybe' : yes.includes(nth) ? 'yes' : 'no',
  );
}

function placesOf(call: Call, poll: Poll, typed: readonly string[]): number[] {
  const letters = poll.days.map((_, nth) => letterOf(nth));
  return typed
    .flatMap((text) => (isLetters(text) ? text.split(/[\s,;]+/u) : text.split(/[,;]/u)))
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .map((each) => {
      const nth = letters.indexOf(each.toUpperCase());
      return nth >= 0 ? nth : placeOfDay(call, poll, each);
    });
}

const isLetters = (text: string): boolean => /^[a-z](?:[\s,;]+[a-z])*$/iu.test(text.trim());

function placeOfDay(call: Call, poll: Poll, typed: string): number {
  const found = /^.$/u.test(typed) ? [] : sameDay(call, poll, typed);
  const [nth] = found;
  if (found.length === 1 && nth !== undefined) return nth;
  const days = poll.days.map((each, at) => `${letterOf(at)} (${pollDayInWords(each)})`);
  throw new Refusal(
    'unknown-day',
    found.length > 1
      ? `“${excerpt(typed)}” may be several of the days of poll ${poll.no}.`
      : `“${excerpt(typed)}” is none of the days of poll ${poll.no}.`,
    `Give letters of these: ${days.join(', ')}`,
  );
}

function sameDay(call: Call, poll: Poll, typed: string): number[] {
  const { day, start } = readMoment(typed, call.asked('future'));
  return poll.days.flatMap((each, nth) =>
    each.day === day && (start === null || each.start === start) ? [nth] : [],
  );
}

const noDayNamed = ({ days }: Poll) =>
  usage(
    'no-day-named',
    'It was not said which of the days suit.',
    `Give their letters (${letterOf(0)} to ${letterOf(days.length - 1)}), or --all, or --none.`,
  );

const bothWays = () =>
  usage(
    'day-both-ways',
    'A day was said to suit, and not, or perhaps.',
    'Name each day once: letters for those that suit, --maybe for those that suit perhaps, --none alone.',
  );
