/** Random histories of a community: any verb, on anything there is, on any of a few days. */
import fc from 'fast-check';
import { undoBatch } from '../../src/ledger/undo.js';
import { issueDocument } from '../../src/papers/making/issued.js';
import type { Tree } from '../../src/papers/tree.js';
import { Refusal } from '../../src/text/refusal.js';
import * as commitments from '../../src/things/commitment/changes.js';
import { handBackCommitment } from '../../src/things/commitment/handing-back.js';
import {
  editCommunity,
  pauseCommunity,
  setCommunityStage,
} from '../../src/things/community/changes.js';
import { addContribution } from '../../src/things/contribution/changes.js';
import { contributionKinds } from '../../src/things/contribution/thing.js';
import * as decisions from '../../src/things/decision/changes.js';
import * as duties from '../../src/things/duty/changes.js';
import type { ThingName } from '../../src/things/index.js';
import { journalEnd } from '../../src/things/issue/list.js';
import * as meetings from '../../src/things/meeting/changes.js';
import * as members from '../../src/things/member/changes.js';
import { mergeMembers } from '../../src/things/member/merge.js';
import { canBeMeant } from '../../src/things/member/terms.js';
import { withdrawNote, writeNote } from '../../src/things/note/changes.js';
import * as polls from '../../src/things/poll/changes.js';
import {
  answerQuestion,
  askQuestion,
  withdrawQuestion,
} from '../../src/things/question/changes.js';
import { addResource, reviewResource } from '../../src/things/resource/changes.js';
import { dropRole, endRole, giveRole } from '../../src/things/role/changes.js';
import type { Session } from '../../src/things/session.js';
import type { Id } from '../../src/things/thing.js';
import { addDays } from '../../src/time/day.js';

/** What a verb may draw on: the ledger, and small numbers that stand for choices. */
interface Chance {
  readonly session: Session;
  readonly words: string;
  /** One of the things of this kind; where there are none, nothing is done at all. */
  one(name: ThingName): Id;
  some(name: ThingName): Id[];
  maybe<Value>(draw: () => Value): Value | undefined;
  /** A day, sooner one behind than one ahead. */
  day(): Session['today'];
  below(count: number): number;
}

const reasons = ['busy', 'unclear', 'waiting', 'no-longer-needed', 'forgot'] as const;

const suits = ['yes', 'maybe', 'no'] as const;

