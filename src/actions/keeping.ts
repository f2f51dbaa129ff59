/** Contributions, burning questions, resources, notes and the ending of roles: one act each. */

import type { Contribution } from '../core/contribution.js';
import { give, type NewContribution } from '../core/contribution.js';
import type { Day } from '../core/day.js';
import type { Id } from '../core/entity.js';
import { takeQuestion } from '../core/meeting-acts.js';
import { type Note, type NoteKind, withdraw, write } from '../core/note.js';
import { answer, ask, type Question } from '../core/question.js';
import { add, type Resource, review } from '../core/resource.js';
import { end, type Role } from '../core/role.js';
import { change, type Desk, need } from './desk.js';

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

/** `at` is a meeting that takes the question up. */
export const askQuestion = (
  desk: Desk,
  input: { text: string; by: Id | null; on?: Day | undefined; at?: Id | undefined },
): Question =>
  change(desk, (book) => {
    const id = book.newId();
    const on = input.on ?? desk.today;
    book.record(ask({ ...input, id, no: book.nextNo('question'), on }));
    if (input.at) book.record(takeQuestion(need(book, 'meeting', input.at), id, on));
    return need(book, 'question', id);
  });

export const answerQuestion = (
  desk: Desk,
  id: Id,
  input: { by: Id | null; answer?: string | null; on?: Day | undefined },
): Question =>
  change(desk, (book) => {
    const on = input.on ?? desk.today;
    book.record(answer(need(book, 'question', id), { ...input, on }));
    return need(book, 'question', id);
  });

export const addResource = (
  desk: Desk,
  input: { title: string; link?: string | null; keeper: Id | null },
): Resource =>
  change(desk, (book) => {
    const id = book.newId();
    book.record(add({ ...input, id, no: book.nextNo('resource'), on: desk.today }));
    return need(book, 'resource', id);
  });

export const reviewResource = (
  desk: Desk,
  id: Id,
  input: { keeper: Id | null; on?: Day | undefined },
): Resource =>
  change(desk, (book) => {
    book.record(review(need(book, 'resource', id), input.on ?? desk.today, input.keeper));
    return need(book, 'resource', id);
  });

export const writeNote = (
  desk: Desk,
  input: { text: string; kind: NoteKind; on?: Day | undefined },
): Note =>
  change(desk, (book) => {
    const id = book.newId();
    book.record(write({ ...input, id, no: book.nextNo('note'), on: input.on ?? desk.today }));
    return need(book, 'note', id);
  });

export const withdrawNote = (desk: Desk, id: Id): Note =>
  change(desk, (book) => {
    book.record(withdraw(need(book, 'note', id), desk.today));
    return need(book, 'note', id);
  });

export const endRole = (desk: Desk, id: Id, input: { member: Id; on?: Day | undefined }): Role =>
  change(desk, (book) => {
    const on = input.on ?? desk.today;
    book.record(end(need(book, 'role', id), { member: input.member, on }));
    return need(book, 'role', id);
  });
