import type { Run } from '../../cli/spec.js';
import { takeCommitment } from '../../things/commitment/changes.js';
import type { take } from './index.js';
import { said } from './said.js';

export const run: Run<typeof take> = ({ commitment, by, on }, call) =>
  said(call, 'Taken', takeCommitment(call.session, commitment.id, { by, on }), on);
