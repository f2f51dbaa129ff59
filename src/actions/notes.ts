import type { Day } from '../core/day.js';
import type { Id } from '../core/entity.js';
import { type Note, type NoteKind, withdraw, write } from '../core/note.js';
import { happened } from './days.js';
import { change, type Desk, need } from './desk.js';

/** @throws Refusal `day-to-come`, `text-…` */
export const writeNote = (
  desk: Desk,
  input: { text: string; kind: NoteKind; on?: Day | undefined },
): Note =>
  change(desk, (book) => {
    const id = book.newId();
    const on = happened(desk, input.on);
    book.record(write({ ...input, id, no: book.nextNo('note'), on }));
    return need(book, 'note', id);
  });

/** @throws Refusal `already-withdrawn` */
export const withdrawNote = (desk: Desk, id: Id): Note =>
  change(desk, (book) => {
    book.record(withdraw(need(book, 'note', id), desk.today));
    return need(book, 'note', id);
  });
