/** Turns of jobs that come again. */
import { date, type FactOf, group, no, orNull, text } from './shape.js';

export type TurnFact = FactOf<typeof turnShape>;
export const turnShape = group(
  {
    text: text('What is done: “Take the minutes”.'),
    on: date(),
    who: orNull(text(), 'Whose turn it is; null where that is nobody.'),
    no: orNull(no(), 'The commitment that it has become, where it was offered.'),
  },
  'a turn of a job that comes again',
);
