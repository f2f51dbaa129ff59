import { phrase, phraseFor } from '../../language/locale.js';
import { hasGoneBy, isOld, isOpen, soonUpTo } from '../../things/commitment/terms.js';
import type { Id } from '../../things/thing.js';
import { daysBetween } from '../../time/day.js';
import type { CommitmentFact, DocumentFacts } from '../facts/index.js';
import {
  type CommitmentThen,
  closed,
  newlySaid,
  selectFrom,
  takenFirst,
} from './commitment-rows.js';
import type { FactsContext } from './context.js';
import { commitmentsThen } from './helpers.js';
import { linksOf } from './links.js';
import { commitmentNews } from './news.js';
import { byDayAhead, byDue, type Holding, isAsked } from './plan.js';
import { handedBackIn, handoversIn, movesIn } from './steps.js';

/** Commitments as they were on the day, with what happened to them in the window. */
export interface CommitmentFacts {
  readonly lists: DocumentFacts['commitments'];
  /** Everything that was neither kept nor released on the day, in any order. */
  readonly allOpen: readonly CommitmentFact[];
  /** What is overdue and held by somebody, by whoever holds it. */
  readonly overdueBy: ReadonlyMap<Id, readonly CommitmentFact[]>;
  readonly holdings: readonly Holding[];
  /** Who kept what within the window, whoever did it together included. */
  readonly keepers: ReadonlyArray<{ readonly member: Id; readonly text: string }>;
}

/** @param left who left within the time */
export function commitmentFacts(context: FactsContext, left: ReadonlySet<Id>): CommitmentFacts {
  const { reader, asOf, window } = context;
  const { table, bound } = commitmentsThen(context);
  const select = selectFrom(table);
  const at = { day: asOf, ...window, ...bound };
  const listed = (where: string): CommitmentThen[] =>
    reader.all<CommitmentThen>(`${select} WHERE ${where}`, at);
  const fetchById = (id: Id) =>
    reader.all<CommitmentThen>(`${select} WHERE c.id = @id`, { day: asOf, ...bound, id });
  const firstTaken = listed(takenFirst);
  const newly = new Set(reader.values<Id>(newlySaid, window));
  // What somebody took and left behind is looking for someone, as it was before.
  const stillTaken = firstTaken.filter(({ owner }) => owner !== null);
  const lately = new Set([...newly, ...stillTaken.map(({ id }) => id)]);
  // Of what was never told to be with anybody, that it is looking for someone is no news.
  const firstTold = new Set([...newly, ...firstTaken.map(({ id }) => id)]);
  const handedBack = new Map(handedBackIn(context).map((each) => [each.id, each]));
  const isAgain = ({ id, owner, lastOwner }: CommitmentThen): boolean =>
    owner === null &&
    (handedBack.has(id) || (lastOwner !== null && left.has(lastOwner))) &&
    !firstTold.has(id);
  const fact = (row: CommitmentThen, more: Partial<CommitmentFact> = {}) =>
    factOf(context, row, { isNew: lately.has(row.id), isAgain: isAgain(row), ...more });

  const open = listed(isOpen.sql('c', '@day'));
  const owned = open
    .map((row) => ({ owner: row.owner, fact: fact(row) }))
    .sort((a, b) => byDue(a.fact, b.fact));
  const facts = owned.map((each) => each.fact);
  const taken = facts.filter(({ who }) => who !== null);
  const wanted = facts.filter(({ who }) => who === null);
  const held = taken.filter(({ overdueDays }) => overdueDays === null);
  const soon = soonUpTo(asOf);
  const isSoon = ({ due }: CommitmentFact) => due !== null && due <= soon;
  const isOlder = ({ due, heldSince }: CommitmentFact) => due === null && isOld(heldSince, asOf);
  const older = new Set(held.filter(isOlder).map(({ no }) => no));
  const news = commitmentNews(context.stands('commitment'));
  const closedNow = (how: 'kept' | 'released') =>
    listed(closed(how)).filter(({ id }) => !news.closedAsBefore.has(id));
  const kept = closedNow('kept');
  const redates = movesIn(context).flatMap(({ id, from, because, why }) =>
    fetchById(id).flatMap((row) =>
      row.due === from
        ? []
        : [{ id, fact: fact({ ...row, because, why }, { movedFrom: from, movedTo: row.due }) }],
    ),
  );
  const undated = redates.filter(({ fact }) => fact.movedTo === null);
  const passedOn = handoversIn(context).flatMap(({ id, from }) =>
    fetchById(id)
      .filter(({ owner }) => owner !== from && !(owner === null && handedBack.has(id)))
      // Its date went with the hands that it was in: that is told with whose it is now.
      .map((row) => {
        const movedFrom = undated.find((each) => each.id === id)?.fact.movedFrom ?? null;
        return { id, fact: fact(row, { passedFrom: context.name(from), movedFrom }) };
      }),
  );
  const openNos = new Set(taken.map(({ no }) => no));
  const wasPassedOn = new Set(passedOn.map(({ id }) => id));
  const dated = redates.map((each) => each.fact).filter(({ movedTo }) => movedTo !== null);
  const those = (ids: readonly Id[]) => ids.flatMap(fetchById).map((row) => fact(row));

  return {
    lists: {
      open: held,
      dueSoon: held.filter(isSoon),
      ahead: held.filter((each) => !isOlder(each)),
      later: held.filter((each) => !isSoon(each) && !isOlder(each)),
      older: held.filter(isOlder),
      overdue: taken.filter(({ overdueDays }) => overdueDays !== null),
      kept: kept.map((row) => fact(row)),
      moved: dated.filter(({ movedFrom }) => movedFrom !== null),
      dated: dated.filter(({ movedFrom }) => movedFrom === null),
      undated: undated.filter(({ id }) => !wasPassedOn.has(id)).map((each) => each.fact),
      passedOn: passedOn.map((each) => each.fact),
      handedBack: open
        .filter(({ id }) => handedBack.has(id) && !newly.has(id))
        .map((row) => fact({ ...row, ...handedBack.get(row.id) })),
      released: closedNow('released').map((row) => fact(row, { isNew: false })),
      reopened: those(news.reopened),
      reworded: those(news.reworded),
      withOthers: those(news.withOthers),
      wanted: wanted.filter(isAsked).sort(byDayAhead),
      wantedBefore: wanted.filter((each) => !isAsked(each)),
      // Whoever offered it may have it no longer: of their offer the day is known or not all the same.
      offered: firstTaken.map((row) =>
        fact(row, { dayUnknown: row.offeredUnknown === 1 && newly.has(row.id) }),
      ),
      taken: stillTaken
        .filter(({ id, no }) => openNos.has(no) && !newly.has(id) && !wasPassedOn.has(id))
        .map((row) => fact(row)),
      newlyWanted: open
        .filter(({ id, owner }) => owner === null && newly.has(id))
        .map((row) => fact(row))
        .sort(byDue),
    },
    // The public is told of nobody as late, and so of nothing whose day has gone by in somebody's hands.
    allOpen:
      context.audience === 'public'
        ? facts.filter(({ who, overdueDays }) => who === null || overdueDays === null)
        : facts,
    overdueBy: overdueBy(owned),
    // Of what is old it is asked whether it is still wanted, and nobody carries it meanwhile.
    holdings: open.filter(({ no }) => !older.has(no)).flatMap((row) => holdingsOf(context, row)),
    keepers: kept.flatMap(({ owner, others, text }) =>
      [...(owner === null ? [] : [owner]), ...idsIn(others)].map((member) => ({
        member,
        text: context.text(text),
      })),
    ),
  };
}

