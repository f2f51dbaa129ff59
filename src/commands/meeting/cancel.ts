import { cancelMeeting } from '../../actions/meetings.js';
import type { Run } from '../../cli/spec.js';
import type { cancel } from './index.js';
import { said } from './said.js';

export const run: Run<typeof cancel> = ({ meeting, because }, call) =>
  said(call, 'Cancelled', cancelMeeting(call.desk, meeting.id, because ?? null));
