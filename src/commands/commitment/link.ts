import { linkCommitment } from '../../actions/commitments.js';
import type { Run } from '../../cli/spec.js';
import type { link } from './index.js';
import { said } from './said.js';

export const run: Run<typeof link> = ({ commitment, needs }, call) =>
  said(
    call,
    'Linked',
    linkCommitment(
      call.desk,
      commitment.id,
      needs.map(({ id }) => id),
    ),
  );
