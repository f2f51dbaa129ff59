import type { Run } from '../../cli/spec.js';
import { type Holder, listRoles } from '../../things/role/list.js';
import { shortDay } from '../../time/day.js';
import { listing } from '../words.js';
import type { list } from './index.js';

const people = (holders: readonly Holder[]): string =>
  holders.map(({ name, since }) => `${name} (since ${shortDay(since)})`).join(', ');

export const run: Run<typeof list> = (_, call) => {
  const roles = call.session.ledger.read((reader) => listRoles(reader, call.today));
  const deputies = roles.some((role) => role.deputies.length > 0);
  return {
    data: { roles },
    document: listing(
      ['No', 'Role', 'Who', ...(deputies ? ['Deputy'] : [])],
      roles.map((role) => [
        String(role.no),
        role.name,
        role.vacant ? 'vacant' : people(role.holders),
        ...(deputies ? [people(role.deputies)] : []),
      ]),
      'There is no role yet.',
    ),
  };
};
