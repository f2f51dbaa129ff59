import { textWidth, wrapped } from './text.js';

const air = 4;
const mostLines = 3;

/** Labels as they stand below an axis, with line breaks; those without room are empty. */
export interface Labels {
  readonly lines: readonly string[];
  /** Whether every one is there. */
  readonly complete: boolean;
}

/**
 * A last word that only repeats that of the label before ("Oct 2026", "Nov 2026") is left out, so
 * that a year stands, on a line of its own, where it begins.
 */
function parts(labels: readonly string[]): string[][] {
  const words = labels.map((label) => label.split(' '));
  const last = (index: number): string => words[index]?.at(-1) ?? '';
  const repeats = (index: number): boolean => index > 0 && last(index) === last(index - 1);
  const yearly =
    words.every(({ length }) => length > 1 && length === words[0]?.length) &&
    words.some((_, index) => repeats(index));
  return labels.map((label, index) => {
    if (!yearly) return [label];
    const rest = label.slice(0, -last(index).length - 1);
    return repeats(index) ? [rest] : [rest, last(index)];
  });
}

/** The labels broken between words, or undefined where one of them has no room in `slot` pixels. */
function broken(labels: readonly string[], slot: number): string[] | undefined {
  const room = slot - air;
  const found = parts(labels);
  const whole = found
    .flat()
    .every((part) => part.split(' ').every((word) => textWidth(word) <= room));
  const lines = found.map((each) => each.flatMap((part) => wrapped(part, room)));
  const fine = whole && lines.every(({ length }) => length <= mostLines);
  return fine ? lines.map((each) => each.join('\n')) : undefined;
}

/**
 * Labels below an axis with `slot` pixels for each. Where they have no room, every second one
 * stands, or every third …, the first among them.
 */
export function labelsBelow(labels: readonly string[], slot: number): Labels {
  for (let step = 1; step < labels.length; step += 1) {
    const some = broken(
      labels.filter((_, index) => index % step === 0),
      slot * step,
    );
    if (some === undefined) continue;
    const lines = labels.map((_, index) => (index % step === 0 ? (some[index / step] ?? '') : ''));
    return { lines, complete: step === 1 };
  }
  // One label, or none that fits anywhere: the first has the whole axis.
  const lines = labels.map((label, index) =>
    index === 0 ? wrapped(label, slot * labels.length, mostLines).join('\n') : '',
  );
  return { lines, complete: labels.length < 2 };
}

/**
 * Whether bars lie down, with their names before them: names too long to stand below a bar, and
 * few enough to stand below each other. Months that crowd stay upright, and some go unnamed.
 */
export const liesDown = (labels: readonly string[], below: Labels): boolean =>
  !below.complete &&
  (labels.length <= 6 || (labels.length <= 24 && labels.some((label) => label.length > 14)));
