/** Burning questions, contributions and the facilitator's own words. */

import { type Phrase, phrase, phraseFor } from '../../language/locale.js';
import { contributionKinds } from '../../things/contribution/thing.js';
import type { NoteKind } from '../../things/note/thing.js';
import { isAskedThatDay, isUnanswered } from '../../things/question/terms.js';
import type { Question } from '../../things/question/thing.js';
import type { Id } from '../../things/thing.js';
import { addWeeks, type Day, daysBetween } from '../../time/day.js';
import type { DocumentFacts, MeetingRecordFacts, QuestionFact } from '../facts/index.js';
import { type Lookback, late } from './changes.js';
import type { FactsContext } from './context.js';

type QuestionRow = Omit<Question, 'id' | 'status' | 'why'>;

const questions = `SELECT q.no, q.text, q.asked_by AS askedBy, q.asked_on AS askedOn,
  q.answered_by AS answeredBy, q.answered_on AS answeredOn, q.answer,
  q.withdrawn_on AS withdrawnOn FROM question q`;

const openQuestions = `${questions} WHERE ${isUnanswered.sql('q', '@day')} ORDER BY q.asked_on, q.no`;
const askedLately = `${questions} WHERE ${isUnanswered.sql('q', '@to')}
  AND (q.asked_on >= @from OR q.id IN (${late('question.asked')})) ORDER BY q.asked_on, q.no`;
const answeredQuestions = `${questions} WHERE answered_on BETWEEN @from AND @to
    OR id IN (${late('question.answered')})
  ORDER BY answered_on, no`;

// What came up since, and is no longer asked, was never told of.
const withdrawnQuestions = `${questions} WHERE (withdrawn_on BETWEEN @from AND @to
    OR id IN (${late('question.withdrawn')})) AND withdrawn_on IS NOT NULL
  AND NOT (asked_on >= @from OR id IN (${late('question.asked')})) ORDER BY withdrawn_on, no`;

const takenUp = `${questions} WHERE asked_on <= @day
  AND id IN (SELECT question FROM meeting_question WHERE "of" = @id) ORDER BY asked_on, no`;

// Of a day, and not taken up by the meeting.
const elsewhere = `q.id NOT IN (SELECT question FROM meeting_question WHERE "of" = @id)`;
const askedThatDay = `${questions} WHERE ${isAskedThatDay.sql('q', '@on')}
  AND ${elsewhere} AND coalesce(q.answered_on <= @on, 0) = 0
  AND coalesce(q.withdrawn_on <= @day, 0) = 0 ORDER BY q.no`;
const answeredThatDay = `${questions} WHERE q.answered_on = @on AND ${elsewhere} ORDER BY q.no`;

export function questionFacts(context: FactsContext): DocumentFacts['questions'] {
  const { known, window } = context;
  return {
    open: questionsBy(context, openQuestions, { day: known }),
    asked: questionsBy(context, askedLately, window),
    answered: questionsBy(context, answeredQuestions, window, window.to),
    withdrawn: questionsBy(context, withdrawnQuestions, window, window.to),
  };
}

/** The burning questions that a meeting takes up, the longest waiting first. */
export const takenQuestions = (context: FactsContext, meeting: Id): QuestionFact[] =>
  questionsBy(context, takenUp, { day: context.known, id: meeting });

/** What was asked or answered on the day of a meeting without a word of where. */
export const questionsThatDay = (
  context: FactsContext,
  params: { readonly id: Id; readonly on: Day },
): Record<'asked' | 'answered', QuestionFact[]> => ({
  asked: questionsBy(context, askedThatDay, { ...params, day: context.known }),
  answered: questionsBy(context, answeredThatDay, params),
});

/**
 * Who gave something on a day, and what; what files brought in was given elsewhere. Whoever is not to
 * be named is thanked without what it was, which would say who it is.
 */
export function thankedOn(context: FactsContext, on: Day): MeetingRecordFacts['thankedThatDay'] {
  const given = context.reader
    .all<{ member: Id; title: string | null }>(
      'SELECT member, title FROM contribution WHERE on_day = @on AND NOT from_file ORDER BY no',
      { on },
    )
    .filter(({ member }) => !context.isBot(member));
  return context.names(new Set(given.map(({ member }) => member))).flatMap(({ name, id }) => {
    const titles = given
      .filter(({ member, title }) => member === id && title !== null)
      .map(({ title }) => context.text(title));
    const said = context.audience === 'public' || titles.length === 0 ? [null] : titles;
    return said.map((what) => ({ who: name, what }));
  });
}

