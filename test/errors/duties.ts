/** What is said no to about jobs that come again. */
import type { Shelf } from './case.js';

const add = 'momentum duty add "Bring the cake"';
const plants =
  'momentum duty add "Water the plants" --every month --from 2026-12-05 --by "Tom Reed"';
const minutes = 'momentum duty add "Take the minutes" --each meeting --rota "tom reed, amina"';

export const comingAgain: Shelf = {
  title: 'Jobs that come again',
  cases: [
    {
      code: 'unknown-duty',
      when: 'No such duty.',
      typed: 'momentum duty offer 99',
    },
    {
      code: 'how-often',
      when: 'Neither with each meeting, nor how often.',
      typed: add,
    },
    {
      code: 'unclear-how-often',
      when: 'Words that say nothing of how often.',
      typed: `${add} --every whitsun`,
    },
    {
      code: 'each-and-every',
      when: 'With each meeting, and by the calendar.',
      typed: `${add} --each meeting --every month`,
    },
    {
      code: 'before-what',
      when: 'Days before, and no meeting.',
      typed: `${add} --every month --before 3`,
    },
    {
      code: 'before-and-after',
      when: 'Before the meeting and after it.',
      typed: `${add} --each meeting --before 3 --after 1`,
    },
    {
      code: 'from-without-every',
      when: 'A first day, and nothing that is counted from it.',
      typed: `${add} --each meeting --from tomorrow`,
    },
    {
      code: 'too-many-days',
      when: 'So long before a meeting nobody does anything.',
      typed: `${add} --each meeting --before 400`,
    },
    {
      code: 'rota-of-one',
      when: 'In turn, by one person.',
      typed: `${add} --each meeting --rota amina`,
    },
    {
      code: 'rota-and-by',
      when: 'In turn, and always by the same.',
      typed: `${add} --each meeting --rota "tom reed, amina" --by amina`,
    },
    {
      code: 'twice-in-rota',
      when: 'Somebody twice in one round.',
      typed: `${add} --each meeting --rota "tom reed, amina, tom reed"`,
    },
    {
      code: 'duty-known',
      when: 'It is there already.',
      typed: plants,
      given: [plants],
    },
    {
      code: 'checklist-alone',
      when: 'A checklist, and words of one’s own.',
      typed: `${add} --checklist meeting`,
    },
    {
      code: 'checklist-known',
      when: 'Every row of it is there already.',
      typed: 'momentum duty add --checklist meeting',
      given: ['momentum duty add --checklist meeting'],
    },
    {
      code: 'turn-offered',
      when: 'Somebody has that turn in hand.',
      typed: 'momentum duty offer 1',
      given: [plants, 'momentum duty offer 1'],
    },
    {
      code: 'turn-skipped',
      when: 'That turn is left out already.',
      typed: 'momentum duty skip 1 --on 2026-12-05',
      given: [plants, 'momentum duty skip 1'],
    },
    {
      code: 'no-turn-then',
      when: 'It does not come on that day.',
      typed: 'momentum duty offer 1 --on 2026-12-24',
      given: [plants],
    },
    {
      code: 'no-turn-ahead',
      when: 'It goes by meetings, and none is planned.',
      typed: 'momentum duty offer 1',
      given: [minutes, 'momentum meeting cancel 2'],
    },
    {
      code: 'duty-stopped',
      when: 'It is done no more.',
      typed: 'momentum duty stop 1',
      given: [plants, 'momentum duty stop 1'],
    },
  ],
};
