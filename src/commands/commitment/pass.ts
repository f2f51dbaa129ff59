import type { Run } from '../../cli/spec.js';
import { passCommitment } from '../../things/commitment/changes.js';
import type { pass } from './index.js';
import { said } from './said.js';

export const run: Run<typeof pass> = ({ commitment, to, because, why, on }, call) =>
  said(
    call,
    'Passed on',
    passCommitment(call.session, commitment.id, {
      to,
      because: because ?? null,
      why: why ?? null,
      on,
    }),
    on,
  );
