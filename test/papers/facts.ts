/** Facts of a fictional community for the golden documents, and of one where nothing is yet. */

import { british } from '../../src/language/index.js';
import type { DocumentOptions } from '../../src/papers/building/document.js';
import { commitmentShape } from '../../src/papers/facts/commitments.js';
import { decisionShape } from '../../src/papers/facts/decisions.js';
import {
  type CommitmentFact,
  type DecisionFact,
  type DocumentFacts,
  factShape,
  type MeetingFact,
  type OwnFact,
  type QuestionFact,
  type TurnFact,
} from '../../src/papers/facts/index.js';
import { recipientShape } from '../../src/papers/facts/people.js';
import type { Shape } from '../../src/papers/facts/shape.js';
import { type Holding, loadOf, planOf as planWith } from '../../src/papers/from-ledger/plan.js';
import { alphabetically } from '../../src/text/text.js';
import type { No } from '../../src/things/no.js';
import type { Day } from '../../src/time/day.js';

const asOf: Day = '2026-11-27';

/** What facts of a shape are where there is nothing to tell. */
function emptyOf<V>({ orNull, fields, is }: Shape<V>): V {
  const values = {
    text: '',
    number: 0,
    day: asOf,
    'yes or no': false,
    list: [],
    group: Object.fromEntries(
      Object.entries(fields ?? {}).map(([name, shape]) => [name, emptyOf(shape)]),
    ),
  };
  return (orNull ? null : values[is]) as V;
}

export const commitment = (
  no: No,
  text: string,
  more: Partial<CommitmentFact> = {},
): CommitmentFact => ({
  ...emptyOf(commitmentShape),
  no,
  text,
  offeredOn: '2026-11-05',
  heldSince: '2026-11-05',
  offeredBy: more.who ?? null,
  ...more,
});

/** The plan of people who all have names of their own. */
export const planOf = (
  open: readonly CommitmentFact[],
  released: readonly CommitmentFact[],
  on: Day,
  turns: readonly TurnFact[] = [],
) => planWith({ open, released, load: load(open), meetings: [], turns: () => turns }, on, british);

function load(open: readonly CommitmentFact[]) {
  const people = [
    ...new Set(open.flatMap(({ who, with: helpers }) => [who ?? [], helpers].flat(2))),
  ].sort(alphabetically);
  const holdings = open.flatMap(({ who, with: helpers, no, text }): Holding[] => [
    ...(who === null ? [] : [{ member: people.indexOf(who), as: 'owner' as const, no, text }]),
    ...helpers.map((helper) => ({
      member: people.indexOf(helper),
      as: 'helper' as const,
      no,
      text,
    })),
  ]);
  return loadOf(
    people.map((name, id) => ({ id, name })),
    holdings,
    false,
  );
}

const period = {
  from: '2026-10-31',
  to: '2026-11-27',
  began: null,
  label: '31 Oct 2026 to 27 Nov 2026',
} as const;

const nothing = emptyOf(factShape);

export const emptyFacts: DocumentFacts = {
  ...nothing,
  period,
  community: { ...nothing.community, name: 'Harbour Menders' },
  momentum: {
    state: 'too-early',
    said: 'too early to say',
    window: '23 Aug 2026 to 21 Nov 2026',
    signs: [],
  },
  plan: planOf([], [], asOf),
  recipient: { ...emptyOf(recipientShape), name: 'Wen Aldous' },
};

