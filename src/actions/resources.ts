import type { Day } from '../core/day.js';
import type { Id } from '../core/entity.js';
import { add, type Resource, review } from '../core/resource.js';
import { happened } from './days.js';
import { change, type Desk, need } from './desk.js';

/** @throws Refusal `text-…` */
export const addResource = (
  desk: Desk,
  input: { title: string; link?: string | null; keeper: Id | null },
): Resource =>
  change(desk, (book) => {
    const id = book.newId();
    book.record(add({ ...input, id, no: book.nextNo('resource'), on: desk.today }));
    return need(book, 'resource', id);
  });

/** Somebody looked whether it is still true. @throws Refusal `day-to-come` */
export const reviewResource = (
  desk: Desk,
  id: Id,
  input: { keeper: Id | null; on?: Day | undefined },
): Resource =>
  change(desk, (book) => {
    book.record(review(need(book, 'resource', id), happened(desk, input.on), input.keeper));
    return need(book, 'resource', id);
  });
