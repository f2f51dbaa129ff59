import type { Day } from '../../time/day.js';
import type { Audience } from '../audience.js';
import type { Entity, EventOf, Id } from '../thing.js';

/**
 * A document that was given out. What it said of people stands in its copy alone, a thing of its
 * own: when somebody is to be forgotten the copy can go, and the next document still knows since
 * when it speaks.
 */
export interface Issue {
  readonly id: Id;
  readonly no: number;
  readonly status: 'given';
  /** The day it was given out. */
  readonly on: Day;
  /** The template's name: "state-of-play". */
  readonly name: string;
  readonly asOf: Day;
  /** The time it looked back on, both days included. */
  readonly from: Day;
  readonly to: Day;
  readonly audience: Audience;
  /** A language tag: "en-GB". */
  readonly language: string;
  /** In which formats it went out; empty where it was only shown. */
  readonly formats: readonly string[];
  /** The last entry of the journal that it knew of. */
  readonly position: number;
  /** By the measures' names. */
  readonly measures: Readonly<Record<string, SaidOfMeasure>>;
}

/** What a document said of a measure. */
export interface SaidOfMeasure {
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** In its own words: "3 of 22". */
  readonly said: string;
}

/** What a document said of a commitment; its words and `who` as they were shown, null where not. */
export interface SaidOfCommitment {
  readonly no: number;
  readonly text: string | null;
  readonly status: 'wanted' | 'offered' | 'kept' | 'released';
  readonly due: Day | null;
  readonly who: string | null;
}

/** The copy of a document that was given out; its text stands in the journal, and only there. */
export interface Copy {
  readonly id: Id;
  readonly status: 'kept';
  readonly issue: Id;
  readonly title: string;
}

export interface CopyData {
  readonly issue: Id;
  readonly title: string;
  readonly commitments: readonly SaidOfCommitment[];
  /** SHA-256 of the document as Markdown, in hexadecimal. */
  readonly digest: string;
  /** The document's tree, so that every format can be made again from it. */
  readonly tree: unknown;
}

export interface IssueEvents {
  'document.issued': Omit<Issue, 'id' | 'status' | 'on'>;
}
export interface CopyEvents {
  'document.copied': CopyData;
}
export type IssueEvent = EventOf<IssueEvents & CopyEvents>;

export const issue: Entity<'issue', Issue, IssueEvents> = {
  name: 'issue',
  opens: {
    'document.issued': ({ subject, on, data }) => ({ id: subject, status: 'given', ...data, on }),
  },
  changes: {},
};

export const copy: Entity<'copy', Copy, CopyEvents> = {
  name: 'copy',
  opens: {
    'document.copied': ({ subject, data }) => ({
      id: subject,
      status: 'kept',
      issue: data.issue,
      title: data.title,
    }),
  },
  changes: {},
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
