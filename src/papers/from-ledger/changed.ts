/** How much of what a document shows is of its period: counted in one place, by what it shows. */

import { ownerOf } from '../../things/commitment/fields.js';
import { isOpenNow } from '../../things/commitment/terms.js';
import type { Community } from '../../things/community/thing.js';
import { inEffect } from '../../things/copies.js';
import type { ThingName } from '../../things/index.js';
import { alsoKind, type Member, mergedKind } from '../../things/member/fields.js';
import { whoseIn } from '../../things/member/list.js';
import { ifHere, isMemberNow } from '../../things/member/terms.js';
import { facilitatorRole, type Role } from '../../things/role/thing.js';
import type { Id } from '../../things/thing.js';
import type { CommitmentFact, DocumentFacts } from '../facts/index.js';
import type { FactsContext } from './context.js';
import { decisionNews } from './decisions.js';
import { meetingNews, memberNews } from './news.js';
import { foundToBeOne, type Stand } from './stands.js';

interface Shown
  extends Pick<DocumentFacts, 'meetings' | 'questions' | 'contributions' | 'decisions'> {
  readonly commitments: DocumentFacts['commitments'];
  readonly joined: ReadonlyMap<Id, unknown>;
  readonly returned: ReadonlyMap<Id, unknown>;
  readonly left: ReadonlyMap<Id, unknown>;
  readonly passing: ReadonlyMap<Id, unknown>;
}

/** What happened within the period by what the rest of the document's facts show of it. */
export function changesOf(context: FactsContext, shown: Shown): DocumentFacts['changes'] {
  const { commitments: lists, meetings, joined, left } = shown;
  const people = memberNews(context.stands('member'), [joined, shown.returned]);
  const news = meetingNews(context);
  const decisions = decisionNews(toldBefore(context, 'decision'));
  const roles = holdings(context);
  // An offer that was made stays made, whatever became of it since.
  const { offered } = lists;
  const counts = {
    offered: offered.length,
    offeredDayUnknown: offered.filter(({ dayUnknown }) => dayUnknown).length,
    wanted: lists.newlyWanted.length,
    wantedAgain: [...lists.wanted, ...lists.wantedBefore].filter(({ isAgain }) => isAgain).length,
    kept: lists.kept.length,
    keptDayUnknown: lists.kept.filter(({ closedOn }) => closedOn === null).length,
    moved: lists.moved.length,
    dated: lists.dated.length,
    undated: lists.undated.length,
    passedOn: lists.passedOn.length,
    released: lists.released.length,
    reopened: lists.reopened.length,
    reworded: lists.reworded.length,
    withOthers: lists.withOthers.length,
    joined: joined.size,
    cameAndWent: shown.passing.size,
    returned: shown.returned.size,
    left: left.size,
    paused: people.paused,
    back: people.back,
    stillHere: people.stillHere.length,
    onePerson: foundToBeOne(context),
    rolesTaken: roles.taken,
    rolesEnded: roles.ended,
    asked: shown.questions.asked.length,
    answered: shown.questions.answered.length,
    noLongerAsked: shown.questions.withdrawn.length,
    decided: shown.decisions.taken.length,
    toDecide: decisions.toDecide,
    needNoDeciding: decisions.needNoDeciding,
    lookedAt: decisions.lookedAt,
    held: meetings.held.length,
    planned: news.planned,
    calledOff: meetings.calledOff.length,
    replanned: meetings.replanned.length,
    onAgain: meetings.onAgain.length,
    corrected: meetings.corrected.length,
    unsettled: news.unsettled,
    contributions: shown.contributions.total,
    noted: differing(context.stands('note'), (note) =>
      note.kind === 'private' || note.status === 'withdrawn' ? null : note.text,
    ).length,
    ...renamings(context),
  };
  const all = { ...counts, putRight: putRight(context, shown) + decisions.putRight };
  return {
    ...all,
    any: namedOtherwise(context) || Object.values(all).some((count) => count > 0),
  };
}

/** What people see of a thing has become something else: what `seen` makes of it, null where nothing. */
function differing<Name extends ThingName>(
  stands: ReadonlyArray<Stand<Name>>,
  seen: (state: NonNullable<Stand<Name>['now']>) => unknown,
): Array<Stand<Name>> {
  const look = (state: Stand<Name>['now']) =>
    JSON.stringify((state === undefined ? null : seen(state as never)) ?? null);
  return stands.filter(({ was, now }) => look(was) !== look(now));
}

// Where no document came before, what came to be in its time was told of by none: only what has its
// own place in the document counts.
const toldBefore = <Name extends ThingName>({ stands, since }: FactsContext, name: Name) =>
  stands(name).filter(({ was }) => was !== undefined || since !== null);

type Holding = Role['holdings'][number];

const ofOne = (one: Holding, other: Holding): boolean =>
  one.member === other.member && one.deputy === other.deputy;
const runs = ({ to }: Holding): boolean => to === null;

