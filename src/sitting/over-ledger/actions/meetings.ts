/** The next meeting: planning it, its host, its question. */

import { Refusal } from '../../../text/refusal.js';
import { editMeeting, planMeeting, takeUpQuestion } from '../../../things/meeting/changes.js';
import { type Day, formatDay } from '../../../time/day.js';
import { lastMeetings, nextMeeting } from '../facts/meetings.js';
import { type Act, idOf, maybe, memberIn, nameOf, type Scene } from './scene.js';

/** What the community calls its meetings, where the last two were called the same. */
function gatheringLike({ session }: Scene) {
  const [last, before] = session.ledger.read((reader) => lastMeetings(reader, session.today, 2));
  return {
    title: last && last.title === before?.title ? last.title : 'Meeting',
    start: last?.start ?? null,
    mode: last?.mode ?? null,
  };
}

export const meetingActs = {
  'plan-meeting': (scene, _, { on, host }) => {
    const {
      title,
      day,
      start,
      host: hosting,
    } = planMeeting(scene.session, {
      ...gatheringLike(scene),
      day: on as Day,
      host: maybe(host),
    });
    const at = start === null ? '' : ` at ${start}, as last time`;
    const hosted = hosting === null ? '' : `, hosted by ${nameOf(scene, hosting)}`;
    return `Planned: “${title}” on ${formatDay(day)}${at}${hosted}.`;
  },
  host: (scene, item, { to = '' }) => {
    const { title, host } = editMeeting(scene.session, idOf(scene, 'meeting', item), {
      host: memberIn(to),
    });
    return `${nameOf(scene, host)} hosts “${title}”.`;
  },
  'take-question': (scene, item) => {
    const { session } = scene;
    const next = session.ledger.read((reader) => nextMeeting(reader, session.today));
    if (next === undefined) throw noMeeting();
    takeUpQuestion(session, next.id, idOf(scene, 'question', item));
    return `The meeting on ${formatDay(next.day)} takes up: ${item.words.text}`;
  },
} satisfies Record<string, Act>;

const noMeeting = (): Refusal =>
  new Refusal(
    'no-meeting-planned',
    'No meeting is planned that could take it up.',
    'Plan one first: momentum meeting plan "TITLE" --on DATE',
  );
