import { Refusal } from '../../text/refusal.js';
import { cleanText, optionalText } from '../../text/text.js';
import { type Day, formatDay } from '../../time/day.js';
import type { Entity, EventOf, Id } from '../thing.js';

/** What the field calls a contribution; a community may have words of its own beside these. */
export const contributionKinds = [
  'post',
  'reply',
  'document',
  'link',
  'talk',
  'help given',
] as const;

export interface Contribution {
  readonly id: Id;
  readonly no: number;
  readonly status: 'given';
  readonly member: Id;
  readonly on: Day;
  readonly kind: string;
  readonly title: string | null;
  /** A link to it, or what names it elsewhere. */
  readonly ref: string | null;
  readonly sourceKey: string | null;
}

export interface ContributionEvents {
  'contribution.given': Omit<Contribution, 'id' | 'on' | 'status'>;
}
export type ContributionEvent = EventOf<ContributionEvents>;

export const contribution: Entity<'contribution', Contribution, ContributionEvents> = {
  name: 'contribution',
  opens: {
    'contribution.given': ({ subject, on, data }) => ({
      id: subject,
      no: data.no,
      status: 'given',
      member: data.member,
      on,
      kind: data.kind,
      title: data.title,
      ref: data.ref,
      sourceKey: data.sourceKey,
    }),
  },
  changes: {},
};

export interface NewContribution {
  readonly id: Id;
  readonly no: number;
  readonly member: Id;
  readonly on: Day;
  readonly today: Day;
  readonly kind?: string | null;
  readonly title?: string | null;
  readonly ref?: string | null;
  readonly sourceKey?: string | null;
}

/** @throws Refusal `day-to-come`, `text-…` */
export function give(input: NewContribution): ContributionEvent[] {
  if (input.on > input.today) {
    throw new Refusal(
      'day-to-come',
      `${formatDay(input.on)} is yet to come.`,
      'Give the day it happened. Something planned is a commitment: momentum offer "…"',
    );
  }
  return [
    {
      kind: 'contribution.given',
      subject: input.id,
      on: input.on,
      data: {
        no: input.no,
        member: input.member,
        kind: cleanText(input.kind ?? 'help given', 'the kind').toLowerCase(),
        title: optionalText(input.title, 'the title'),
        ref: optionalText(input.ref, 'the link'),
        sourceKey: input.sourceKey ?? null,
      },
    },
  ];
}
