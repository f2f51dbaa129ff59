import type { Run } from '../../cli/spec.js';
import { cancelMeeting } from '../../things/meeting/changes.js';
import type { cancel } from './index.js';
import { said } from './said.js';

export const run: Run<typeof cancel> = ({ meeting, because }, call) =>
  said(call, 'Cancelled', cancelMeeting(call.session, meeting.id, because ?? null));
