import type { Run } from '../../cli/spec.js';
import { exitCodes, Refusal } from '../../text/refusal.js';
import { attendMeeting } from '../../things/meeting/changes.js';
import type { attend } from './index.js';
import { membersTyped, peopleTyped } from './people.js';
import { said } from './said.js';

export const run: Run<typeof attend> = async (input, call) => {
  const lists = {
    present: await peopleTyped(call, input.present, '--present'),
    apologies: await peopleTyped(call, input.apologies, '--apologies'),
    absent: await membersTyped(call, input.absent, '--absent'),
  };
  if (Object.values(lists).every((ids) => ids.length === 0)) {
    throw new Refusal(
      'nobody-named',
      'It was not said who.',
      'Add --present "NAME, NAME", --apologies NAME or --absent NAME.',
      { exit: exitCodes.usage },
    );
  }
  return said(call, 'Attendance of', attendMeeting(call.session, input.meeting.id, lists));
};
