/** What is offered or wanted, and what becomes of it. */

import { flag, needed, one, several } from '../cli/parameters.js';
import { type Verb, verb } from '../cli/verb.js';
import { usage } from '../text/refusal.js';
import { dueTyped, movedTo } from '../things/commitment/agreeing.js';
import {
  keepCommitment,
  moveCommitment,
  offerCommitment,
  passCommitment,
  releaseCommitment,
  reopenCommitment,
  takeCommitment,
} from '../things/commitment/changes.js';
import { dayItWasSaid } from '../things/days.js';
import type { MemberOrNew } from '../things/member/changes.js';
import { membersKnownAs } from '../things/member/find.js';
import type { Session } from '../things/session.js';
import { isUndated } from '../time/typed-day.js';
import { alikeBeside, byOrWanted, leftUndated, newDue, whoKept } from './commitment-asked.js';
import {
  commitmentJson,
  commitmentRecorded,
  commitmentsJson,
  datesOf,
  whichCommitment,
  whichCommitments,
} from './commitment-shown.js';
import { recordedTogether } from './commitment-together.js';
import { reasonFlags, reasonTyped } from './reason.js';
import { idsOf, orAgain, textOrPiped } from './typed.js';

/** What is alike in these verbs. */
const everyDay = { group: 'Every day:', json: commitmentJson, uses: 'writes' } as const;
const anotherDate = one('agreed', 'by when from now on, where its date has gone by or is another', {
  saidWith: ['on'],
});

const offer = verb({
  ...everyDay,
  path: ['offer'],
  summary: 'put on record that somebody offered to do something, or that something is wanted',
  examples: [
    ['momentum offer "Find a room" --by amina --due "next friday"', 'who offered what, by when'],
    ['momentum offer', 'asks what, who and by when, and whether there is another one'],
    ['momentum offer "Take notes" --wanted', 'nobody has taken it yet'],
    ['momentum offer "Book speakers" --by tom --needs 12', 'it waits for number 12'],
  ],
  arguments: {
    text: needed(
      one('text', 'what was offered, in a sentence', {
        placeholder: 'what',
        ask: { message: 'What was offered, or is wanted?' },
      }),
    ),
  },
  options: {
    by: one('person', 'who offered it', {
      others: 'with',
      ask: { message: 'Who offered it? (Enter: nobody yet, it is wanted)', orElse: 'wanted' },
    }),
    with: several('person', 'who does it together with them'),
    wanted: flag('nobody has taken it yet'),
    due: one('promised', 'by when: a day, “next meeting” (which it follows), or “asap”', {
      saidWith: ['on', 'at'],
      ask: { message: 'By when? (Enter: no date)' },
    }),
    at: one('meeting', 'the meeting where it was said: number, day, “last” or words'),
    needs: several('commitment', 'what has to be done before'),
    doneWhen: one('text', 'how everybody will know that it is done'),
    forDecision: one('decision', 'the decision that it comes of: its number, or a few words'),
    on: one('past', 'the day it was said, where that was not today, nor at that meeting'),
    again: flag('it is meant, though one in the same words is open'),
  },
  another: 'Another one?',
  async run(input, call) {
    const { by } = input;
    const on = input.on ?? dayItWasSaid(input.at, call.today);
    const text = textOrPiped(call, input.text);
    if (!by && !input.wanted && !call.interactive) {
      throw usage('whose-offer', 'It was not said who offered this.', byOrWanted(text));
    }
    if (input.by && input.wanted) {
      throw usage(
        'offered-and-wanted',
        'It can’t be offered by somebody and wanted at the same time.',
        'Leave out --by or --wanted.',
      );
    }
    const offered = {
      text,
      by,
      others: input.with,
      ...dueTyped(input.due),
      saidAt: input.at?.id,
      needs: idsOf(input.needs),
      doneWhen: input.doneWhen,
      decision: input.forDecision?.id,
      on,
    };
    const state = await orAgain(call, 'offered-already', input.again, (again) =>
      offerCommitment(call.session, { ...offered, again }),
    );
    return {
      ...commitmentRecorded(call, state.status === 'wanted' ? 'Wanted' : 'Offered', state, {
        on,
      }),
      notes: [
        ...(input.due !== undefined && isUndated(input.due)
          ? [leftUndated(input.due, state.no)]
          : []),
        ...(input.again ? [] : alikeBeside(call, state)),
      ],
    };
  },
});

