import { cleanText, inWords, optionalText } from '../../text/text.js';
import { type Day, weekOf } from '../../time/day.js';
import { notToCome } from '../days.js';
import { day, type Id, maybe, numbered, reference, truth, typed, word } from '../field.js';
import { member } from '../member/thing.js';
import { foldOnePerson, onePerson } from '../naming.js';
import {
  type EventsFields,
  eachOptional,
  optional,
  otherThan,
  type PayloadsOf,
  pick,
} from '../payload.js';
import { type EventOf, index, type StateOf, type Thing } from '../thing.js';

/** What the field calls a contribution; a community may have words of its own beside these. */
export const contributionKinds = [
  'post',
  'reply',
  'document',
  'link',
  'talk',
  'help given',
  'contribution',
] as const;

/** What is said of one whose kind nobody said. */
const unsaidKind = 'contribution' satisfies (typeof contributionKinds)[number];

const fields = {
  ...numbered,
  status: word<'given'>(),
  member: reference('member'),
  on: day(),
  kind: typed('public'),
  title: maybe(typed('facilitator')),
  /** A link to it, or what names it elsewhere. */
  ref: maybe(typed('facilitator')),
  /** Whether a file brought it in. */
  fromFile: truth(),
};

export type Contribution = StateOf<typeof fields>;

const events = {
  'contribution.given': {
    ...pick(fields, 'member', 'kind', 'title', 'ref'),
    fromFile: optional(truth()),
  },
  /** What was said of it was wrong, or has changed since. */
  'contribution.edited': eachOptional(pick(fields, 'on', 'kind', 'title')),
  'contribution.one-person': onePerson,
} satisfies EventsFields;
export type ContributionEvents = PayloadsOf<typeof events>;
export type ContributionEvent = EventOf<ContributionEvents>;

export const contribution: Thing<'contribution', Contribution, ContributionEvents> = {
  name: 'contribution',
  table: 'contribution',
  fields,
  events,
  indexes: [
    index('contribution_day', 'on_day, member, kind'),
    index('contribution_member', 'member, on_day'),
  ],
  label: ({ no, title }) => (title === null ? String(no) : `“${title}”`),
  gone: 'a contribution',
  // It once said what the row was known by that it came from.
  upcasts: {
    'contribution.given': [
      ({ sourceKey, ...data }) => (sourceKey ? { ...data, fromFile: true } : data),
    ],
  },
  opens: {
    'contribution.given': ({ subject, on, data }) => ({
      id: subject,
      status: 'given',
      ...data,
      fromFile: data.fromFile ?? false,
      on,
    }),
  },
  changes: {
    'contribution.edited': { after: ['given'], fold: (state, { data }) => ({ ...state, ...data }) },
    'contribution.one-person': { after: ['given'], fold: foldOnePerson({ fields }) },
  },
  activity: ({ member: who, on }) => [{ member: who, week: weekOf(on), activity: 'contributions' }],
  sentences: {
    'contribution.given': ({ member: who, kind, title }, _, nameOf) =>
      `${nameOf(member, who)} contributed${kind === unsaidKind ? '' : ` (${kind})`}${title ? `: ${title}` : '.'}`,
    'contribution.edited': (data, id, nameOf) =>
      `${nameOf(contribution, id)}, changed: ${inWords(Object.keys(data).map((key) => labels[key as keyof typeof labels]))}.`,
    'contribution.one-person': ({ into }, id, nameOf) =>
      `The contribution ${nameOf(contribution, id)} is ${nameOf(member, into)}’s.`,
  },
};

const labels: { readonly [Key in keyof ContributionEvents['contribution.edited']]-?: string } = {
  on: 'day',
  kind: 'kind',
  title: 'title',
};

/** @throws Refusal `day-to-come` */
export function editContribution(
  state: Contribution,
  today: Day,
  change: ContributionEvents['contribution.edited'],
): ContributionEvent[] {
  if (change.on !== undefined) notToCome(change.on, today);
  const data = otherThan(state, change);
  return data === null
    ? []
    : [{ kind: 'contribution.edited', subject: state.id, on: change.on ?? state.on, data }];
}

export interface NewContribution {
  readonly id: Id;
  readonly member: Id;
  readonly on: Day;
  readonly today: Day;
  readonly kind?: string | null | undefined;
  readonly title?: string | null | undefined;
  readonly ref?: string | null | undefined;
}

/** @throws Refusal `day-to-come`, `text-…` */
export function contribute(input: NewContribution): ContributionEvent[] {
  notToCome(
    input.on,
    input.today,
    'Give the day it happened. Something planned is a commitment: momentum offer "…"',
  );
  return [
    {
      kind: 'contribution.given',
      subject: input.id,
      on: input.on,
      data: {
        member: input.member,
        kind: cleanText(input.kind ?? unsaidKind, 'the kind').toLowerCase(),
        title: optionalText(input.title, 'the title'),
        ref: optionalText(input.ref, 'the link'),
      },
    },
  ];
}
