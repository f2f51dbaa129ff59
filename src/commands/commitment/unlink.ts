import { unlinkCommitment } from '../../actions/commitments.js';
import type { Run } from '../../cli/spec.js';
import type { unlink } from './index.js';
import { said } from './said.js';

export const run: Run<typeof unlink> = ({ commitment, needs }, call) =>
  said(
    call,
    'Unlinked',
    unlinkCommitment(
      call.desk,
      commitment.id,
      needs.map(({ id }) => id),
    ),
  );
