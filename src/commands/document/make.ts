import type { Run } from '../../cli/spec.js';
import { made } from './made.js';
import type { make } from './templates.js';

export const run: Run<typeof make> = ({ template, for: recipient, meeting, ...input }, call) =>
  made(
    {
      name: template,
      line: [
        `momentum document make ${template}`,
        ...(recipient ? [`--for ${recipient.no}`] : []),
        ...(meeting ? [`--meeting ${meeting.no}`] : []),
      ].join(' '),
      recipient,
      meeting,
    },
    input,
    call,
  );
