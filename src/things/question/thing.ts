import { Refusal } from '../../text/refusal.js';
import { cleanText, optionalText } from '../../text/text.js';
import { type Day, formatDay } from '../../time/day.js';
import { type Entity, type EventOf, type Id, permits } from '../thing.js';

/** A burning question. */
export interface Question {
  readonly id: Id;
  readonly no: number;
  readonly text: string;
  readonly status: 'open' | 'answered';
  readonly askedBy: Id | null;
  readonly askedOn: Day;
  readonly answeredOn: Day | null;
  readonly answeredBy: Id | null;
  /** Where the answer stands: a link, a meeting, a few words. */
  readonly answer: string | null;
}

export interface QuestionEvents {
  'question.asked': { readonly no: number; readonly text: string; readonly by: Id | null };
  'question.answered': { readonly by: Id | null; readonly answer: string | null };
}
export type QuestionEvent = EventOf<QuestionEvents>;

export const question: Entity<'question', Question, QuestionEvents> = {
  name: 'question',
  opens: {
    'question.asked': ({ subject, on, data }) => ({
      id: subject,
      no: data.no,
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
  },
};

export const ask = (input: {
  readonly id: Id;
  readonly no: number;
  readonly text: string;
  readonly by: Id | null;
  readonly on: Day;
}): QuestionEvent[] => [
  {
    kind: 'question.asked',
    subject: input.id,
    on: input.on,
    data: { no: input.no, text: cleanText(input.text, 'the question'), by: input.by },
  },
];

/** @throws Refusal `already-answered`, `before-asked` */
export function answer(
  state: Question,
  input: { readonly by: Id | null; readonly answer?: string | null; readonly on: Day },
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
