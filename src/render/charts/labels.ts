import { textWidth } from './size.js';
import { wrapped } from './wrap.js';

const air = 4;
const mostLines = 3;

/** Labels as they stand below an axis, and whether each has room of its own there. */
export interface Labels {
  /** With line breaks. */
  readonly lines: readonly string[];
  readonly haveRoom: boolean;
}

/**
 * Labels below an axis with `slot` pixels for each, broken between words. A last word that only
 * repeats that of the label before ("Oct 2026", "Nov 2026") is left out, so that a year stands, on a
 * line of its own, where it begins.
 */
export function labelsBelow(labels: readonly string[], slot: number): Labels {
  const words = labels.map((label) => label.split(' '));
  const last = (index: number): string | undefined => words[index]?.at(-1);
  const yearly =
    words.length > 1 &&
    words.every(
      (each, index) => each.length > 1 && each.length === words[0]?.length && last(index),
    ) &&
    words.some((_, index) => index > 0 && last(index) === last(index - 1));
  const parts = labels.map((label, index) => {
    const year = last(index) ?? '';
    if (!yearly) return [label];
    const rest = label.slice(0, -year.length - 1);
    return year === last(index - 1) ? [rest] : [rest, year];
  });
  const room = slot - air;
  const broken = parts.map((each) => each.flatMap((part) => wrapped(part, room, 9)));
  const whole = parts
    .flat()
    .every((part) => part.split(' ').every((word) => textWidth(word) <= room));
  const haveRoom = whole && broken.every(({ length }) => length <= mostLines);
  const crowded = parts.map((each) => each.join(' ').split(' '));
  return { lines: (haveRoom ? broken : crowded).map((each) => each.join('\n')), haveRoom };
}

/**
 * Whether bars lie down, with their names before them: names too long to stand below a bar, and
 * few enough to stand below each other. Months that crowd stay upright, and some go unnamed.
 */
export const liesDown = (labels: readonly string[], below: Labels): boolean =>
  !below.haveRoom &&
  (labels.length <= 6 || (labels.length <= 24 && labels.some((label) => label.length > 14)));
