import { rejoin as rejoinCommunity } from '../../actions/members.js';
import type { Run } from '../../cli/spec.js';
import type { rejoin } from './index.js';
import { said } from './said.js';

export const run: Run<typeof rejoin> = ({ member, on }, call) =>
  said(call, 'Back again:', rejoinCommunity(call.desk, member.id, on));
