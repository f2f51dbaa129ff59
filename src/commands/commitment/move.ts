import type { Run } from '../../cli/spec.js';
import { moveCommitment } from '../../things/commitment/changes.js';
import type { move } from './index.js';
import { said } from './said.js';

export const run: Run<typeof move> = ({ commitment, to, because, why, on }, call) =>
  said(
    call,
    'Moved',
    moveCommitment(call.session, commitment.id, {
      to,
      because: because ?? null,
      why: why ?? null,
      on,
    }),
    on,
  );
