import { phrase } from '../../language/locale.js';
import { daysBetween } from '../../time/day.js';
import { within } from '../../time/window.js';
import { type Counted, defineMeasure } from '../measure.js';
import { days, medianDays, quantity, unknown } from '../words.js';

export const questions = defineMeasure({
  name: 'questions',
  needs: ['questions', 'firstDays'],
  counted({ questions }, { window, asOf }) {
    const end = window.to < asOf ? window.to : asOf;
    return questions.flatMap(({ id, askedOn, answeredOn, withdrawnOn }): Counted[] => {
      if (withdrawnOn !== null && withdrawnOn <= end) return [];
      const row = { kind: 'question', id, as: 'numerator' } as const;
      if (answeredOn === null || answeredOn > end) {
        return [{ ...row, part: 'open', on: askedOn, size: daysBetween(askedOn, end) }];
      }
      return within(answeredOn, window)
        ? [{ ...row, part: 'answered', on: answeredOn, size: daysBetween(askedOn, answeredOn) }]
        : [];
    });
  },
  figure(tally, { firstDays }, { settings }) {
    if (firstDays.question === null) {
      return { parts: [unknown('answered'), unknown('open'), unknown('answered-days')] };
    }
    const open = quantity('open', tally.numerator('open'), 'measure.questions.open');
    const wait = medianDays('answered-days', tally.sizes('answered'), settings);
    const count = tally.numerator('answered');
    const answered = quantity('answered', count, 'measure.questions.answered');
    const oldest = Math.max(0, ...tally.sizes('open'));
    return {
      said: phrase('measure.questions.whole', {
        open: open.said,
        answered:
          wait.numerator === null
            ? answered.said
            : phrase('measure.questions.answered-after', { count, days: wait.said }),
      }),
      beside:
        open.numerator === 0 ? null : phrase('measure.questions.oldest', { days: days(oldest) }),
      parts: [answered, open, wait],
    };
  },
});
