/** The next meeting: planning it, its host, its question. */
import { editMeeting, planMeeting, takeUpQuestion } from '../../../actions/meetings.js';
import { type Day, formatDay } from '../../../core/day.js';
import { Refusal } from '../../../core/refusal.js';
import { lastMeetings, nextMeeting } from '../../../ledger/facts/checkin/meetings.js';
import { type Act, idOf, maybe, memberIn, nameOf, type Scene } from './scene.js';

/** What the community calls its meetings, where the last two were called the same. */
function gatheringLike({ desk }: Scene) {
  const [last, before] = desk.ledger.read((reader) => lastMeetings(reader, desk.today, 2));
  return {
    title: last && last.title === before?.title ? last.title : 'Meeting',
    start: last?.start ?? null,
    mode: last?.mode ?? null,
  };
}

export const meetingActs = {
  'plan-meeting': (scene, _, { on, host }) => {
    const hosting = maybe(scene, host);
    const { title, day, start } = planMeeting(scene.desk, {
      ...gatheringLike(scene),
      day: on as Day,
      host: hosting,
    });
    const at = start === null ? '' : ` at ${start}, as last time`;
    const hosted = hosting === null ? '' : `, hosted by ${nameOf(scene, hosting)}`;
    return `Planned: “${title}” on ${formatDay(day)}${at}${hosted}.`;
  },
  host: (scene, item, { to = '' }) => {
    const who = memberIn(scene, to);
    const { title } = editMeeting(scene.desk, idOf(scene, 'meeting', item), { host: who });
    return `${nameOf(scene, who)} hosts “${title}”.`;
  },
  'take-question': (scene, item) => {
    const { desk } = scene;
    const next = desk.ledger.read((reader) => nextMeeting(reader, desk.today));
    if (next === undefined) throw noMeeting();
    takeUpQuestion(desk, next.id, idOf(scene, 'question', item));
    return `The meeting on ${formatDay(next.day)} takes up: ${item.words.text}`;
  },
} satisfies Record<string, Act>;

const noMeeting = (): Refusal =>
  new Refusal(
    'no-meeting-planned',
    'No meeting is planned that could take it up.',
    'Plan one first: momentum meeting plan "TITLE" --on DATE',
  );
