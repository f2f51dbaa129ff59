/**
 * What a document template can name: plain data, filled from the ledger for one community, one day
 * and one period. Days are `YYYY-MM-DD`; texts are as people typed them and are escaped by whoever
 * shows them. `null` means that nobody knows or that there is none, never zero; lists may be empty.
 *
 * What may be known depends on whom the document is for, and is settled where the facts are made, so
 * that no template can tell more. In anything not for the facilitator, people who asked not to be
 * named stand here as "a member", in what others wrote about them as well.
 */
import { commitments } from './commitments.js';
import { measure, momentum, trends } from './figures.js';
import { agenda, meetingRecord, meetings, questions } from './meetings.js';
import { confidential, contributions, people, recipient, roles } from './people.js';
import { plan } from './plan.js';
import { day, type FactOf, list, maybe, number, record, text } from './shape.js';

export type * from './commitments.js';
export type * from './figures.js';
export type * from './meetings.js';
export type * from './people.js';
export type * from './plan.js';

const period = record(
  { from: day(), to: day(), label: text('“31 Oct 2026 to 27 Nov 2026”.') },
  'The time that the document looks back on.',
);

export type CommunityFact = FactOf<typeof community>;
const community = record({
  name: text(),
  purpose: maybe(text()),
  stage: maybe(text(), 'In words: “coalescing”.'),
  stageWhy: maybe(text()),
  rhythm: maybe(text(), 'In words: “fortnightly”.'),
  foundedOn: maybe(day()),
  channels: list(text(), 'In public documents without those that are addresses.'),
  facilitator: maybe(text()),
  planKeeper: maybe(text()),
  planLookedAtAgainOn: maybe(day()),
});

const changes = record(
  {
    offered: number(),
    kept: number(),
    moved: number(),
    passedOn: number(),
    released: number(),
    joined: number(),
    left: number(),
    answered: number(),
    held: number('Meetings held.'),
  },
  'How often each thing happened within the period.',
);

export type ResourceFact = FactOf<typeof resource>;
const resource = record(
  {
    no: number(),
    title: text(),
    link: maybe(text()),
    keeper: maybe(text(), 'Who looks after it.'),
  },
  'a document or link',
);

/** Which facts are asked for, by name; of the measures and trends, which among them. */
export interface FactSelection {
  readonly fact: (name: string) => boolean;
  readonly measure: (name: string) => boolean;
}

export type DocumentFacts = FactOf<typeof factShape>;
export const factShape = record({
  asOf: day('The day the document speaks of.'),
  since: maybe(
    record({
      no: number('The small number that it was given out under.'),
      asOf: day('The day it spoke of.'),
    }),
    'The last one that was given out, where the period is the time since then; else null. What has happened “within the period” then takes in what was typed in later with an earlier day.',
  ),
  period,
  community,
  words: list(
    text(),
    'The facilitator’s own few lines, one a line; empty where none were written.',
  ),
  changes,
  commitments,
  people,
  roles,
  meetings,
  questions,
  contributions,
  measures: list(measure),
  momentum: { ...momentum, about: 'Which way the community goes.' },
  trends: {
    ...trends,
    about:
      'How each measure went in the last twelve months, the first first, each as it was known when its month ended; for charts.',
  },
  help: list(
    text(),
    'What the facilitator wrote for this document, one a line; empty where nothing was written.',
  ),
  decisions: list(text(), 'As `help`.'),
  story: maybe(text(), 'As `help`: the latest one.'),
  nextSteps: list(text(), 'As `help`.'),
  plan: { ...plan, about: 'What lies ahead.' },
  agenda: {
    ...agenda,
    about:
      'What a meeting ahead has before it; `commitments.wanted`, `help` and `decisions` go with it.',
  },
  meetingRecord: { ...meetingRecord, about: 'What is on record of a meeting that was held.' },
  resources: list(resource, 'The latest 200 documents and links worth keeping, by title.'),
  recipient: maybe(
    recipient,
    'The member whom the document is for; null where it is for nobody in particular.',
  ),
  confidential: {
    ...confidential,
    about: 'For the facilitator’s own eyes; in a document for anybody else all of it is empty.',
  },
});
