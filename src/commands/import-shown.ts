/** What an import says for itself: what came in, what was there already, what waits. */

import type { ImportOutcome } from '../bring/applying/import-file.js';
import type { UsualCount } from '../bring/applying/import-tally.js';
import type { CountLine, HowSaid, Importable } from '../bring/applying/importable.js';
import type { Result } from '../cli/verb.js';
import { list, paragraph, root, strong } from '../papers/build.js';
import { counted, inWords } from '../text/text.js';
import { type Day, formatDay } from '../time/day.js';

const rows = (count: number): string => counted(count, 'row');
const says = (count: number): string => `${rows(count)} ${count === 1 ? 'says' : 'say'}`;

const span = (from: Day | null, to: Day | null, when: string): string => {
  if (from === null || to === null) return '';
  return from === to
    ? `, ${when}on ${formatDay(from)}`
    : `, ${when}from ${formatDay(from)} to ${formatDay(to)}`;
};

/** One line for each thing that is counted of every kind of file; none for what is said otherwise. */
const usual: Partial<
  Record<UsualCount, (count: number, telling: HowSaid, kind: Importable) => string>
> = {
  known: (n) => `${rows(n)} ${n === 1 ? 'was' : 'were'} on record already`,
  twice: (n) => `${says(n)} what another one of the file says`,
  filled: (n, { were }, { one }) => `${counted(n, one)} on record ${were} brought up to date`,
  here: (n, { prefer }) =>
    `${says(n)} otherwise than what is on record here, which stands${prefer === 'file' ? '' : ' (to take the file’s: --prefer file)'}`,
  nobody: (n) =>
    `${rows(n)} ${n === 1 ? 'names' : 'name'} everybody or nobody in particular, and ${n === 1 ? 'was' : 'were'} left out`,
  people: (n, { would }) =>
    `${counted(n, 'person', 'people')} nobody knew ${would ? 'would become' : 'became'} ${n === 1 ? 'a member' : 'members'}; since when is not known`,
  replaced: (n, { were }) =>
    `${rows(n)} that waited for a name ${were} replaced by what this file says now`,
  aside: (n) =>
    `${rows(n)} ${n === 1 ? 'is' : 'are'} kept with ${n === 1 ? 'a name' : 'names'} that you left aside`,
};

const waits = (n: number, would: boolean, waiting: ImportOutcome['waiting']): string =>
  `${rows(n)} ${would ? 'would wait' : n === 1 ? 'waits' : 'wait'} for ${counted(waiting.length, 'name')} that ${waiting.length === 1 ? 'matches' : 'match'} nobody for certain: ${few(waiting)}`;

const mostListed = 30;

/** A list under a line of its own, as far as it is read; all of it is in `--json`. */
function listed(title: string, lines: readonly string[]) {
  if (lines.length === 0) return [];
  const more = lines.length - mostListed;
  const shown = lines.slice(0, mostListed);
  return [paragraph(title), list(more > 0 ? [...shown, `… and ${more} more`] : shown)];
}

const linesOf = (lines: readonly number[]): string => {
  const shown = lines.slice(0, 8).map(String);
  const more = lines.length - shown.length;
  return `${lines.length === 1 ? 'line' : 'lines'} ${inWords(more > 0 ? [...shown, `${more} more`] : shown)}`;
};

const few = (waiting: ImportOutcome['waiting']): string => {
  const shown = [...waiting].sort((a, b) => b.rows - a.rows).slice(0, 5);
  const names = shown.map(({ written, handle, rows: n }) => {
    const nick = handle === null ? '' : ` @${handle}`;
    return `“${written}”${nick} (${rows(n)})`;
  });
  const more = waiting.length - shown.length;
  return inWords(more > 0 ? [...names, `${more} more`] : names);
};

/** What came of it besides, or would come, a sentence each. */
function detailsOf(kind: Importable, outcome: ImportOutcome, would: boolean): string[] {
  const { settled, unread, asideLines: aside } = outcome;
  return [
    ...countedLines(kind, outcome, would),
    settled.names > 0
      ? `${counted(settled.names, 'name')} that waited ${settled.names === 1 ? 'is' : 'are'} known by now; ${rows(settled.rows)} came in with ${settled.names === 1 ? 'it' : 'them'}`
      : undefined,
    ...outcome.remarks,
    unread.length > 0
      ? `nothing was read from ${unread.length === 1 ? 'the column' : 'the columns'} ${inWords(unread)}`
      : undefined,
    aside.length > 0
      ? `nothing was read from ${linesOf(aside)}: a title, a note or a total stands there, and no row of the list`
      : undefined,
  ].filter((line) => line !== undefined);
}

