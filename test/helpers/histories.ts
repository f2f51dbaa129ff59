/** Random histories of a community: any verb, on anything there is, on any of a few days. */
import fc from 'fast-check';
import * as commitments from '../../src/actions/commitments.js';
import { editCommunity, setStage } from '../../src/actions/community.js';
import { addContribution } from '../../src/actions/contributions.js';
import type { Desk } from '../../src/actions/desk.js';
import { issueDocument } from '../../src/actions/issued.js';
import * as meetings from '../../src/actions/meetings.js';
import * as members from '../../src/actions/members.js';
import { withdrawNote, writeNote } from '../../src/actions/notes.js';
import { answerQuestion, askQuestion } from '../../src/actions/questions.js';
import { addResource, reviewResource } from '../../src/actions/resources.js';
import { endRole, giveRole } from '../../src/actions/roles.js';
import { undoBatch } from '../../src/actions/undo.js';
import { contributionKinds } from '../../src/core/contribution.js';
import { addDays } from '../../src/core/day.js';
import type { EntityName } from '../../src/core/entities.js';
import type { Id } from '../../src/core/entity.js';
import { Refusal } from '../../src/core/refusal.js';
import type { Tree } from '../../src/documents/tree.js';
import { journalEnd } from '../../src/ledger/facts/issued.js';

/** What a verb may draw on: the ledger, and small numbers that stand for choices. */
interface Chance {
  readonly desk: Desk;
  readonly words: string;
  /** One of the things of this kind; where there are none, nothing is done at all. */
  one(name: EntityName): Id;
  some(name: EntityName): Id[];
  maybe<Value>(draw: () => Value): Value | undefined;
  /** A day, sooner one behind than one ahead. */
  day(): Desk['today'];
  below(count: number): number;
}

const reasons = ['busy', 'unclear', 'waiting', 'no-longer-needed', 'forgot'] as const;

