/** Which meeting is meant, and a meeting in words and for `--json`. */
import { choice, flag, needed, one, several } from '../cli/parameters.js';
import type { Call, Result } from '../cli/verb.js';
import { alphabetically, counted, inWords, shellWord } from '../text/text.js';
import { communityId, type Rhythm } from '../things/community/thing.js';
import type { Reader } from '../things/ledger.js';
import { type ListedAs, type Meeting, modes } from '../things/meeting/fields.js';
import { hostOf } from '../things/meeting/list.js';
import { unsettledAt } from '../things/meeting/unsettled.js';
import { type Person, personById } from '../things/member/list.js';
import { type Day, formatDay } from '../time/day.js';
import { dayWithDistance } from '../time/distance.js';
import { within } from '../time/window.js';
import { datesAlong, offersAlong } from './meeting-moved.js';
import { deed, recorded } from './shown.js';

export const title = { placeholder: 'TITLE' };
export const names = (about: string) =>
  several('text', `${about}; may be given again, or several with commas: "amina, tom"`, {
    placeholder: 'NAMES',
  });
/** Who came, and who did not. */
export const whoWasThere = {
  present: names('who came'),
  apologies: names('who sent apologies'),
};
export const writeUp = one('text', 'where the write-up can be found', { placeholder: 'LINK' });
/** What can be said of one beforehand. */
export const about = {
  start: one('text', 'when it starts: 18:00, 6pm', { placeholder: 'TIME' }),
  end: one('text', 'when it ends: 19:30; after midnight is the next day', { placeholder: 'TIME' }),
  mode: choice(modes, `how: ${modes.join(', ')}`, { placeholder: 'HOW' }),
  host: one('person', 'who hosts it'),
  place: one('text', 'where: a place or a link', { placeholder: 'PLACE' }),
};
export const again = flag('it is meant, though one of this title is on record for that day');

export const whichMeeting = needed(
  one('meeting', 'which one: number, day, “last”, “next”, or words of its title'),
);
export const meetingJson = {
  meeting:
    'the meeting as it now stands; present is null where nobody wrote it down; coming and perhaps are who answered so beforehand; unsettled is how many names of those who came wait',
};

/** What is alike in the verbs that change one. */
export const changesMeeting = {
  arguments: { meeting: whichMeeting },
  json: meetingJson,
  uses: 'writes',
} as const;

const standing: Record<Meeting['status'], string> = {
  planned: 'planned for',
  held: 'held on',
  cancelled: 'cancelled; it was planned for',
};

const listed = (reader: Reader, state: Meeting, there: ListedAs): Person[] =>
  state.attendance
    .filter((each) => each.there === there)
    .map(({ member }) => personById(reader, member))
    .filter((person) => person !== null)
    .sort((a, b) => alphabetically(a.name, b.name));

/**
 * A meeting for `--json`: `present` is null where nobody wrote down who came; whoever was to host it
 * and sent apologies, or had left, stands in `wasToHost`.
 */
export const meetingData = (reader: Reader, state: Meeting, today: Day) => {
  const present = listed(reader, state, 'present');
  const host = hostOf(reader, state, today);
  return {
    no: state.no,
    title: state.title,
    status: state.status,
    day: state.day,
    start: state.start,
    end: state.end,
    mode: state.mode,
    place: state.place,
    host,
    wasToHost: host ? null : personById(reader, state.host),
    cancelledOn: state.cancelledOn,
    because: state.why,
    present: state.recorded ? present : null,
    unsettled: state.status === 'held' ? unsettledAt(reader, state.id) : 0,
    apologies: listed(reader, state, 'apologies'),
    coming: state.status === 'planned' ? listed(reader, state, 'coming') : [],
    perhaps: state.status === 'planned' ? listed(reader, state, 'perhaps') : [],
    questions: state.questions
      .map(({ question }) => reader.get('question', question))
      .filter((question) => question !== undefined)
      .map(({ no, text, status }) => ({ no, text, status })),
    notes: state.notes.map(({ text, on }) => ({ on, text })),
    writeUp: state.writeUp,
    invited: state.invitations.map(({ on, addressed }) => ({ on, addressed })),
  };
};
type MeetingData = ReturnType<typeof meetingData>;

const few = 12;

const people = (persons: readonly Person[]): string => {
  const names = persons.map(({ name }) => name);
  return names.length > few
    ? `${names.slice(0, few).join(', ')} and ${names.length - few} more`
    : inWords(names);
};

/** Who came, in words; no list is not an empty room. */
function attendance(meeting: MeetingData): Array<string | null> {
  const { status, present, unsettled, apologies, coming, perhaps } = meeting;
  const came =
    status !== 'held'
      ? null
      : present === null
        ? 'who came: unrecorded'
        : present.length === 0
          ? 'nobody came'
          : `${counted(present.length, 'member')} came: ${people(present)}`;
  const wait =
    unsettled > 0
      ? `the list is not whole: ${counted(unsettled, 'name')} of those who came ${unsettled === 1 ? 'is' : 'are'} not settled yet (momentum import unmatched)`
      : null;
  return [
    came,
    wait,
    coming.length > 0
      ? `${counted(coming.length, 'member')} ${coming.length === 1 ? 'has' : 'have'} said they come: ${people(coming)}`
      : null,
    perhaps.length > 0 ? `perhaps: ${people(perhaps)}` : null,
    apologies.length > 0 ? `apologies from ${people(apologies)}` : null,
  ];
}

