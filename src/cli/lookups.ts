/** Where each kind of field is looked up in the ledger, and what is said where nothing is found. */
import { findCommitments } from '../things/commitment/find.js';
import type { Candidate, Rows } from '../things/find.js';
import { type FindableName, found } from '../things/index.js';
import { findMembers } from '../things/member/find.js';
import { nearMembers } from '../things/member/near.js';
import { readNo } from '../things/no.js';
import { type FoundBy, noneFound } from '../things/thing.js';

/** How one is found, and who else may have been meant where nobody was. */
type Lookup = FoundBy & {
  readonly near?: (rows: Rows, typed: string) => readonly Candidate[];
};

const near: Lookup['near'] = (rows, typed) =>
  readNo(typed) === undefined ? nearMembers(rows)(typed) : [];

export const lookups: Readonly<Record<FindableName | 'person' | 'subject', Lookup>> = {
  ...found,
  member: { ...found.member, near },
  person: { ...found.member, near },
  subject: {
    near,
    placeholder: 'COMMITMENT|MEMBER',
    many: 'commitments or members',
    find: (rows, typed, today) =>
      readNo(typed) === undefined
        ? [...findCommitments(rows, typed, today), ...findMembers(rows, typed, today)]
        : findCommitments(rows, typed, today),
    missing: noneFound(
      'unknown-subject',
      'There is neither a commitment nor a member',
      'See what there is: momentum commitments, momentum member list',
    ),
  },
};