const verbs = {
  join: ({ desk, words, maybe, day }) =>
    members.addMember(desk, { name: words, joined: maybe(() => day()) ?? null }),
  request: ({ desk, words, maybe, day }) =>
    members.requestToJoin(desk, { name: words, on: maybe(() => day()) }),
  approve: ({ desk, one, day }) => members.approveMember(desk, one('member'), day()),
  welcome: ({ desk, one, day }) => members.welcomeMember(desk, one('member'), day()),
  pause: ({ desk, one, day }) => members.pauseMember(desk, one('member'), day()),
  leave: ({ desk, one, day }) => members.leave(desk, one('member'), day()),
  rejoin: ({ desk, one, day }) => members.rejoin(desk, one('member'), day()),
  editMember: ({ desk, one, words }) => members.editMember(desk, one('member'), { goodAt: words }),
  alias: ({ desk, one, words }) => members.addMemberAlias(desk, one('member'), words),
  thank: ({ desk, one, words }) => members.thankMember(desk, one('member'), words),
  contact: ({ desk, one, words }) => members.contactMember(desk, one('member'), words),
  giveRole: ({ desk, one, maybe, day, words }) =>
    giveRole(desk, maybe(() => ({ name: words })) ?? { id: one('role') }, {
      member: one('member'),
      deputy: maybe(() => true) ?? false,
      on: day(),
    }),
  endRole: ({ desk, one, day }) => endRole(desk, one('role'), { member: one('member'), on: day() }),
  offer: ({ desk, one, some, maybe, day, words }) =>
    commitments.offerCommitment(desk, {
      text: words,
      by: maybe(() => one('member')) ?? null,
      others: some('member'),
      due: maybe(() => day()) ?? null,
      ...(maybe(() => true) ? { on: day() } : {}),
      saidAt: maybe(() => one('meeting')) ?? null,
      needs: some('commitment'),
    }),
  take: ({ desk, one, maybe, day }) =>
    commitments.takeCommitment(desk, one('commitment'), {
      by: one('member'),
      on: maybe(() => day()),
    }),
  keep: ({ desk, one, maybe, day }) =>
    commitments.keepCommitment(desk, one('commitment'), {
      by: maybe(() => one('member')),
      on: maybe(() => day()),
    }),
  move: ({ desk, one, maybe, day, below }) =>
    commitments.moveCommitment(desk, one('commitment'), {
      to: day(),
      because: maybe(() => reasons[below(reasons.length)]) ?? null,
      on: maybe(() => day()),
    }),
  pass: ({ desk, one, maybe, day }) =>
    commitments.passCommitment(desk, one('commitment'), {
      to: one('member'),
      on: maybe(() => day()),
    }),
  release: ({ desk, one, maybe, day, words }) =>
    commitments.releaseCommitment(desk, one('commitment'), {
      why: maybe(() => words) ?? null,
      on: maybe(() => day()),
    }),
  nudge: ({ desk, one }) => commitments.nudgeOwner(desk, one('commitment'), one('member')),
  reword: ({ desk, one, some, words }) =>
    commitments.rewordCommitment(desk, one('commitment'), { text: words, others: some('member') }),
  link: ({ desk, one, some }) =>
    commitments.linkCommitment(desk, one('commitment'), [one('commitment'), ...some('commitment')]),
  unlink: ({ desk, one }) =>
    commitments.unlinkCommitment(desk, one('commitment'), [one('commitment')]),
  plan: ({ desk, words, day, maybe, one }) =>
    meetings.planMeeting(desk, {
      title: words,
      day: day(),
      host: maybe(() => one('member')) ?? null,
    }),
  recordMeeting: ({ desk, words, day, some }) =>
    meetings.recordMeeting(desk, { title: words, day: day(), present: some('member') }),
  hold: ({ desk, one, some, maybe, day }) =>
    meetings.holdMeeting(desk, one('meeting'), {
      on: maybe(() => day()),
      present: some('member'),
      apologies: some('member'),
      absent: some('member'),
    }),
  cancel: ({ desk, one, words }) => meetings.cancelMeeting(desk, one('meeting'), words),
  attend: ({ desk, one, some }) =>
    meetings.attendMeeting(desk, one('meeting'), { present: some('member') }),
  noteAtMeeting: ({ desk, one, words }) => meetings.noteAtMeeting(desk, one('meeting'), words),
  takeUp: ({ desk, one }) => meetings.takeUpQuestion(desk, one('meeting'), one('question')),
  editMeeting: ({ desk, one, words, maybe }) =>
    meetings.editMeeting(desk, one('meeting'), {
      title: words,
      host: maybe(() => one('member')) ?? null,
    }),
  ask: ({ desk, one, maybe, day, words }) =>
    askQuestion(desk, {
      text: words,
      by: maybe(() => one('member')) ?? null,
      on: maybe(() => day()),
      at: maybe(() => one('meeting')),
    }),
  answer: ({ desk, one, maybe, day, words }) =>
    answerQuestion(desk, one('question'), {
      by: maybe(() => one('member')) ?? null,
      answer: words,
      on: maybe(() => day()),
    }),
  contribute: ({ desk, one, day, words, below }) =>
    addContribution(desk, {
      member: one('member'),
      kind: contributionKinds[below(contributionKinds.length)] ?? 'post',
      title: words,
      ref: null,
      on: day(),
    }),
  addResource: ({ desk, one, maybe, words }) =>
    addResource(desk, { title: words, keeper: maybe(() => one('member')) ?? null }),
  reviewResource: ({ desk, one, day }) =>
    reviewResource(desk, one('resource'), { keeper: one('member'), on: day() }),
  note: ({ desk, words, day }) => writeNote(desk, { text: words, kind: 'decision', on: day() }),
  withdraw: ({ desk, one }) => withdrawNote(desk, one('note')),
  giveOut: ({ desk, day, words }) => giveOut(desk, day(), words),
  editCommunity: ({ desk, words }) => editCommunity(desk, { purpose: words }),
  stage: ({ desk, words }) => setStage(desk, 'maturing', words),
  undo: ({ desk, below }) => undoBatch(desk, anyBatch(desk, below)),
} as const satisfies Record<string, (chance: Chance) => unknown>;

