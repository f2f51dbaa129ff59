import { Refusal } from '../../text/refusal.js';
import type { Day } from '../../time/day.js';
import { wordsAlone } from '../find.js';
import type { Reader, Transaction } from '../ledger.js';
import { attendMeeting, planMeeting } from '../meeting/changes.js';
import type { Meeting } from '../meeting/fields.js';
import { joining, type MemberOrNew } from '../member/changes.js';
import { change, need, putOnRecord, type Session, settle } from '../session.js';
import type { Id } from '../thing.js';
import { asPartOf } from '../together.js';
import * as acts from './acts.js';
import { mayBeListed } from './list.js';
import { isAsking } from './terms.js';
import type { Poll, Suits } from './thing.js';

type Said = Omit<acts.PollSaid, 'host'> & { readonly host?: MemberOrNew | undefined };

/** Asks which of several days suits. @throws Refusal `asked-already`, and as `proposeDays` of acts.ts */
export const askWhichDay = (session: Session, said: Said): Poll =>
  putOnRecord(session, 'poll', (id, transaction) => {
    const host = said.host ? joining(transaction, session)(said.host) : null;
    const events = acts.proposeDays(id, { ...said, host }, session.today);
    refuseAsked(transaction, said.title, session.today);
    return events;
  });

function refuseAsked({ reader }: Transaction, title: string, today: Day): void {
  const asked = reader
    .all<Pick<Poll, 'no' | 'title'>>(
      `SELECT p.no, p.title FROM poll p WHERE ${isAsking.sql('p', '@today')} ORDER BY p.no`,
      { today },
    )
    .find((each) => wordsAlone(each.title) === wordsAlone(title));
  if (asked === undefined) return;
  throw new Refusal(
    'asked-already',
    `Poll ${asked.no} (${asked.title}) is open already.`,
    `To see it: momentum meeting poll. To ask for other days instead: momentum poll drop ${asked.no}. If another one is meant, call it otherwise.`,
  );
}

const meetingOf = (reader: Reader, { meeting }: Poll): Meeting['no'] | undefined =>
  meeting === null ? undefined : reader.get('meeting', meeting)?.no;

/** Puts on record what somebody says of each day. @throws Refusal `poll-over` */
export const answerWhichDay = (
  session: Session,
  id: Id,
  who: MemberOrNew,
  suits: readonly Suits[],
): Poll =>
  settle(session, 'poll', id, (state, transaction) => {
    const { reader } = transaction;
    acts.refuseEnded(state, meetingOf(reader, state));
    const member = joining(transaction, session)(who);
    return acts.answerPoll(state, member, suits, session.today);
  });

/**
 * Plans the meeting on one of the days, with what was said of that day: who can comes, who can’t
 * sends apologies. @throws Refusal `poll-over`, `day-gone-by`, `planned-already`
 */
export const settleOn = (
  session: Session,
  id: Id,
  nth: number,
): { readonly poll: Poll; readonly meeting: Meeting } =>
  change(session, (transaction) => {
    const state = need(transaction, 'poll', id);
    acts.refuseEnded(state, meetingOf(transaction.reader, state));
    const chosen = state.days[nth];
    if (chosen === undefined) throw new Error(`a poll without a day ${nth}`);
    const within = asPartOf(session, transaction);
    const { title, end, mode, host, place } = state;
    acts.refuseGoneBy(state, nth, session.today);
    const planned = planMeeting(within, {
      ...{ title, end, mode, place, ...chosen, again: false },
      host: host ?? undefined,
    });
    const said = (which: Suits): Id[] =>
      state.answers
        .filter(
          ({ member, suits }) =>
            suits[nth] === which && mayBeListed(transaction.reader, member, session.today),
        )
        .map(({ member }) => member);
    const lists = { coming: said('yes'), perhaps: said('maybe'), apologies: said('no') };
    const meeting = Object.values(lists).some((list) => list.length > 0)
      ? attendMeeting(within, planned.id, lists)
      : planned;
    transaction.record(acts.settlePoll(state, nth, planned.id, session.today));
    return { poll: need(transaction, 'poll', id), meeting };
  });

/** Nobody is asked any more. @throws Refusal `poll-over` */
export const dropPoll = (session: Session, id: Id): Poll =>
  settle(session, 'poll', id, (state, { reader }) => {
    acts.refuseEnded(state, meetingOf(reader, state));
    return acts.dropAsked(state, session.today);
  });
