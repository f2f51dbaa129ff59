import type { Run } from '../../cli/spec.js';
import { paragraph, root } from '../../papers/build.js';
import type { version } from './index.js';

export const run: Run<typeof version> = (_, call) => ({
  data: { version: call.version },
  document: root(paragraph(`momentum ${call.version}`)),
});
