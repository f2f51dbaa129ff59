import { addDays, type Day } from '../../time/day.js';
import type { Commitment } from '../commitment/fields.js';
import { openNow } from '../commitment/terms.js';
import { wordsAlone } from '../find.js';
import type { Reader } from '../ledger.js';
import { hasLeftNow } from '../member/list.js';
import type { No } from '../no.js';
import { need } from '../session.js';
import type { Id } from '../thing.js';
import { goesByMeetings, ruleInWords } from './rule.js';
import { isRunning } from './terms.js';
import type { Duty } from './thing.js';
import { type DutyTurn, type Hands, handsOn, nextTurns, turnsAhead } from './turns.js';

/** A turn as lists show it. */
export interface TurnRow {
  readonly on: Day;
  readonly meeting: string | null;
  readonly who: string | null;
  /** The commitment that it has become. */
  readonly commitment: No | null;
}

/** A duty as lists show it. */
export interface DutyRow extends Pick<Duty, 'no' | 'text' | 'status' | 'lead'> {
  /** "7 days before each meeting". */
  readonly when: string;
  readonly people: ReadonlyArray<{
    readonly name: string;
    /** Whether they are passed over, and why. */
    readonly passedOver: 'left' | 'pausing' | 'carries much' | null;
  }>;
  readonly turns: readonly TurnRow[];
}

/** The open commitments that turns at a meeting have become, by number. */
export const openTurnsOf = (reader: Reader, meeting: Id): Array<Pick<Commitment, 'no' | 'text'>> =>
  reader.all(
    `SELECT c.no, c.text FROM commitment c WHERE c.turn_of = ? AND ${openNow('c')} ORDER BY c.no`,
    meeting,
  );

const shownTurns = 3;

/** Duties in the order in which they came to be. @param all those that were stopped, too */
export function listDuties(reader: Reader, today: Day, all = false): DutyRow[] {
  const hands = handsOn(reader, today);
  return dutiesOn(reader, today, all).map((state) => dutyRow(reader, state, today, hands));
}

/** The duties there are on a day. @param all those that were stopped by then, too */
const dutiesOn = (reader: Reader, day: Day, all = false): Duty[] =>
  reader
    .values<Id>(
      `SELECT id FROM duty d WHERE ${all ? 'd.added_on <= @day' : isRunning.sql('d', '@day')} ORDER BY no`,
      { day },
    )
    .map((id) => need(reader, 'duty', id));

export function dutyRow(
  reader: Reader,
  state: Duty,
  today: Day,
  hands: Hands = handsOn(reader, today),
): DutyRow {
  const { no, text, status, rule, lead, people } = state;
  return {
    ...{ no, text, status, when: ruleInWords(rule), lead },
    people: people.map((id) => {
      return {
        name: reader.get('member', id)?.name ?? 'somebody',
        passedOver: hasLeftNow(reader, id)
          ? 'left'
          : !hands.here(id)
            ? 'pausing'
            : people.length > 1 && !hands.free(id)
              ? 'carries much'
              : null,
      };
    }),
    turns:
      status === 'running'
        ? nextTurns(reader, state, today, shownTurns, hands).map((turn) => turnRow(reader, turn))
        : [],
  };
}

const turnRow = (reader: Reader, { turnOn, meeting, who, commitment }: DutyTurn): TurnRow => ({
  on: turnOn,
  meeting: meeting === null ? null : (reader.get('meeting', meeting)?.title ?? null),
  who: who === null ? null : (reader.get('member', who)?.name ?? null),
  commitment: commitment?.no ?? null,
});

/** A turn, and of what. */
export interface TurnOfDuty {
  readonly duty: Duty;
  readonly turn: DutyTurn;
}

/**
 * The turns that are neither offered nor left out, the earliest first.
 * @param upTo the last day of which it is time to speak, of each duty
 */
export function turnsNotOffered(
  reader: Reader,
  today: Day,
  upTo: (duty: Duty) => Day,
): TurnOfDuty[] {
  const hands = handsOn(reader, today);
  return dutiesOn(reader, today)
    .flatMap((duty) =>
      turnsAhead(reader, duty, today, (_, next) => next <= upTo(duty), hands)
        .filter(({ commitment, skipped }) => commitment === null && !skipped)
        .map((turn) => ({ duty, turn })),
    )
    .sort((a, b) => (a.turn.turnOn < b.turn.turnOn ? -1 : a.turn.turnOn > b.turn.turnOn ? 1 : 0));
}

/** Those that are brought up by now. */
export const turnsToOffer = (reader: Reader, today: Day): TurnOfDuty[] =>
  turnsNotOffered(reader, today, ({ lead }) => addDays(today, lead));

/** Who does what on the day of a meeting, of what comes with each, and is not left out. */
export function turnsAtMeeting(
  reader: Reader,
  { id, day }: { readonly id: Id; readonly day: Day },
  today: Day,
): TurnOfDuty[] {
  const hands = handsOn(reader, today);
  return dutiesOn(reader, today).flatMap((duty) =>
    goesByMeetings(duty.rule) && duty.rule.days === 0
      ? turnsAhead(reader, duty, today, (_, next) => next <= day, hands)
          .filter(({ meeting, skipped }) => meeting === id && !skipped)
          .map((turn) => ({ duty, turn }))
      : [],
  );
}

/**
 * The turn that is meant by somebody who says what they will do in a duty’s own words, by no day or by
 * its own: of the meeting where it is said, else the next that nobody was asked about.
 */
export function turnSaid(
  reader: Reader,
  said: {
    readonly text: string;
    readonly due?: Day | undefined;
    readonly meeting?: Id | undefined;
  },
  today: Day,
): TurnOfDuty | undefined {
  const duty = dutiesOn(reader, today).find(
    ({ text }) => wordsAlone(text) === wordsAlone(said.text),
  );
  if (duty === undefined) return undefined;
  const far = said.due ?? addDays(today, longestAhead);
  const free = turnsAhead(reader, duty, today, (_, next) => next <= far).filter(
    ({ commitment, skipped, turnOn }) =>
      commitment === null && !skipped && (said.due === undefined || turnOn === said.due),
  );
  const turn = free.find(({ meeting }) => meeting !== null && meeting === said.meeting) ?? free[0];
  return turn && { duty, turn };
}

/** Nobody who names no day means one further away. */
const longestAhead = 92;

/** What comes next to somebody, who has not been asked about it yet. */
export interface TurnAhead {
  readonly text: string;
  readonly on: Day;
}

/** Of each duty the next turn of each who does it, by member, the earliest first. */
export function nextTurnsByMember(reader: Reader, today: Day): ReadonlyMap<Id, TurnAhead[]> {
  const hands = handsOn(reader, today);
  const found = dutiesOn(reader, today).flatMap((duty) => {
    // Whoever is not among so many is passed over.
    const turns = nextTurns(reader, duty, today, duty.people.length + 1, hands);
    return duty.people.flatMap((who) => {
      const next = turns.find((turn) => turn.who === who && turn.commitment === null);
      return next ? [{ who, text: duty.text, on: next.turnOn }] : [];
    });
  });
  const byMember = new Map<Id, TurnAhead[]>();
  for (const { who, ...turn } of found.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))) {
    byMember.set(who, [...(byMember.get(who) ?? []), turn]);
  }
  return byMember;
}
