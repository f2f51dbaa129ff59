/** Calling people to a meeting: a mail with its agenda, and the meeting for their calendars. */
import { choice, flag, one } from '../cli/parameters.js';
import { type Call, type Result, verb } from '../cli/verb.js';
import { code, paragraph, root } from '../papers/build.js';
import { visible } from '../text/gate.js';
import { Refusal, usage } from '../text/refusal.js';
import { counted } from '../text/text.js';
import type { Meeting } from '../things/meeting/fields.js';
import { need } from '../things/session.js';
import { formatDay } from '../time/day.js';
import { sendIt } from './document-making.js';
import type { Called } from './meeting-called.js';
import { meetingData, whichMeeting } from './meeting-shown.js';

export const meetingInvite = verb({
  path: ['meeting', 'invite'],
  summary: 'call people to a meeting, with its agenda and an entry for their calendars',
  examples: [
    [
      'momentum meeting invite next --bcc members --output invitation.eml',
      'one mail to everybody, unseen by each other',
    ],
    [
      'momentum meeting invite next --each ~/invitations',
      'a mail for each, in that folder, which their calendars can answer',
    ],
    ['momentum meeting invite 7 --output tea.ics', 'the entry alone, for a chat or a site'],
    [
      'momentum meeting invite 7 --bcc members --output called-off.eml',
      'of one that was cancelled: to take it out of their calendars again',
    ],
  ],
  arguments: { meeting: whichMeeting },
  options: {
    output: one('file', 'write it into this file: a mail (.eml), or the entry alone (.ics)'),
    bcc: choice(['members'], 'whom the mail is addressed to, unseen by each other; else nobody'),
    each: one('file', 'write a mail for each member into this folder', { placeholder: 'FOLDER' }),
    force: flag('replace a file, even one that momentum did not make'),
  },
  json: {
    meeting: 'the meeting as it now stands',
    written: 'the files it was written to',
    addressed: 'to how many',
    withoutAddress: 'how many members could not be addressed',
  },
  uses: 'writes',
  async run({ meeting, output, bcc, each, force }, call) {
    const state = call.session.ledger.read((reader) => need(reader, 'meeting', meeting.id));
    refuseOver(state, call);
    if ((output === undefined) === (each === undefined)) throw oneOfTwo(state);
    const calling = await import('./meeting-called.js');
    if (each !== undefined) {
      if (bcc) throw eachIsAddressed();
      return called(
        call,
        state,
        await calling.callEach(call, state, { folder: each, force }),
        each,
      );
    }
    const file = output as string;
    if (!/\.(?:eml|ics)$/i.test(file)) throw neitherMailNorEntry(file);
    const alone = /\.ics$/i.test(file);
    if (alone && bcc) throw noMail();
    return called(
      call,
      state,
      alone
        ? await calling.callForCalendars(call, state, { file, force })
        : await calling.callByMail(call, state, { file, force, toMembers: bcc !== undefined }),
    );
  },
});

function called(
  call: Call,
  { id }: Meeting,
  { written, addressed, without, toWhom }: Called,
  folder?: string,
): Result {
  const meeting = call.session.ledger.read((reader) =>
    meetingData(reader, need(reader, 'meeting', id), call.today),
  );
  const what = meeting.status === 'cancelled' ? 'The cancellation of' : 'The invitation to';
  const where = folder === undefined ? written[0] : folder;
  const unclear =
    meeting.status === 'planned' && meeting.start === null
      ? [
          `Calendars show it for the whole day. To say when it starts: momentum meeting edit ${meeting.no} --start TIME`,
        ]
      : [];
  return {
    data: { meeting, written, addressed, withoutAddress: without },
    document: root(
      paragraph([
        `${what} “${meeting.title}” on ${formatDay(meeting.day)} is in `,
        code(where ?? ''),
        folder === undefined ? '.' : `: ${counted(written.length, 'mail')}, each to one member.`,
      ]),
      toWhom === undefined ? undefined : paragraph(toWhom),
      folder !== undefined && without > 0
        ? paragraph(
            `${counted(without, 'member')} ${without === 1 ? 'has' : 'have'} no address to write to.`,
          )
        : undefined,
    ),
    hints: [
      ...unclear,
      `${folder === undefined ? sendIt : 'Open each with your mail program, look it over, and send it.'} If it does not go out: momentum undo`,
    ],
  };
}

/** @throws Refusal `meeting-over`, `nobody-called` */
function refuseOver(state: Meeting, { today }: Call): void {
  const { no, title, day, status, invitations } = state;
  if (status === 'held' || (status === 'planned' && day < today)) {
    throw new Refusal(
      'meeting-over',
      `“${title}” on ${formatDay(day)} is over, so nobody can be called to it.`,
      'See what is to come: momentum meeting list',
    );
  }
  if (status === 'cancelled' && invitations.length === 0) {
    throw new Refusal(
      'nobody-called',
      `“${title}” on ${formatDay(day)} was cancelled, and nobody had been called to it.`,
      `There is nothing to take out of calendars. See it: momentum meeting show ${no}`,
    );
  }
}

const oneOfTwo = ({ no }: Meeting): Refusal =>
  usage(
    'where-to',
    'It was not said where the invitation goes: into one file, or into a folder with one for each.',
    `One mail to all: momentum meeting invite ${no} --bcc members --output invitation.eml. One for each, which calendars can answer: --each FOLDER`,
  );

const neitherMailNorEntry = (file: string): Refusal =>
  usage(
    'not-an-invitation',
    `“${visible(file)}” ends neither in .eml nor in .ics, and an invitation is a mail or an entry for calendars.`,
    'Choose such a name: --output invitation.eml, or --output meeting.ics',
  );

const eachIsAddressed = (): Refusal =>
  usage(
    'each-is-addressed',
    'With --each, every mail is addressed to its one reader.',
    'Leave --bcc out; or, for one mail to all, --each.',
  );

const noMail = (): Refusal =>
  usage(
    'only-for-mail',
    'A calendar entry alone is addressed to nobody.',
    'Leave --bcc out, or write a mail: --output invitation.eml',
  );
