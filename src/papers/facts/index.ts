/**
 * What a document template can name: plain data, filled from the ledger for one community, one day
 * and one period. Days are `YYYY-MM-DD`; texts are as people typed them and are escaped by whoever
 * shows them. `null` means that nobody knows or that there is none, never zero; lists may be empty.
 *
 * What may be known depends on whom the document is for, and is settled where the facts are made, so
 * that no template can tell more. In anything not for the facilitator, people who asked not to be
 * named stand here as "a member", in what others wrote about them as well.
 */
import { commitmentsShape } from './commitments.js';
import { decisionBookShape, decisionsShape } from './decisions.js';
import { measureShape, momentumShape, trendsShape } from './figures.js';
import { meetingRecordShape } from './meeting-record.js';
import { agendaShape, meetingsShape, questionsShape } from './meetings.js';
import {
  confidentialShape,
  contributionsShape,
  peopleShape,
  recipientShape,
  rolesShape,
} from './people.js';
import { planShape } from './plan.js';
import { pollShape } from './polls.js';
import { bool, date, type FactOf, group, no, number, orNull, rowsOf, text } from './shape.js';

export type * from './commitments.js';
export type * from './decisions.js';
export type * from './duties.js';
export type * from './figures.js';
export type * from './meeting-record.js';
export type * from './meetings.js';
export type * from './people.js';
export type * from './plan.js';

const period = group(
  {
    from: date(),
    to: date(),
    began: orNull(
      date('The day with which the community began, or what is on record of it: then `from` too.'),
      'Null where it was there all the time.',
    ),
    label: text('“31 Oct 2026 to 27 Nov 2026”.'),
  },
  'The time that the document looks back on, as far as the community was there.',
);

export type CommunityFact = FactOf<typeof community>;
const community = group({
  name: text(),
  shortName: orNull(text(), 'What its own people call it, for the subject of a mail.'),
  purpose: orNull(text()),
  stage: orNull(text(), 'In words: “coalescing”.'),
  stageWhy: orNull(text()),
  rhythm: orNull(text(), 'In words: “fortnightly”.'),
  foundedOn: orNull(date()),
  channels: rowsOf(text(), 'In public documents without those that are addresses.'),
  facilitator: orNull(text(), 'Whom to tell and who signs; null where they are not to be named.'),
  answersTo: orNull(text(), 'The mail address that answers go to. Null in public documents.'),
  planKeeper: orNull(text()),
  planLookedAtAgainOn: orNull(date()),
});

const changes = group(
  {
    any: bool('False where nothing that a document shows is of the period.'),
    offered: number(
      'Offered, or wanted and taken: how many `commitments.offered` are, whatever became of them since.',
    ),
    offeredDayUnknown: number('Of `offered`, those of which nobody noted when.'),
    wanted: number('Said, and not taken by anybody yet.'),
    wantedAgain: number(
      'With somebody before, who has left or handed it back, and looking for somebody since.',
    ),
    kept: number(),
    keptDayUnknown: number('Of `kept`, those of which nobody noted when.'),
    moved: number('Commitments that were moved from one date to another, however often.'),
    dated: number('Commitments that were given their first date.'),
    undated: number('Commitments that have no date any more.'),
    passedOn: number(),
    released: number(),
    reopened: number('Commitments that were over and are open again.'),
    reworded: number('Open commitments that were put in other words.'),
    withOthers: number('Open commitments that others help with now.'),
    joined: number('People who joined for the first time.'),
    cameAndWent: number(
      'People who joined for the first time and left again, who count in neither `joined` nor `left`.',
    ),
    returned: number('People who came back, having left before the period.'),
    left: number(),
    paused: number('Who is taking a break since.'),
    back: number('Who is back from a break.'),
    stillHere: number('Who was on record as having left, and has not.'),
    onePerson: number(
      'Who was on record twice when the document before was given out, and is on record once.',
    ),
    rolesTaken: number(),
    rolesEnded: number(),
    asked: number('Burning questions asked, and open.'),
    answered: number(),
    noLongerAsked: number('Burning questions that were open, and are no longer asked.'),
    decided: number('Decisions taken.'),
    toDecide: number('What came up to be decided, and is not yet.'),
    needNoDeciding: number('What was to be decided, and needs no deciding any more.'),
    lookedAt: number('Decisions that were looked at again, and stand.'),
    held: number('Meetings held.'),
    planned: number('Meetings planned, and to come.'),
    calledOff: number(),
    replanned: number(
      'Meetings moved to another day, hour or place, or with another title or host.',
    ),
    onAgain: number('Meetings that had been called off, and are on again.'),
    corrected: number('Meetings told of as held, of which something was put right.'),
    unsettled: number('Meetings told of as held, of which it is open again whether they were.'),
    contributions: number(),
    noted: number('Notes of the facilitator’s that were written or withdrawn.'),
    newName: number('1 where the community has another name; else 0.'),
    breaks: number('Breaks that were named, or named otherwise, since.'),
    newPurpose: number('1 where its purpose reads otherwise; else 0.'),
    newStage: number('1 where its stage, or why, reads otherwise; else 0.'),
    calledOtherwise: number('Members who have another name than before.'),
    rolesNew: number('Roles that there were not before.'),
    rolesDropped: number(),
    putRight: number('What had been put down by mistake and was taken back, or taken off a list.'),
  },
  'How often each thing happened within the period; what had happened by its beginning and was corrected since, too.',
);

