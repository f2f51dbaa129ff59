import { flag, needed, one, several } from '../cli/parameters.js';
import { type Noun, type Verb, verb } from '../cli/verb.js';
import { code, heading, list, root } from '../papers/build.js';
import { inWords } from '../text/text.js';
import {
  linkCommitment,
  rewordCommitment,
  unlinkCommitment,
} from '../things/commitment/changes.js';
import { dueOf, needsOf, ownerOf, reasons } from '../things/commitment/fields.js';
import { feedsOf } from '../things/commitment/find.js';
import { holderIsGone } from '../things/commitment/leavers.js';
import { listCommitments } from '../things/commitment/list.js';
import { storyOf } from '../things/commitment/story.js';
import { commitment } from '../things/commitment/thing.js';
import { decision } from '../things/decision/thing.js';
import { meeting } from '../things/meeting/thing.js';
import { member } from '../things/member/thing.js';
import { tellingFrom } from '../things/names.js';
import { need } from '../things/session.js';
import { dayWithDistance } from '../time/distance.js';
import { readPeriod } from '../time/typed-period.js';
import {
  commitmentData,
  commitmentJson,
  commitmentRecorded,
  commitmentTable,
  followingInWords,
  turnInWords,
  whichCommitment,
} from './commitment-shown.js';
import { beatsOf, datedLines, edited } from './shown.js';
import { idsOf, nothingToChange, onlyTyped } from './typed.js';

export const noun: Noun = {
  name: 'commitment',
  summary: 'look at one commitment, reword it, link it to another',
  group: 'What there is:',
};

const commitments = verb({
  path: ['commitments'],
  group: 'Every day:',
  summary: 'who has offered to do what, by when',
  examples: [
    ['momentum commitments', 'everything that is open'],
    ['momentum commitments --overdue', 'whose date has gone by'],
    ['momentum commitments --by amina', 'what Amina has offered'],
    ['momentum commitments --due "this month"', 'due in the month that this is'],
  ],
  options: {
    open: flag('only what is open (this is the default)'),
    overdue: flag('only what has gone past its date'),
    wanted: flag('only what nobody has taken yet'),
    all: flag('what was kept and let go as well'),
    by: one('member', 'only what this member offered'),
    due: one('period', 'only what is due in that time: “this month”, “next week”, 2026-03'),
  },
  json: { commitments: 'the list, by due date' },
  uses: 'reads',
  pages: true,
  run(input, call) {
    const { ledger, today } = call.session;
    const which = input.overdue ? 'overdue' : input.wanted ? 'wanted' : input.all ? 'all' : 'open';
    const rows = ledger.read((reader) =>
      listCommitments(
        reader,
        {
          which,
          member: input.by?.id,
          due: input.due === undefined ? undefined : readPeriod(input.due, call.asked('future')),
        },
        today,
      ),
    );
    return {
      data: { commitments: rows },
      document: commitmentTable(
        rows,
        today,
        [
          'Nothing of that kind is on record. To add an offer: ',
          code('momentum offer "…" --by NAME'),
        ],
        input.all,
      ),
    };
  },
});