const verbs = {
  join: ({ session, words, maybe, day }) =>
    members.addMember(session, { name: words, joined: maybe(() => day()) ?? null }),
  request: ({ session, words, maybe, day }) =>
    members.requestToJoin(session, { name: words, on: maybe(() => day()) }),
  approve: ({ session, one, day }) => members.approveMember(session, one('member'), day()),
  welcome: ({ session, one, day }) => members.welcomeMember(session, one('member'), day()),
  pause: ({ session, one, day }) => members.pauseMember(session, one('member'), day()),
  leave: ({ session, one, day }) => members.leave(session, one('member'), day()),
  rejoin: ({ session, one, day }) => members.rejoin(session, one('member'), day()),
  editMember: ({ session, one, words }) =>
    members.editMember(session, one('member'), { goodAt: words }),
  alias: ({ session, one, words }) => members.addMemberAlias(session, one('member'), words),
  thank: ({ session, one, words }) => members.thankMember(session, one('member'), words),
  contact: ({ session, one, words }) => members.contactMember(session, one('member'), words),
  mergeMembers: ({ session, one }) =>
    mergeMembers(session, { from: one('member'), into: one('member') }, {}),
  giveRole: ({ session, one, maybe, day, words }) =>
    giveRole(session, maybe(() => ({ name: words })) ?? { id: one('role') }, {
      member: one('member'),
      deputy: maybe(() => true) ?? false,
      on: day(),
    }),
  endRole: ({ session, one, day }) =>
    endRole(session, one('role'), { member: one('member'), on: day() }),
  dropRole: ({ session, one }) => dropRole(session, one('role')),
  offer: ({ session, one, some, maybe, day, words }) =>
    commitments.offerCommitment(session, {
      text: words,
      by: maybe(() => one('member')) ?? null,
      others: some('member'),
      due: maybe(() => day()) ?? null,
      ...(maybe(() => true) ? { on: day() } : {}),
      saidAt: maybe(() => one('meeting')) ?? null,
      needs: some('commitment'),
    }),
  correctDay: ({ session, one, day }) =>
    commitments.rewordCommitment(session, one('commitment'), { offered: day() }),
  take: ({ session, one, maybe, day }) =>
    commitments.takeCommitment(session, one('commitment'), {
      by: one('member'),
      on: maybe(() => day()),
    }),
  keep: ({ session, one, maybe, day }) =>
    commitments.keepCommitment(session, one('commitment'), {
      by: maybe(() => one('member')),
      on: maybe(() => day()),
    }),
  move: ({ session, one, maybe, day, below }) =>
    commitments.moveCommitment(session, one('commitment'), {
      to: day(),
      because: maybe(() => reasons[below(reasons.length)]) ?? null,
      on: maybe(() => day()),
    }),
  pass: ({ session, one, maybe, day }) =>
    commitments.passCommitment(session, one('commitment'), {
      to: one('member'),
      on: maybe(() => day()),
    }),
  handBack: ({ session, one, maybe, day, words }) =>
    handBackCommitment(session, one('commitment'), {
      why: maybe(() => words) ?? null,
      on: maybe(() => day()),
    }),
  release: ({ session, one, maybe, day, words }) =>
    commitments.releaseCommitment(session, one('commitment'), {
      why: maybe(() => words) ?? null,
      on: maybe(() => day()),
    }),
  reopen: ({ session, one }) => commitments.reopenCommitment(session, one('commitment')),
  nudge: ({ session, one }) => commitments.nudgeOwner(session, one('commitment'), one('member')),
  reword: ({ session, one, some, words }) =>
    commitments.rewordCommitment(session, one('commitment'), {
      text: words,
      others: some('member'),
    }),
  link: ({ session, one, some }) =>
    commitments.linkCommitment(session, one('commitment'), [
      one('commitment'),
      ...some('commitment'),
    ]),
  unlink: ({ session, one }) =>
    commitments.unlinkCommitment(session, one('commitment'), [one('commitment')]),
  plan: ({ session, words, day, maybe, one }) =>
    meetings.planMeeting(session, {
      title: words,
      day: day(),
      host: maybe(() => one('member')) ?? null,
    }),
  planSeries: ({ session, words, day }) =>
    meetings.planSeries(session, [day(), day()].sort(), 'monthly', { title: words }),
  invite: ({ session, one }) => meetings.inviteTo(session, one('meeting'), 3),
  recordMeeting: ({ session, words, day, some }) =>
    meetings.recordMeeting(session, { title: words, day: day(), present: some('member') }),
  hold: ({ session, one, some, maybe, day }) =>
    meetings.holdMeeting(session, one('meeting'), {
      on: maybe(() => day()),
      present: some('member'),
      apologies: some('member'),
      absent: some('member'),
    }),
  cancel: ({ session, one, words }) => meetings.cancelMeeting(session, one('meeting'), words),
  attend: ({ session, one, some }) =>
    meetings.attendMeeting(session, one('meeting'), { present: some('member') }),
  noteAtMeeting: ({ session, one, words }) =>
    meetings.noteAtMeeting(session, one('meeting'), words),
  takeUp: ({ session, one }) => meetings.takeUpQuestion(session, one('meeting'), one('question')),
  editMeeting: ({ session, one, words, maybe }) =>
    meetings.editMeeting(session, one('meeting'), {
      title: words,
      host: maybe(() => one('member')) ?? null,
    }),
  ask: ({ session, one, maybe, day, words }) =>
    askQuestion(session, {
      text: words,
      by: maybe(() => one('member')) ?? null,
      on: maybe(() => day()),
      at: maybe(() => one('meeting')),
    }),
  answer: ({ session, one, maybe, day, words }) =>
    answerQuestion(session, one('question'), {
      by: maybe(() => one('member')) ?? null,
      answer: words,
      on: maybe(() => day()),
    }),
  unask: ({ session, one, maybe, day, words }) =>
    withdrawQuestion(session, one('question'), {
      why: maybe(() => words) ?? null,
      on: maybe(() => day()),
    }),
  raise: ({ session, words, maybe, one, day }) =>
    decisions.raiseDecision(
      session,
      { text: words, how: words, question: maybe(() => one('question')) },
      day(),
    ),
  decide: ({ session, words, maybe, one, day }) =>
    decisions.decide(
      session,
      {
        ...{ text: words, how: words, why: words, lookAgainOn: maybe(() => addDays(day(), 40)) },
        takenAt: maybe(() => one('meeting')),
        settles: maybe(() => one('decision')),
        insteadOf: maybe(() => one('decision')),
        question: maybe(() => one('question')),
      },
      day(),
    ),
  standBy: ({ session, one, maybe, day }) =>
    decisions.decisionStands(session, one('decision'), {
      lookAgainOn: maybe(() => addDays(day(), 40)),
      on: day(),
    }),
  needNotDecide: ({ session, one }) => decisions.withdrawDecision(session, one('decision')),
  addDuty: ({ session, words, some, maybe, below }) =>
    duties.addDuty(session, {
      text: words,
      rule:
        maybe(() => ({ each: 'meeting' as const, days: below(9) - 4 })) ??
        ({ unit: 'week', count: 1 + below(4), from: session.today } as const),
      people: some('member'),
      lead: below(20),
    }),
  editDuty: ({ session, one, some, below }) =>
    duties.editDuty(session, one('duty'), { people: some('member'), lead: below(20) }),
  offerTurn: ({ session, one, maybe }) =>
    duties.offerTurn(session, one('duty'), { to: maybe(() => one('member')) }),
  skipTurn: ({ session, one }) => duties.skipTurn(session, one('duty')),
  askPoll: ({ session, words, maybe, one }) =>
    polls.askWhichDay(session, {
      title: words,
      days: [
        { day: addDays(session.today, 20), start: '18:00' },
        { day: addDays(session.today, 21), start: null },
      ],
      host: maybe(() => one('member')),
    }),
  answerPoll: ({ session, one, below }) =>
    polls.answerWhichDay(session, one('poll'), one('member'), [
      suits[below(3)] ?? 'no',
      suits[below(3)] ?? 'no',
    ]),
  settlePoll: ({ session, one, below }) => polls.settleOn(session, one('poll'), below(2)),
  dropPoll: ({ session, one }) => polls.dropPoll(session, one('poll')),
  stopDuty: ({ session, one }) => duties.stopDuty(session, one('duty')),
  contribute: ({ session, one, day, words, below }) =>
    addContribution(session, {
      member: one('member'),
      kind: contributionKinds[below(contributionKinds.length)] ?? 'post',
      title: words,
      ref: null,
      on: day(),
    }),
  addResource: ({ session, one, maybe, words }) =>
    addResource(session, { title: words, keeper: maybe(() => one('member')) ?? null }),
  reviewResource: ({ session, one, day }) =>
    reviewResource(session, one('resource'), { keeper: one('member'), on: day() }),
  note: ({ session, words, day }) => writeNote(session, { text: words, kind: 'words', on: day() }),
  withdraw: ({ session, one }) => withdrawNote(session, one('note')),
  giveOut: ({ session, day, words }) => giveOut(session, day(), words),
  editCommunity: ({ session, words }) => editCommunity(session, { purpose: words }),
  rest: ({ session, words, day, maybe, below }) => {
    const from = day();
    const to = addDays(from, below(30));
    pauseCommunity(session, { from, to, why: maybe(() => words) ?? null });
  },
  stage: ({ session, words }) => setCommunityStage(session, 'maturing', words),
  undo: ({ session, below }) => undoBatch(session, anyBatch(session, below)),
} as const satisfies Record<string, (chance: Chance) => unknown>;

