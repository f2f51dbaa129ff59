/** The next meeting: planning it, its host, its question. */

import { Refusal } from '../../text/refusal.js';
import {
  cancelMeeting,
  editMeeting,
  holdMeeting,
  planMeeting,
  takeUpQuestion,
} from '../../things/meeting/changes.js';
import { type Day, formatDay } from '../../time/day.js';
import { lastMeetings, nextMeeting } from '../queries/meetings.js';
import {
  type Action,
  type ActionContext,
  defineAction,
  idOf,
  may,
  memberIn,
  memberOrNobody,
  nameOf,
  needs,
} from './action.js';

/** What the community calls its meetings, where the last two were called the same. */
function likeLastTime({ session }: ActionContext) {
  const [last, before] = session.ledger.read((reader) => lastMeetings(reader, session.today, 2));
  return {
    title: last && last.title === before?.title ? last.title : 'Meeting',
    start: last?.start ?? null,
    mode: last?.mode ?? null,
  };
}

export const meetingActions = {
  'hold-meeting': defineAction({}, (context, item) => {
    const { no, title, day } = holdMeeting(context.session, idOf(context, 'meeting', item), {});
    return `Held: “${title}” on ${formatDay(day)}. Who came: momentum meeting attend ${no} --present "NAME, NAME"`;
  }),

  'move-meeting': defineAction({ to: needs('date') }, (context, item, { to }) => {
    const { title, day } = editMeeting(context.session, idOf(context, 'meeting', item), {
      day: to,
    });
    return `Planned: “${title}” on ${formatDay(day)}.`;
  }),

  'cancel-meeting': defineAction({}, (context, item) => {
    const { title } = cancelMeeting(context.session, idOf(context, 'meeting', item), null);
    return `Cancelled: “${title}”.`;
  }),

  'plan-meeting': defineAction(
    { on: needs('moment'), host: may('person'), again: may('text') },
    (context, _, { on, host, again }) => {
      const last = likeLastTime(context);
      const [when = '', typed] = on.split(' ');
      const {
        title,
        day,
        start,
        host: hosting,
      } = planMeeting(context.session, {
        ...last,
        day: when as Day,
        start: typed ?? last.start,
        host: memberOrNobody(host),
        again: again !== undefined,
      });
      const asLast = typed === undefined ? ', as last time' : '';
      const at = start === null ? '' : ` at ${start}${asLast}`;
      const hosted = hosting === null ? '' : `, hosted by ${nameOf(context, hosting)}`;
      return `Planned: “${title}” on ${formatDay(day)}${at}${hosted}.`;
    },
    { overruled: { code: 'planned-already', ask: 'Is another one meant?' } },
  ),

  host: defineAction({ to: needs('person') }, (context, item, { to }) => {
    const { title, host } = editMeeting(context.session, idOf(context, 'meeting', item), {
      host: memberIn(to),
    });
    return `${nameOf(context, host)} hosts “${title}”.`;
  }),

  'take-question': defineAction({}, (context, item) => {
    const { session } = context;
    const next = session.ledger.read((reader) => nextMeeting(reader, session.today));
    if (next === undefined) throw noMeeting();
    takeUpQuestion(session, next.id, idOf(context, 'question', item));
    return `The meeting on ${formatDay(next.day)} takes up: ${item.words.text}`;
  }),
} satisfies Record<string, Action>;

const noMeeting = (): Refusal =>
  new Refusal(
    'no-meeting-planned',
    'No meeting is planned that could take it up.',
    'Plan one first: momentum meeting plan "TITLE" --on DATE',
  );
