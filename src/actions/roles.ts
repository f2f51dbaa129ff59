import type { Day } from '../core/day.js';
import type { Id } from '../core/entity.js';
import { end, give, open, type Role } from '../core/role.js';
import { happened } from './days.js';
import { change, type Desk, need } from './desk.js';

/**
 * Gives a role to a member; a role that is not there yet is added first.
 * @throws Refusal `role-held`, `day-to-come`, `text-…`
 */
export const giveRole = (
  desk: Desk,
  role: { id: Id } | { name: string },
  input: { member: Id; deputy: boolean; on?: Day | undefined },
): Role =>
  change(desk, (book) => {
    const on = happened(desk, input.on);
    const id = 'id' in role ? role.id : book.newId();
    if ('name' in role) {
      book.record(open({ id, no: book.nextNo('role'), name: role.name, on }));
    }
    book.record(give(need(book, 'role', id), { ...input, on }));
    return need(book, 'role', id);
  });

/** @throws Refusal `role-not-held`, `before-held`, `day-to-come` */
export const endRole = (desk: Desk, id: Id, input: { member: Id; on?: Day | undefined }): Role =>
  change(desk, (book) => {
    const on = happened(desk, input.on);
    book.record(end(need(book, 'role', id), { member: input.member, on }));
    return need(book, 'role', id);
  });
