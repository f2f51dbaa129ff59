/**
 * Active: one term for all figures (contributed, came, hosted, answered, took on or kept). The table
 * of active weeks holds four of them, made up as entries are folded; whoever hosted or answered is
 * looked up beside it. What happened on a day that nobody has said makes nobody active: it may have
 * been long before.
 */

import { type Window, within } from '../time/window.js';
import { isKnownTaking, keptIn, knownTakings } from './commitment/terms.js';
import type { States, ThingName } from './index.js';
import { hostOn } from './meeting/terms.js';
import type { Whose } from './term.js';
import type { Id } from './thing.js';

const hosted = (from: string, to: string): string =>
  `SELECT ${hostOn.sql('h', 'h.held_on')} AS member, h.held_on AS "on" FROM meeting h
   WHERE h.held_on BETWEEN ${from} AND ${to} AND member IS NOT NULL`;

const answered = (from: string, to: string): string =>
  `SELECT answered_by AS member, answered_on AS "on" FROM question
   WHERE answered_on BETWEEN ${from} AND ${to} AND answered_by IS NOT NULL`;

/** Everybody, bots too, who did more than take something on: a query for `member`. */
export const didMoreBetween = (from: string, to: string): string =>
  `SELECT member FROM contribution WHERE on_day BETWEEN ${from} AND ${to}
  UNION SELECT a.member FROM meeting g JOIN attendance a ON a."of" = g.id AND a.there = 'present'
    WHERE g.held_on BETWEEN ${from} AND ${to}
  UNION SELECT member FROM (${hosted(from, to)})
  UNION SELECT member FROM (${answered(from, to)})
  UNION SELECT k.owner FROM commitment k WHERE ${keptIn.sql('k', from, to)}
  UNION SELECT o.value FROM commitment k JOIN json_each(k.others) o
    WHERE ${keptIn.sql('k', from, to)}`;

/** Everybody, bots too, who was active on a day of the window: a query for `member`. */
export const activeBetween = (from: string, to: string): string =>
  `${didMoreBetween(from, to)}
  UNION SELECT t.member FROM commitment_owner t
    WHERE t.from_on BETWEEN ${from} AND ${to} AND ${isKnownTaking('t')}`;

const monday = (day: string): string => `date(${day}, '-6 days', 'weekday 1')`;

/**
 * The weeks of the window, by their Mondays, in which somebody was active: a query for `member` and
 * `week`, each once. The window is made of whole weeks.
 */
export const activeWeeksBetween = (from: string, to: string): string =>
  `SELECT member, week FROM activity WHERE week BETWEEN ${from} AND ${to}
  UNION SELECT member, ${monday('"on"')} FROM (${hosted(from, to)})
  UNION SELECT member, ${monday('"on"')} FROM (${answered(from, to)})`;

type Active = {
  readonly [Name in ThingName]?: (state: States[Name], window: Window, whose: Whose) => Id[];
};

/** Who was active through a thing, on a day of the window. */
export const activeThrough: Active = {
  contribution: ({ member, on }, window) => (within(on, window) ? [member] : []),
  meeting: (state, window, whose) => {
    const { heldOn, attendance } = state;
    if (heldOn === null || !within(heldOn, window)) return [];
    const host = hostOn.of(state, heldOn, whose);
    return [
      ...attendance.filter(({ there }) => there === 'present').map(({ member }) => member),
      ...(host === null ? [] : [host]),
    ];
  },
  question: ({ answeredOn, answeredBy }, window) =>
    within(answeredOn, window) && answeredBy !== null ? [answeredBy] : [],
  commitment: (state, window) => [
    ...knownTakings(state)
      .filter(({ from }) => within(from, window))
      .map(({ member }) => member),
    ...(keptIn.of(state, window)
      ? [
          ...state.owners.filter(({ to }) => to === null).map(({ member }) => member),
          ...state.others,
        ]
      : []),
  ],
};
