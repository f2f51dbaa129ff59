import type { Run } from '../../cli/spec.js';
import type { state } from './index.js';
import { made } from './made.js';

export const run: Run<typeof state> = (input, call) =>
  made('state-of-play', 'State of Play', input, call);
