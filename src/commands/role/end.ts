import type { Run } from '../../cli/spec.js';
import { endRole } from '../../things/role/changes.js';
import type { end } from './index.js';
import { said } from './said.js';

export const run: Run<typeof end> = ({ role, by, on }, call) =>
  said(call, 'Given back', endRole(call.session, role.id, { member: by.id, on }));