/** A document of one word, given out as of a day. */
function giveOut(desk: Desk, asOf: Desk['today'], word: string): void {
  const about = { title: word, community: 'Harbour Menders', subject: word };
  const tree: Tree = {
    type: 'root',
    children: [],
    data: { about: { ...about, language: 'en-GB', direction: 'ltr', asOf } },
  };
  const position = desk.ledger.read(journalEnd);
  const period = { from: addDays(asOf, -27), to: asOf };
  issueDocument(
    desk,
    { tree, facts: {}, asOf, name: 'state-of-play', audience: 'members', period, position },
    { formats: ['markdown'], markdown: word },
  );
}

class NothingThere extends Error {}

type Verb = keyof typeof verbs;

export interface Deed {
  readonly verb: Verb;
  readonly words: string;
  readonly chances: readonly number[];
}

function anyBatch({ ledger }: Desk, below: (count: number) => number): Id {
  const batches = ledger.read((reader) =>
    reader.all<{ id: Id }>('SELECT id FROM batch ORDER BY first_seq'),
  );
  return batches[below(batches.length)]?.id ?? '';
}

// More of what a ledger mostly holds, so that later verbs have something to stand on.
const often: readonly Verb[] = ['join', 'offer', 'take', 'keep', 'link', 'plan', 'hold', 'undo'];

const deed: fc.Arbitrary<Deed> = fc.record({
  verb: fc.constantFrom(...(Object.keys(verbs) as Verb[]), ...often, ...often),
  words: fc.stringMatching(/^[A-Z][a-zé]{2,7} [A-Z][a-z]{2,7}$/),
  chances: fc.array(fc.nat(), { minLength: 8, maxLength: 24 }),
});

/** @param length of the longest history */
export const histories = (length: number): fc.Arbitrary<Deed[]> =>
  fc.array(deed, { minLength: 1, maxLength: length, size: 'max' });

/** A little of everything, so that what follows has something to stand on. */
export function furnish(desk: Desk): void {
  const early = { ...desk, today: addDays(desk.today, -90) };
  const [tom, grace] = ['Tom Reed', 'Grace Okoro'].map(
    (name) => members.addMember(early, { name }).id,
  ) as [Id, Id];
  const room = commitments.offerCommitment(early, { text: 'Find a room', by: tom });
  commitments.offerCommitment(early, { text: 'Book the speaker', by: grace, needs: [room.id] });
  commitments.offerCommitment(early, { text: 'Take notes', by: null, others: [tom] });
  const evening = meetings.planMeeting(early, { title: 'Mending evening', day: early.today });
  meetings.planMeeting(early, { title: 'Winter fair', day: addDays(desk.today, 14), host: tom });
  meetings.holdMeeting(early, evening.id, { present: [tom, grace] });
  askQuestion(early, { text: 'Who may sign off a kettle?', by: grace, at: evening.id });
  addResource(early, { title: 'How to rewire a lamp', keeper: grace });
  writeNote(early, { text: 'We meet by the harbour', kind: 'decision' });
}

/** Does the deed, and says how it ended: the code of a refusal is a good end, any other error is not. */
export function perform(desk: Desk, { verb, words, chances }: Deed): string {
  let drawn = 0;
  const below = (count: number): number => {
    const chance = chances[drawn % chances.length] ?? 0;
    drawn += 1;
    return count === 0 ? 0 : chance % count;
  };
  const all = (name: EntityName): Id[] =>
    desk.ledger.read((reader) =>
      reader.all<{ id: Id }>(`SELECT id FROM "${name}" ORDER BY no`).map(({ id }) => id),
    );
  const one = (name: EntityName): Id => {
    const ids = all(name);
    const id = ids[below(ids.length)];
    if (id === undefined) throw new NothingThere();
    return id;
  };
  try {
    verbs[verb]({
      desk,
      words,
      one,
      some: (name) => Array.from({ length: Math.min(all(name).length, below(3)) }, () => one(name)),
      maybe: (draw) => (below(2) === 0 ? undefined : draw()),
      day: () => addDays(desk.today, below(80) - 60),
      below,
    });
    return 'done';
  } catch (cause) {
    if (cause instanceof NothingThere) return 'nothing there';
    if (cause instanceof Refusal) return cause.code;
    throw cause;
  }
}
