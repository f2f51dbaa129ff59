import { leave as leaveCommunity } from '../../actions/members.js';
import type { Run } from '../../cli/spec.js';
import type { leave } from './index.js';
import { saidWithRest } from './said.js';

export const run: Run<typeof leave> = ({ member, on }, call) =>
  saidWithRest(call, 'Left:', leaveCommunity(call.desk, member.id, on));
