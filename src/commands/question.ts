import { flag, needed, one } from '../cli/parameters.js';
import { type Call, type Noun, type Result, type Verb, verb } from '../cli/verb.js';
import { code } from '../papers/build.js';
import { dayItWasSaid } from '../things/days.js';
import { personById } from '../things/member/list.js';
import { answerQuestion, askQuestion, withdrawQuestion } from '../things/question/changes.js';
import { listQuestions } from '../things/question/list.js';
import type { Question } from '../things/question/thing.js';
import { daysBetween, shortDay } from '../time/day.js';
import { dayWithDistance, howLong } from '../time/distance.js';
import { reasonFlags, reasonInWords } from './reason.js';
import { deed, listing, recorded } from './shown.js';
import { orAgain, textOrPiped } from './typed.js';

export const noun: Noun = {
  name: 'question',
  summary: 'burning questions, asked and answered',
  group: 'What there is:',
};

const on = one('past', 'the day, where that was not today', { bare: true });
const json = { question: 'the question as it now stands' };

const ask = verb({
  path: ['question', 'ask'],
  summary: 'put a burning question on record',
  examples: [
    ['momentum question ask "Who insures our tools?" --by lena', 'Lena asks'],
    ['momentum question ask "Do we need a till?" --at last', 'it came up at the last meeting'],
  ],
  arguments: {
    text: needed(
      one('text', 'the question', {
        placeholder: 'TEXT',
        ask: { message: 'What is the question?' },
      }),
    ),
  },
  options: {
    by: one('person', 'who asked', { ask: { message: 'Who asked it? (Enter: nobody said)' } }),
    on,
    at: one('meeting', 'the meeting that took it up: number, day, “last” or words'),
    again: flag('it is meant, though one in the same words is open'),
  },
  json,
  uses: 'writes',
  async run({ text, by, on: typed, at, again }, call) {
    const on = typed ?? dayItWasSaid(at, call.today);
    const asked = { text: textOrPiped(call, text), by: by ?? null, on, at: at?.id };
    return questionRecorded(
      call,
      'Asked',
      await orAgain(call, 'asked-already', again, (meant) =>
        askQuestion(call.session, { ...asked, again: meant }),
      ),
      at ? [`taken up at “${at.label}”`] : [],
    );
  },
});

const answer = verb({
  path: ['question', 'answer'],
  summary: 'put on record that a burning question was answered',
  examples: [
    [
      'momentum question answer 3 --by tom --answer "the library does, see its leaflet"',
      'by whom, and how',
    ],
    ['momentum question answer 3 "the library does"', 'the answer alone'],
    ['momentum question answer insures', 'a few words of the question do'],
  ],
  arguments: { question: needed(one('question', 'which one: its number, or a few of its words')) },
  options: {
    by: one('person', 'who answered it'),
    answer: one('text', 'the answer, or where it stands', { bare: 'sentence' }),
    on,
  },
  json,
  uses: 'writes',
  run: (input, call) =>
    questionRecorded(
      call,
      'Answered',
      answerQuestion(call.session, input.question.id, {
        by: input.by ?? null,
        answer: input.answer ?? null,
        on: input.on,
      }),
    ),
});

const withdraw = verb({
  path: ['question', 'withdraw'],
  summary: 'take back a question that was a slip, or that nobody asks any more',
  examples: [
    ['momentum question withdraw 3', 'it is in no agenda from now on, and counts as no answer'],
    ['momentum question withdraw 3 --why "the club has moved"', 'and why'],
  ],
  arguments: { question: needed(one('question', 'which one: its number, or a few of its words')) },
  options: { ...reasonFlags, on },
  json,
  uses: 'writes',
  run: ({ question, because, why, on: day }, call) =>
    questionRecorded(
      call,
      'No longer asked:',
      withdrawQuestion(call.session, question.id, {
        why: reasonInWords({ because, why }) ?? null,
        on: day,
      }),
    ),
});

const list = verb({
  path: ['question', 'list'],
  summary: 'the burning questions, and how long they have been open',
  examples: [
    ['momentum question list', 'what is open, the longest first'],
    ['momentum question list --all', 'what was answered, or is no longer asked, as well'],
  ],
  options: { all: flag('those that were answered, or are no longer asked, as well') },
  json: {
    questions:
      'each with who asked and when, for how many days it is or was open, its answer, and whether and why it is no longer asked',
  },
  uses: 'reads',
  run({ all }, call) {
    const found = call.session.ledger.read((reader) =>
      listQuestions(reader, { answered: all }, call.today),
    );
    const questions = found.map((row) => ({
      ...row,
      openDays: daysBetween(row.askedOn, row.answeredOn ?? row.withdrawnOn ?? call.today),
    }));
    return {
      data: { questions },
      document: listing(
        ['No', 'Question', 'Asked by', all ? 'Open or answered' : 'Open for'],
        questions.map((row) => {
          const open = row.openDays === 0 ? 'new today' : howLong(row.askedOn, call.today);
          return [
            String(row.no),
            row.text,
            row.askedBy?.name ?? 'nobody said',
            row.answeredOn || row.withdrawnOn ? over(row) : all ? `open: ${open}` : open,
          ];
        }),
        [
          all ? 'No question is on record. To ask one: ' : 'No question is open. To ask one: ',
          code('momentum question ask "…" --by NAME'),
        ],
      ),
    };
  },
});

const over = (row: ReturnType<typeof listQuestions>[number]): string =>
  [
    row.withdrawnOn && `no longer asked since ${shortDay(row.withdrawnOn)}`,
    row.why && `: ${row.why}`,
    row.answeredOn && `answered ${shortDay(row.answeredOn)}`,
    row.answeredBy && ` by ${row.answeredBy.name}`,
    row.answer && `: ${row.answer}`,
  ]
    .filter(Boolean)
    .join('');

/**
 * What is now on record of a question.
 * @param did what was done to it: "Asked", "Answered"
 */
const questionRecorded = (
  call: Call,
  did: string,
  state: Question,
  details: readonly string[] = [],
): Result =>
  call.session.ledger.read((reader) => {
    const askedBy = personById(reader, state.askedBy);
    const answeredBy = personById(reader, state.answeredBy);
    const asked = dayWithDistance(state.askedOn, call.today);
    const { answeredOn } = state;
    return {
      data: {
        question: {
          no: state.no,
          text: state.text,
          status: state.status,
          askedBy,
          askedOn: state.askedOn,
          answeredOn,
          answeredBy,
          answer: state.answer,
          withdrawnOn: state.withdrawnOn,
          why: state.why,
        },
      },
      document: recorded(deed(did, state.no, state.text), [
        `asked ${askedBy ? `by ${askedBy.name} ` : ''}on ${asked}`,
        answeredOn &&
          `answered ${answeredBy ? `by ${answeredBy.name} ` : ''}on ${dayWithDistance(answeredOn, call.today)}${answeredOn > state.askedOn ? `, after ${howLong(state.askedOn, answeredOn)}` : ''}`,
        state.answer,
        state.why,
        ...details,
      ]),
    };
  });

export const verbs: readonly Verb[] = [ask, answer, withdraw, list];
