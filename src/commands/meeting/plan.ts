import type { Run } from '../../cli/spec.js';
import { Refusal } from '../../text/refusal.js';
import { planMeeting } from '../../things/meeting/changes.js';
import { formatDay } from '../../time/day.js';
import type { plan } from './index.js';
import { said } from './said.js';

export const run: Run<typeof plan> = ({ title, on, start, mode, host, place }, call) => {
  if (on < call.today) {
    throw new Refusal(
      'day-gone-by',
      `${formatDay(on)} has gone by.`,
      `For a meeting that was held on that day: momentum meeting hold "TITLE" --on ${on} --new`,
    );
  }
  return said(
    call,
    'Planned',
    planMeeting(call.session, {
      title,
      day: on,
      start: start ?? null,
      mode: mode ?? null,
      host: host ?? null,
      place: place ?? null,
    }),
  );
};
