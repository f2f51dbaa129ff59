import { keepCommitment } from '../../actions/commitments.js';
import type { Run } from '../../cli/spec.js';
import type { keep } from './index.js';
import { said } from './said.js';

export const run: Run<typeof keep> = ({ commitment, on, by }, call) =>
  said(call, 'Kept', keepCommitment(call.desk, commitment.id, { on, by: by?.id }), on);
