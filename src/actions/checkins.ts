import type { Checkin, CheckinEvent } from '../core/checkin.js';
import * as checkins from '../core/checkin.js';
import type { Id } from '../core/entity.js';
import { Refusal } from '../core/refusal.js';
import { openCheckins } from '../ledger/facts/checkin/sittings.js';
import type { Ledger } from '../ledger/ledger.js';
import { change, type Desk, need } from './desk.js';

/**
 * Begins a check-in, and leaves where they stopped those that were never finished. It is its own
 * batch: work on at `sittingDesk` of what comes back.
 */
export function startCheckin(desk: Desk, { quick }: { readonly quick: boolean }): Checkin {
  return change(desk, (book) => {
    for (const left of openCheckins(book.reader)) {
      book.record(checkins.close(need(book, 'checkin', left), desk.today, null));
    }
    const id = book.newId();
    const no = book.nextNo('checkin');
    book.record(checkins.start({ id, no, on: desk.today, quick, batch: book.batch }));
    return need(book, 'checkin', id);
  });
}

/**
 * A desk at which everything belongs to the sitting's batch. Once the sitting has been taken back
 * elsewhere nothing more can be recorded there: it would be on record and gone at the same time.
 * @throws Refusal `sitting-taken-back`, from every change at that desk
 */
export function sittingDesk(desk: Desk, { id, batch }: Checkin): Desk {
  const ledger: Ledger = {
    ...desk.ledger,
    change: (occasion, decide) =>
      desk.ledger.change(occasion, (book) => {
        if (!book.get('checkin', id)) throw takenBack();
        return decide(book);
      }),
  };
  return { ...desk, ledger, batch };
}

const takenBack = (): Refusal =>
  new Refusal(
    'sitting-taken-back',
    'This check-in has been taken back meanwhile, so nothing more can go into it.',
    'Begin another one: momentum checkin',
  );

/** Changes a check-in by whatever `decide` makes of it, and returns it as it then stands. */
const settle = (desk: Desk, id: Id, decide: (state: Checkin) => CheckinEvent[]): Checkin =>
  change(desk, (book) => {
    book.record(decide(need(book, 'checkin', id)));
    return need(book, 'checkin', id);
  });

/** @param seconds whole seconds that the sitting has taken so far */
export const stepDone = (desk: Desk, id: Id, step: string, seconds: number): Checkin =>
  settle(desk, id, (state) => checkins.stepDone(state, desk.today, step, seconds));

/** What the facilitator means to do until next time. @throws Refusal `text-…` */
export const promise = (desk: Desk, id: Id, text: string): Checkin =>
  settle(desk, id, (state) => checkins.promise(state, desk.today, text));

/** What became of a promise that was made in the check-in `id`. */
export const answerPromise = (desk: Desk, id: Id, kept: boolean): Checkin =>
  settle(desk, id, (state) => checkins.answerPromise(state, desk.today, kept));

export const feel = (desk: Desk, id: Id, feeling: number): Checkin =>
  settle(desk, id, (state) => checkins.feel(state, desk.today, feeling));

/** @param minutes whole minutes that the sitting took in all */
export const closeCheckin = (desk: Desk, id: Id, minutes: number): Checkin =>
  settle(desk, id, (state) => checkins.close(state, desk.today, minutes));
