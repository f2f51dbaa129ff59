import type { Run } from '../../cli/spec.js';
import type { state } from './index.js';
import { made } from './made.js';

export const run: Run<typeof state> = (input, call) =>
  made({ name: 'state-of-play', title: 'State of Play', line: 'momentum state' }, input, call);