/** A commitment, with who holds it and who helps; null where nobody has taken it. */
export interface FoundCommitment {
  readonly fact: CommitmentFact;
  readonly owner: Id | null;
  readonly others: readonly Id[];
}

/** The commitments for which `where` (of `c`, on `@day`) holds, as they were on the day. */
export function commitmentsWhere(
  context: FactsContext,
  where: string,
  params: Readonly<Record<string, unknown>> = {},
): FoundCommitment[] {
  const { table, bound } = commitmentsThen(context);
  return context.reader
    .all<CommitmentThen>(`${selectFrom(table)} WHERE ${where}`, {
      day: context.asOf,
      ...bound,
      ...params,
    })
    .map((row) => ({
      fact: factOf(context, row, {}),
      owner: row.owner,
      others: idsIn(row.others),
    }));
}

function overdueBy(
  owned: ReadonlyArray<Pick<FoundCommitment, 'owner' | 'fact'>>,
): ReadonlyMap<Id, readonly CommitmentFact[]> {
  const by = new Map<Id, CommitmentFact[]>();
  for (const { owner, fact } of owned) {
    if (owner === null || fact.overdueDays === null) continue;
    by.set(owner, [...(by.get(owner) ?? []), fact]);
  }
  return by;
}

const idsIn = (others: string): Id[] => (others === '[]' ? [] : (JSON.parse(others) as Id[]));

function holdingsOf(context: FactsContext, { owner, others, no, text }: CommitmentThen): Holding[] {
  const what = { no, text: context.text(text) };
  return [
    ...(owner === null ? [] : [{ member: owner, as: 'owner' as const, ...what }]),
    ...idsIn(others).map((member) => ({ member, as: 'helper' as const, ...what })),
  ];
}

function factOf(
  context: FactsContext,
  row: CommitmentThen,
  more: Partial<CommitmentFact>,
): CommitmentFact {
  const { asOf, locale, audience } = context;
  const { due, closedOn } = row;
  const because = row.because && locale.say(phraseFor('reason', row.because));
  const why = audience === 'public' ? null : context.text(row.why);
  return {
    no: row.no,
    text: context.text(row.text),
    who: context.nameOrNull(row.owner),
    offeredBy: context.nameOrNull(row.offeredBy),
    with: context.names(idsIn(row.others)).map(({ name }) => name),
    due,
    dueNext: row.dueNext === 1,
    offeredOn: row.offeredOn,
    heldSince: row.owner === null ? null : row.heldSince,
    isNew: false,
    isAgain: false,
    isLeftBehind:
      row.owner === null && row.lastOwner !== null && closedOn === null && row.isKept === 0,
    saidAt: saidAt(context, row),
    needs: linksOf(context, row.id, 'needs'),
    feeds: linksOf(context, row.id, 'feeds').filter(({ open }) => open),
    doneWhen: context.text(row.doneWhen),
    because,
    why,
    reason:
      because && why
        ? locale.say(phrase('reason.with-words', { reason: because, words: why }))
        : (because ?? why),
    closedOn,
    movedFrom: null,
    movedTo: null,
    passedFrom: null,
    isKept: row.isKept === 1,
    dayUnknown: row.offeredUnknown === 1 && row.heldSince === row.offeredOn,
    overdueDays:
      due !== null && closedOn === null && row.isKept === 0 && hasGoneBy(due, asOf)
        ? daysBetween(due, asOf)
        : null,
    ...more,
  };
}

function saidAt(
  context: FactsContext,
  { meeting, meetingDay: day }: CommitmentThen,
): string | null {
  const title = meeting === null ? null : context.title(meeting);
  return title === null || day === null
    ? title
    : context.locale.say(phrase('titled-day', { title, day: { day } }));
}
