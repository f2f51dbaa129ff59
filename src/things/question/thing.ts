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
  status: word<'open' | 'answered'>(),
  askedBy: maybe(reference('member')),
  askedOn: day(),
  answeredOn: maybe(day()),
  answeredBy: maybe(reference('member')),
  /** Where the answer stands: a link, a meeting, a few words. */
  answer: maybe(typed('public')),
};

/** A burning question. */
export type Question = StateOf<typeof fields>;

const events = {
  'question.asked': { ...pick(fields, 'text'), by: fields.askedBy },
  'question.answered': { by: fields.answeredBy, ...pick(fields, 'answer') },
  /** In other words, since they named somebody who was forgotten. */
  'question.reworded': eachOptional(pick(fields, 'text', 'answer')),
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
    'question.reworded': {
      after: ['open', 'answered'],
      fold: (state, { data }) => ({ ...state, ...data }),
    },
    'question.one-person': { after: ['open', 'answered'], fold: foldOnePerson({ fields }) },
  },
  sentences: {
    'question.asked': ({ text, by }, _, nameOf) =>
      `${by ? nameOf(member, by) : 'Somebody'} asked: ${text}`,
    'question.answered': ({ by, answer: said }, id, nameOf) =>
      `${nameOf(question, id)} was answered${by ? ` by ${nameOf(member, by)}` : ''}${said ? `: ${said}` : ''}.`,
    'question.reworded': (_, id, nameOf) => `${nameOf(question, id)} reads so from now on.`,
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

/** @throws Refusal `already-answered`, `before-asked` */
export function answer(
  state: Question,
  input: { readonly by: Id | null; readonly answer?: string | null | undefined; readonly on: Day },
): QuestionEvent[] {
  if (!permits(question, state, 'question.answered')) {
    throw new Refusal(
      'already-answered',
      `Question ${state.no} (${state.text}) has been answered already.`,
      'If it is still burning, ask it afresh: momentum question ask "…"',
    );
  }
  if (input.on < state.askedOn) {
    throw new Refusal(
      'before-asked',
      `${formatDay(input.on)} is before it was asked, on ${formatDay(state.askedOn)}.`,
      'Give a day on or after that one.',
    );
  }
  return [
    {
      kind: 'question.answered',
      subject: state.id,
      on: input.on,
      data: { by: input.by, answer: optionalText(input.answer, 'the answer') },
    },
  ];
}
