import type { Run } from '../../cli/spec.js';
import { rejoin as rejoinCommunity } from '../../things/member/changes.js';
import type { rejoin } from './index.js';
import { said } from './said.js';

export const run: Run<typeof rejoin> = ({ member, on }, call) =>
  said(call, 'Back again:', rejoinCommunity(call.session, member.id, on));
