/** Days that were proposed for a meeting, to be answered. */
import { bool, date, group, no, orNull, rowsOf, text } from './shape.js';

export const pollShape = group(
  {
    no: no(),
    title: text(),
    isOpen: bool('False once it was settled or let go.'),
    days: rowsOf(
      group(
        {
          letter: text('“A” for the first; people answer by it.'),
          on: date(),
          at: orNull(text(), 'In the community’s time zone.'),
        },
        'a day that was proposed',
      ),
      'In the order of the calendar.',
    ),
    letters: text('All of them: “A B C”.'),
    choices: text(
      'Each letter with its day, a line each, for a mail of which lines are taken out.',
    ),
    until: orNull(text(), 'When it would end.'),
    closesOn: orNull(date('Up to when answers are asked for.')),
    kind: orNull(text(), 'How people would meet: “video”.'),
    venue: orNull(text(), 'Where they would meet, without what `call` leads to.'),
    call: orNull(text(), 'The address of a call.'),
    host: orNull(text()),
  },
  'days that were proposed for a meeting; who answered what is never told',
);
