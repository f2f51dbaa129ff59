/** Where each kind of field is looked up in the ledger, and what is said where nothing is found. */
import { findCommitments } from '../things/commitment/find.js';
import { asNumber } from '../things/find.js';
import { type FindableName, found } from '../things/index.js';
import { findMembers } from '../things/member/find.js';
import { type FoundBy, noneFound } from '../things/thing.js';

export const lookups: Readonly<Record<FindableName | 'person' | 'subject', FoundBy>> = {
  ...found,
  person: found.member,
  subject: {
    placeholder: 'COMMITMENT|MEMBER',
    many: 'commitments or members',
    find: (rows, typed) =>
      asNumber(typed) === undefined
        ? [...findCommitments(rows, typed), ...findMembers(rows, typed)]
        : findCommitments(rows, typed),
    missing: noneFound(
      'unknown-subject',
      'There is neither a commitment nor a member',
      'See what there is: momentum commitments, momentum member list',
    ),
  },
};
