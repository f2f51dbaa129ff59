import { type Contribution, give, type NewContribution } from '../core/contribution.js';
import type { Day } from '../core/day.js';
import { change, type Desk, need } from './desk.js';

/** @throws Refusal `day-to-come`, `text-…` */
export const addContribution = (
  desk: Desk,
  input: Pick<NewContribution, 'member' | 'kind' | 'title' | 'ref'> & { on?: Day | undefined },
): Contribution =>
  change(desk, (book) => {
    const id = book.newId();
    const no = book.nextNo('contribution');
    book.record(give({ ...input, id, no, on: input.on ?? desk.today, today: desk.today }));
    return need(book, 'contribution', id);
  });
