import type { Run } from '../../cli/spec.js';
import { releaseCommitment } from '../../things/commitment/changes.js';
import type { release } from './index.js';
import { said } from './said.js';

export const run: Run<typeof release> = ({ commitment, because, why, on }, call) =>
  said(
    call,
    'Let go',
    releaseCommitment(call.session, commitment.id, {
      because: because ?? null,
      why: why ?? null,
      on,
    }),
    on,
  );
