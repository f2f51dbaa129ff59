/** The turns of a duty that lie ahead. They are reckoned from what is on record, and never kept. */

import { addDays, type Day } from '../../time/day.js';
import { cadenceDays } from '../../time/recurring.js';
import { carryingMuch } from '../commitment/carrying.js';
import { closedAs, isOpen, ownerOn } from '../commitment/terms.js';
import type { Reader } from '../ledger.js';
import { isCancelled } from '../meeting/terms.js';
import { mayBeAsked } from '../member/terms.js';
import type { No } from '../no.js';
import type { Id } from '../thing.js';
import { type Had, nextInTurn } from './rota.js';
import { goesByMeetings } from './rule.js';
import { type Duty, isSameTurn, type WhichTurn } from './thing.js';

export interface DutyTurn extends WhichTurn {
  /** Whose it is: whoever has it in hand, else whoever comes next; null where that is nobody. */
  readonly who: Id | null;
  /** The commitment that it has become: open, or kept. */
  readonly commitment: { readonly id: Id; readonly no: No; readonly kept: boolean } | null;
  /** Whether somebody let it go, so that it is looking for somebody else. */
  readonly letGo: boolean;
  readonly skipped: boolean;
}

/** Who is here on a day, and has not their hands full: asked of the ledger once, when first needed. */
export type Hands = Readonly<Record<'here' | 'free', (who: Id) => boolean>>;

export function handsOn(reader: Reader, day: Day): Hands {
  const asked = (sql: string): (() => ReadonlySet<Id>) => {
    let found: ReadonlySet<Id> | undefined;
    return () => (found ??= new Set(reader.values<Id>(sql, { day })));
  };
  const here = asked(`SELECT m.id FROM member m WHERE ${mayBeAsked.sql('m', '@day')}`);
  const busy = asked(`SELECT owner FROM (${carryingMuch('@day')})`);
  return { here: (who) => here().has(who), free: (who) => here().has(who) && !busy().has(who) };
}

/** A turn that has been offered, as it stands on a day. */
interface Taken extends WhichTurn {
  readonly id: Id;
  readonly no: No;
  readonly status: 'open' | 'kept' | 'let go';
  readonly owner: Id | null;
}

const takenUp = (reader: Reader, duty: Id, day: Day): Taken[] =>
  reader.all<Taken>(
    `SELECT c.id, c.no, c.turn_of AS meeting, c.turn_on AS turnOn,
       CASE WHEN ${isOpen.sql('c', '@day')} THEN 'open'
         WHEN ${closedAs('c', 'kept')} THEN 'kept' ELSE 'let go' END AS status,
       ${ownerOn.sql('c', '@day')} AS owner
     FROM commitment c WHERE c.duty = @duty AND c.offered_on <= @day ORDER BY c.turn_on, c.no`,
    { duty, day },
  );

/** The days of its turns from `day` on: of a meeting that was held, what comes on its day or after it. */
function daysAhead(reader: Reader, { rule }: Duty, day: Day): Iterable<WhichTurn> {
  if (!goesByMeetings(rule)) return onDays(cadenceDays(rule, rule.from, day));
  const { days } = rule;
  return reader
    .all<{ id: Id; on: Day }>(
      `SELECT m.id, m.day AS "on" FROM meeting m
       WHERE m.day >= @from AND m.planned_on <= @day AND NOT ${isCancelled.sql('m', '@day')}
       ORDER BY m.day, m.start, m.no`,
      { day, from: addDays(day, -days) },
    )
    .map(({ id, on }) => ({ meeting: id, turnOn: addDays(on, days) }));
}

function* onDays(days: Iterable<Day>): Generator<WhichTurn> {
  for (const turnOn of days) yield { meeting: null, turnOn };
}

/** So far ahead nobody looks. */
const furthest = 5 * 366;

/** Its turns from a day on, in order, as far as `while` goes on; those that are left out are marked. */
export function turnsAhead(
  reader: Reader,
  duty: Duty,
  day: Day,
  goOn: (turns: readonly DutyTurn[], next: Day) => boolean,
  hands: Hands = handsOn(reader, day),
): DutyTurn[] {
  const { people } = duty;
  const taken = takenUp(reader, duty.id, day);
  const had: Had[] = taken.flatMap(({ owner: who, status, turnOn: on }) =>
    who === null || status === 'let go' ? [] : [{ who, on }],
  );
  const turns: DutyTurn[] = [];
  for (const which of daysAhead(reader, duty, day)) {
    if (which.turnOn > addDays(day, furthest) || !goOn(turns, which.turnOn)) break;
    const those = taken.filter((each) => isSameTurn(each, which));
    const live = those.findLast(({ status }) => status !== 'let go');
    const skipped =
      live === undefined && duty.skips.some((each) => each.on <= day && isSameTurn(each, which));
    const letGo = live === undefined && those.length > 0;
    const next = (): Id | null =>
      people.length > 1
        ? nextInTurn(people, hands.free, had)
        : (people.find((each) => hands.here(each)) ?? null);
    const who = live ? live.owner : skipped || letGo ? null : next();
    if (live === undefined && who !== null) had.push({ who, on: which.turnOn });
    turns.push({
      ...which,
      who,
      letGo,
      skipped,
      commitment: live ? { id: live.id, no: live.no, kept: live.status === 'kept' } : null,
    });
  }
  return turns;
}

/** The next so many that are not left out. */
export const nextTurns = (
  reader: Reader,
  duty: Duty,
  day: Day,
  count: number,
  hands?: Hands,
): DutyTurn[] =>
  turnsAhead(
    reader,
    duty,
    day,
    (turns) => turns.filter(({ skipped }) => !skipped).length < count,
    hands,
  ).filter(({ skipped }) => !skipped);
