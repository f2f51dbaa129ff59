import { type Day, formatDay } from '../../time/day.js';
import type { Audience } from '../audience.js';
import {
  day,
  heads,
  type Id,
  id,
  json,
  key,
  maybe,
  numbered,
  reference,
  typed,
  word,
} from '../field.js';
import type { No } from '../no.js';
import { type EventsFields, type PayloadsOf, pick } from '../payload.js';
import { type EventOf, index, type StateOf, type Thing } from '../thing.js';

const fields = {
  ...numbered,
  status: word<'given'>(),
  /** The day it was given out. */
  on: day(),
  /** The template's name: "state-of-play". */
  name: word<string>(),
  asOf: day(),
  /** The time it looked back on, both days included. */
  from: day(),
  to: day(),
  audience: word<Audience>(),
  /** A language tag: "en-GB". */
  language: word<string>(),
  /** In which formats it went out; empty where it was only shown. */
  formats: json<readonly string[]>(),
  /** Up to where it knew the journal: the last entry of each replica. */
  position: heads(),
  /** By the measures' names. */
  measures: json<Readonly<Record<string, SaidOfMeasure>>>(),
};

/**
 * A document that was given out. What it said of people stands in its copy alone, a thing of its
 * own: when somebody is to be forgotten the copy can go, and the next document still knows since
 * when it speaks.
 */
export type Issue = StateOf<typeof fields>;

/** What a document said of a measure. */
export interface SaidOfMeasure {
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** In its own words: "3 of 22". */
  readonly said: string;
  /** The same in the words of no language; earlier versions kept none. */
  readonly phrase?: { readonly name: string; readonly values?: Readonly<Record<string, unknown>> };
}

/** What a document said of a commitment; its words and `who` as they were shown, null where not. */
export interface SaidOfCommitment {
  readonly no: No;
  readonly text: string | null;
  readonly status: 'wanted' | 'offered' | 'kept' | 'released';
  readonly due: Day | null;
  readonly who: string | null;
}

const copyFields = {
  id: id(),
  status: word<'kept'>(),
  issue: reference('issued'),
  title: typed('facilitator'),
};

/** The copy of a document that was given out; its text stands in the journal, and only there. */
export type Copy = StateOf<typeof copyFields>;

const events = {
  'document.issued': pick(
    fields,
    'name',
    'asOf',
    'from',
    'to',
    'audience',
    'language',
    'formats',
    'position',
    'measures',
  ),
} satisfies EventsFields;
export type IssueEvents = PayloadsOf<typeof events>;

export const rewrittenKind = 'document.rewritten';

const copyEvents = {
  'document.copied': {
    ...pick(copyFields, 'issue', 'title'),
    commitments: json<readonly SaidOfCommitment[]>('facilitator'),
    /** SHA-256 of the document as Markdown, in hexadecimal. */
    digest: key(),
    /** The first entry of each meeting and member that it was about; null where that is not known. */
    about: maybe(heads()),
    /** The document's tree, so that every format can be made again from it. */
    tree: json<unknown>('facilitator'),
  },
  /** Somebody whom it named was forgotten: it says the same without them. */
  [rewrittenKind]: {
    ...pick(copyFields, 'title'),
    commitments: json<readonly SaidOfCommitment[]>('facilitator'),
    tree: json<unknown>('facilitator'),
  },
} satisfies EventsFields;
export type CopyEvents = PayloadsOf<typeof copyEvents>;
/** The entries that hold what is kept of a document; the last of them counts. */
export const copiedKinds: readonly string[] = Object.keys(copyEvents);
export type CopyData = CopyEvents['document.copied'];
export type IssueEvent = EventOf<IssueEvents & CopyEvents>;

export const issue: Thing<'issue', Issue, IssueEvents> = {
  name: 'issue',
  table: 'issued',
  fields,
  events,
  indexes: [index('issued_last', 'name, audience, as_of, no')],
  label: ({ no, name }) => `${no} (${name})`,
  gone: 'a document',
  opens: {
    'document.issued': ({ subject, on, data }) => ({ id: subject, status: 'given', ...data, on }),
  },
  changes: {},
  sentences: {
    'document.issued': ({ name, asOf }, _id, _nameOf, no) =>
      `Given out (${no}): ${name}, as of ${formatDay(asOf)}.`,
  },
};

export const copy: Thing<'copy', Copy, CopyEvents> = {
  name: 'copy',
  table: 'issued_copy',
  fields: copyFields,
  events: copyEvents,
  indexes: [index('issued_copy_issue', 'issue', { unique: true })],
  label: ({ title }) => `“${title}”`,
  gone: 'a copy',
  opens: {
    'document.copied': ({ subject, data }) => ({
      id: subject,
      status: 'kept',
      issue: data.issue,
      title: data.title,
    }),
  },
  changes: {
    [rewrittenKind]: {
      after: ['kept'],
      fold: (state, { data: { title } }) => ({ ...state, title }),
    },
  },
  sentences: {
    'document.copied': ({ title }) => `A copy of “${title}” was kept.`,
    [rewrittenKind]: ({ title }) =>
      `The copy of “${title}” was rewritten, without somebody who was forgotten.`,
  },
};

/** Puts on record that a document was given out on `on`, and keeps a copy of it. */
export const giveOut = (input: {
  readonly id: Id;
  readonly copy: Id;
  readonly on: Day;
  readonly about: IssueEvents['document.issued'];
  readonly said: Omit<CopyData, 'issue'>;
}): IssueEvent[] => [
  { kind: 'document.issued', subject: input.id, on: input.on, data: input.about },
  {
    kind: 'document.copied',
    subject: input.copy,
    on: input.on,
    data: { ...input.said, issue: input.id },
  },
];
