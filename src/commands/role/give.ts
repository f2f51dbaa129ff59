import type { Call, Run } from '../../cli/spec.js';
import { Refusal } from '../../text/refusal.js';
import { nameKey } from '../../text/text.js';
import { findRoles } from '../../things/lookups.js';
import { giveRole } from '../../things/role/changes.js';
import type { give } from './index.js';
import { said } from './said.js';

export const run: Run<typeof give> = async (input, call) => {
  const role = input.new ? fresh(call, input.role) : await known(call, input.role);
  const { to, deputy, on } = input;
  const state = giveRole(call.session, role, { member: to, deputy, on });
  return said(call, 'Given', state);
};

const known = async (call: Call, typed: string) => {
  const { id } = await call.find('role', typed, '<ROLE>');
  return { id };
};

/** @throws Refusal `role-known` where there is one of that name */
function fresh({ session }: Call, name: string): { name: string } {
  const same = session.ledger
    .read((reader) => findRoles(reader, name))
    .find(({ label }) => nameKey(label) === nameKey(name));
  if (!same) return { name };
  throw new Refusal(
    'role-known',
    `There is a role ${same.label} already.`,
    'Leave out --new to give that one, or call the new one something else.',
  );
}