/** @param by the day up to which answers count */
const questionsBy = (
  context: FactsContext,
  sql: string,
  params: object,
  by: Day = context.known,
): QuestionFact[] =>
  context.reader.all<QuestionRow>(sql, params).map((row) => questionFact(context, row, by));

// Answered, or no longer asked, up to the day it is told of, or not yet.
function questionFact(context: FactsContext, row: QuestionRow, by: Day): QuestionFact {
  const { no, text, askedBy, askedOn, answeredOn, withdrawnOn } = row;
  const answered = answeredOn !== null && answeredOn <= by;
  return {
    no,
    text: context.text(text),
    askedBy: context.nameOrNull(askedBy),
    askedOn,
    answeredBy: answered ? context.nameOrNull(row.answeredBy) : null,
    answeredOn: answered ? answeredOn : null,
    withdrawnOn: withdrawnOn !== null && withdrawnOn <= by ? withdrawnOn : null,
    where: answered ? context.noAddress(row.answer) : null,
    days: daysBetween(askedOn, answered ? answeredOn : context.asOf),
  };
}

// The field's own kinds have words; a community's own are said as they were written.
const isOurs = (kind: string): boolean => (contributionKinds as readonly string[]).includes(kind);

const howMany = (context: FactsContext, kind: string, count: number): Phrase =>
  isOurs(kind)
    ? phraseFor('kind', kind, { count })
    : phrase('kind.own', { count, kind: context.text(kind) });

/** @param keepers who kept a commitment within the window: they are thanked as well */
export function contributionFacts(
  context: FactsContext,
  keepers: ReadonlyArray<{ readonly member: Id; readonly text: string }>,
): DocumentFacts['contributions'] {
  const given = context.reader
    .all<{ member: Id; kind: string; total: number }>(
      `SELECT member, kind, count(*) AS total FROM contribution
       WHERE on_day BETWEEN @from AND @to OR id IN (${late('contribution.given')})
       GROUP BY member, kind ORDER BY kind`,
      context.window,
    )
    .filter(({ member }) => !context.isBot(member));
  const totals = new Map<string, number>();
  for (const { kind, total } of given) totals.set(kind, (totals.get(kind) ?? 0) + total);
  const whatFor = new Map<Id, string[]>();
  const add = (member: Id, what: string) =>
    whatFor.set(member, [...(whatFor.get(member) ?? []), what]);
  for (const { member, kind, total } of given) {
    const what = phraseFor('thanks', kind, { count: total });
    add(member, isOurs(kind) ? context.locale.say(what) : context.text(kind));
  }
  for (const { member, text } of keepers) {
    if (!context.isBot(member)) add(member, context.locale.say(phrase('thanks.kept', { text })));
  }
  return {
    total: given.reduce((sum, { total }) => sum + total, 0),
    people: new Set(given.map(({ member }) => member)).size,
    byKind: [...totals]
      .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
      .map(([kind, total]) => ({ said: context.locale.say(howMany(context, kind, total)), total })),
    // What for would give away whoever is not to be named.
    thanks: context.names(whatFor.keys()).map(({ id, name }) => ({
      who: name,
      what: id === null ? [] : (whatFor.get(id) ?? []),
      onlyGave: id !== null && keepers.every(({ member }) => member !== id),
    })),
  };
}

/** Weeks for which help asked for or a next step stands, unless withdrawn. */
const noteWeeks = 13;

// Which notes a document may hold is said here one by one: what is private is not among them.
const noted = `SELECT text FROM note
  WHERE (on_day BETWEEN @from AND @to OR id IN (${late('note.written')})) AND kind = @kind
  AND (withdrawn_on IS NULL OR withdrawn_on > @to) ORDER BY on_day, no`;

export function noteFacts(
  context: FactsContext,
): Pick<DocumentFacts, 'words' | 'help' | 'story' | 'nextSteps'> {
  const { window, known } = context;
  const season = addWeeks(known, -noteWeeks);
  const texts = (kind: Exclude<NoteKind, 'private'>, within: Lookback): string[] =>
    context.reader.values<string>(noted, { kind, ...within }).map((text) => context.text(text));
  const standing = (kind: 'help' | 'next-step') =>
    texts(kind, {
      from: window.from < season ? window.from : season,
      to: known,
      after: null,
      knew: null,
    });
  return {
    words: texts('words', window),
    help: standing('help'),
    story: texts('story', window).at(-1) ?? null,
    nextSteps: standing('next-step'),
  };
}
