import { releaseCommitment } from '../../actions/commitments.js';
import type { Run } from '../../cli/spec.js';
import type { release } from './index.js';
import { said } from './said.js';

export const run: Run<typeof release> = ({ commitment, because, why, on }, call) =>
  said(
    call,
    'Let go',
    releaseCommitment(call.desk, commitment.id, {
      because: because ?? null,
      why: why ?? null,
      on,
    }),
    on,
  );
