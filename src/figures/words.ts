/** How figures are put into words, in no language yet. */
import { type Said, said } from '../language/voice.js';
import type { Settings } from '../things/community/settings.js';
import type { Part } from './measure.js';
import type { Tally } from './tally.js';

export const tooFew = said('measure.too-few');

/** Nobody kept a record of it: not the same as none. */
const noRecord = said('measure.no-record');

/** "3 of 24"; "too few to say" where the whole is small, and "nothing to count" where it is none. */
export function share(part: number, whole: number, { fewest }: Settings): Said {
  if (whole === 0) return said('measure.nothing');
  return whole < fewest ? tooFew : said('measure.share', { part, whole });
}

/** A fraction by its name. */
export const fraction = (
  name: string,
  numerator: number,
  denominator: number,
  settings: Settings,
): Part => ({ name, numerator, denominator, said: share(numerator, denominator, settings) });

/** A number that is no fraction, said by a phrase that has a `{count}`. */
export const number = (name: string, count: number, phrase: string): Part => ({
  name,
  numerator: count,
  denominator: null,
  said: said(phrase, { count }),
});

/** What nobody knows. */
export const unknown = (name: string, because: Said = noRecord): Part => ({
  name,
  numerator: null,
  denominator: null,
  said: because,
});

/** Figures side by side, by a phrase that names each; said once where none has anything to say. */
export function whole(phrase: string, parts: readonly [Part, ...Part[]]): Said {
  const each = parts.map((part) => part.said);
  if (each.every(isBare)) {
    return each.some((one) => one.phrase === tooFew.phrase) ? tooFew : parts[0].said;
  }
  return said(phrase, Object.fromEntries(parts.map((part) => [part.name, part.said])));
}

/** Whether a phrase holds no number: "too few to say", "nothing on record yet". */
export const isBare = ({ values = {} }: Said): boolean => Object.keys(values).length === 0;

/** The middle one of `values`, or halfway between the middle two; null of none. */
export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2;
}

export const days = (count: number): Said => said('measure.days', { count });

/** The median of `waits` (days) where there are enough to say so. */
export function medianDays(name: string, waits: readonly number[], { fewest }: Settings): Part {
  const middle = waits.length < fewest ? null : median(waits);
  return {
    name,
    numerator: middle,
    denominator: null,
    said: middle === null ? (waits.length === 0 ? said('measure.nothing') : tooFew) : days(middle),
  };
}

/** Why something counts as it does, or doesn't: the phrase `measure.because.NAME`. */
export const because = (name: string): Said => said(`measure.because.${name}`);

/** "1 kept later, 2 moved and 1 let go": how many rows there are for each reason that has any. */
export function beside(tally: Tally, reasons: readonly string[], part?: string): Said | null {
  const list = reasons.flatMap((reason) => {
    const count = tally.because(reason, part);
    return count === 0 ? [] : [said(`measure.beside.${reason}`, { count })];
  });
  return list.length === 0 ? null : listOf(list);
}

export const listOf = (list: readonly Said[]): Said => said('measure.list', { list });
