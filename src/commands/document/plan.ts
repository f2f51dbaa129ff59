import type { Run } from '../../cli/spec.js';
import type { plan } from './index.js';
import { made } from './made.js';

export const run: Run<typeof plan> = (input, call) =>
  made({ name: 'momentum-plan', title: 'Momentum Plan', line: 'momentum plan' }, input, call);
