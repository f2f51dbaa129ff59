/** What is read at a meeting, and what is kept of one: its agenda and its record. */

import { clock } from '../../language/clock.js';
import { capital } from '../../text/text.js';
import { closedAs, keptIn, releasedIn, soonUpTo } from '../../things/commitment/terms.js';
import { inEffect } from '../../things/copies.js';
import { lastIssued } from '../../things/issue/list.js';
import { inOrder, isCancelled, lastFirst } from '../../things/meeting/terms.js';
import { decidedInNote, isToSettle } from '../../things/meeting/waiting.js';
import type { Id } from '../../things/thing.js';
import { addWeeks, type Day } from '../../time/day.js';
import type {
  AgendaFacts,
  CommitmentFact,
  MeetingRecordFacts,
  PersonFact,
  QuestionFact,
} from '../facts/index.js';
import { commitmentsWhere } from './commitments.js';
import type { FactsContext } from './context.js';
import { decidedAt } from './decisions.js';
import { onDutyAt } from './duties.js';
import { expectedAt } from './expected.js';
import { takenQuestions } from './gatherings.js';
import { dayOfMeeting, nothingThatDay } from './meeting-deeds.js';
import { nothingSaid, saidAndStanding, saidAtMeeting } from './meeting-said.js';
import { type FoundMeeting, lastHeld, meetingsWhere, stillPlanned } from './meetings.js';
import { byDue } from './plan.js';

/** Where nobody has met yet, an agenda looks back so many weeks. */
const firstWeeks = 13;

const lastBefore = `m.id <> @id AND ${lastFirst('m', 'min(@known, @until)')} LIMIT 1`;
const firstAfter = `m.day > @after AND m.planned_on <= @known
  AND NOT ${isCancelled.sql('m', '@known')} ORDER BY ${inOrder.soonestFirst('m')} LIMIT 1`;

// Whoever notes something after a meeting and dates it before has told it at none: what is dated on
// its day or later was typed then, and so was all that follows. What came in as kept, as a file brings
// it, has not been waited for by anybody.
const metAt = '(SELECT min(f.seq) FROM journal f WHERE f.on_day >= @met)';
const notedSince = `SELECT j.subject FROM entry j
  WHERE j.seq > ${metAt} AND j.kind = 'commitment.kept' AND j.on_day <= @known AND ${inEffect('j')}
    AND (SELECT min(o.seq) FROM journal o WHERE o.subject = j.subject) < ${metAt}`;
const keptSince = `(${keptIn.sql('c', '@from', '@known')}
    OR (c.id IN (${notedSince}) AND ${closedAs('c', 'kept')}))
  ORDER BY c.closed_on DESC, c.no DESC`;
const releasedSince = `${releasedIn.sql('c', '@from', '@known')} ORDER BY c.closed_on DESC, c.no DESC`;

function theMeeting(context: FactsContext, otherwise: string): FoundMeeting | undefined {
  const [meant] = meetingsWhere(context, context.meeting === null ? otherwise : 'm.id = @id', {
    id: context.meeting,
  });
  if (meant) context.meetingMeant(meant.id);
  return meant;
}

/** Who came, or who sent apologies, by name; those who are not to be named together at the end. */
const attending = (
  context: FactsContext,
  meeting: Id,
  there: 'present' | 'apologies',
): string[] => {
  if (context.audience === 'public') return [];
  const people = context.reader.values<Id>(
    'SELECT member FROM attendance WHERE "of" = @meeting AND there = @there',
    { meeting, there },
  );
  return (
    context
      .names(people.filter((id) => !context.isBot(id)))
      // Whoever came begins a sentence.
      .map(({ id, name }, at) =>
        id === null && at === 0 && there === 'present' ? capital(name) : name,
      )
  );
};

const answered = (
  { reader }: FactsContext,
  meeting: Id | undefined,
  there: 'coming' | 'perhaps',
): number =>
  reader.get('meeting', meeting ?? 0)?.attendance.filter((each) => each.there === there).length ??
  0;

/** When people were called to it for, last time, where it is at another time now. */
function movedFrom({ reader, locale }: FactsContext, meeting: Id): AgendaFacts['movedFrom'] {
  const state = reader.get('meeting', meeting);
  const last = state?.invitations.at(-1);
  if (state === undefined || last === undefined) return null;
  const { forDay: on, forStart: at } = last;
  return on === state.day && at === state.start ? null : { on, at: clock(locale, at) };
}

const whyCalledOff = ({ reader, audience, text }: FactsContext, meeting: Id): string | null =>
  audience === 'public' ? null : text(reader.get('meeting', meeting)?.why ?? null);

/** What the rest of the document's facts are made of, and an agenda is as well. */
export interface AgendaSources {
  /** Everything open on the day. */
  readonly open: readonly CommitmentFact[];
  readonly questions: readonly QuestionFact[];
  /** Who joined, and who came back, from that day on. */
  readonly arrivedSince: (day: Day) => Record<'joined' | 'returned', PersonFact[]>;
}

