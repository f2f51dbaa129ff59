import { Refusal } from '../../text/refusal.js';
import { type Day, formatDay, shortDay } from '../../time/day.js';
import { type Offer, offerCommitment } from '../commitment/changes.js';
import type { Commitment } from '../commitment/fields.js';
import { type Rows, wordsAlone } from '../find.js';
import type { Reader, Transaction } from '../ledger.js';
import { joining, type MemberOrNew } from '../member/changes.js';
import { change, need, putOnRecord, type Session, settle } from '../session.js';
import type { Id } from '../thing.js';
import { together } from '../together.js';
import * as acts from './acts.js';
import type { Duty } from './thing.js';
import { type DutyTurn, nextTurns, turnsAhead } from './turns.js';

type Said = Omit<acts.DutySaid, 'people'> & { readonly people: readonly MemberOrNew[] };

const membersOf = (
  transaction: Transaction,
  session: Session,
  people: readonly MemberOrNew[],
): Id[] => people.map(joining(transaction, session));

/** Puts a job that comes again on record. @throws Refusal `duty-known`, and as `recur` of acts.ts */
export const addDuty = (session: Session, said: Said): Duty =>
  putOnRecord(session, 'duty', (id, transaction) => {
    refuseKnown(transaction, said.text);
    const people = membersOf(transaction, session, said.people);
    return acts.recur(id, { ...said, people }, session.today);
  });

/** The one that goes on in these words. */
export const dutyNamed = (rows: Rows, text: string): Pick<Duty, 'no' | 'text'> | undefined =>
  rows
    .all<Pick<Duty, 'no' | 'text'>>(
      "SELECT no, text FROM duty WHERE status = 'running' ORDER BY no",
    )
    .find((each) => wordsAlone(each.text) === wordsAlone(text));

function refuseKnown({ reader }: Transaction, text: string): void {
  const known = dutyNamed(reader, text);
  if (known === undefined) return;
  throw new Refusal(
    'duty-known',
    `${known.no} (${known.text}) comes again already.`,
    'To see when: momentum duties. If another one is meant, say what it is about.',
  );
}

/** @throws Refusal as `edit` of acts.ts */
export const editDuty = (session: Session, id: Id, said: Partial<Said>): Duty =>
  settle(session, 'duty', id, (state, transaction) => {
    const { people, ...rest } = said;
    return acts.edit(
      state,
      { ...rest, ...(people && { people: membersOf(transaction, session, people) }) },
      session.today,
    );
  });

/** @throws Refusal `duty-stopped` */
export const stopDuty = (session: Session, id: Id): Duty =>
  settle(session, 'duty', id, (state) => acts.stop(state, session.today));

/**
 * The turn that is meant: on the day that was said, else the next that is not left out.
 * @throws Refusal `duty-stopped`, `no-turn-then`, `no-turn-ahead`
 */
function turnMeant(reader: Reader, state: Duty, today: Day, on: Day | undefined): DutyTurn {
  acts.refuseStopped(state);
  if (on === undefined) {
    const [next] = nextTurns(reader, state, today, 1);
    if (next) return next;
    throw new Refusal(
      'no-turn-ahead',
      `${state.no} (${state.text}) goes by meetings, and none is planned.`,
      'Plan one first: momentum meeting plan "TITLE" --on DATE',
    );
  }
  const found = turnsAhead(reader, state, today, (_, next) => next <= on).find(
    ({ turnOn }) => turnOn === on,
  );
  if (found) return found;
  const days = nextTurns(reader, state, today, 3).map(({ turnOn }) => shortDay(turnOn));
  throw new Refusal(
    'no-turn-then',
    `${state.no} (${state.text}) has no turn on ${formatDay(on)}.`,
    days.length === 0
      ? `See what there is: momentum duties`
      : `Give the day of one that it has: ${days.join(', ')}.`,
  );
}

/** Leaves a turn out: nobody does it, and nothing piles up. @throws Refusal `turn-…`, `no-turn-…` */
export const skipTurn = (
  session: Session,
  id: Id,
  on?: Day,
): { readonly duty: Duty; readonly on: Day } =>
  change(session, (transaction) => {
    const state = need(transaction, 'duty', id);
    const turn = turnMeant(transaction.reader, state, session.today, on);
    transaction.record(acts.skip(state, turn, session.today));
    return { duty: need(transaction, 'duty', id), on: turn.turnOn };
  });

/**
 * A turn becomes a commitment of whoever’s turn it is, or of `to`, due on its day; of nobody, it is
 * wanted. @throws Refusal `turn-offered`, `no-turn-…`
 */
export const offerTurn = (
  session: Session,
  id: Id,
  {
    to,
    on,
    ...more
  }: { readonly to?: MemberOrNew | undefined; readonly on?: Day | undefined } & Pick<
    Offer,
    'others' | 'needs' | 'saidAt'
  > = {},
): Commitment =>
  together(session, (within) => {
    const { text, who, meeting, turnOn } = within.ledger.read((reader) => {
      const state = need(reader, 'duty', id);
      const turn = turnMeant(reader, state, session.today, on);
      acts.refuseOffered(state, turn);
      return { ...turn, text: state.text };
    });
    return offerCommitment(within, {
      ...{ ...more, text, by: to ?? who, due: turnOn, again: true },
      turn: { duty: id, turnOn, ...(meeting !== null && { turnOf: meeting }) },
    });
  });
