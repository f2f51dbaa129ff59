import { Refusal } from '../../text/refusal.js';
import type { Ledger } from '../ledger.js';
import { joining, type MemberOrNew } from '../member/changes.js';
import { facilitatorOn } from '../role/list.js';
import { facilitatorRole } from '../role/thing.js';
import { change, need, type Session, settle } from '../session.js';
import type { Id } from '../thing.js';
import { actionsSince, openCheckins } from './list.js';
import type { Checkin } from './thing.js';
import * as checkins from './thing.js';

/**
 * Begins a check-in, and leaves where they stopped those that were never finished. Its batch begins
 * a sitting: work on at `sittingSession` of what comes back.
 */
export function startCheckin(session: Session, { quick }: { readonly quick: boolean }): Checkin {
  return change(session, (transaction) => {
    for (const left of openCheckins(transaction.reader)) {
      transaction.record(checkins.close(need(transaction, 'checkin', left), session.today, null));
    }
    const id = transaction.newId();
    transaction.record(checkins.start({ id, on: session.today, quick, batch: transaction.batch }));
    return need(transaction, 'checkin', id);
  });
}

/**
 * A session at which everything belongs to the sitting. Once the sitting has been taken back
 * elsewhere nothing more can be recorded there: it would be on record and gone at the same time.
 * @throws Refusal `sitting-taken-back`, from every change at that session
 */
export function sittingSession(session: Session, { id, batch }: Checkin): Session {
  const ledger: Ledger = {
    ...session.ledger,
    change: (occasion, decide) =>
      session.ledger.change(occasion, (transaction) => {
        if (!transaction.get('checkin', id)) throw takenBack();
        return decide(transaction);
      }),
  };
  return { ...session, ledger, sitting: batch };
}

/**
 * Takes back what a sitting recorded after its action `mark`, the last first.
 * @param session of no sitting, so that to take the sitting back brings none of it back
 * @throws Refusal `undo-depended-on` where somebody built on it meanwhile
 */
export const rewindSitting = (session: Session, { batch }: Checkin, mark: number): void => {
  const since = session.ledger.read((reader) => actionsSince(reader, batch, mark));
  if (since.length === 0) return;
  change(session, (transaction) => {
    for (const action of since) transaction.undo(action, { on: session.today, only: true });
  });
};

const takenBack = (): Refusal =>
  new Refusal(
    'sitting-taken-back',
    'This check-in has been taken back meanwhile, so nothing more can go into it.',
    'Begin another one: momentum checkin',
  );

/** @param seconds whole seconds that the sitting has taken so far */
export const recordStep = (session: Session, id: Id, step: string, seconds: number): Checkin =>
  settle(session, 'checkin', id, (state) => checkins.stepDone(state, session.today, step, seconds));

/**
 * What the facilitator means to do until next time. Nobody is given anything to do behind their
 * back: where it is for somebody else, what is promised is to ask them.
 * @throws Refusal `text-…`
 */
export const recordPromise = (
  session: Session,
  id: Id,
  text: string,
  whom: MemberOrNew | null = null,
): Checkin =>
  settle(session, 'checkin', id, (state, transaction) => {
    const asked = whom && joining(transaction, session)(whom);
    const facilitator = facilitatorOn(transaction.reader, session.today, facilitatorRole);
    const words =
      asked === null || asked === facilitator?.id
        ? text
        : `ask ${need(transaction, 'member', asked).name}: ${text}`;
    return checkins.promise(state, session.today, words);
  });

/** What became of a promise that was made in the check-in `id`. */
export const recordPromiseAnswer = (session: Session, id: Id, kept: boolean): Checkin =>
  settle(session, 'checkin', id, (state) => checkins.answerPromise(state, session.today, kept));

export const recordFeeling = (session: Session, id: Id, feeling: number): Checkin =>
  settle(session, 'checkin', id, (state) => checkins.feel(state, session.today, feeling));

/** @param minutes whole minutes that the sitting took in all */
export const closeCheckin = (session: Session, id: Id, minutes: number): Checkin =>
  settle(session, 'checkin', id, (state) => checkins.close(state, session.today, minutes));
