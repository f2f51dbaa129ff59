/** What an import says for itself: what came in, what was there already, what waits. */
import type { BroughtIn, Outcome } from '../../actions/imports/file.js';
import type { Count } from '../../actions/imports/work.js';
import type { Result } from '../../cli/spec.js';
import { type Day, formatDay } from '../../core/day.js';
import { counted, inWords } from '../../core/text.js';
import { list, paragraph, root, strong } from '../../documents/build.js';

const rows = (count: number): string => counted(count, 'row');
const says = (count: number): string => `${rows(count)} ${count === 1 ? 'says' : 'say'}`;

const things: Record<BroughtIn, (outcome: Outcome) => string> = {
  members: ({ of }) => counted(of.fresh, 'member'),
  meetings: ({ of }) => counted(of.fresh, 'meeting'),
  attendance: ({ of, members }) =>
    `${counted(of.fresh, 'attendance')} by ${counted(members, 'member')}`,
  commitments: ({ of }) => counted(of.fresh, 'commitment'),
  contributions: ({ of, members }) =>
    `${counted(of.fresh, 'contribution')} by ${counted(members, 'member')}`,
};

const span = (from: Day | null, to: Day | null): string => {
  if (from === null || to === null) return '';
  return from === to ? `, on ${formatDay(from)}` : `, from ${formatDay(from)} to ${formatDay(to)}`;
};

/** One line for each thing that was counted; null for what the first sentence has said. */
const lines: Record<Count, ((count: number, kind: BroughtIn, outcome: Outcome) => string) | null> =
  {
    fresh: null,
    apologies: (n) => counted(n, 'apology', 'apologies'),
    planned: (n) => `${n} of them ${n === 1 ? 'is' : 'are'} planned`,
    cancelled: (n) => `${n} of them ${n === 1 ? 'was' : 'were'} cancelled`,
    wanted: (n) =>
      n === 1
        ? '1 of them is wanted: nobody has taken it yet'
        : `${n} of them are wanted: nobody has taken them yet`,
    known: (n) => `${rows(n)} ${n === 1 ? 'was' : 'were'} on record already`,
    twice: (n) => `${says(n)} what another one of the file says`,
    filled: (n, kind) =>
      `${counted(n, kind.slice(0, -1))} on record ${n === 1 ? 'was' : 'were'} completed with what nobody knew yet`,
    followed: (n) =>
      `${counted(n, 'commitment')} on record ${n === 1 ? 'was' : 'were'} brought up to date`,
    absent: (n) => `${says(n)} that somebody was not there`,
    meetings: (n) =>
      `${counted(n, 'meeting')} ${n === 1 ? 'was' : 'were'} not on record, and ${n === 1 ? 'is' : 'are'} now, as held that day`,
    held: (n) => `${counted(n, 'planned meeting')} went on record as held, since people came`,
    people: (n) =>
      `${counted(n, 'person', 'people')} nobody knew became ${n === 1 ? 'a member' : 'members'}; since when is not known`,
    unplaced: (n) => `${rows(n)} ${n === 1 ? 'names' : 'name'} a meeting that is not on record`,
    waiting: (n, _, { waiting }) =>
      `${rows(n)} ${n === 1 ? 'waits' : 'wait'} for ${counted(waiting.length, 'name')} that ${waiting.length === 1 ? 'matches' : 'match'} nobody for certain: ${few(waiting)}`,
    aside: (n) =>
      `${rows(n)} ${n === 1 ? 'is' : 'are'} of names that you left aside, and kept there`,
  };

const few = (waiting: Outcome['waiting']): string => {
  const shown = [...waiting].sort((a, b) => b.rows - a.rows).slice(0, 5);
  const names = shown.map(({ written, handle, rows: n }) => {
    const nick = handle === null ? '' : ` @${handle}`;
    return `“${written}”${nick} (${n})`;
  });
  const more = waiting.length - shown.length;
  return inWords(more > 0 ? [...names, `${more} more`] : names);
};

/** The result of bringing in a file of one kind. */
export function summary(kind: BroughtIn, outcome: Outcome, dryRun: boolean): Result {
  const { of, waiting, settled, unread, changed } = outcome;
  const details = (Object.keys(lines) as Count[]).flatMap((count) => {
    const line = of[count] > 0 ? lines[count]?.(of[count], kind, outcome) : undefined;
    return line ? [line] : [];
  });
  if (settled.names > 0) {
    details.push(
      `${counted(settled.names, 'name')} that waited ${settled.names === 1 ? 'is' : 'are'} known by now: ${rows(settled.rows)} came in with ${settled.names === 1 ? 'it' : 'them'}`,
    );
  }
  if (unread.length > 0) {
    details.push(
      `nothing was read from ${unread.length === 1 ? 'the column' : 'the columns'} ${inWords(unread)}`,
    );
  }
  const said = first(kind, outcome, dryRun);
  const whole = !changed && allKnown(outcome) && unread.length === 0;
  return {
    data: {
      kind,
      dryRun,
      rows: outcome.rows,
      came: of.fresh,
      counts: of,
      waiting,
      settled,
      unread,
    },
    document: root(
      paragraph(strong(said)),
      details.length > 0 && !whole ? list(details) : undefined,
    ),
    hints: hints(kind, outcome, dryRun),
  };
}

// A row that says what another one says was on record just as well.
const allKnown = ({ of, rows: all }: Outcome): boolean => of.known + of.twice + of.absent === all;

function first(kind: BroughtIn, outcome: Outcome, dryRun: boolean): string {
  const { of, rows: all, changed, from, to } = outcome;
  if (all === 0) return 'The file names its columns and holds no rows: nothing to bring in.';
  if (!changed) {
    return allKnown(outcome)
      ? `Nothing new: ${all === 1 ? 'the one row was' : `all ${rows(all)} were`} on record already.`
      : `Nothing new in ${rows(all)}.`;
  }
  const came = dryRun ? 'would come in' : 'came in';
  return of.fresh === 0
    ? `No ${kind} ${came} from ${rows(all)}, but something is ${dryRun ? 'to change' : 'changed'}:`
    : `${things[kind](outcome)} ${came}${span(from, to)}.`;
}

function hints(kind: BroughtIn, { waiting, changed }: Outcome, dryRun: boolean): string[] {
  if (dryRun) return ['Nothing was written. To bring it in, leave out --dry-run.'];
  return [
    ...(waiting.length > 0 ? ['Say whom those names mean: momentum import unmatched'] : []),
    ...(changed ? [`To take it back: momentum undo${next[kind]}`] : []),
  ];
}

const next: Record<BroughtIn, string> = {
  members: '. To go on: momentum import meetings FILE.csv',
  meetings: '. To go on: momentum import attendance FILE.csv',
  attendance: '',
  commitments: '. To see them: momentum commitments',
  contributions: '',
};
