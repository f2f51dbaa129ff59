/** Where each kind of field is looked up in the ledger, and what is said where nothing is found. */

import { visible } from '../text/gate.js';
import { Refusal } from '../text/refusal.js';
import type { Reader } from '../things/ledger.js';
import {
  type Found,
  findCommitments,
  findMeetings,
  findMembers,
  findNotes,
  findQuestions,
  findResources,
  findRoles,
  findSubjects,
  findUnmatched,
} from '../things/lookups.js';
import type { Day } from '../time/day.js';
import type { Resolvable } from './fields.js';

export interface Lookup {
  readonly find: (reader: Reader, typed: string, today: Day) => Found;
  readonly missing: (typed: string) => Refusal;
  /** "members", for "3 members could be meant". */
  readonly many: string;
}

const missing =
  (code: string, what: string, next: string) =>
  (typed: string): Refusal =>
    new Refusal(code, `${what} “${visible(typed)}”.`, next);

const members: Lookup = {
  find: findMembers,
  missing: (typed) =>
    new Refusal(
      'unknown-person',
      `Nobody here is known as “${visible(typed)}”.`,
      `To add them: momentum member add "${visible(typed)}". To see who is here: momentum member list`,
    ),
  many: 'members',
};

export const lookups: Readonly<Record<Resolvable, Lookup>> = {
  member: members,
  person: members,
  commitment: {
    find: findCommitments,
    missing: missing(
      'unknown-commitment',
      'There is no commitment',
      'See what there is, with numbers: momentum commitments',
    ),
    many: 'commitments',
  },
  meeting: {
    find: findMeetings,
    missing: missing(
      'unknown-meeting',
      'There is no meeting',
      'See what there is, with numbers: momentum meeting list',
    ),
    many: 'meetings',
  },
  question: {
    find: findQuestions,
    missing: missing(
      'unknown-question',
      'There is no question',
      'See what there is, with numbers: momentum question list',
    ),
    many: 'questions',
  },
  role: {
    find: findRoles,
    missing: missing(
      'unknown-role',
      'There is no role',
      'See what there is: momentum role list. To add one while giving it: momentum role give "ROLE" --to NAME --new',
    ),
    many: 'roles',
  },
  resource: {
    find: findResources,
    missing: missing(
      'unknown-resource',
      'There is no resource',
      'See what there is, with numbers: momentum resource list',
    ),
    many: 'resources',
  },
  note: {
    find: findNotes,
    missing: missing(
      'unknown-note',
      'There is no note',
      'See what there is, with numbers: momentum note list',
    ),
    many: 'notes',
  },
  unmatched: {
    find: findUnmatched,
    missing: missing(
      'unknown-spelling',
      'No spelling is waiting that reads',
      'See what is waiting: momentum import unmatched',
    ),
    many: 'spellings',
  },
  subject: {
    find: findSubjects,
    missing: missing(
      'unknown-subject',
      'There is neither a commitment nor a member',
      'See what there is: momentum commitments, momentum member list',
    ),
    many: 'commitments or members',
  },
};