const take = verb({
  ...everyDay,
  path: ['take'],
  summary: 'put on record that somebody takes what was wanted, or was left behind',
  examples: [['momentum take 14 --by "Tom Reed"', 'Tom takes number 14']],
  arguments: { commitment: whichCommitment },
  options: {
    by: needed(one('person', 'who takes it', { bare: true })),
    due: anotherDate,
    on: one('past', 'the day, where that was not today'),
  },
  async run({ commitment, by, on, due: typed }, call) {
    const due = typed ?? (await newDue(call, commitment.id, on));
    const state = takeCommitment(call.session, commitment.id, { by, on, ...dueTyped(due) });
    return commitmentRecorded(call, 'Taken', state, { on });
  },
});

const keep = verb({
  ...everyDay,
  path: ['keep'],
  summary: 'put on record that a commitment was kept',
  examples: [
    ['momentum keep 12', 'kept today; with --on, on the day that it was done'],
    ['momentum keep 12 14 yesterday', 'several, and another day'],
    ['momentum keep "room" --on yesterday', 'a few words do'],
  ],
  arguments: { commitments: whichCommitments('Which one was kept? (its number, or a few words)') },
  options: {
    on: one('past', 'the day it was kept, where that was not today', { bare: true }),
    by: one('person', 'who did it, where nobody had taken it before, or whoever did has left'),
  },
  json: commitmentsJson,
  async run({ commitments, on, by }, call) {
    const told = by === undefined ? await whoKept(call, idsOf(commitments), on) : undefined;
    return recordedTogether(
      call,
      'Kept',
      commitments,
      (session, id) =>
        keepCommitment(session, id, { on, by: joined(session, by ?? told?.get(id)) }),
      on,
    );
  },
});

/** Whoever was new and has joined by the act before, as the member they are. */
const joined = ({ ledger }: Session, person: MemberOrNew | undefined): MemberOrNew | undefined =>
  typeof person !== 'object'
    ? person
    : (ledger.read((reader) => membersKnownAs(reader, person.name))[0]?.id ?? person);

const move = verb({
  ...everyDay,
  path: ['move'],
  summary: 'agree on another date',
  examples: [['momentum move 12 --to "in two weeks" --because waiting', 'a new date, and why']],
  arguments: {
    commitment: {
      ...whichCommitment,
      ask: { message: 'Which one is moved? (its number, or a few words)' },
    },
  },
  options: {
    to: needed(
      one('agreed', 'the new date', { saidWith: ['on'], bare: true, ask: { message: 'To when?' } }),
    ),
    ...reasonFlags,
    on: one('past', 'the day it was agreed, where that was not today'),
  },
  run({ commitment, to, because, why, on }, call) {
    const reason = reasonTyped({ because, why });
    const state = moveCommitment(call.session, commitment.id, { ...movedTo(to), on, ...reason });
    return commitmentRecorded(call, datesOf(state).before ? 'Moved' : 'Dated', state, { on });
  },
});

const pass = verb({
  ...everyDay,
  path: ['pass'],
  summary: 'pass a commitment on to another member',
  examples: [['momentum pass 12 --to grace', 'Grace looks after it from now on']],
  arguments: { commitment: whichCommitment },
  options: {
    to: needed(one('person', 'who takes it over', { bare: true })),
    due: anotherDate,
    ...reasonFlags,
    on: one('past', 'the day, where that was not today'),
  },
  async run({ commitment, to, because, why, on, due: typed }, call) {
    const due = typed ?? (await newDue(call, commitment.id, on));
    const reason = reasonTyped({ because, why });
    const state = passCommitment(call.session, commitment.id, {
      ...{ to, on, ...dueTyped(due), ...reason },
    });
    return commitmentRecorded(call, 'Passed on', state, { on });
  },
});

const release = verb({
  ...everyDay,
  path: ['release'],
  summary: 'let a commitment go, without blame',
  examples: [['momentum release 12 --because no-longer-needed', 'it is off everybody’s mind']],
  arguments: { commitments: whichCommitments('Which one is let go? (its number, or a few words)') },
  options: { ...reasonFlags, on: one('past', 'the day, where that was not today', { bare: true }) },
  json: commitmentsJson,
  run: ({ commitments, because, why, on }, call) =>
    recordedTogether(
      call,
      'Let go',
      commitments,
      (session, id) => releaseCommitment(session, id, { on, ...reasonTyped({ because, why }) }),
      on,
    ),
});

const reopen = verb({
  ...everyDay,
  path: ['reopen'],
  summary: 'open a commitment again that was put down as kept, or let go, by mistake',
  examples: [['momentum reopen 3', 'it is open as it was; what happened to it stays on record']],
  arguments: { commitment: whichCommitment },
  run: ({ commitment: { id } }, call) =>
    commitmentRecorded(call, 'Open again:', reopenCommitment(call.session, id)),
});

export const verbs: readonly Verb[] = [offer, take, keep, move, pass, release, reopen];
