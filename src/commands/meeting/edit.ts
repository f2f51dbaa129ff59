import type { Run } from '../../cli/spec.js';
import { editMeeting } from '../../things/meeting/changes.js';
import { nothingToChange } from '../words.js';
import type { edit } from './index.js';
import { said } from './said.js';

export const run: Run<typeof edit> = (input, call) => {
  const change = {
    ...(input.title === undefined ? {} : { title: input.title }),
    ...(input.on === undefined ? {} : { day: input.on }),
    ...(input.start === undefined ? {} : { start: input.start }),
    ...(input.mode === undefined ? {} : { mode: input.mode }),
    ...(input.host === undefined ? {} : { host: input.host }),
    ...(input.place === undefined ? {} : { place: input.place }),
    ...(input.writeUp === undefined ? {} : { writeUp: input.writeUp }),
  };
  if (Object.keys(change).length === 0) throw nothingToChange('momentum meeting edit');
  return said(call, 'Edited', editMeeting(call.session, input.meeting.id, change));
};
