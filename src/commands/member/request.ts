import { requestToJoin } from '../../actions/members.js';
import type { Run } from '../../cli/spec.js';
import type { request } from './index.js';
import { said } from './said.js';

export const run: Run<typeof request> = (input, call) => {
  const state = requestToJoin(call.desk, {
    name: input.name,
    email: input.email ?? null,
    handle: input.handle ?? null,
    goodAt: input.goodAt ?? null,
    note: input.note ?? null,
    aliases: input.alias,
    named: !input.unnamed,
    on: input.on,
  });
  return said(call, 'Request from', state, {
    hints: [`To let them in: momentum member approve ${state.no}`],
  });
};
