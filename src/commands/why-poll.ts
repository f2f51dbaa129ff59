/** How a day was found: what was asked, who answered what, and the meeting that came of it. */

import { verb } from '../cli/verb.js';
import { heading, list, root } from '../papers/build.js';
import { historyOf } from '../things/history.js';
import { meeting } from '../things/meeting/thing.js';
import { tellingFrom } from '../things/names.js';
import { pollRow } from '../things/poll/list.js';
import { pollDayInWords } from '../things/poll/thing.js';
import { need } from '../things/session.js';
import { dayWithDistance } from '../time/distance.js';
import { daysAsked, pollJson, proposal, whichPoll } from './poll-shown.js';
import { beatsOf, toldInTurn } from './shown.js';

export const whyPoll = verb({
  path: ['why', 'poll'],
  group: 'To see further:',
  summary: 'how a day was found for a meeting: what was asked, who answered what, what came of it',
  examples: [['momentum why poll 1', 'the days, the answers in turn, the meeting']],
  arguments: { poll: whichPoll },
  json: {
    ...pollJson,
    story: 'what happened, each with its day and a sentence',
    now: 'how things stand, a sentence each',
  },
  uses: 'reads',
  pages: true,
  run: ({ poll: { id } }, { session, today }) =>
    session.ledger.read((reader) => {
      const state = need(reader, 'poll', id);
      const names = tellingFrom(reader);
      const row = pollRow(reader, state, today);
      // In its own story it is "it".
      const story = beatsOf(historyOf(reader, id), {
        ...names,
        nameOf: (thing, of) =>
          thing.name === 'poll' && of === id ? 'it' : names.nameOf(thing, of),
      });
      const came = state.meeting === null ? undefined : reader.get('meeting', state.meeting);
      const now = [
        ...(state.status === 'open' ? [proposal(row)] : []),
        ...(state.status === 'open' && state.closesOn !== null
          ? [`Answers are asked for by ${dayWithDistance(state.closesOn, today)}.`]
          : []),
        ...(state.status === 'dropped' ? ['It was let go.'] : []),
        ...(came === undefined
          ? []
          : [
              `It became meeting ${came.no}, ${names.nameOf(meeting, came.id)}, on ${pollDayInWords(came)}.`,
            ]),
      ];
      return {
        data: { poll: row, story, now },
        document: root(
          heading(1, `${row.no}  ${row.title}`),
          list(daysAsked(row, today)),
          heading(2, 'What happened'),
          list(toldInTurn(story)),
          ...(now.length === 0 ? [] : [heading(2, 'How it stands'), list(now)]),
        ),
      };
    }),
});