/** All that is to be known before a file is brought in, a line each. */
export const importPreview = (kind: Importable, outcome: ImportOutcome): string[] => [
  ...(outcome.first ?? []).map((row) => `a row: ${row}`),
  first(kind, outcome, true),
  ...[...detailsOf(kind, outcome, true), ...outcome.notes],
  ...outcome.changes.map((line) => `would be changed here: ${line}`),
  ...outcome.stands.map((line) => `otherwise on record here, so that it stands: ${line}`),
  ...outcome.leftOut.map((line) => `left out: ${line}`),
];

/** The result of bringing in a file of one kind. */
export function importResult(kind: Importable, outcome: ImportOutcome, dryRun: boolean): Result {
  const { of, waiting, settled, unread, asideLines: aside } = outcome;
  const data = { kind: kind.name, dryRun, rows: outcome.rows, came: of.fresh };
  const details = detailsOf(kind, outcome, dryRun);
  return {
    data: {
      ...{ ...data, counts: of, waiting, settled, unread, aside },
      ...{ changes: outcome.changes, remarks: outcome.remarks },
      ...{ gone: outcome.gone, stands: outcome.stands, leftOut: outcome.leftOut },
    },
    document: root(
      paragraph(strong(first(kind, outcome, dryRun))),
      details.length > 0 ? list(details) : undefined,
      ...listed(dryRun ? 'This would be changed here:' : 'Changed here:', outcome.changes),
      ...listed('Otherwise on record here, so that it stands:', outcome.stands),
      ...listed('On record from an earlier file, and not in this one:', outcome.gone),
      ...listed('Left out:', outcome.leftOut),
    ),
    notes: outcome.notes,
    hints: hints(kind, outcome, dryRun),
  };
}

function countedLines(kind: Importable, outcome: ImportOutcome, would: boolean): string[] {
  const { changed, waiting, prefer } = outcome;
  // What the first sentence says is not said again.
  const of = outcome.of.fresh === 0 ? { ...outcome.of, filled: 0 } : outcome.of;
  // The first sentence has said it all.
  if (!changed && allKnown(outcome)) return [];
  const lines: Record<string, CountLine> = { ...kind.counts };
  for (const [count, line] of Object.entries(usual)) {
    lines[count] = (n, telling) => line(n, telling, kind);
  }
  const told = Object.entries(lines).flatMap(([count, line]) => {
    const n = of[count] ?? 0;
    return n > 0
      ? [line(n, { would, were: would ? 'would be' : n === 1 ? 'was' : 'were', prefer })]
      : [];
  });
  return of.waiting > 0 ? [...told, waits(of.waiting, would, waiting)] : told;
}

const allKnown = ({ of, leftOut }: ImportOutcome): boolean =>
  ['waiting', 'aside', 'here', 'nobody', 'unsaid', 'forgotten', 'accounts'].every(
    (count) => (of[count] ?? 0) === 0,
  ) && leftOut.length === 0;

function first(kind: Importable, outcome: ImportOutcome, dryRun: boolean): string {
  const { of, rows: all, changed, from, to } = outcome;
  if (all === 0) return 'The file names its columns and holds no rows: nothing to bring in.';
  if (!changed && allKnown(outcome)) {
    return `Nothing new: ${all === 1 ? 'the one row was' : `all ${rows(all)} were`} on record already.`;
  }
  if (of.fresh === 0 && of.filled > 0) {
    const were = dryRun ? 'would be' : of.filled === 1 ? 'was' : 'were';
    return `${counted(of.filled, kind.one)} on record ${were} brought up to date.`;
  }
  if (of.fresh === 0) return `No new ${kind.name} in ${rows(all)}.`;
  const by = kind.byMembers ? ` by ${counted(outcome.members, 'member')}` : '';
  const came = `${counted(of.fresh, kind.one)}${by} ${dryRun ? 'would come in' : 'came in'}`;
  return `${came}${span(from, to, kind.days ?? '')}.`;
}

function hints(
  { next }: Importable,
  { waiting, changed }: ImportOutcome,
  dryRun: boolean,
): string[] {
  if (dryRun) return ['Nothing was written. To bring it in, leave out --dry-run.'];
  return [
    ...(waiting.length > 0 ? ['Say whom those names mean: momentum import unmatched'] : []),
    ...(changed ? [...(next === undefined ? [] : [next]), 'To take it back: momentum undo'] : []),
  ];
}
