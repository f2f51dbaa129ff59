import { reviewResource } from '../../actions/resources.js';
import type { Run } from '../../cli/spec.js';
import type { review } from './index.js';
import { said } from './said.js';

export const run: Run<typeof review> = ({ resource, keeper, on }, call) =>
  said(
    call,
    'Reviewed',
    reviewResource(call.desk, resource.id, { keeper: keeper?.id ?? null, on }),
  );
