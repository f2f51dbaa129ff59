/** Who was active, and in how many weeks. */

import { activeBetween, activeWeeksBetween, didMoreBetween } from '../../things/active.js';
import type { Settings } from '../../things/community/settings.js';
import type { Reader } from '../../things/ledger.js';
import { isMember, isPausing, isPerson } from '../../things/member/terms.js';
import type { Id } from '../../things/thing.js';
import { addDays, addWeeks, type Day, weekOf } from '../../time/day.js';
import { before, daysOutside, type Window } from '../../time/window.js';
import type { ActiveWeeks, OwnRhythm } from '../facts.js';
import type { Fetchers } from './fetch.js';
import { lastUnconfirmed } from './meetings.js';

/** Weeks back from a day within which people's own rhythm is looked for. */
const year = 52;

const activeWithin = `SELECT m.id FROM member m
  WHERE ${isPerson.sql('m', '@to')} AND m.id IN (${activeBetween('@from', '@to')})`;

const activeIn = (reader: Reader, { from, to }: Window): Id[] =>
  reader.values<Id>(activeWithin, { from, to });

const didMoreWithin = `SELECT m.id FROM member m
  WHERE ${isPerson.sql('m', '@to')} AND m.id IN (${didMoreBetween('@from', '@to')})`;

const membersOn = `SELECT m.id, ${isPausing.sql('m', '@day')} AS paused FROM member m
  WHERE ${isMember.sql('m', '@day')}`;

/** Who was a member on `day`, each with whether they were pausing. */
const membersAt = (reader: Reader, day: Day): Map<Id, boolean> =>
  new Map(
    reader
      .all<{ id: Id; paused: 0 | 1 }>(membersOn, { day })
      .map(({ id, paused }) => [id, paused === 1]),
  );

const weeksOf = `${activeWeeksBetween('@from', '@to')} ORDER BY week`;

/** The last Sunday up to `day`: the end of the last week that is wholly over. */
const sundayUpTo = (day: Day): Day => addDays(weekOf(addDays(day, 1)), -1);

/** Days of a week that make it one of the break, where they lie in it. */
const mostOfAWeek = 4;

const isBreak = (monday: Day, { pauses }: Settings): boolean =>
  daysOutside({ from: monday, to: addDays(monday, 6) }, pauses) <= 7 - mostOfAWeek;

/** Mondays of the last `count` weeks up to `sunday` that were no break, the latest first. */
function openWeeks(sunday: Day, count: number, settings: Settings): Day[] {
  const found: Day[] = [];
  // A year of breaks is looked through, and no more.
  for (let back = 0; found.length < count && back < count + year; back += 1) {
    const monday = addDays(addWeeks(sunday, -back), -6);
    if (!isBreak(monday, settings)) found.push(monday);
  }
  return found;
}

function activeWeeks(reader: Reader, day: Day, settings: Settings): ActiveWeeks {
  const to = sundayUpTo(day);
  const open = openWeeks(to, settings.bandWeeks, settings);
  const from = open.at(-1) ?? addDays(to, -6);
  const those = new Set(open);
  const counts = new Map<Id, number>();
  for (const { member, week } of reader.all<{ member: Id; week: Day }>(weeksOf, { from, to })) {
    if (those.has(week)) counts.set(member, (counts.get(member) ?? 0) + 1);
  }
  return {
    from,
    to,
    members: [...membersAt(reader, to).keys()].map((member) => ({
      member,
      weeks: counts.get(member) ?? 0,
    })),
  };
}

/** How many weeks ago each week of the last year was, by its Monday; a break is no week of its own. */
function weeksAgo(running: Day, settings: Settings): Map<Day, number> {
  const ago = new Map<Day, number>();
  let count = 0;
  for (let back = 1; back <= year; back += 1) {
    const monday = addWeeks(running, -back);
    if (!isBreak(monday, settings)) count += 1;
    ago.set(monday, count);
  }
  return ago;
}

function rhythms(reader: Reader, day: Day, settings: Settings): OwnRhythm[] {
  const running = addDays(sundayUpTo(day), 1);
  const ago = weeksAgo(running, settings);
  const found = new Map<Id, number[]>();
  const add = (member: Id, week: number): void => {
    const weeks = found.get(member);
    if (weeks === undefined) found.set(member, [week]);
    else if (weeks.at(-1) !== week) weeks.push(week);
  };
  const bounds = { from: addWeeks(running, -year), to: addDays(running, -1) };
  for (const { member, week } of reader.all<{ member: Id; week: Day }>(weeksOf, bounds)) {
    add(member, ago.get(week) ?? 0);
  }
  // Of the week that is not over, only the days that are.
  if (running <= day) for (const id of activeIn(reader, { from: running, to: day })) add(id, 0);
  const unconfirmed = lastUnconfirmed(reader, day);
  const since = unconfirmed === null ? null : (ago.get(weekOf(unconfirmed)) ?? 0);
  return [...membersAt(reader, day)].map(([member, paused]) => {
    const weeks = found.get(member) ?? [];
    const last = weeks.at(-1);
    return {
      member,
      paused,
      weeks,
      unconfirmed: since !== null && last !== undefined && since < last,
    };
  });
}

export const activityFetchers: Fetchers<
  'active' | 'activeBefore' | 'didMore' | 'bands' | 'rhythms'
> = {
  active: activeIn,
  activeBefore: (reader, _, { window }) => activeIn(reader, before(window)),
  didMore: (reader, { from, to }) => reader.values<Id>(didMoreWithin, { from, to }),
  bands: (reader, { to }, { window, settings }) => ({
    now: activeWeeks(reader, to, settings),
    before: activeWeeks(reader, addDays(window.from, -1), settings),
  }),
  rhythms: (reader, { to }, { settings }) => rhythms(reader, to, settings),
};
