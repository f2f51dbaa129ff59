import type { Run } from '../../cli/spec.js';
import { unlinkCommitment } from '../../things/commitment/changes.js';
import type { unlink } from './index.js';
import { said } from './said.js';

export const run: Run<typeof unlink> = ({ commitment, needs }, call) =>
  said(
    call,
    'Unlinked',
    unlinkCommitment(
      call.session,
      commitment.id,
      needs.map(({ id }) => id),
    ),
  );
