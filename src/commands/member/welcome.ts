import type { Run } from '../../cli/spec.js';
import { welcomeMember } from '../../things/member/changes.js';
import type { welcome } from './index.js';
import { said } from './said.js';

export const run: Run<typeof welcome> = ({ member, on }, call) =>
  said(call, 'Welcomed', welcomeMember(call.session, member.id, on), {
    hints: [`A page to greet them with: momentum document make welcome --for ${member.no}`],
  });
