import type { Run } from '../../cli/spec.js';
import { reviewResource } from '../../things/resource/changes.js';
import type { review } from './index.js';
import { said } from './said.js';

export const run: Run<typeof review> = ({ resource, keeper, on }, call) =>
  said(call, 'Reviewed', reviewResource(call.session, resource.id, { keeper: keeper ?? null, on }));