const show = verb({
  path: ['commitment', 'show'],
  summary: 'everything about one commitment, with its history',
  examples: [['momentum commitment show 12', 'who, by when, what it waits for, what happened']],
  arguments: { commitment: whichCommitment },
  json: { commitment: 'the commitment', history: 'what happened to it, in sentences' },
  uses: 'reads',
  run: ({ commitment: { id } }, call) =>
    call.session.ledger.read((reader) => {
      const state = need(reader, 'commitment', id);
      const names = tellingFrom(reader);
      const owner = ownerOf(state);
      const due = dueOf(state);
      const needs = needsOf(state).map((each) => names.nameOf(commitment, each));
      const feeds = feedsOf(reader, id).map((each) => names.nameOf(commitment, each));
      const history = beatsOf(storyOf(reader, id), names);
      const facts = [
        holderIsGone(reader, state)
          ? `now: looking for somebody, since ${owner && names.nameOf(member, owner)} has left`
          : `now: ${state.status}`,
        owner
          ? `by ${inWords([owner, ...state.others].map((each) => names.nameOf(member, each)))}`
          : null,
        due
          ? `due ${dayWithDistance(due, call.today)}${followingInWords(reader, state)}`
          : 'no due date',
        state.doneWhen ? `done when ${state.doneWhen}` : null,
        state.saidAt ? `said at ${names.nameOf(meeting, state.saidAt)}` : null,
        state.decision ? `comes of decision ${names.nameOf(decision, state.decision)}` : null,
        turnInWords(state, names),
        needs.length > 0 ? `needs ${inWords(needs)}` : null,
        feeds.length > 0 ? `feeds ${inWords(feeds)}` : null,
        state.because ? `because: ${reasons[state.because]}` : null,
        state.why,
      ].filter((fact) => fact !== null);
      return {
        data: {
          commitment: {
            ...commitmentData(reader, state, (each) => names.nameOf(member, each)),
            needs,
            feeds,
          },
          history,
        },
        document: root(
          heading(1, `${state.no}  ${state.text}`),
          list(facts),
          heading(2, 'What happened'),
          list(datedLines(history)),
        ),
      };
    }),
});

/** What is alike in the verbs that change one. */
const change = {
  arguments: { commitment: whichCommitment },
  json: commitmentJson,
  uses: 'writes',
} as const;

const edit = verb({
  ...change,
  path: ['commitment', 'edit'],
  summary: 'put a commitment in other words, or right what is on record of it',
  examples: [
    ['momentum commitment edit 12 --text "Find a room for 20"', 'a clearer sentence'],
    ['momentum commitment edit 12 --with grace', 'Grace helps, and nobody else'],
    ['momentum commitment edit 12 --without tom', 'Tom helps no longer'],
    ['momentum commitment edit 12 --offered "last friday"', 'the day on which it was offered'],
  ],
  options: {
    text: one('text', 'the sentence as it should read', { bare: 'sentence' }),
    doneWhen: one('text', 'how everybody will know that it is done'),
    with: several('person', 'who does it together with its owner, from now on', {
      takesOff: 'without',
    }),
    without: several('member', 'who helps with it no longer'),
    offered: one('past', 'the day on which it was offered, or found to be wanted'),
  },
  run(input, call) {
    const changed = onlyTyped({
      text: input.text,
      doneWhen: input.doneWhen,
      others: input.with.length === 0 ? undefined : input.with,
      without: input.without.length === 0 ? undefined : idsOf(input.without),
      offered: input.offered,
    });
    if (Object.keys(changed).length === 0) throw nothingToChange('momentum commitment edit');
    const { session } = call;
    const { id } = input.commitment;
    const before = session.ledger.read((reader) => need(reader, 'commitment', id));
    const state = rewordCommitment(session, id, changed);
    const gone = before.others.filter((each) => !state.others.includes(each));
    return commitmentRecorded(call, edited(before, state), state, {
      noLongerWith: gone,
      offered: input.offered,
    });
  },
});

const link = verb({
  ...change,
  path: ['commitment', 'link'],
  summary: 'say which commitment has to be done before this one',
  examples: [['momentum commitment link 14 --needs 12', '14 waits for 12']],
  options: { needs: needed(several('commitment', 'what has to be done before')) },
  run: ({ commitment, needs }, call) =>
    commitmentRecorded(call, 'Linked', linkCommitment(call.session, commitment.id, idsOf(needs))),
});

const unlink = verb({
  ...change,
  path: ['commitment', 'unlink'],
  summary: 'say that it does not wait for the other one after all',
  examples: [['momentum commitment unlink 14 --needs 12', '14 no longer waits for 12']],
  options: { needs: needed(several('commitment', 'what it does not wait for')) },
  run: ({ commitment, needs }, call) =>
    commitmentRecorded(
      call,
      'Unlinked',
      unlinkCommitment(call.session, commitment.id, idsOf(needs)),
    ),
});

export const verbs: readonly Verb[] = [commitments, show, edit, link, unlink];