const room = commitment(12, 'Find a hall for the winter repair day', {
  who: 'Ottilie Marsh',
  with: ['Bram Okonedo'],
  due: '2026-12-04',
  saidAt: 'the November meeting',
  feeds: [
    { no: 14, text: 'Print and hang the posters', open: true },
    { no: 16, text: 'Sort out insurance for the day', open: true },
  ],
  doneWhen: 'the booking is confirmed in writing',
});
const posters = commitment(14, 'Print and hang the posters', {
  who: 'Bram Okonedo',
  due: '2026-12-11',
  needs: [{ no: 12, text: 'Find a hall for the winter repair day', open: true }],
  feeds: [{ no: 18, text: 'Hold the winter repair day', open: true }],
});
const insurance = commitment(16, 'Sort out insurance for the day', {
  due: '2026-12-03',
  saidAt: 'the November meeting',
  needs: [{ no: 12, text: 'Find a hall for the winter repair day', open: true }],
  feeds: [{ no: 18, text: 'Hold the winter repair day', open: true }],
});
const day = commitment(18, 'Hold the winter repair day', {
  who: 'Zofia Lindqvist',
  with: ['Ottilie Marsh', 'Bram Okonedo'],
  due: '2027-01-16',
  needs: [
    { no: 14, text: 'Print and hang the posters', open: true },
    { no: 16, text: 'Sort out insurance for the day', open: true },
    { no: 9, text: 'Count the soldering irons', open: false },
  ],
});
const leaflet = commitment(7, 'Write the leaflet on mending zips', {
  who: 'Émile Duarte',
  due: '2026-11-15',
  overdueDays: 12,
});
const visit = commitment(
  21,
  'Visit the menders in the next town and see how they train newcomers',
  {
    who: 'Zofia Lindqvist',
    due: '2027-03-20',
  },
);
const photos = commitment(22, 'Collect photographs of mended things');
const irons = commitment(9, 'Count the soldering irons', {
  who: 'Bram Okonedo',
  closedOn: '2026-11-20',
});
const own = (of: CommitmentFact, ...together: string[]): OwnFact => ({ ...of, together });

const zipEvening: MeetingFact = {
  title: 'Zip evening',
  on: '2026-11-05',
  at: '18:30',
  until: null,
  kind: 'in person',
  host: 'Émile Duarte',
  place: 'Quay Street café',
  venue: 'Quay Street café',
  call: null,
  present: 11,
  unsettled: 0,
  atLeast: 11,
  apologies: 2,
};
const planning: MeetingFact = {
  title: 'Winter planning',
  on: '2026-12-03',
  at: '18:30',
  until: null,
  kind: 'in person',
  host: 'Zofia Lindqvist',
  place: 'Quay Street café',
  venue: 'Quay Street café',
  call: null,
  present: null,
  unsettled: 0,
  atLeast: null,
  apologies: null,
};
const sayingNo: QuestionFact = {
  no: 3,
  text: 'How do you say no to a repair without sending somebody away sad?',
  askedBy: 'Wen Aldous',
  askedOn: '2026-11-19',
  answeredBy: null,
  answeredOn: null,
  withdrawnOn: null,
  where: null,
  days: 8,
};
const testing: QuestionFact = {
  no: 2,
  text: 'Who tests appliances after a mend?',
  askedBy: 'Idris Calloway',
  askedOn: '2026-11-05',
  answeredBy: 'Bram Okonedo',
  answeredOn: '2026-11-12',
  withdrawnOn: null,
  where: 'the mailing list, 12 November',
  days: 7,
};

const decision = (no: No, text: string, more: Partial<DecisionFact>): DecisionFact => ({
  ...emptyOf(decisionShape),
  no,
  text,
  ...more,
});

const taken = decision(1, 'We hold a repair day in the winter', {
  how: 'consent',
  decidedOn: '2026-11-12',
  meeting: 'Mending evening',
  why: 'many have nowhere else to go',
  lookAgainOn: '2027-03-01',
});

const meetingOn = (on: string, present: number | null): MeetingFact => ({
  title: 'Mending evening',
  on: on as Day,
  at: '18:30',
  until: null,
  kind: 'in person',
  host: 'Ottilie Marsh',
  place: 'Quay Street café',
  venue: 'Quay Street café',
  call: null,
  present,
  unsettled: 0,
  atLeast: present,
  apologies: null,
});

