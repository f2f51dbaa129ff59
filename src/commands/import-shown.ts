/** What an import says for itself: what came in, what was there already, what waits. */

import type { ImportOutcome } from '../bring/applying/import-file.js';
import type { ImportCount } from '../bring/applying/import-run.js';
import type { BroughtIn } from '../bring/applying/importers.js';
import type { Result } from '../cli/verb.js';
import { list, paragraph, root, strong } from '../papers/build.js';
import { counted, inWords } from '../text/text.js';
import { type Day, formatDay } from '../time/day.js';

const rows = (count: number): string => counted(count, 'row');
const says = (count: number): string => `${rows(count)} ${count === 1 ? 'says' : 'say'}`;

/** What came in, as a phrase, and how its days are spoken of. */
const things: Record<BroughtIn, readonly [(outcome: ImportOutcome) => string, when: string]> = {
  members: [({ of }) => counted(of.fresh, 'member'), 'who joined '],
  meetings: [({ of }) => counted(of.fresh, 'meeting'), ''],
  attendance: [
    ({ of, members }) => `${counted(of.fresh, 'attendance')} by ${counted(members, 'member')}`,
    '',
  ],
  commitments: [({ of }) => counted(of.fresh, 'commitment'), 'offered '],
  contributions: [
    ({ of, members }) => `${counted(of.fresh, 'contribution')} by ${counted(members, 'member')}`,
    '',
  ],
};

const span = (from: Day | null, to: Day | null, when: string): string => {
  if (from === null || to === null) return '';
  return from === to
    ? `, ${when}on ${formatDay(from)}`
    : `, ${when}from ${formatDay(from)} to ${formatDay(to)}`;
};

/** What a line of the summary may speak of; `were` is "was", "were" or "would be". */
interface Telling {
  readonly kind: BroughtIn;
  readonly outcome: ImportOutcome;
  readonly would: boolean;
  readonly were: string;
}

/** One line for each thing that was counted; null for what the first sentence has said. */
const lines: Record<ImportCount, ((count: number, telling: Telling) => string) | null> = {
  fresh: null,
  apologies: (n) => counted(n, 'apology', 'apologies'),
  planned: (n) => `${n} of them ${n === 1 ? 'is' : 'are'} planned`,
  takenAsHeld: (n, { would }) =>
    `${n} of them ${n === 1 ? 'is' : 'are'} of a day that has passed, with no status in the file: ${n === 1 ? 'it' : 'they'} ${would ? 'would go' : 'went'} on record as held`,
  cancelled: (n) => `${n} of them ${n === 1 ? 'was' : 'were'} cancelled`,
  wanted: (n) =>
    n === 1
      ? '1 of them is wanted: nobody has taken it yet'
      : `${n} of them are wanted: nobody has taken them yet`,
  known: (n) => `${rows(n)} ${n === 1 ? 'was' : 'were'} on record already`,
  twice: (n) => `${says(n)} what another one of the file says`,
  filled: (n, { kind, were }) =>
    `${counted(n, kind.slice(0, -1))} on record ${were} completed with what nobody knew yet`,
  followed: (n, { were }) => `${counted(n, 'commitment')} on record ${were} brought up to date`,
  absent: (n) => `${says(n)} that somebody was not there`,
  meetings: (n, { would }) =>
    `${counted(n, 'meeting')} ${n === 1 ? 'was' : 'were'} not on record, and ${would ? 'would be' : n === 1 ? 'is' : 'are'} now, as held that day`,
  held: (n, { would }) =>
    `${counted(n, 'planned meeting')} ${would ? 'would go' : 'went'} on record as held, since people came`,
  people: (n, { would }) =>
    `${counted(n, 'person', 'people')} nobody knew ${would ? 'would become' : 'became'} ${n === 1 ? 'a member' : 'members'}; since when is not known`,
  unplaced: (n) => `${rows(n)} ${n === 1 ? 'names' : 'name'} a meeting that is not on record`,
  waiting: (n, { outcome: { waiting }, would }) =>
    `${rows(n)} ${would ? 'would wait' : n === 1 ? 'waits' : 'wait'} for ${counted(waiting.length, 'name')} that ${waiting.length === 1 ? 'matches' : 'match'} nobody for certain: ${few(waiting)}`,
  aside: (n) =>
    `${rows(n)} ${n === 1 ? 'is' : 'are'} kept with ${n === 1 ? 'a name' : 'names'} that you left aside`,
};

