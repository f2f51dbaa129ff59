/** Everything a ledger keeps. A new kind of thing is one file beside this one and a line below. */
import { type Checkin, type CheckinEvents, checkin } from './checkin/thing.js';
import { type Commitment, type CommitmentEvents, commitment } from './commitment/thing.js';
import { type Community, type CommunityEvents, community } from './community/thing.js';
import { type Contribution, type ContributionEvents, contribution } from './contribution/thing.js';
import {
  type Copy,
  type CopyEvents,
  copy,
  type Issue,
  type IssueEvents,
  issue,
} from './issue/thing.js';
import { type Meeting, type MeetingEvents, meeting } from './meeting/thing.js';
import { type Member, type MemberEvents, member } from './member/thing.js';
import { type Note, type NoteEvents, note } from './note/thing.js';
import { type Question, type QuestionEvents, question } from './question/thing.js';
import { type Resource, type ResourceEvents, resource } from './resource/thing.js';
import { type Role, type RoleEvents, role } from './role/thing.js';
import type { EventOf } from './thing.js';
import { type Unmatched, type UnmatchedEvents, unmatched } from './unmatched/thing.js';

/** The state of each kind of thing. */
export interface States {
  community: Community;
  member: Member;
  role: Role;
  meeting: Meeting;
  question: Question;
  commitment: Commitment;
  contribution: Contribution;
  resource: Resource;
  note: Note;
  checkin: Checkin;
  unmatched: Unmatched;
  issue: Issue;
  copy: Copy;
}
export type EntityName = keyof States;

/** Every event that a ledger of this version knows, by kind. */
export type Events = CommunityEvents &
  MemberEvents &
  RoleEvents &
  MeetingEvents &
  QuestionEvents &
  CommitmentEvents &
  ContributionEvents &
  ResourceEvents &
  NoteEvents &
  CheckinEvents &
  UnmatchedEvents &
  IssueEvents &
  CopyEvents;
export type EventKind = keyof Events;
export type AnyEvent = EventOf<Events>;

export const entities = {
  community,
  member,
  role,
  meeting,
  question,
  commitment,
  contribution,
  resource,
  note,
  checkin,
  unmatched,
  issue,
  copy,
} as const satisfies Record<EntityName, unknown>;

const entityNames = Object.keys(entities) as EntityName[];

const byKind = new Map<string, EntityName>(
  entityNames.flatMap((name) =>
    [...Object.keys(entities[name].opens), ...Object.keys(entities[name].changes)].map(
      (kind) => [kind, name] as const,
    ),
  ),
);

/** Which kind of thing an entry of this kind is about; undefined where this version knows none. */
export const entityOf = (kind: string): EntityName | undefined => byKind.get(kind);