/** Whoever was to host it, where a whole list says who came, and they are not on it. */
const absentHost = ({ host, present, unsettled }: MeetingData): Person | null =>
  present === null || unsettled > 0 || present.some(({ no }) => no === host?.no) ? null : host;

/** Whoever was to host it and can't have is told of, so that somebody may say who does. */
function hosting(meeting: MeetingData): string | null {
  const { host: known, wasToHost, apologies } = meeting;
  const absent = absentHost(meeting);
  if (absent) return `no host: ${absent.name}, who was to host it, is not on the list of who came`;
  if (known) return `hosted by ${known.name}`;
  if (!wasToHost) return null;
  const { no, name } = wasToHost;
  const sentApologies = apologies.some((each) => each.no === no);
  return `no host: ${name}, who was to host it, ${sentApologies ? 'sent apologies' : 'has left'}`;
}

const standingOf = ({ status, day, start, end }: MeetingData, today: Day): string =>
  `${status === 'planned' && day < today ? 'unconfirmed; it was planned for' : standing[status]} ${dayWithDistance(day, today)}${start ? ` at ${start}` : ''}${end ? `, until ${end}` : ''}`;

/** When people were last called to it, and how many. */
function invitedOn({ invited }: MeetingData): string | null {
  const last = invited.at(-1);
  if (last === undefined) return null;
  const whom = last.addressed > 0 ? ` for ${counted(last.addressed, 'member')}` : '';
  return `invitation made on ${formatDay(last.on)}${whom}`;
}

/** What there is to know about it, a line each, save its questions and notes. */
export const meetingLines = (meeting: MeetingData, today: Day): Array<string | null> => [
  standingOf(meeting, today),
  meeting.because,
  [meeting.mode, meeting.place].filter(Boolean).join(': ') || null,
  hosting(meeting),
  ...attendance(meeting),
  meeting.writeUp ? `write-up: ${meeting.writeUp}` : null,
  invitedOn(meeting),
];

/**
 * What is now on record of a meeting.
 * @param did what was done to it: "Planned", "Held"
 * @param wasOn its day before, where that may have been put right
 */
export const meetingRecorded = (
  call: Call,
  did: string,
  state: Meeting,
  wasOn: Day = state.day,
): Result =>
  call.session.ledger.read((reader) => {
    const meeting = meetingData(reader, state, call.today);
    const unrecorded = meeting.status === 'held' && meeting.present === null;
    const absent = absentHost(meeting);
    const named = reader.get('community', communityId)?.settings.pauses ?? [];
    const { day } = meeting;
    const inBreak =
      meeting.status === 'planned' ? named.find((each) => within(day, each)) : undefined;
    return {
      data: { meeting },
      document: recorded(deed(did, state.no, state.title), [
        ...meetingLines(meeting, call.today),
        inBreak
          ? `in a break that was named: ${formatDay(inBreak.from)} to ${formatDay(inBreak.to)}`
          : null,
        ...offersAlong(reader, state, wasOn, call.today),
        ...(did === 'Unchanged' ? [] : datesAlong(reader, state)),
      ]),
      hints: [
        unrecorded
          ? `To say who came: momentum meeting attend ${state.no} --present "NAME, NAME"`
          : null,
        absent
          ? `${absent.name} was to host and is not on the list; if they came: momentum meeting attend ${state.no} --present ${shellWord(absent.name)}`
          : null,
      ].filter((hint) => hint !== null),
    };
  });

/** The answer to what adds to a meeting: which one it is, and only what was added. */
export const addedToMeeting = (
  call: Call,
  did: string,
  state: Meeting,
  added: readonly string[],
): Result => ({
  ...meetingRecorded(call, did, state),
  document: call.session.ledger.read((reader) =>
    recorded(deed(did, state.no, state.title), [
      standingOf(meetingData(reader, state, call.today), call.today),
      ...added,
    ]),
  ),
  hints: [],
});

/** Of whoever has met before, and never said how often, nobody knows that it changes. */
export const nowMeets = (rhythm: Rhythm, before: Rhythm | null, haveMet: boolean): string =>
  before === null && haveMet
    ? `On record with it: the community meets ${rhythm}.`
    : `The community meets ${rhythm} from now on${before === null ? '' : `; until now it was ${before} (to keep that: momentum community edit --rhythm ${shellWord(before)})`}.`;

/** What to type once it is written down: to read its minutes, and to send them. */
export const minutesNext = ({ no }: Pick<Meeting, 'no'>): readonly string[] => [
  `The minutes: momentum meeting minutes ${no}`,
  `As a mail, ready to send: momentum meeting minutes ${no} --bcc members --output minutes.eml`,
];
