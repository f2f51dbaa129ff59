import type { Run } from '../../cli/spec.js';
import { addMemberAlias } from '../../things/member/changes.js';
import type { alias } from './index.js';
import { said } from './said.js';

export const run: Run<typeof alias> = ({ member, spelling }, call) =>
  said(call, 'Noted for', addMemberAlias(call.session, member.id, spelling));
