import { type Locale, phrase } from '../../language/locale.js';
import { isOld } from '../../things/commitment/terms.js';
import { compareNos, type No } from '../../things/no.js';
import type { Id } from '../../things/thing.js';
import { addDays, addMonths, type Day, monthOf } from '../../time/day.js';
import type {
  ActionFact,
  AwaitedFact,
  ChainFact,
  CommitmentFact,
  LoadFact,
  MeetingFact,
  MonthFact,
  PlanFacts,
  PlannedFact,
  TurnFact,
} from '../facts/index.js';
import type { NamedPerson } from './context.js';

// ISO days sort as text; those without one come last.
const dueKey = ({ due }: CommitmentFact): string => due ?? '9999';

/**
 * Nobody is asked to take what was to be done by a day that is over; but what somebody who has left
 * had was asked of nobody before its day, and looks for someone still.
 */
export const isAsked = ({ overdueDays, isLeftBehind }: CommitmentFact): boolean =>
  overdueDays === null || isLeftBehind;

/** By due day, those whose day is over last: they lead no document. */
export const byDayAhead = (a: CommitmentFact, b: CommitmentFact): number =>
  Number(a.overdueDays !== null) - Number(b.overdueDays !== null) || byDue(a, b);

/** By due day, those without one last. */
export const byDue = (a: CommitmentFact, b: CommitmentFact): number =>
  dueKey(a) < dueKey(b) ? -1 : dueKey(a) > dueKey(b) ? 1 : compareNos(a.no, b.no);

/**
 * What lies ahead on `asOf`: the open commitments by month, the chains they make, who holds how
 * many. `open` is every commitment that is neither kept nor released, wanted and overdue ones
 * included, in any order; `released` are those let go within the period; `load` is who carries them;
 * `meetings` are those to come, `turns` those of jobs that come again, up to a day; months are called as `locale` calls them.
 */
export function planOf(
  {
    open,
    released,
    load,
    meetings,
    turns,
  }: {
    readonly open: readonly CommitmentFact[];
    readonly released: readonly CommitmentFact[];
    readonly load: readonly LoadFact[];
    readonly meetings: readonly MeetingFact[];
    readonly turns: (to: Day) => readonly TurnFact[];
  },
  asOf: Day,
  locale: Locale,
): PlanFacts {
  const sorted = [...open].sort(byDue);
  const isOlder = ({ due, heldSince, offeredOn }: CommitmentFact) =>
    due === null && isOld(heldSince ?? offeredOn, asOf);
  return {
    ...months(
      // What is old and looking for somebody is asked about like the rest.
      waiting(sorted).filter((each) => each.who === null || !isOlder(each)),
      { meetings, turns },
      asOf,
      locale,
    ),
    older: sorted.filter((each) => isOlder(each) && each.who !== null),
    // What was to be done by a day that is over stands in what is open from before, and is not asked for.
    lookingFor: sorted.filter((each) => each.who === null && isAsked(each)).sort(byDayAhead),
    chains: chainsOf(sorted),
    mostAwaited: mostAwaited(sorted),
    load: [...load],
    stopped: [...released],
  };
}

// What is kept or let go holds nothing up, and what has no date is too late for nothing.
function waiting(sorted: readonly CommitmentFact[]): PlannedFact[] {
  const byNo = new Map(sorted.map((commitment) => [commitment.no, commitment]));
  return sorted.map((commitment) => ({
    ...commitment,
    waitsFor: commitment.needs.flatMap(({ no: needed }) => {
      const found = byNo.get(needed);
      if (found === undefined) return [];
      const { no, text, who, due } = found;
      const tooLate = due !== null && commitment.due !== null && due > commitment.due;
      return [{ no, text, who, due, tooLate }];
    }),
  }));
}

function months(
  sorted: readonly PlannedFact[],
  { meetings, turns }: Pick<Parameters<typeof planOf>[0], 'meetings' | 'turns'>,
  asOf: Day,
  { month, say }: Locale,
) {
  const start = `${monthOf(asOf)}-01` as Day;
  const from = [1, 2, 3].map((count) => addMonths(start, count)) as [Day, Day, Day];
  const coming = turns(addDays(from[2], -1));
  // A day that is over is in no month that lies ahead, though its month may go on.
  const isOver = ({ due: day }: PlannedFact) => day !== null && day < asOf;
  const ahead = sorted.filter((each) => !isOver(each));
  const due = (label: string, in_: (due: Day) => boolean): MonthFact => ({
    label,
    actions: ahead.filter(({ due: day }) => day !== null && in_(day)),
    meetings: meetings.filter(({ on }) => in_(on)),
    turns: coming.filter(({ on }) => in_(on)),
  });
  const near = {
    thisMonth: due(month(start), (day) => day < from[0]),
    nextMonth: due(month(from[0]), (day) => day >= from[0] && day < from[1]),
    monthAfter: due(month(from[1]), (day) => day >= from[1] && day < from[2]),
  };
  const before = {
    label: say(phrase('still-open')),
    actions: sorted.filter(isOver),
    meetings: [],
    turns: [],
  };
  const far = {
    later: due(say(phrase('later')), (day) => day >= from[2]),
    noDate: {
      label: say(phrase('no-date-yet')),
      actions: sorted.filter(({ due: day }) => day === null),
      meetings: [],
      turns: [],
    },
  };
  const holdsAny = (each: MonthFact) => each.actions.length + each.meetings.length > 0;
  return {
    before,
    ...near,
    ...far,
    months: [before, ...Object.values(near), ...Object.values(far)].filter(holdsAny),
    quiet: inARow(
      Object.values(near).flatMap((each) =>
        holdsAny(each) || each.turns.length > 0 ? [] : [each.label],
      ),
    ),
  };
}

