/**
 * What a document says, asked of the ledger as it was on a day. Every look is bounded by the period
 * or by what is open, so that a longer history costs nothing.
 */

import { wordFor } from '../../language/voice.js';
import { communityId } from '../../things/community/thing.js';
import type { Reader } from '../../things/ledger.js';
import { facilitatorOn } from '../../things/lookups.js';
import { facilitatorRole } from '../../things/role/thing.js';
import type { Day } from '../../time/day.js';
import type { CommunityFact, DocumentFacts, PersonFact } from '../facts/index.js';
import { loadOf, planOf } from '../plan.js';
import { commitmentFacts } from './commitments.js';
import { confidentialFacts } from './confidential.js';
import { fromTo, measureFacts, momentumFact, trendFacts } from './figures.js';
import { contributionFacts, meetingFacts, noteFacts, questionFacts } from './gatherings.js';
import { agendaFacts, meetingRecordFacts } from './meeting-papers.js';
import { recipientFacts } from './one-person.js';
import { comingsAndGoings, people, peopleFacts, roleFacts } from './people.js';
import { resourceFacts } from './resources.js';
import { type Asked, once, type Scene, sceneOf } from './scene.js';

export type { Asked } from './scene.js';

/** The facts that can be asked for, by the names that templates know them by. */
export type FactName = keyof DocumentFacts;

/** Which facts are to be fetched, by name; of the measures and trends, which among them. */
export interface Wants {
  readonly fact: (name: string) => boolean;
  readonly measure: (name: string) => boolean;
}

/**
 * The facts that `wants` asks for, as they were at the end of `asked.asOf`. What cannot be dated is as
 * it is now: the community's name and purpose, people's names, who helps with a commitment, who came
 * to a meeting, who looks after a document or link.
 */
export function documentFacts(
  reader: Reader,
  asked: Asked,
  wants: Wants = { fact: () => true, measure: () => true },
): Partial<DocumentFacts> {
  const scene = sceneOf(reader, asked);
  const commitments = once(() => commitmentFacts(scene));
  const questions = once(() => questionFacts(scene));
  const meetings = once(() => meetingFacts(scene));
  const notes = once(() => noteFacts(scene));
  const steps = once(() => comingsAndGoings(scene));

  const makers: { readonly [Name in FactName]: () => DocumentFacts[Name] } = {
    asOf: () => asked.asOf,
    since: () => (scene.since === null ? null : { no: scene.since.no, asOf: scene.since.asOf }),
    period: () => ({ ...asked.period, label: fromTo(asked.voice, asked.period) }),
    community: () => communityFact(scene),
    words: () => notes().words,
    changes: () => {
      const { lists } = commitments();
      return {
        offered: lists.offered.length,
        kept: lists.kept.length,
        moved: lists.moved.length,
        passedOn: lists.passedOn.length,
        released: lists.released.length,
        joined: steps().joined.size,
        left: steps().left.size,
        answered: questions().answered.length,
        held: meetings().held.length,
      };
    },
    commitments: () => commitments().lists,
    people: () => peopleFacts(scene, steps()),
    roles: () => roleFacts(scene),
    meetings,
    questions,
    contributions: () => contributionFacts(scene, commitments().keepers),
    measures: () => measureFacts(scene, wants.measure),
    momentum: () => momentumFact(scene),
    trends: () => trendFacts(scene, wants.fact),
    help: () => notes().help,
    decisions: () => notes().decisions,
    story: () => notes().story,
    nextSteps: () => notes().nextSteps,
    plan: () => {
      const { allOpen, lists, holdings } = commitments();
      const carriers = scene.names(new Set(holdings.map(({ member }) => member)));
      const load = loadOf(carriers, holdings, asked.audience === 'facilitator');
      return planOf(allOpen, lists.released, asked.asOf, load, asked.voice);
    },
    agenda: () =>
      agendaFacts(scene, {
        open: commitments().allOpen,
        questions: questions().open,
        joinedSince: (from) => joinedSince(scene, from),
      }),
    meetingRecord: () => meetingRecordFacts(scene),
    resources: () => resourceFacts(scene),
    recipient: () => recipientFacts(scene),
    confidential: () => confidentialFacts(scene, () => commitments().overdueBy),
  };
  return Object.fromEntries(
    Object.entries(makers)
      .filter(([name]) => wants.fact(name))
      .map(([name, make]) => [name, make()]),
  );
}

/** Who joined from `from` on; whoever facilitates has not been let in, but lets others in. */
function joinedSince(scene: Scene, from: Day): PersonFact[] {
  const { joined } = comingsAndGoings({ ...scene, window: { from, to: scene.known, after: null } });
  const host = facilitatorOn(scene.reader, scene.asOf, facilitatorRole)?.id;
  return people(scene, new Map([...joined].filter(([id]) => id !== host)));
}

function communityFact(scene: Scene): CommunityFact {
  const { reader, asOf } = scene;
  const state = reader.get('community', communityId);
  // Which stage it was in before, nobody put on record.
  const staged = state?.stageSince != null && state.stageSince <= asOf;
  return {
    name: state?.name ?? '',
    purpose: scene.text(state?.purpose ?? null),
    stage: staged && state.stage ? scene.voice.say(wordFor('stage', state.stage)) : null,
    stageWhy: scene.text(staged ? state.stageWhy : null),
    rhythm: state?.rhythm ? scene.voice.say(wordFor('rhythm', state.rhythm)) : null,
    foundedOn: state?.foundedOn ?? null,
    channels: (state?.channels ?? []).flatMap((each) => scene.noAddress(each) ?? []),
    facilitator: scene.nameOrNull(facilitatorOn(reader, asOf, facilitatorRole)?.id ?? null),
    planKeeper: scene.nameOrNull(state?.planKeeper ?? null),
    planLookedAtAgainOn: state?.planLookedAtOn ?? null,
  };
}
