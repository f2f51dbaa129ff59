import { welcomeMember } from '../../actions/members.js';
import type { Run } from '../../cli/spec.js';
import type { welcome } from './index.js';
import { said } from './said.js';

export const run: Run<typeof welcome> = ({ member, on }, call) =>
  said(call, 'Welcomed', welcomeMember(call.desk, member.id, on), {
    hints: [`A page to greet them with: momentum document make welcome --for ${member.no}`],
  });
