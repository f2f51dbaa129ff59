/** What was decided, put on record; and what was to be decided before. */
import { capital, shellWord } from '../text/text.js';
import { decide } from '../things/decision/changes.js';
import type { Decision } from '../things/decision/thing.js';
import { found } from '../things/index.js';
import { need } from '../things/session.js';
import type { Decided } from './decided.js';
import type { Place } from './finding.js';
import { atMeeting, clear, type Meant, waits } from './meant.js';
import { dayAndReason } from './when.js';

/** What is to be decided and has that number. */
const toDecide = (no: string, { reader, day }: Place): Decision | undefined =>
  found.decision
    .find(reader, no, day)
    .map(({ id }) => need(reader, 'decision', id))
    .find((each) => each.status === 'to-take' && String(each.no) === no.toLowerCase());

/** What a line comes to that says what was decided. */
export function readDecision(
  { orDay, settles, ...decided }: Decided,
  at: Place,
  line: string,
): Meant {
  const raised = settles === undefined ? null : toDecide(settles, at);
  if (raised === undefined) {
    return waits(line, `Nothing that is to be decided has the number ${settles}.`, 'decisions');
  }
  const isDay = orDay !== undefined && typeof dayAndReason(at, [decided.how ?? '']) !== 'string';
  const { text, how, again } = isDay
    ? { ...decided, text: `${decided.text}${orDay}`, how: null }
    : decided;
  const when = again === null ? null : dayAndReason(at, [again]);
  if (typeof when === 'string')
    return waits(
      line,
      when,
      ...['decide', shellWord(capital(text)), '--look-again', 'DATE'],
      ...atMeeting(at),
    );
  const words = { text: capital(text), how, again: false };
  if (raised !== null && !/\p{L}/u.test(text)) {
    return waits(
      line,
      'It was not said what was decided.',
      ...['decide', '"…"', '--settles', String(raised.no), ...atMeeting(at)],
    );
  }
  const settled = raised?.id;
  const said = { ...words, takenAt: at.meeting?.id, lookAgainOn: when?.to.day, settles: settled };
  return clear((session) => {
    decide(session, said);
  });
}
