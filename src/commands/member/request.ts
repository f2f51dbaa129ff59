import type { Run } from '../../cli/spec.js';
import { requestToJoin } from '../../things/member/changes.js';
import type { request } from './index.js';
import { personIn, said } from './said.js';

export const run: Run<typeof request> = (input, call) => {
  const state = requestToJoin(call.session, {
    ...personIn(input),
    on: input.on,
  });
  return said(call, 'Request from', state, {
    hints: [`To let them in: momentum member approve ${state.no}`],
  });
};
