/**
 * What a document says, asked of the ledger as it was on a day. Every look is bounded by the period
 * or by what is open, so that a longer history costs nothing.
 */

import { phraseFor } from '../../language/locale.js';
import { planKeeper } from '../../things/community/list.js';
import { communityId } from '../../things/community/thing.js';
import type { Reader } from '../../things/ledger.js';
import { facilitatorOn } from '../../things/role/list.js';
import { facilitatorRole } from '../../things/role/thing.js';
import type { Day } from '../../time/day.js';
import type { CommunityFact, DocumentFacts, FactSelection, PersonFact } from '../facts/index.js';
import { changesOf } from './changed.js';
import { commitmentFacts } from './commitments.js';
import { confidentialFacts } from './confidential.js';
import { contextFor, type FactsContext, type FactsRequest, lazily } from './context.js';
import { decisionBook, decisionFacts } from './decisions.js';
import { turnsUpTo } from './duties.js';
import { fromTo, measureFacts, momentumFact, trendFacts } from './figures.js';
import { contributionFacts, noteFacts, questionFacts } from './gatherings.js';
import { agendaFacts, meetingRecordFacts } from './meeting-papers.js';
import { meetingFacts } from './meetings.js';
import { comingAndGoing, peopleFacts, personFacts } from './people.js';
import { loadOf, planOf } from './plan.js';
import { pollFact } from './polls.js';
import { recipientFacts } from './recipient.js';
import { resourceFacts } from './resources.js';
import { roleFacts } from './roles.js';

export type { FactsRequest } from './context.js';

/**
 * The facts that `selection` asks for, as they were at the end of `request.asOf`. What cannot be dated is as
 * it is now: the community's name and purpose, people's names, who helps with a commitment, who came
 * to a meeting, who looks after a document or link.
 */
export function documentFacts(
  reader: Reader,
  request: FactsRequest,
  selection: FactSelection = { fact: () => true, measure: () => true },
): Partial<DocumentFacts> {
  const context = contextFor(reader, request);
  const commitments = lazily(() => commitmentFacts(context, new Set(steps().left.keys())));
  const questions = lazily(() => questionFacts(context));
  const decisions = lazily(() => decisionFacts(context));
  const meetings = lazily(() => meetingFacts(context));
  const contributions = lazily(() => contributionFacts(context, commitments().keepers));
  const notes = lazily(() => noteFacts(context));
  const steps = lazily(() => comingAndGoing(context));

  const makers: { readonly [Name in keyof DocumentFacts]: () => DocumentFacts[Name] } = {
    asOf: () => request.asOf,
    since: () =>
      context.since === null ? null : { no: context.since.no, asOf: context.since.asOf },
    period: () => {
      const lived = context.lived(request.period);
      const began = lived.from > request.period.from ? lived.from : null;
      return { ...lived, began, label: fromTo(request.locale, lived) };
    },
    community: () => communityFact(context),
    words: () => notes().words,
    changes: () =>
      changesOf(context, {
        commitments: commitments().lists,
        meetings: meetings(),
        questions: questions(),
        contributions: contributions(),
        decisions: decisions(),
        ...steps(),
      }),
    commitments: () => commitments().lists,
    people: () => peopleFacts(context, steps()),
    roles: () => roleFacts(context),
    meetings,
    questions,
    contributions,
    measures: () => measureFacts(context, selection.measure),
    momentum: () => momentumFact(context),
    trends: () => trendFacts(context, selection.fact),
    help: () => notes().help,
    decisions,
    decisionBook: () => decisionBook(context),
    story: () => notes().story,
    nextSteps: () => notes().nextSteps,
    plan: () => {
      const { allOpen, lists, ...carried } = commitments();
      const told = new Set(allOpen.map(({ no }) => no));
      const holdings = carried.holdings.filter(({ no }) => told.has(no));
      const carriers = context.names(new Set(holdings.map(({ member }) => member)));
      const load = loadOf(carriers, holdings, request.audience === 'facilitator');
      const { planned } = meetings();
      const turns = (to: Day) => turnsUpTo(context, to);
      const parts = { open: allOpen, released: lists.released, load, meetings: planned, turns };
      return planOf(parts, request.asOf, request.locale);
    },
    agenda: () =>
      agendaFacts(context, {
        open: commitments().allOpen,
        questions: questions().open,
        arrivedSince: (from) => arrivedSince(context, from),
      }),
    poll: () => pollFact(context),
    meetingRecord: () => meetingRecordFacts(context),
    resources: () => resourceFacts(context),
    recipient: () => recipientFacts(context),
    confidential: () => confidentialFacts(context, () => commitments().overdueBy),
  };
  return Object.fromEntries(
    Object.entries(makers)
      .filter(([name]) => selection.fact(name))
      .map(([name, make]) => [name, make()]),
  );
}

/** Who joined, or came back, from `from` on; whoever facilitates has not been let in, but lets others in. */
function arrivedSince(context: FactsContext, from: Day) {
  const window = { from, to: context.known, after: null, knew: null };
  const { joined, returned } = comingAndGoing({ ...context, window, since: null });
  const host = facilitatorOn(context.reader, context.asOf, facilitatorRole)?.id;
  const others = (steps: typeof joined): PersonFact[] =>
    personFacts(context, new Map([...steps].filter(([id]) => id !== host)));
  return { joined: others(joined), returned: others(returned) };
}

function communityFact(context: FactsContext): CommunityFact {
  const { reader, asOf } = context;
  const state = reader.get('community', communityId);
  const host = facilitatorOn(reader, asOf, facilitatorRole)?.id;
  // Which stage it was in before, nobody put on record.
  const staged = state?.stageSince != null && state.stageSince <= asOf;
  return {
    name: state?.name ?? '',
    shortName: context.text(state?.shortName ?? null),
    purpose: context.text(state?.purpose ?? null),
    stage: staged && state.stage ? context.locale.say(phraseFor('stage', state.stage)) : null,
    stageWhy: context.text(staged ? state.stageWhy : null),
    rhythm: state?.rhythm ? context.locale.say(phraseFor('rhythm', state.rhythm)) : null,
    foundedOn: state?.foundedOn ?? null,
    channels: (state?.channels ?? []).flatMap((each) => context.noAddress(each) ?? []),
    facilitator:
      context.names(host === undefined ? [] : [host]).find(({ id }) => id !== null)?.name ?? null,
    answersTo: context.mailTo(state?.answersTo ?? null),
    planKeeper: context.nameOrNull(planKeeper(reader, asOf)),
    planLookedAtAgainOn: state?.planLookedAtOn ?? null,
  };
}