export function agendaFacts(context: FactsContext, sources: AgendaSources): AgendaFacts {
  const { asOf, known } = context;
  const meeting = theMeeting(context, `${stillPlanned} LIMIT 1`);
  const last = meetingsWhere(context, lastBefore, {
    id: meeting?.id ?? '',
    until: meeting?.fact.on ?? known,
  })[0];
  const since = last?.fact.on ?? addWeeks(known, -firstWeeks);
  const due = meeting?.fact.on ?? soonUpTo(asOf);
  const saidLast = new Set(
    last === undefined ? [] : saidAndStanding(context, last).map(({ no }) => no),
  );
  const held = sources.open.filter(({ who }) => who !== null).sort(byDue);
  const isOverdue = (fact: CommitmentFact) => fact.overdueDays !== null;
  const isDue = (fact: CommitmentFact) => !isOverdue(fact) && fact.due !== null && fact.due <= due;
  const onDuty = meeting === undefined ? [] : onDutyAt(context, meeting.id, meeting.fact.on);
  const isOnDuty = new Set(onDuty.map(({ no }) => no));
  const rest = held.filter((fact) => !isOverdue(fact) && !isDue(fact));
  const isSaid = ({ no }: CommitmentFact) => saidLast.has(no);
  const taken =
    meeting === undefined
      ? []
      : takenQuestions(context, meeting.id).filter(
          ({ answeredOn, withdrawnOn }) => answeredOn === null && withdrawnOn === null,
        );
  const isTaken = new Set(taken.map(({ no }) => no));
  return {
    meeting: meeting?.fact ?? null,
    movedFrom: meeting === undefined ? null : movedFrom(context, meeting.id),
    why: meeting === undefined ? null : whyCalledOff(context, meeting.id),
    last: last?.fact ?? null,
    apologies: meeting === undefined ? [] : attending(context, meeting.id, 'apologies'),
    coming: answered(context, meeting?.id, 'coming'),
    perhaps: answered(context, meeting?.id, 'perhaps'),
    expected: expectedAt(context, meeting?.id),
    onDuty,
    ...sources.arrivedSince(since),
    kept: commitmentsWhere(context, keptSince, {
      from: writtenFor(context, since),
      met: since,
      known,
    }).map(({ fact }) => fact),
    released: commitmentsWhere(context, releasedSince, {
      from: writtenFor(context, since),
      known,
    }).map(({ fact }) => fact),
    overdue: held.filter(isOverdue),
    due: held.filter((fact) => isDue(fact) && !isOnDuty.has(fact.no)),
    said: rest.filter(isSaid),
    undated: rest.filter((fact) => fact.due === null && !isSaid(fact)),
    later: rest.filter((fact) => fact.due !== null && !isSaid(fact)),
    taken,
    waiting: sources.questions.filter(({ no }) => !isTaken.has(no)),
  };
}

/** Up to when the agenda of a meeting told: the day it was given out, else that of the meeting. */
function writtenFor({ reader, audience, locale }: FactsContext, met: Day): Day {
  const given = { name: 'agenda', audience, asOf: met, language: locale.tag };
  const on = lastIssued(reader, given)?.asOf;
  if (on === undefined) return met;
  // One that was given out before another meeting was of that one.
  const between = reader.one(`SELECT 1 FROM meeting WHERE held_on >= @on AND held_on < @met`, {
    on,
    met,
  });
  return between === undefined ? on : met;
}

const notes = `SELECT text FROM meeting_note WHERE "of" = @id AND on_day <= @known ORDER BY place`;

/** Said among members, and not to everybody; what was decided, for a place of its own. */
function notesOf(
  { reader, audience, known, text: readable }: FactsContext,
  id: Id,
): Pick<MeetingRecordFacts, 'notes' | 'toSettle' | 'remarks' | 'decidedInNotes'> {
  const typed = audience === 'public' ? [] : reader.values<string>(notes, { id, known });
  const some = typed.filter((text) => audience === 'facilitator' || !isToSettle(text));
  return {
    notes: some.map((text) => readable(text)),
    toSettle: typed.filter(isToSettle).length,
    remarks: some.filter((text) => decidedInNote(text) === undefined).map((text) => readable(text)),
    decidedInNotes: some.flatMap((text) => decidedInNote(text) ?? []).map((text) => readable(text)),
  };
}

export function meetingRecordFacts(context: FactsContext): MeetingRecordFacts {
  const meeting = theMeeting(context, lastHeld);
  if (meeting === undefined) return nothingHeld;
  const { id, fact, writeUp } = meeting;
  return {
    meeting: fact,
    held: meeting.held,
    present: fact.atLeast === null ? [] : attending(context, id, 'present'),
    apologies: attending(context, id, 'apologies'),
    ...notesOf(context, id),
    writeUp,
    questions: takenQuestions(context, id),
    decisions: decidedAt(context, id),
    ...saidAtMeeting(context, meeting),
    ...(meeting.held ? dayOfMeeting(context, id, fact.on) : nothingThatDay),
    next: meetingsWhere(context, firstAfter, { after: fact.on })[0]?.fact ?? null,
  };
}

const nothingHeld: MeetingRecordFacts = {
  meeting: null,
  held: false,
  present: [],
  apologies: [],
  notes: [],
  toSettle: 0,
  remarks: [],
  decidedInNotes: [],
  writeUp: null,
  questions: [],
  decisions: [],
  ...nothingSaid,
  ...nothingThatDay,
  next: null,
};
