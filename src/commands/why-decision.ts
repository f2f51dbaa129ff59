/** How a decision came to be, what it led to, and how it stands. */

import { verb } from '../cli/verb.js';
import { heading, list, root } from '../papers/build.js';
import { type CommitmentRow, listCommitments } from '../things/commitment/list.js';
import { decisionRow } from '../things/decision/list.js';
import { isToLookAt } from '../things/decision/terms.js';
import { historyOf } from '../things/history.js';
import { tellingFrom } from '../things/names.js';
import { need } from '../things/session.js';
import { type Day, shortDay } from '../time/day.js';
import { dueInWords, everybody } from './commitment-shown.js';
import { aboutDecision, decisionJson, whichDecision } from './decision-shown.js';
import { beatsOf, toldInTurn } from './shown.js';

export const whyDecision = verb({
  path: ['why', 'decision'],
  group: 'To see further:',
  summary: 'how a decision came to be, and what it led to',
  examples: [['momentum why decision 4', 'why, how, what it replaced, what was offered for it']],
  arguments: { decision: whichDecision },
  json: {
    ...decisionJson,
    story: 'what happened, each with its day and a sentence',
    ledTo: 'what was offered for it, and what became of that',
    now: 'how things stand, a line each',
  },
  uses: 'reads',
  pages: true,
  run: ({ decision: { id } }, { session, today }) =>
    session.ledger.read((reader) => {
      const state = need(reader, 'decision', id);
      const names = tellingFrom(reader);
      const story = beatsOf(historyOf(reader, id), names);
      const ledTo = listCommitments(reader, { which: 'all', decision: id }, today);
      const now = [
        ...aboutDecision(reader, state, names, today),
        ...(isToLookAt.of(state, today) ? ['its day to be looked at again has come'] : []),
      ];
      return {
        data: { decision: decisionRow(reader, id), story, ledTo, now },
        document: root(
          heading(1, `${state.no}  ${state.text}`),
          list(toldInTurn(story)),
          ...(ledTo.length === 0
            ? []
            : [heading(2, 'What it led to'), list(ledTo.map((row) => became(row, today)))]),
          heading(2, 'How it stands'),
          list(now),
        ),
      };
    }),
});

/** "3 (Label the lamp): Tom Reed, by 27 Nov 2026". */
function became(row: CommitmentRow, today: Day): string {
  const { no, text, status, closedOn } = row;
  const end =
    status === 'kept' || status === 'released'
      ? `${status}${closedOn ? ` on ${shortDay(closedOn)}` : ''}`
      : dueInWords(row, today, 'by ');
  return `${no} (${text}): ${[everybody(row), end].filter(Boolean).join(', ')}`;
}
