import type { Call, Run } from '../../cli/spec.js';
import { visible } from '../../text/gate.js';
import { Refusal } from '../../text/refusal.js';
import { findMeetings } from '../../things/lookups.js';
import { holdMeeting, recordMeeting } from '../../things/meeting/changes.js';
import type { hold } from './index.js';
import { peopleTyped } from './people.js';
import { said } from './said.js';

export const run: Run<typeof hold> = async (input, call) => {
  const { session, today } = call;
  const { on, writeUp } = input;
  const planned = input.new ? undefined : await known(call, input.meeting);
  const lists = {
    present: await peopleTyped(call, input.present, '--present'),
    apologies: await peopleTyped(call, input.apologies, '--apologies'),
  };
  const state = planned
    ? holdMeeting(session, planned.id, { ...lists, on, writeUp })
    : recordMeeting(session, {
        ...lists,
        title: input.meeting,
        day: on ?? today,
        writeUp: writeUp ?? null,
      });
  return said(call, 'Held', state);
};

async function known(call: Call, typed: string) {
  const { session, today } = call;
  const found = session.ledger.read((reader) => findMeetings(reader, typed, today));
  if (found.length === 0) {
    throw new Refusal(
      'unknown-meeting',
      `There is no meeting “${visible(typed)}”.`,
      'See what there is, with numbers: momentum meeting list. If nobody had planned it, add --new',
    );
  }
  return call.find('meeting', typed, '<MEETING>');
}
