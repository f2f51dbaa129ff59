import type { Run } from '../../cli/spec.js';
import { linkCommitment } from '../../things/commitment/changes.js';
import type { link } from './index.js';
import { said } from './said.js';

export const run: Run<typeof link> = ({ commitment, needs }, call) =>
  said(
    call,
    'Linked',
    linkCommitment(
      call.session,
      commitment.id,
      needs.map(({ id }) => id),
    ),
  );
