import type { Run } from '../../cli/spec.js';
import { pauseMember } from '../../things/member/changes.js';
import type { pause } from './index.js';
import { saidWithRest } from './said.js';

export const run: Run<typeof pause> = ({ member, on }, call) =>
  saidWithRest(call, 'Paused', pauseMember(call.session, member.id, on));