/** A document of one word, given out as of a day. */
function giveOut(session: Session, asOf: Session['today'], word: string): void {
  const about = { title: word, community: 'Harbour Menders', subject: word };
  const tree: Tree = {
    type: 'root',
    children: [],
    data: { about: { ...about, language: 'en-GB', direction: 'ltr', asOf } },
  };
  const position = session.ledger.read(journalEnd);
  const period = { from: addDays(asOf, -27), to: asOf };
  issueDocument(
    session,
    { tree, facts: {}, asOf, name: 'state-of-play', audience: 'members', period, position },
    { formats: ['markdown'], markdown: word },
  );
}

class NothingThere extends Error {}

type Verb = keyof typeof verbs;
export const verbNames = Object.keys(verbs) as readonly Verb[];

export interface Deed {
  readonly verb: Verb;
  readonly words: string;
  readonly chances: readonly number[];
}

function anyBatch({ ledger }: Session, below: (count: number) => number): Id {
  const batches = ledger.read((reader) =>
    reader.all<{ id: Id }>('SELECT id FROM batch ORDER BY first_seq'),
  );
  return batches[below(batches.length)]?.id ?? 0;
}

// More of what a ledger mostly holds, so that later verbs have something to stand on.
const often: readonly Verb[] = ['join', 'offer', 'take', 'keep', 'link', 'plan', 'hold', 'undo'];