const few = (waiting: ImportOutcome['waiting']): string => {
  const shown = [...waiting].sort((a, b) => b.rows - a.rows).slice(0, 5);
  const names = shown.map(({ written, handle, rows: n }) => {
    const nick = handle === null ? '' : ` @${handle}`;
    return `“${written}”${nick} (${n})`;
  });
  const more = waiting.length - shown.length;
  return inWords(more > 0 ? [...names, `${more} more`] : names);
};

/** The result of bringing in a file of one kind. */
export function importResult(kind: BroughtIn, outcome: ImportOutcome, dryRun: boolean): Result {
  const { of, waiting, settled, unread } = outcome;
  const data = { kind, dryRun, rows: outcome.rows, came: of.fresh };
  const details = [
    ...countedLines(kind, outcome, dryRun),
    settled.names > 0
      ? `${counted(settled.names, 'name')} that waited ${settled.names === 1 ? 'is' : 'are'} known by now; ${rows(settled.rows)} came in with ${settled.names === 1 ? 'it' : 'them'}`
      : undefined,
    unread.length > 0
      ? `nothing was read from ${unread.length === 1 ? 'the column' : 'the columns'} ${inWords(unread)}`
      : undefined,
  ].filter((line) => line !== undefined);
  return {
    data: { ...data, counts: of, waiting, settled, unread },
    document: root(
      paragraph(strong(first(kind, outcome, dryRun))),
      details.length > 0 ? list(details) : undefined,
    ),
    notes: outcome.notes,
    hints: hints(kind, outcome, dryRun),
  };
}

function countedLines(kind: BroughtIn, outcome: ImportOutcome, would: boolean): string[] {
  const { of, changed } = outcome;
  // The first sentence has said it all.
  if (!changed && allKnown(outcome)) return [];
  return (Object.keys(lines) as ImportCount[]).flatMap((count) => {
    const n = of[count];
    const were = would ? 'would be' : n === 1 ? 'was' : 'were';
    const line = n > 0 ? lines[count]?.(n, { kind, outcome, would, were }) : undefined;
    return line === undefined ? [] : [line];
  });
}

// A row that says what another one says was on record just as well.
const allKnown = ({ of, rows: all }: ImportOutcome): boolean =>
  of.known + of.twice + of.absent === all && of.waiting === 0;

function first(kind: BroughtIn, outcome: ImportOutcome, dryRun: boolean): string {
  const { of, rows: all, changed, from, to } = outcome;
  if (all === 0) return 'The file names its columns and holds no rows: nothing to bring in.';
  if (!changed && allKnown(outcome)) {
    return `Nothing new: ${all === 1 ? 'the one row was' : `all ${rows(all)} were`} on record already.`;
  }
  if (of.fresh === 0) return `No new ${kind} in ${rows(all)}.`;
  const [what, when] = things[kind];
  return `${what(outcome)} ${dryRun ? 'would come in' : 'came in'}${span(from, to, when)}.`;
}

function hints(kind: BroughtIn, { waiting, changed }: ImportOutcome, dryRun: boolean): string[] {
  if (dryRun) return ['Nothing was written. To bring it in, leave out --dry-run.'];
  return [
    ...(waiting.length > 0 ? ['Say whom those names mean: momentum import unmatched'] : []),
    ...(changed ? [...next[kind], 'To take it back: momentum undo'] : []),
  ];
}

const next: Record<BroughtIn, readonly string[]> = {
  members: ['To go on: momentum import meetings FILE.csv'],
  meetings: ['To go on: momentum import attendance FILE.csv'],
  attendance: [],
  commitments: ['To see them: momentum commitments'],
  contributions: [],
};