/** Harbour Menders on a Friday in November, with something in every section. */
export const harbourFacts: DocumentFacts = {
  asOf,
  since: null,
  period,
  community: {
    name: 'Harbour Menders',
    purpose:
      'To help the repair cafés around the harbour learn from each other, so that fewer things are thrown away and nobody has to work it out alone.',
    stage: 'coalescing',
    stageWhy: 'We meet steadily, and newcomers are finding us.',
    rhythm: 'every 4 weeks',
    foundedOn: '2026-03-02',
    channels: ['mailing list'],
    facilitator: 'Ottilie Marsh',
    planKeeper: 'Ottilie Marsh',
    planLookedAtAgainOn: '2026-12-18',
    shortName: 'Menders',
    answersTo: 'ottilie@harbour.example',
  },
  words: [
    'The zip evening was the liveliest yet; three cafés sent somebody for the first time.',
    'The hall is what everything waits for.',
    'I would love somebody else to host in January.',
  ],
  changes: {
    ...nothing.changes,
    any: true,
    offered: 5,
    kept: 2,
    moved: 1,
    dated: 0,
    passedOn: 1,
    released: 1,
    joined: 2,
    returned: 1,
    left: 1,
    answered: 1,
    noLongerAsked: 0,
    held: 2,
  },
  commitments: {
    ...nothing.commitments,
    open: [room, posters, day, visit],
    dueSoon: [room, posters],
    ahead: [room, posters, day, visit],
    later: [day, visit],
    older: [],
    overdue: [leaflet],
    kept: [
      irons,
      commitment(11, 'Write up the zip evening', {
        who: 'Priya Vance',
        with: ['Émile Duarte'],
        closedOn: '2026-11-14',
      }),
    ],
    dated: [],
    moved: [
      commitment(21, visit.text, {
        who: 'Zofia Lindqvist',
        due: '2027-03-20',
        movedFrom: '2026-11-21',
        movedTo: '2027-03-20',
        because: 'waiting on somebody',
        reason: 'waiting on somebody',
        why: 'their hall is being painted',
      }),
    ],
    handedBack: [],
    passedOn: [commitment(14, posters.text, { who: 'Bram Okonedo', passedFrom: 'Priya Vance' })],
    released: [
      commitment(5, 'Start a newsletter', {
        who: 'Priya Vance',
        because: 'no longer needed',
        reason: 'no longer needed',
      }),
    ],
    wanted: [insurance, photos],
    offered: [],
    newlyWanted: [],
  },
  people: {
    ...nothing.people,
    members: 24,
    joined: [
      { name: 'Idris Calloway', introduced: 'Idris Calloway', on: '2026-11-03' },
      { name: 'Wen Aldous', introduced: 'Wen Aldous', on: '2026-11-18' },
    ],
    returned: [{ name: 'Hal Brandt', introduced: 'Hal Brandt', on: '2026-11-12' }],
    firstContributions: [{ name: 'Wen Aldous', introduced: 'Wen Aldous', on: '2026-11-19' }],
    left: [{ name: 'Marguerite Poe', introduced: 'Marguerite Poe', on: '2026-11-10' }],
  },
  roles: {
    held: [
      { role: 'Coordinator', who: 'Ottilie Marsh', deputy: 'Zofia Lindqvist', since: '2026-03-02' },
      { role: 'Information Resources', who: 'Émile Duarte', deputy: null, since: '2026-06-01' },
    ],
    vacant: [{ role: 'Member Support', who: null, deputy: null, since: null }],
    newlyVacant: [{ role: 'Member Support', who: null, deputy: null, since: null }],
  },
  meetings: {
    ...nothing.meetings,
    held: [
      zipEvening,
      {
        title: null,
        on: '2026-11-19',
        at: '18:30',
        until: null,
        kind: 'video',
        host: 'Ottilie Marsh',
        place: null,
        venue: null,
        call: null,
        present: null,
        unsettled: 0,
        atLeast: null,
        apologies: null,
      },
    ],
    next: planning,
    planned: [],
    last: null,
    recent: [7, 9, null, 11].map((present, index) => meetingOn(`2026-0${index + 6}-05`, present)),
  },
  questions: {
    open: [sayingNo],
    asked: [],
    answered: [testing],
    withdrawn: [],
  },
  contributions: {
    total: 9,
    people: 4,
    byKind: [
      { said: '3 posts', total: 3 },
      { said: '5 replies', total: 5 },
      { said: '1 document', total: 1 },
    ],
    thanks: [
      { who: 'Bram Okonedo', what: ['replies'], onlyGave: true },
      { who: 'Émile Duarte', what: ['a document'], onlyGave: true },
      { who: 'Priya Vance', what: ['posts'], onlyGave: true },
      { who: 'Wen Aldous', what: ['replies'], onlyGave: true },
    ],
  },
  momentum: {
    state: 'rising',
    said: 'rising',
    window: '29 Aug 2026 to 27 Nov 2026',
    signs: [
      { points: 'up', said: '12 offers taken on, 5 the time before' },
      { points: 'up', said: '3 first contributions' },
      { points: 'level', said: '4 of 7 promises kept by their day, 1 moved (waiting on somebody)' },
    ],
  },
  trends: nothing.trends,
  measures: [
    {
      name: 'contribution-rate',
      label: 'Contribution rate',
      value: '4 of 24',
      brief: '9 of 24 took part',
      whole: '4 of 24',
      numerator: 4,
      denominator: 24,
      previous: '3 of 22 last time',
      isCounted: true,
      window: '31 Oct 2026 to 27 Nov 2026',
      definition:
        'members with at least one contribution, of those who had joined by its last day and not left before its first',
      source: 'Guides for facilitators',
      over: true,
      parts: [],
    },
    {
      name: 'commitments-kept',
      label: 'Commitments kept',
      value: 'too few to say',
      brief: null,
      whole: 'too few to say',
      numerator: 2,
      denominator: 3,
      previous: null,
      isCounted: false,
      window: '31 Oct 2026 to 27 Nov 2026, not over yet',
      definition: 'kept by their agreed date, of those whose date fell within it',
      source: 'Guides for facilitators',
      over: false,
      parts: [],
    },
  ],
  help: ['Somebody who can lift heavy tables on a Friday evening'],
  decisions: {
    toTake: [
      decision(2, 'Do we ask for a small fee for parts?', {
        how: 'a vote',
        raisedOn: '2026-11-20',
      }),
    ],
    taken: [taken],
  },
  decisionBook: { standing: [taken], superseded: [] },
  story:
    'A boy brought his grandfather’s radio. It took three of us and two meetings, and when it played, the whole room went quiet.',
  poll: {
    no: 3,
    title: 'Spring fair',
    isOpen: true,
    days: [
      { letter: 'A', on: '2027-01-12', at: '18:00' },
      { letter: 'B', on: '2027-01-14', at: null },
    ],
    letters: 'A B',
    choices: '\nA: Tuesday 12 January 2027 at 18:00\nB: Thursday 14 January 2027',
    until: null,
    closesOn: '2027-01-05',
    kind: 'in person',
    venue: 'Quay Street café',
    call: null,
    host: 'Ottilie Marsh',
  },
  nextSteps: ['Confirm the hall by 4 December', 'Choose a host for January'],
  plan: planOf(
    [room, posters, insurance, day, leaflet, visit, photos],
    [
      commitment(5, 'Start a newsletter', {
        who: 'Priya Vance',
        because: 'no longer needed',
        reason: 'no longer needed',
      }),
    ],
    asOf,
    [
      { text: 'Water the plants', on: '2026-12-04', who: 'Bram Okonedo', no: null },
      { text: 'Send the minutes', on: '2026-12-04', who: null, no: null },
    ],
  ),
  agenda: {
    meeting: planning,
    movedFrom: null,
    why: null,
    last: zipEvening,
    apologies: ['Priya Vance'],
    coming: 6,
    perhaps: 1,
    expected: ['Tom Reed', 'Grace Okoro'],
    onDuty: [
      { text: 'Take the minutes', on: '2026-12-03', who: 'Wen Aldous', no: 24 },
      { text: 'Wash up', on: '2026-12-03', who: null, no: null },
    ],
    joined: [{ name: 'Wen Aldous', introduced: 'Wen Aldous', on: '2026-11-18' }],
    returned: [],
    kept: [irons],
    released: [
      commitment(5, 'Start a newsletter', {
        because: 'no longer needed',
        reason: 'no longer needed',
      }),
    ],
    overdue: [leaflet],
    due: [commitment(23, 'Bring the label printer', { who: 'Wen Aldous', due: '2026-12-03' })],
    said: [room, day],
    undated: [],
    later: [],
    taken: [sayingNo],
    waiting: [{ ...sayingNo, no: 4, text: 'Where do spare parts come from?', askedBy: null }],
  },
  meetingRecord: {
    meeting: zipEvening,
    held: true,
    present: ['Bram Okonedo', 'Émile Duarte', 'Zofia Lindqvist', '8 other members'],
    apologies: ['Ottilie Marsh', 'Priya Vance'],
    notes: [
      'A pencil frees most zips that stick.',
      'Decided: we hold a repair day in the winter.',
      'Three cafés had never sent anybody before.',
    ],
    toSettle: 1,
    remarks: ['A pencil frees most zips that stick.', 'Three cafés had never sent anybody before.'],
    decidedInNotes: ['we hold a repair day in the winter.'],
    writeUp: 'https://menders.example.org/zips',
    questions: [testing, sayingNo],
    decisions: [taken],
    offered: [
      { ...room, dueThen: room.due, dueNextThen: false, withThen: room.with, isBack: false },
    ],
    takenSince: [],
    offeredThatDay: [],
    released: [commitment(10, 'Write to the paper', { because: 'too busy', reason: 'too busy' })],
    wanted: [
      {
        ...insurance,
        dueThen: insurance.due,
        dueNextThen: false,
        withThen: insurance.with,
        isBack: false,
      },
    ],
    keptThatDay: [],
    takenThatDay: [],
    passedOnThatDay: [],
    movedThatDay: [],
    handedBackThatDay: [],
    releasedThatDay: [],
    askedThatDay: [],
    answeredThatDay: [],
    thankedThatDay: [],
    next: planning,
  },
  resources: [
    {
      no: 1,
      title: 'How we test kettles safely',
      link: 'https://menders.example.org/kettles',
      keeper: 'Bram Okonedo',
    },
    { no: 2, title: 'The box of spare zips', link: null, keeper: null },
  ],
  recipient: {
    name: 'Zofia Lindqvist',
    joinedOn: '2026-04-12',
    mayBeNamed: true,
    roles: ['Coordinator'],
    open: [
      own({ ...leaflet, who: 'Zofia Lindqvist' }),
      own(day, 'Bram Okonedo', 'Ottilie Marsh'),
      own(visit),
    ],
    helping: [own(room, 'Ottilie Marsh')],
    kept: [own(irons, 'Bram Okonedo')],
    lastKept: '2026-11-20',
    handedBack: [],
    passedOn: [own(commitment(14, posters.text, { who: 'Bram Okonedo' }), 'Bram Okonedo')],
    released: [
      own(
        commitment(5, 'Start a newsletter', {
          because: 'no longer needed',
          reason: 'no longer needed',
        }),
      ),
    ],
  },
  confidential: nothing.confidential,
};

/** What the documents of these communities are made for. */
export const occasion: DocumentOptions = {
  community: 'The Harbour Menders',
  asOf: '2026-11-21',
  locale: british,
};
