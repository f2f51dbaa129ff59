import { Refusal } from '../../text/refusal.js';
import type { AnyEvent } from '../index.js';
import type { Ledger } from '../ledger.js';
import { joining, type MemberOrNew } from '../member/changes.js';
import { facilitatorOn } from '../role/list.js';
import { facilitatorRole } from '../role/thing.js';
import { change, need, type Session, settle } from '../session.js';
import type { Id } from '../thing.js';
import { countEntries, openCheckins } from './list.js';
import type { Checkin } from './thing.js';
import * as checkins from './thing.js';

/**
 * Begins a check-in, and leaves where they stopped those that were never finished. It is its own
 * batch: work on at `sittingSession` of what comes back.
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
 * A session at which everything belongs to the sitting's batch. Once the sitting has been taken back
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
  return { ...session, ledger, batch };
}

/**
 * Takes back what a sitting recorded after its first `count` entries. What stays is put on record
 * once more, in the batch of the check-in that comes back, since a batch is only taken back whole.
 * @param session of no batch of its own
 * @throws Refusal `batch-undone-already`; `undo-depended-on` where somebody built on it meanwhile
 */
export const rewindCheckin = (session: Session, checkin: Checkin, count: number): Checkin => {
  const { id, batch } = checkin;
  if (session.ledger.read((reader) => countEntries(reader, batch)) <= count) return checkin;
  return change(session, (undoing) => {
    const stays = [...undoing.reader.entries('batch = ?', batch)].slice(0, count);
    const numbers = new Map(
      stays.flatMap(({ subject, no }) => (no === null ? [] : [[subject, no]])),
    );
    undoing.undo(batch, session.today);
    return change(session, (transaction) => {
      for (const { kind, subject, on, data } of stays) {
        const event = { kind, subject, on, data } as AnyEvent;
        transaction.record(
          [
            event.kind === 'checkin.started'
              ? { ...event, data: { ...event.data, batch: transaction.batch } }
              : event,
          ],
          numbers,
        );
      }
      return need(transaction, 'checkin', id);
    });
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
