/** The small numbers that people type. */

/**
 * A number; with a letter where two copies of a ledger had given the same one to two things by the
 * time they met: the later one is "14b".
 */
export type No = number | `${number}${string}`;

const written = /^#?(\d{1,9})([a-z]{0,3})$/i;

/** The first of those that share a number can be named with a letter too, where it has to be told apart. */
const first = 'a';

/** The number that was typed, with or without its #; undefined where it was none. */
export function readNo(text: string): No | undefined {
  const [, digits = '', letters = ''] = written.exec(text.trim()) ?? [];
  if (digits === '') return undefined;
  const letter = letters.toLowerCase();
  return letter === '' || letter === first ? Number(digits) : `${Number(digits)}${letter}`;
}

/** Whether what was typed says which of several that share a number. */
export const saysWhich = (text: string): boolean => /[a-z]$/i.test(text.trim());

/** The number that was given, whatever letter it got since. */
export const givenNo = (no: No): number => Number.parseInt(String(no), 10);

export const firstOfThese = (no: No): No => `${givenNo(no)}${first}`;

const alphabet = 'bcdefghijklmnopqrstuvwxyz';

/** What is called by a number that so many others had before it. */
export function withLetter(no: number, before: number): No {
  if (before === 0) return no;
  const last = alphabet.length;
  return `${no}${'z'.repeat(Math.floor((before - 1) / last))}${alphabet[(before - 1) % last]}`;
}

/** 14 before 14b before 15, for sorting. */
export function compareNos(a: No, b: No): number {
  const apart = givenNo(a) - givenNo(b);
  if (apart !== 0) return apart;
  return String(a).length - String(b).length || (String(a) < String(b) ? -1 : Number(a !== b));
}
