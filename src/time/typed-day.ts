import { GB } from 'chrono-node/en';
import { Refusal } from '../text/refusal.js';
import { addDays, type Day, dayOf, formatDay, parseIsoDay } from './day.js';

/** Which way an everyday date looks when it could be either: "friday" of next week or of last. */
export type Tense = 'past' | 'future';

const slashed = /^(\d{1,4})[/.](\d{1,2})(?:[/.](\d{2,4}))?$/;
const namedMonth =
  /^(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?([a-z]{3,9})\.?(?:\s+(\d{4}))?$|^([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?$/i;
const lookingBack = /\b(last|past|ago|yesterday)\b/i;
const weekday = /^(mon|tue|wed|thu|fri|sat|sun)[a-z]*$/i;
const monthNames = [
  'jan',
  'feb',
  'mar',
  'apr',
  'may',
  'jun',
  'jul',
  'aug',
  'sep',
  'oct',
  'nov',
  'dec',
];

const examples = 'Write it like 2026-10-03, “3 October”, “next friday” or “in two weeks”.';

const impossible = (typed: string): Refusal =>
  new Refusal('no-such-day', `The calendar has no “${typed}”.`, examples);

/**
 * The day somebody means by `typed`: ISO, or everyday English relative to `today`.
 * @throws Refusal `no-such-day` (31 February), `ambiguous-date` (3/4/2026), `unclear-date`
 */
export function readDay(typed: string, today: Day, tense: Tense): Day {
  const text = typed.trim();
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    const iso = parseIsoDay(text);
    if (!iso) throw impossible(text);
    return iso;
  }
  refuseAmbiguous(text);
  refuseImpossible(text, today);
  // chrono thinks in the machine's own zone; noon there is the same civil day everywhere.
  const reference = new Date(`${today}T12:00:00`);
  const [found, ...others] = GB.parse(text, reference, {
    forwardDate: tense === 'future' && !lookingBack.test(text),
  });
  if (!found || others.length > 0 || found.text.trim().length < text.length) {
    throw new Refusal('unclear-date', `I can’t tell which day “${typed}” is.`, examples);
  }
  const said = found.start;
  const day = dayOf(said.get('year') ?? 0, said.get('month') ?? 0, said.get('day') ?? 0);
  if (!day) throw impossible(text);
  // "Friday" on its own, said of the past, is the last one; chrono gives the nearest.
  if (tense === 'past' && day > today && weekday.test(text)) return addDays(day, -7);
  return day;
}

function refuseAmbiguous(text: string): void {
  const match = slashed.exec(text);
  if (!match) return;
  const [first, second] = [Number(match[1]), Number(match[2])];
  // 2024 stands in for a year that was not said: it has every day that any year has.
  const year = Number(match[3]?.length === 2 ? `20${match[3]}` : (match[3] ?? 2024));
  const either = [dayOf(year, second, first), dayOf(year, first, second)].filter(
    (day) => day !== undefined,
  );
  if (either.length === 0 && first <= 31) throw impossible(text);
  if (either.length < 2 || first === second) return;
  throw new Refusal(
    'ambiguous-date',
    `“${text}” can be read two ways.`,
    `Write the month as a word, or the day as YYYY-MM-DD. ${examples}`,
    { details: match[3] ? either.map((day) => formatDay(day)) : [] },
  );
}

/** Named-month dates that chrono would quietly carry over into the next month. */
function refuseImpossible(text: string, today: Day): void {
  const match = namedMonth.exec(text);
  const day = Number(match?.[1] ?? match?.[5]);
  const name = (match?.[2] ?? match?.[4] ?? '').slice(0, 3).toLowerCase();
  const month = monthNames.indexOf(name) + 1;
  if (!match || month === 0) return;
  const year = Number(match[3] ?? match[6] ?? today.slice(0, 4));
  const leap = (match[3] ?? match[6]) ? year : 2024;
  if (!dayOf(leap, month, day)) throw impossible(text);
}