/** How often a role was taken on, and given back; taken on and given back within the time, it was both. */
function holdings(context: FactsContext): { readonly taken: number; readonly ended: number } {
  const { since, window } = context;
  let taken = 0;
  let ended = 0;
  for (const { was, now } of context.stands('role')) {
    // Whoever held the facilitator’s role first began the community, which is no news of it.
    const known = was?.holdings ?? (now?.name === facilitatorRole ? now.holdings.slice(0, 1) : []);
    const wereRunning = known.filter(runs);
    const isNew = (held: Holding): boolean =>
      !wereRunning.some((each) => ofOne(each, held)) &&
      !known.some((each) => ofOne(each, held) && each.from === held.from) &&
      (since !== null || held.from >= window.from);
    const anew = (now?.holdings ?? []).filter(isNew);
    const stillRunning = (now?.holdings ?? []).filter(runs);
    taken += anew.length;
    ended +=
      anew.filter((held) => !runs(held)).length +
      (was === undefined
        ? 0
        : wereRunning.filter((held) => !stillRunning.some((each) => ofOne(each, held))).length);
  }
  return { taken, ended };
}

/** How many breaks were named since that can still matter. */
const newBreaks = (was: Community | undefined, now: Community | undefined): number => {
  const before = (was?.settings.pauses ?? []).map((each) => JSON.stringify(each));
  const after = (now?.settings.pauses ?? []).map((each) => JSON.stringify(each));
  return after.filter((each) => !before.includes(each)).length;
};

/** Whether somebody is named no longer, or is again: the document differs by it, and tells nobody why. */
const namedOtherwise = (context: FactsContext): boolean =>
  toldBefore(context, 'member').some(
    ({ was, now }) => isOnList(was) && isOnList(now) && was?.named !== now?.named,
  );

/** What is called, or described, otherwise than the document before had it. */
function renamings(context: FactsContext) {
  const stands = <Name extends ThingName>(name: Name) => toldBefore(context, name);
  const community = stands('community');
  const isOpen = (role: Role | undefined) => role?.status === 'open';
  return {
    newName: differing(community, ({ name }) => name).length,
    newPurpose: differing(community, ({ purpose }) => purpose).length,
    breaks: community.reduce((sum, { was, now }) => sum + newBreaks(was, now), 0),
    newStage: differing(community, ({ stage, stageWhy }) => [stage, stageWhy]).length,
    calledOtherwise: stands('member').filter(
      ({ id, was, now }) =>
        !hasBeenJoined(context, id) && isOnList(was) && isOnList(now) && was?.name !== now?.name,
    ).length,
    rolesNew: stands('role').filter(({ was, now }) => !isOpen(was) && isOpen(now)).length,
    rolesDropped: stands('role').filter(({ was, now }) => isOpen(was) && !isOpen(now)).length,
  };
}

const isOnList = (member: Member | undefined): boolean =>
  member !== undefined && isMemberNow(member.status) && !member.bot;

/** What reads otherwise, and is told by nothing else: what was put down by mistake. */
function putRight(context: FactsContext, shown: Shown): number {
  const stands = <Name extends ThingName>(name: Name) => toldBefore(context, name);
  const told = toldOf(shown.commitments);
  // That somebody has left, or is back, is told of them, and not of each thing that they held.
  const whose = whoseIn(context.reader);
  const people = memberNews(stands('member'), [shown.joined, shown.returned]);
  const stepped = new Set([
    ...shown.joined.keys(),
    ...shown.returned.keys(),
    ...shown.left.keys(),
    ...shown.passing.keys(),
    ...people.stillHere,
  ]);
  return [
    differing(stands('member'), (each) => isOnList(each) || null).filter(
      ({ id }) => !stepped.has(id) && !hasBeenJoined(context, id),
    ),
    differing(stands('commitment'), (each) =>
      isOpenNow(each.status)
        ? [each.text, ifHere.of(ownerOf(each), context.asOf, whose)]
        : each.status,
    ).filter(({ was, now }) => !told.has((now ?? was)?.no)),
    differing(stands('question'), ({ status, text }) => [status, text]).filter(
      ({ was, now }) =>
        was !== undefined && now?.status !== 'answered' && now?.status !== 'withdrawn',
    ),
  ].reduce((sum, { length }) => sum + length, 0);
}

/** Whether somebody has been found to be somebody else too, which is no news of either. */
const hasBeenJoined = ({ reader }: FactsContext, id: Id): boolean =>
  reader.one(
    `SELECT 1 FROM entry WHERE subject = ? AND kind IN ('${mergedKind}', '${alsoKind}')
       AND ${inEffect('entry')}`,
    id,
  ) !== undefined;

const toldOf = (
  lists: DocumentFacts['commitments'],
): ReadonlySet<CommitmentFact['no'] | undefined> => {
  const { offered, newlyWanted, kept, moved, dated, undated, passedOn, handedBack, released } =
    lists;
  const { reopened, reworded, withOthers } = lists;
  return new Set(
    [
      offered,
      newlyWanted,
      kept,
      moved,
      dated,
      undated,
      passedOn,
      handedBack,
      released,
      reopened,
      reworded,
      withOthers,
    ]
      .flat()
      .map(({ no }) => no),
  );
};