export const someChances = fc.array(fc.nat(), { minLength: 8, maxLength: 24 });

const deed: fc.Arbitrary<Deed> = fc.record({
  verb: fc.constantFrom(...verbNames, ...often, ...often),
  words: fc.stringMatching(/^[A-Z][a-zé]{2,7} [A-Z][a-z]{2,7}$/),
  chances: someChances,
});

/** @param length of the longest history */
export const histories = (length: number): fc.Arbitrary<Deed[]> =>
  fc.array(deed, { minLength: 1, maxLength: length, size: 'max' });

/** Histories that do the same few things to the same few commitments, so that they get in each other's way. */
export const quarrels = (length: number): fc.Arbitrary<Deed[]> =>
  fc.array(
    fc.record({
      verb: fc.constantFrom<Verb>(
        ...([
          'keep',
          'release',
          'handBack',
          'take',
          'reopen',
          'link',
          'undo',
          'offer',
          'join',
          'mergeMembers',
        ] as const),
      ),
      words: fc.constantFrom('Ash Ford', 'Bea Lind'),
      chances: fc.array(fc.nat(3), { minLength: 8, maxLength: 8 }),
    }),
    { minLength: 4, maxLength: length, size: 'max' },
  );

/** A little of everything, so that what follows has something to stand on. */
export function furnish(session: Session): void {
  const early = { ...session, today: addDays(session.today, -90) };
  const [tom, grace] = ['Tom Reed', 'Grace Okoro'].map(
    (name) => members.addMember(early, { name }).id,
  ) as [Id, Id];
  const room = commitments.offerCommitment(early, { text: 'Find a room', by: tom });
  commitments.offerCommitment(early, {
    text: 'Book the speaker',
    by: grace,
    needs: [room.id],
  });
  commitments.offerCommitment(early, { text: 'Take notes', by: null, others: [tom] });
  const evening = meetings.planMeeting(early, { title: 'Mending evening', day: early.today });
  meetings.planMeeting(early, { title: 'Winter fair', day: addDays(session.today, 14), host: tom });
  meetings.holdMeeting(early, evening.id, { present: [tom, grace] });
  askQuestion(early, { text: 'Who may sign off a kettle?', by: grace, at: evening.id });
  decisions.raiseDecision(early, { text: 'Do we lend out the lamp?' });
  decisions.decide(early, { text: 'We meet by the harbour', why: 'it is warm there' });
  addResource(early, { title: 'How to rewire a lamp', keeper: grace });
  const again = { each: 'meeting', days: 0 } as const;
  duties.addDuty(early, { text: 'Wash up', rule: again, people: [tom, grace], lead: 7 });
  writeNote(early, { text: 'We meet by the harbour', kind: 'words' });
}

/** Does the deed, and says how it ended: the code of a refusal is a good end, any other error is not. */
export function perform(session: Session, { verb, words, chances }: Deed): string {
  let drawn = 0;
  const below = (count: number): number => {
    const chance = chances[drawn % chances.length] ?? 0;
    drawn += 1;
    return count === 0 ? 0 : chance % count;
  };
  const all = (name: ThingName): Id[] =>
    session.ledger.read((reader) =>
      reader
        // Who was merged into another is found as that one, who was forgotten by nobody; nothing is done to them.
        .all<{ id: Id }>(
          `SELECT id FROM "${name}" t ${name === 'member' ? `WHERE ${canBeMeant('t')}` : ''} ORDER BY no`,
        )
        .map(({ id }) => id),
    );
  const one = (name: ThingName): Id => {
    const ids = all(name);
    const id = ids[below(ids.length)];
    if (id === undefined) throw new NothingThere();
    return id;
  };
  try {
    verbs[verb]({
      session,
      words,
      one,
      some: (name) => Array.from({ length: Math.min(all(name).length, below(3)) }, () => one(name)),
      maybe: (draw) => (below(2) === 0 ? undefined : draw()),
      day: () => addDays(session.today, below(80) - 60),
      below,
    });
    return 'done';
  } catch (cause) {
    if (cause instanceof NothingThere) return 'nothing there';
    if (cause instanceof Refusal) return cause.code;
    throw cause;
  }
}
