import type { Run } from '../../cli/spec.js';
import { approveMember } from '../../things/member/changes.js';
import type { approve } from './index.js';
import { said } from './said.js';

export const run: Run<typeof approve> = ({ member, on }, call) => {
  const state = approveMember(call.session, member.id, on);
  return said(call, 'Approved', state, {
    hints: [`Once somebody has said hello to them: momentum member welcome ${state.no}`],
  });
};
