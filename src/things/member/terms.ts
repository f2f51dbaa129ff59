/** Who is a member, who may be asked for something, who waits to be let in or welcomed. */

import { addDays, type Day } from '../../time/day.js';
import { type Window, weeksUpTo, within } from '../../time/window.js';
import { holds, listed, type Term, type Whose } from '../term.js';
import type { Id } from '../thing.js';
import type { Member, MemberSpell, MemberStanding, MemberStatus } from './fields.js';

/** Whoever is pausing is a member still. */
export const memberStatuses: ReadonlyArray<MemberStatus & MemberStanding> = ['joined', 'paused'];

/** A status by itself, as it is now, whoever or whatever has it. */
export const isMemberNow = (status: MemberStanding): boolean =>
  memberStatuses.some((each) => each === status);
export const isForgotten = (status: MemberStanding): boolean => status === 'forgotten';
/** Whoever was forgotten has left. */
export const isGone = (status: MemberStanding): boolean => status === 'left' || isForgotten(status);

/** A second entry of somebody, who is on record as the one it was merged into. */
export const isMerged = (status: MemberStanding): boolean => status === 'merged';
export const ownEntry = (m: string): string => `${m}.status <> 'merged'`;
/** How somebody stands as lists and counts have it: whoever was forgotten has left. */
export const standingNow = (m: string): string =>
  `iif(${m}.status = 'forgotten', 'left', ${m}.status)`;
/** Whom people can mean: neither a second entry of somebody nor one that was forgotten. */
export const canBeMeant = (m: string): string => `${m}.status NOT IN ('merged', 'forgotten')`;

/** A bot is nobody: it counts nowhere among people. */
export const isPerson: Term<Pick<Member, 'bot'>> = {
  sql: (m) => `${m}.bot = 0`,
  of: ({ bot }) => !bot,
};
export const isBot: Term<Pick<Member, 'bot'>> = {
  sql: (m) => `${m}.bot = 1`,
  of: ({ bot }) => bot,
};

// Each half has an index of its own: what holds still, and what stopped later. The list is made once
// for a query, and is as long as there are people in these statuses on the day.
const inStatus = (statuses: readonly MemberStatus[], day: string): string =>
  statuses
    .flatMap((status) =>
      ['IS NULL', `> ${day}`].map(
        (ended) => `SELECT s."of" FROM member_spell s WHERE s.status = '${status}'
    AND s.to_on ${ended} AND (s.from_on IS NULL OR s.from_on <= ${day})`,
      ),
    )
    .join('\n  UNION ALL ');

const has = (state: Member, day: Day, statuses: readonly MemberStatus[]): boolean =>
  state.spells.some((spell) => statuses.includes(spell.status) && holds.of(spell, day));

/** Who is a member: a person who has joined and not left; nobody needs to know since when. */
export const isMember: Term<Member> = {
  sql: (m, day) => `(${isPerson.sql(m, day)} AND ${m}.id IN (${inStatus(memberStatuses, day)}))`,
  of: (state, day) => isPerson.of(state, day) && has(state, day, memberStatuses),
};

/** A member who is away by their own wish. */
export const isPausing: Term<Member> = {
  sql: (m, day) => `(${isPerson.sql(m, day)} AND ${m}.id IN (${inStatus(['paused'], day)}))`,
  of: (state, day) => isPerson.of(state, day) && has(state, day, ['paused']),
};

/** A member who is not pausing: whom one may turn to, and offer something to take on. */
export const mayBeAsked: Term<Member> = {
  sql: (m, day) => `(${isMember.sql(m, day)} AND NOT ${isPausing.sql(m, day)})`,
  of: (state, day) => isMember.of(state, day) && !isPausing.of(state, day),
};

/** A person whose request to join waits for an answer. */
export const asksToJoin: Term<Member> = {
  sql: (m, day) => `(${isPerson.sql(m, day)} AND ${m}.id IN (${inStatus(['requested'], day)}))`,
  of: (state, day) => isPerson.of(state, day) && has(state, day, ['requested']),
};

/** @param who a column or a query for the id of a member */
const isGoneBy = (who: string, day: string): string =>
  `EXISTS (SELECT 1 FROM member_spell gone WHERE gone."of" = ${who} AND gone.status = 'left'
    AND ${holds.sql('gone', day)})`;

export const hasLeft: Term<Member> = {
  sql: (m, day) => isGoneBy(`${m}.id`, day),
  of: (state, day) => has(state, day, ['left']),
};

/**
 * Whoever something is with, as long as they are here: from the day on which somebody leaves, what
 * they held is with nobody, and it is theirs again when they come back. Whatever names a holder goes
 * by this one rule: commitments, those who help, roles, meetings, resources, the plan.
 */
export const ifHere = {
  /** @param who a column or a query for the id of a member */
  sql: (who: string, day: string): string =>
    `(SELECT here.id FROM member here WHERE here.id = ${who} AND NOT ${isGoneBy('here.id', day)})`,
  of: (who: Id | null, day: Day, whose?: Whose): Id | null =>
    who === null || whose?.hasLeft(who, day) ? null : who,
} as const;

/** By whom something was done on a day: whoever leaves on it, or comes back on it, may have done it still. */
export const ifHereThatDay = {
  sql: (who: string, day: string): string =>
    `coalesce(${ifHere.sql(who, day)}, ${ifHere.sql(who, `date(${day}, '-1 day')`)})`,
  of: (who: Id | null, day: Day, whose?: Whose): Id | null =>
    ifHere.of(who, day, whose) ?? ifHere.of(who, addDays(day, -1), whose),
} as const;

/** Whoever joined longer ago has found their way about. */
const welcomeWeeks = 13;