const yearAtEnd = /\s(\d{4})$/;

/** Months as they are named in a row: of those of one year only the last says which. */
const inARow = (labels: readonly string[]): string[] =>
  labels.map((label, nth) => {
    const year = (text = '') => yearAtEnd.exec(text)?.[1];
    const same = year(label) !== undefined && year(label) === year(labels[nth + 1]);
    return same ? label.replace(yearAtEnd, '') : label;
  });

// Only links between two open commitments hold anything up.
function openLinks(sorted: readonly CommitmentFact[]) {
  const byNo = new Map(sorted.map((commitment) => [commitment.no, commitment]));
  const feeds = new Map<No, CommitmentFact[]>(sorted.map(({ no }) => [no, []]));
  const waits = new Set<No>();
  for (const commitment of sorted) {
    for (const { no } of commitment.needs) {
      if (!byNo.has(no)) continue;
      feeds.get(no)?.push(commitment);
      waits.add(commitment.no);
    }
  }
  return { feeds, waits };
}

/**
 * The chains among `sorted` open commitments. Where two chains meet, what they share is told once
 * and only named (`again`) the second time, so that the whole never grows past the links it shows.
 */
function chainsOf(sorted: readonly CommitmentFact[]): ChainFact[] {
  const { feeds, waits } = openLinks(sorted);
  const told = new Set<No>();
  const chain = ({ no, text, who, due }: CommitmentFact): ChainFact => {
    const next = feeds.get(no) ?? [];
    const again = told.has(no) && next.length > 0;
    told.add(no);
    return { no, text, who, due, again, feeds: again ? [] : next.map(chain) };
  };
  return sorted.filter(({ no }) => !waits.has(no) && (feeds.get(no)?.length ?? 0) > 0).map(chain);
}

/** The one that most others wait for, two at least, where none has as many waiting for it. */
function mostAwaited(sorted: readonly CommitmentFact[]): AwaitedFact | null {
  const { feeds } = openLinks(sorted);
  const awaited = sorted.map(({ no, text, who, due }): AwaitedFact => {
    const waiting = new Set<No>();
    const reach = [no];
    for (let at = reach.pop(); at !== undefined; at = reach.pop()) {
      for (const next of feeds.get(at) ?? []) {
        if (!waiting.has(next.no)) reach.push(next.no);
        waiting.add(next.no);
      }
    }
    return { no, text, who, due, waiting: waiting.size };
  });
  const [most, next] = awaited.sort((a, b) => b.waiting - a.waiting);
  return most && most.waiting > Math.max(1, next?.waiting ?? 0) ? most : null;
}

/** One open commitment that somebody holds, or helps with. */
export interface Holding {
  readonly member: Id;
  readonly as: 'owner' | 'helper';
  readonly no: No;
  readonly text: string;
}

/**
 * Who carries what, in the order of `carriers`. Those who are not to be named are left out: two of them
 * would read as one person who carries both.
 * @param counted whether their share is told as figures as well
 */
export function loadOf(
  carriers: readonly NamedPerson[],
  holdings: readonly Holding[],
  counted: boolean,
): LoadFact[] {
  return carriers.flatMap(({ id, name: who }) => {
    if (id === null) return [];
    const theirs = holdings.filter(({ member }) => member === id);
    const actions = actionsOf(theirs, 'owner');
    const helpingWith = actionsOf(theirs, 'helper');
    const count = (of: readonly unknown[]): number | null => (counted ? of.length : null);
    return { who, actions, helpingWith, open: count(actions), helping: count(helpingWith) };
  });
}

const actionsOf = (holdings: readonly Holding[], role: Holding['as']): ActionFact[] => [
  ...new Map(
    holdings
      .filter(({ as }) => as === role)
      .map(({ no, text }) => [no, { no, text }] as const)
      .sort(([a], [b]) => compareNos(a, b)),
  ).values(),
];
