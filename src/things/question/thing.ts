import { Refusal } from '../../text/refusal.js';
import { cleanText, optionalText } from '../../text/text.js';
import { type Day, formatDay } from '../../time/day.js';
import { day, type Id, maybe, numbered, reference, typed, word } from '../field.js';
import { foundIn } from '../find.js';
import { member } from '../member/thing.js';
import { foldOnePerson, onePerson, toldOnePerson } from '../naming.js';
import { type EventsFields, eachOptional, type PayloadsOf, pick } from '../payload.js';
import {
  type EventOf,
  type Findable,
  index,
  noneFound,
  permits,
  type StateOf,
  type Thing,
} from '../thing.js';

const fields = {
  ...numbered,
  text: typed('public'),
  status: word<'open' | 'answered' | 'withdrawn'>(),
  askedBy: maybe(reference('member')),
  askedOn: day(),
  answeredOn: maybe(day()),
  answeredBy: maybe(reference('member')),
  /** Where the answer stands: a link, a meeting, a few words. */
  answer: maybe(typed('public')),
  /** The day from which it is no longer asked. */
  withdrawnOn: maybe(day()),
  /** Why it is no longer asked; no document tells it. */
  why: maybe(typed('facilitator')),
};

/** A burning question. */
export type Question = StateOf<typeof fields>;

const events = {
  'question.asked': { ...pick(fields, 'text'), by: fields.askedBy },
  'question.answered': { by: fields.answeredBy, ...pick(fields, 'answer') },
  /** It was a slip, or nobody asks it any more. */
  'question.withdrawn': pick(fields, 'why'),
  /** In other words, since they named somebody who was forgotten. */
  'question.reworded': eachOptional(pick(fields, 'text', 'answer', 'why')),
  'question.one-person': onePerson,
} satisfies EventsFields;
export type QuestionEvents = PayloadsOf<typeof events>;
export type QuestionEvent = EventOf<QuestionEvents>;

export const question: Thing<'question', Question, QuestionEvents> & Findable = {
  name: 'question',
  table: 'question',
  fields,
  events,
  indexes: [
    index('question_status', 'status, asked_on'),
    index('question_answered', 'answered_on'),
    index('question_withdrawn', 'withdrawn_on'),
  ],
  label: ({ no, text }) => `${no} (${text})`,
  gone: 'a question',
  found: {
    placeholder: 'QUESTION',
    many: 'questions',
    find: foundIn('question', 'text', 'status'),
    missing: noneFound(
      'unknown-question',
      'There is no question',
      'See what there is, with numbers: momentum question list',
    ),
  },
  opens: {
    'question.asked': ({ subject, on, data }) => ({
      id: subject,
      text: data.text,
      status: 'open',
      askedBy: data.by,
      askedOn: on,
      answeredOn: null,
      answeredBy: null,
      answer: null,
      withdrawnOn: null,
      why: null,
    }),
  },
  changes: {
    'question.answered': {
      after: ['open'],
      fold: (state, { on, data }) => ({
        ...state,
        status: 'answered',
        answeredOn: on,
        answeredBy: data.by,
        answer: data.answer,
      }),
    },
    'question.withdrawn': {
      after: ['open'],
      fold: (state, { on, data }) => ({
        ...state,
        status: 'withdrawn',
        withdrawnOn: on,
        why: data.why,
      }),
    },
    'question.reworded': {
      after: ['open', 'answered', 'withdrawn'],
      fold: (state, { data }) => ({ ...state, ...data }),
    },
    'question.one-person': {
      after: ['open', 'answered', 'withdrawn'],
      fold: foldOnePerson({ fields }),
    },
  },
  sentences: {
    'question.asked': ({ text, by }, _, nameOf) =>
      `${by ? nameOf(member, by) : 'Somebody'} asked: ${text}`,
    'question.answered': ({ by, answer: said }, id, nameOf) =>
      `The question ${nameOf(question, id)} was answered${by ? ` by ${nameOf(member, by)}` : ''}${said ? `: ${said}` : ''}.`,
    'question.withdrawn': ({ why }, id, nameOf) =>
      `The question ${nameOf(question, id)} is no longer asked${why ? ` (${why})` : ''}.`,
    'question.reworded': (_, id, nameOf) =>
      `The question ${nameOf(question, id)} reads so from now on.`,
    'question.one-person': toldOnePerson(() => question),
  },
};

export const ask = (input: {
  readonly id: Id;
  readonly text: string;
  readonly by: Id | null;
  readonly on: Day;
}): QuestionEvent[] => [
  {
    kind: 'question.asked',
    subject: input.id,
    on: input.on,
    data: { text: cleanText(input.text, 'the question'), by: input.by },
  },
];

function mayFollow(
  state: Question,
  kind: 'question.answered' | 'question.withdrawn',
  on: Day,
): void {
  if (!permits(question, state, kind)) {
    const { no, text } = state;
    if (state.status === 'withdrawn') {
      throw new Refusal(
        'no-longer-asked',
        `Question ${no} (${text}) is no longer asked.`,
        'If it is burning after all, ask it afresh: momentum question ask "…"',
      );
    }
    throw new Refusal(
      'already-answered',
      `Question ${no} (${text}) has been answered already.`,
      'If it is still burning, ask it afresh: momentum question ask "…"',
    );
  }
  if (on < state.askedOn) {
    throw new Refusal(
      'before-asked',
      `${formatDay(on)} is before it was asked, on ${formatDay(state.askedOn)}.`,
      'Give a day on or after that one.',
    );
  }
}

/** @throws Refusal `already-answered`, `no-longer-asked`, `before-asked` */
export function answer(
  state: Question,
  input: { readonly by: Id | null; readonly answer?: string | null | undefined; readonly on: Day },
): QuestionEvent[] {
  mayFollow(state, 'question.answered', input.on);
  return [
    {
      kind: 'question.answered',
      subject: state.id,
      on: input.on,
      data: { by: input.by, answer: optionalText(input.answer, 'the answer') },
    },
  ];
}

/** It was a slip, or is no longer asked. @throws Refusal as `answer` */
export function noLongerAsk(
  state: Question,
  { on, why }: { readonly on: Day; readonly why?: string | null | undefined },
): QuestionEvent[] {
  mayFollow(state, 'question.withdrawn', on);
  const data = { why: optionalText(why, 'the reason') };
  return [{ kind: 'question.withdrawn', subject: state.id, on, data }];
}
