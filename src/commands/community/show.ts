import type { Run } from '../../cli/spec.js';
import type { show } from './index.js';
import { shownIn } from './shown.js';

export const run: Run<typeof show> = (_, call) => call.session.ledger.read(shownIn);
