import type { Run } from '../../cli/spec.js';
import { keepCommitment } from '../../things/commitment/changes.js';
import type { keep } from './index.js';
import { said } from './said.js';

export const run: Run<typeof keep> = ({ commitment, on, by }, call) =>
  said(call, 'Kept', keepCommitment(call.session, commitment.id, { on, by }), on);