export type ResourceFact = FactOf<typeof resource>;
const resource = group(
  {
    no: no(),
    title: text(),
    link: orNull(text()),
    keeper: orNull(text(), 'Who looks after it.'),
  },
  'a document or link',
);

/** Which facts are asked for, by name; of the measures and trends, which among them. */
export interface FactSelection {
  readonly fact: (name: string) => boolean;
  readonly measure: (name: string) => boolean;
}

export type DocumentFacts = FactOf<typeof factShape>;
export const factShape = group({
  asOf: date('The day the document speaks of.'),
  since: orNull(
    group({
      no: no('The small number that it was given out under.'),
      asOf: date('The day it spoke of.'),
    }),
    'The last one that was given out, where the period is the time since then; else null. What has happened “within the period” then takes in what was typed in later with an earlier day.',
  ),
  period,
  community,
  words: rowsOf(
    text(),
    'The facilitator’s own few lines, one a line; empty where none were written.',
  ),
  changes,
  commitments: commitmentsShape,
  people: peopleShape,
  roles: rolesShape,
  meetings: meetingsShape,
  questions: questionsShape,
  contributions: contributionsShape,
  measures: rowsOf(measureShape),
  momentum: { ...momentumShape, about: 'Which way the community goes.' },
  trends: {
    ...trendsShape,
    about:
      'How each measure went in the last twelve months, the first first, each as it was known when its month ended; for charts.',
  },
  help: rowsOf(
    text(),
    'What the facilitator wrote for this document, one a line; empty where nothing was written.',
  ),
  decisions: { ...decisionsShape, about: 'What was decided, and what is to be decided.' },
  decisionBook: { ...decisionBookShape, about: 'Every decision, for the book of them.' },
  story: orNull(text(), 'As `help`: the latest one.'),
  nextSteps: rowsOf(text(), 'As `help`.'),
  plan: { ...planShape, about: 'What lies ahead.' },
  agenda: {
    ...agendaShape,
    about:
      'What a meeting ahead has before it; `commitments.wanted`, `help` and `decisions.toTake` go with it.',
  },
  poll: orNull(
    pollShape,
    'The poll that the document is of; else the one that has been open for longest, or null.',
  ),
  meetingRecord: { ...meetingRecordShape, about: 'What is on record of a meeting that was held.' },
  resources: rowsOf(resource, 'The latest 200 documents and links worth keeping, by title.'),
  recipient: orNull(
    recipientShape,
    'The member whom the document is for; null where it is for nobody in particular.',
  ),
  confidential: {
    ...confidentialShape,
    about: 'For the facilitator’s own eyes; in a document for anybody else all of it is empty.',
  },
});
