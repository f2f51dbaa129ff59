/** How figures are put into words, in no language yet. */
import { type Phrase, phrase } from '../language/locale.js';
import type { Settings } from '../things/community/settings.js';
import { addDays, type Day, daysBetween } from '../time/day.js';
import type { Window } from '../time/window.js';
import type { MeasureFacts } from './facts.js';
import type { Counted, Part, Tally } from './measure.js';

export const tooFew = phrase('measure.too-few');

/** Nobody kept a record of it: not the same as none. */
export const noRecord = phrase('measure.no-record');

/** "3 of 24"; "too few to say" where the whole is small, and "nothing to count" where it is none. */
export function share(part: number, whole: number, { fewest }: Settings): Phrase {
  if (whole === 0) return phrase('measure.nothing');
  return whole < fewest ? tooFew : phrase('measure.share', { part, whole });
}

/** A fraction by its name. */
export const fraction = (
  name: string,
  numerator: number,
  denominator: number,
  settings: Settings,
): Part => ({ name, numerator, denominator, said: share(numerator, denominator, settings) });

/** A number that is no fraction, said by a phrase that has a `{count}`. */
export const quantity = (name: string, count: number, of: string): Part => ({
  name,
  numerator: count,
  denominator: null,
  said: phrase(of, { count }),
});

/** What nobody knows. */
export const unknown = (name: string, because: Phrase = noRecord): Part => ({
  name,
  numerator: null,
  denominator: null,
  said: because,
});

/** Figures side by side, by a phrase that names each; said once where none has anything to say. */
export function whole(of: string, parts: readonly [Part, ...Part[]]): Phrase {
  const each = parts.map((part) => part.said);
  if (each.every(isBare)) {
    return each.some((one) => one.name === tooFew.name) ? tooFew : parts[0].said;
  }
  return phrase(of, Object.fromEntries(parts.map((part) => [part.name, part.said])));
}

/** Whether a phrase holds no number: "too few to say", "nothing on record yet". */
export const isBare = ({ values = {} }: Phrase): boolean => Object.keys(values).length === 0;

/** The middle one of `values`, or halfway between the middle two; null of none. */
export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2;
}

export const days = (count: number): Phrase => phrase('measure.days', { count });

/** The median of `waits` (days) where there are enough to say so. */
export function medianDays(name: string, waits: readonly number[], { fewest }: Settings): Part {
  const middle = waits.length < fewest ? null : median(waits);
  return {
    name,
    numerator: middle,
    denominator: null,
    said:
      middle === null ? (waits.length === 0 ? phrase('measure.nothing') : tooFew) : days(middle),
  };
}

/** Why something counts as it does, or doesn't: the phrase `measure.because.NAME`. */
export const because = (name: string): Phrase => phrase(`measure.because.${name}`);

/** "1 kept later, 2 moved and 1 let go": how many rows there are for each reason that has any. */
export function beside(tally: Tally, reasons: readonly string[], part?: string): Phrase | null {
  const list = besidesOf(tally, reasons, part);
  return list.length === 0 ? null : listOf(list);
}

/** The same, each by itself. */
export const besidesOf = (tally: Tally, reasons: readonly string[], part?: string): Phrase[] =>
  reasons.flatMap((reason) => {
    const count = tally.because(reason, part);
    return count === 0 ? [] : [phrase(`measure.beside.${reason}`, { count })];
  });

export const listOf = (list: readonly Phrase[]): Phrase => phrase('measure.list', { list });

/** Whether less than half of a window is on record: it is nothing to go by, or to compare with. */
export const isMostlyUnknown = (
  { from, to }: Window,
  { anything }: MeasureFacts['knownSince'],
): boolean =>
  anything !== null && anything > addDays(from, Math.floor((daysBetween(from, to) + 1) / 2));

/** "nothing is known from before 5 Oct 2026", where most of a figure's window is. */
export const sinceWhen = (window: Window, known: MeasureFacts['knownSince']): Phrase[] =>
  isMostlyUnknown(window, known)
    ? [phrase('measure.beside.known-since', { day: { day: known.anything as Day } })]
    : [];

/** Meetings of which nobody has said whether they took place: told beside `part`, and in none. */
export const unconfirmedRows = (
  part: string,
  meetings: MeasureFacts['unconfirmed'],
): readonly Counted[] => besideRows('unconfirmed', part, meetings);

/** Meetings of which not all who came are known: told beside `part`. */
export const unsettledRows = (
  part: string,
  meetings: MeasureFacts['unsettled'],
): readonly Counted[] => besideRows('unsettled', part, meetings);

const besideRows = (
  why: string,
  part: string,
  meetings: MeasureFacts['unconfirmed'],
): readonly Counted[] =>
  meetings.map(({ id, on }) => ({
    part,
    kind: 'meeting',
    id,
    on,
    as: 'left-out',
    because: because(why),
  }));
