import type { Run } from '../../cli/spec.js';
import { leave as leaveCommunity } from '../../things/member/changes.js';
import type { leave } from './index.js';
import { saidWithRest } from './said.js';

export const run: Run<typeof leave> = ({ member, on }, call) =>
  saidWithRest(call, 'Left:', leaveCommunity(call.session, member.id, on));