/** Of a joining day: that it was not long ago, and so is still news. */
export const isOfLate = {
  sql: (joined: string, day: string): string =>
    `${joined} BETWEEN date(${day}, '-${7 * welcomeWeeks - 1} days') AND ${day}`,
  of: (joined: Day | null, day: Day): boolean => within(joined, weeksUpTo(day, welcomeWeeks)),
};

/** A member who joined of late and has not been welcomed. */
export const awaitsWelcome: Term<Member> = {
  sql: (m, day) => `(${mayBeAsked.sql(m, day)}
    AND ${m}.joined_on IS NOT NULL AND ${isOfLate.sql(`${m}.joined_on`, day)}
    AND (${m}.welcomed_on IS NULL OR ${m}.welcomed_on > ${day}))`,
  of: (state, day) =>
    mayBeAsked.of(state, day) &&
    isOfLate.of(state.joinedOn, day) &&
    (state.welcomedOn === null || state.welcomedOn > day),
};

/**
 * Who was a member at some time of a window: joined by its last day and not left before its first.
 * Whoever left on that first day counts, as the measures have it.
 */
export const wasMemberIn = {
  sql: (m: string, from: string, to: string): string =>
    `(${isPerson.sql(m, to)} AND ${m}.id IN (${memberStatuses
      .flatMap((status) =>
        ['IS NULL', `>= ${from}`].map(
          (ended) => `SELECT s."of" FROM member_spell s WHERE s.status = '${status}'
    AND s.to_on ${ended} AND (s.from_on IS NULL OR s.from_on <= ${to})`,
        ),
      )
      .join('\n  UNION ALL ')}))`,
  of: (state: Member, window: Window): boolean =>
    isPerson.of(state, window.to) && state.spells.some((spell) => touches(spell, window)),
};

const touches = ({ status, from, to }: MemberSpell, window: Window): boolean =>
  memberStatuses.includes(status) &&
  (from === null || from <= window.to) &&
  (to === null || to >= window.from);

/** Of them, of whom nobody knows since when they have been: only the first spell can be so. */
export const sinceUnknownIn = {
  sql: (m: string, from: string, to: string): string =>
    `(${wasMemberIn.sql(m, from, to)} AND EXISTS (SELECT 1 FROM member_spell u
      WHERE u."of" = ${m}.id AND u.status IN (${listed(memberStatuses)}) AND u.from_on IS NULL
        AND (u.to_on IS NULL OR u.to_on >= ${from})))`,
  of: (state: Member, window: Window): boolean =>
    isPerson.of(state, window.to) &&
    state.spells.some((spell) => spell.from === null && touches(spell, window)),
};

/** Whoever is on record as a member, now or once, and nobody knows since when. */
export const sinceUnknown = (m: string): string =>
  `(${m}.status IN (${listed([...memberStatuses, 'left'])}) AND ${m}.joined_on IS NULL
    AND ${m}.bot = 0)`;

/** A query for `id` and `place`: the spells in a status that began on a day of the window. */
const stepsWithin = (status: MemberStatus, from: string, to: string): string =>
  `SELECT "of" AS id, place FROM member_spell
   WHERE status = '${status}' AND from_on BETWEEN ${from} AND ${to}`;

// Founders have joined nobody: what begins up to that day is no news.
const afterFounding = {
  sql: (s: string): string => `${s}.from_on > coalesce((SELECT founded_on FROM community), '')`,
  of: ({ from }: MemberSpell, founded: Day | null): boolean => (from ?? '') > (founded ?? ''),
};

const beforeIt = (s: string, statuses: readonly MemberStatus[]): string =>
  `EXISTS (SELECT 1 FROM member_spell e WHERE e."of" = ${s}."of" AND e.place < ${s}.place
    AND e.status IN (${listed(statuses)}))`;
const wasMember = ({ status }: MemberSpell): boolean => memberStatuses.includes(status);

/** Of a spell: whether somebody becomes a member with it for the first time, as a newcomer. */
export const isNewcomer = {
  within: (from: string, to: string): string => stepsWithin('joined', from, to),
  sql: (s: string): string =>
    `(${s}.status = 'joined' AND NOT ${beforeIt(s, memberStatuses)} AND ${afterFounding.sql(s)})`,
  of: ({ spells }: Member, place: number, founded: Day | null): boolean => {
    const spell = spells[place];
    return (
      spell?.status === 'joined' &&
      !spells.slice(0, place).some(wasMember) &&
      afterFounding.of(spell, founded)
    );
  },
} as const;

/** Of a spell and the one before it: whether a member who had left comes back with it. */
export const comesBack = {
  within: (from: string, to: string): string => stepsWithin('joined', from, to),
  sql: (s: string, before: string): string =>
    `(${s}.status = 'joined' AND ${before}.status = 'left' AND ${beforeIt(s, memberStatuses)})`,
  of: ({ spells }: Member, place: number): boolean =>
    spells[place]?.status === 'joined' &&
    spells[place - 1]?.status === 'left' &&
    spells.slice(0, place).some(wasMember),
} as const;

/** As well: whether somebody leaves with it; a request that is withdrawn is none. */
export const leaves = {
  within: (from: string, to: string): string => stepsWithin('left', from, to),
  sql: (s: string, before: string): string =>
    `(${s}.status = 'left' AND ${s}.from_on IS NOT NULL
      AND ${before}.status IN (${listed(memberStatuses)}))`,
  of: ({ spells }: Member, place: number): boolean => {
    const [before, spell] = [spells[place - 1], spells[place]];
    return (
      spell?.status === 'left' && spell.from !== null && before !== undefined && wasMember(before)
    );
  },
} as const;
