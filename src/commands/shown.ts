/** Shapes in which verbs answer, whatever they are about. */

import { type Inline, list, paragraph, root, strong, table } from '../papers/build.js';
import type { Tree } from '../papers/tree.js';
import { inWords } from '../text/text.js';
import { asKnownNow } from '../things/corrected.js';
import type { Entry } from '../things/ledger.js';
import type { No } from '../things/no.js';
import { sentenceOf, type Telling, toldOnce } from '../things/sentences.js';
import { type Day, formatDay, shortDay } from '../time/day.js';
import { howLong } from '../time/distance.js';
import type { Window } from '../time/window.js';

/** "1 Oct 2026 to 31 Oct 2026". */
export const daysOf = ({ from, to }: Window): string => `${shortDay(from)} to ${shortDay(to)}`;

/** Something that happened, for `--json`. */
export interface Beat {
  readonly on: Day;
  /** A sentence, ending with its full stop. */
  readonly what: string;
  /** It is the day on which it is known of, and nobody has said when it was. */
  readonly dayUnknown?: boolean;
}

/** What happened to one thing, each on its day as it is known now. */
export const beatsOf = (entries: readonly Entry[], names: Telling): Beat[] =>
  toldOnce(
    asKnownNow(entries).map(({ entry, putRight }) => ({
      entry,
      what: putRight
        ? `${putRight.what(names.nameOf)} was put right: ${hadSaid(putRight.had)}.`
        : sentenceOf(entry, names),
    })),
  ).map(({ entry, what }) => ({
    on: entry.on,
    what,
    ...(entry.data.dayUnknown === true && { dayUnknown: true }),
  }));

function hadSaid(days: ReadonlyArray<Day | null>): string {
  const said = days.filter((day) => day !== null).map((day) => formatDay(day));
  return said.length > 0 ? `it had said ${inWords([...new Set(said)])}` : 'nobody had said it';
}

/** What happened, a line each with its day. */
export const datedLines = (beats: readonly Beat[]): string[] =>
  beats.map(({ on, what, dayUnknown }) => `${dayUnknown ? 'by ' : ''}${shortDay(on)}: ${what}`);

/** What an edit came to: nothing is put on record of what was so already. */
export const edited = (before: object, after: object): string =>
  JSON.stringify(before) === JSON.stringify(after) ? 'Unchanged' : 'Edited';

/** "Offered 12 · Find a room": what was done, the number to type next time, and what it is. */
export const deed = (did: string, no: No, what: string): Inline => [
  strong(`${did} ${no}`),
  ` · ${what}`,
];

/** One line that says what is now on record, and below it what more there is to know. */
export const recorded = (what: Inline, details: ReadonlyArray<Inline | null> = []): Tree => {
  const known = details.filter((detail) => detail !== null);
  return root(paragraph(what), known.length > 0 ? list(known) : undefined);
};

/** A list with a sentence in its place where it is empty. */
export const listing = (
  header: readonly string[],
  rows: ReadonlyArray<readonly Inline[]>,
  empty: Inline,
): Tree =>
  root(
    rows.length === 0
      ? paragraph(empty)
      : table(
          header,
          rows,
          header.map((title) => (title === 'No' ? 'right' : null)),
        ),
  );

/** One line for each beat: "On Thursday 5 November 2026, Ann offered …", "12 days later, it …". */
export const toldInTurn = (beats: readonly Beat[]): string[] =>
  beats.map(({ on, what: sentence, dayUnknown }, index) => {
    const what = sentence.replace(
      /^(?:Wanted|To decide|Decided|Something|A former|It(?= was )|The (?:day|question|contribution|note|role))\b/,
      (it) => it.toLowerCase(),
    );
    if (dayUnknown) return `By ${formatDay(on)}, ${what}`;
    const { on: before, dayUnknown: isGuess } = beats[index - 1] ?? {};
    if (before === undefined || isGuess || on < before) return `On ${formatDay(on)}, ${what}`;
    return on === before ? `The same day, ${what}` : `${howLong(before, on)} later, ${what}`;
  });
