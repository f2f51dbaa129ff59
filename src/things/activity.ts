import { type Day, weekOf } from '../time/day.js';
import type { EntityName, States } from './index.js';
import type { Id } from './thing.js';

/** What makes a member's week an active one (field.md, “bands”). */
export const activities = ['contributions', 'attendances', 'taken', 'kept'] as const;
export type Activity = (typeof activities)[number];

export interface Mark {
  readonly member: Id;
  /** Monday of the ISO week. */
  readonly week: Day;
  readonly activity: Activity;
}

/** What each kind of thing, in the state it is in, adds to the activity of which member and week. */
export const marksOf: { readonly [Name in EntityName]: (state: States[Name]) => Mark[] } = {
  community: () => [],
  member: () => [],
  role: () => [],
  meeting: (meeting) =>
    meeting.status !== 'held'
      ? []
      : meeting.attendance
          .filter(({ there }) => there === 'present')
          .map(({ member }) => ({ member, week: weekOf(meeting.day), activity: 'attendances' })),
  question: () => [],
  commitment: (commitment) => [
    ...commitment.owners.map(
      ({ member, from }): Mark => ({ member, week: weekOf(from), activity: 'taken' }),
    ),
    ...(commitment.status === 'kept' && commitment.closedOn !== null
      ? keepers(commitment).map(
          (member): Mark => ({
            member,
            week: weekOf(commitment.closedOn as Day),
            activity: 'kept',
          }),
        )
      : []),
  ],
  contribution: (contribution) => [
    { member: contribution.member, week: weekOf(contribution.on), activity: 'contributions' },
  ],
  resource: () => [],
  note: () => [],
  checkin: () => [],
  unmatched: () => [],
  issue: () => [],
  copy: () => [],
};

const keepers = ({ owners, others }: States['commitment']): Id[] => [
  ...owners.filter(({ to }) => to === null).map(({ member }) => member),
  ...others,
];
