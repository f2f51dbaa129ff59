import type { Run } from '../../cli/spec.js';
import { addResource } from '../../things/resource/changes.js';
import type { add } from './index.js';
import { said } from './said.js';

export const run: Run<typeof add> = ({ title, link, keeper }, call) =>
  said(
    call,
    'Added',
    addResource(call.session, { title, link: link ?? null, keeper: keeper ?? null }),
  );
