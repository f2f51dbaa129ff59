import type { Run } from '../../cli/spec.js';
import { code } from '../../papers/build.js';
import { listQuestions } from '../../things/question/list.js';
import { daysBetween, shortDay } from '../../time/day.js';
import { howLong, listing } from '../words.js';
import type { list } from './index.js';

export const run: Run<typeof list> = ({ all }, call) => {
  const found = call.session.ledger.read((reader) =>
    listQuestions(reader, { answered: all }, call.today),
  );
  const questions = found.map((row) => ({
    ...row,
    openDays: daysBetween(row.askedOn, row.answeredOn ?? call.today),
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
          row.answeredOn ? answered(row) : all ? `open: ${open}` : open,
        ];
      }),
      [
        all ? 'No question is on record. To ask one: ' : 'No question is open. To ask one: ',
        code('momentum question ask "…" --by NAME'),
      ],
    ),
  };
};

const answered = (row: ReturnType<typeof listQuestions>[number]): string =>
  [
    row.answeredOn && `answered ${shortDay(row.answeredOn)}`,
    row.answeredBy && ` by ${row.answeredBy.name}`,
    row.answer && `: ${row.answer}`,
  ]
    .filter(Boolean)
    .join('');
