/** Polls in words and for `--json`. */
import { needed, one } from '../cli/parameters.js';
import type { Call, Result } from '../cli/verb.js';
import { heading, type Inline, list, paragraph, root, strong, table } from '../papers/build.js';
import type { Tree } from '../papers/tree.js';
import { counted, inWords } from '../text/text.js';
import { type DayTally, type PollRow, pollRow } from '../things/poll/list.js';
import { type Poll, pollDayInWords } from '../things/poll/thing.js';
import type { Day } from '../time/day.js';
import { dayWithDistance } from '../time/distance.js';

export const whichPoll = needed(one('poll', 'which one: its number, or a few words of its title'));

export const pollJson = {
  poll: 'the poll as it now stands: each day with who can, perhaps and can’t; who has not answered; the letter of the best day, or null; the number of the meeting that came of it, or null',
};

const few = 6;

const named = (names: readonly string[]): string =>
  names.length > few
    ? `${names.slice(0, few).join(', ')} and ${names.length - few} more`
    : inWords(names);

/** "B, Thursday 14 January 2027 at 18:00". */
const dayCalled = (tally: DayTally): string => `${tally.letter}, ${pollDayInWords(tally)}`;

/** The day that is proposed, and who would be missed then. */
export function proposal({ days, best }: PollRow): string {
  const tally = days.find(({ letter }) => letter === best);
  if (tally === undefined) return 'No day is proposed yet.';
  const { can, perhaps, cannot } = tally;
  const said = [
    can.length === 0 ? '' : `${counted(can.length, 'member')} can`,
    perhaps.length === 0 ? '' : `${named(perhaps)} perhaps`,
    cannot.length === 0 ? '' : `${named(cannot)} can’t`,
  ].filter(Boolean);
  const alike = days.filter(
    (each) =>
      each !== tally && each.can.length === can.length && each.perhaps.length === perhaps.length,
  );
  const others =
    alike.length === 0
      ? ''
      : ` ${inWords(alike.map(({ letter }) => letter))} ${alike.length === 1 ? 'suits' : 'suit'} as many.`;
  return `The day that suits best is ${dayCalled(tally)}: ${said.join('; ')}.${others}`;
}

const standing = ({ status, meeting, closesOn }: PollRow, today: Day): string | null => {
  if (status === 'dropped') return 'It was let go.';
  if (status === 'settled')
    return meeting === null ? 'It was settled.' : `It became meeting ${meeting}.`;
  return closesOn === null ? null : `Answers are asked for by ${dayWithDistance(closesOn, today)}.`;
};

/** A poll with its tally. */
function shownPoll(row: PollRow, today: Day): Tree['children'] {
  const { no, title, days, notAnswered, status } = row;
  const size = (names: readonly string[]): string =>
    names.length === 0 ? '' : String(names.length);
  const state = standing(row, today);
  return root(
    heading(2, `${no}  ${title}`),
    table(
      ['', 'Day', 'Can', 'Perhaps', 'Can’t'],
      days.map((tally) => [
        tally.letter,
        pollDayInWords(tally),
        size(tally.can),
        size(tally.perhaps),
        size(tally.cannot),
      ]),
      [null, null, 'right', 'right', 'right'],
    ),
    status === 'open' ? paragraph(proposal(row)) : undefined,
    status === 'open' && notAnswered.length > 0
      ? paragraph(`Not answered yet: ${named(notAnswered)}.`)
      : undefined,
    state === null ? undefined : paragraph(state),
  ).children;
}

/** Polls with their tallies. */
export const pollsShown = (rows: readonly PollRow[], today: Day, none: Inline): Tree =>
  rows.length === 0 ? root(paragraph(none)) : root(...rows.flatMap((row) => shownPoll(row, today)));

/** @param did what was done to it: "Asked", "Let go" */
export function pollRecorded(
  { session, today }: Call,
  did: string,
  state: Poll,
  lines: readonly string[],
  hints: readonly string[],
): Result {
  const row = session.ledger.read((reader) => pollRow(reader, state, today));
  return {
    data: { poll: row },
    document: root(
      paragraph([strong(`${did} ${row.no}`), ` · ${row.title}`]),
      lines.length === 0 ? undefined : list(lines),
    ),
    hints,
  };
}

/** Its days, a line each. */
export const daysAsked = ({ days }: PollRow, today: Day): string[] =>
  days.map(
    ({ letter, day, start }) =>
      `${letter}: ${dayWithDistance(day, today)}${start === null ? '' : ` at ${start}`}`,
  );
