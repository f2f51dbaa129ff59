/** Who was active, and in how many weeks. */

import { activeBetween, activeWeeksBetween } from '../../things/active.js';
import type { Reader } from '../../things/ledger.js';
import { isMember, isPausing, isPerson } from '../../things/member/terms.js';
import type { Id } from '../../things/thing.js';
import { addDays, addWeeks, type Day, weekOf } from '../../time/day.js';
import { before, type Window } from '../../time/window.js';
import type { ActiveWeeks, OwnRhythm } from '../facts.js';
import type { Fetchers } from './fetch.js';

/** Weeks back from a day within which people's own rhythm is looked for. */
const year = 52;

const activeWithin = `SELECT m.id FROM member m
  WHERE ${isPerson.sql('m', '@to')} AND m.id IN (${activeBetween('@from', '@to')})`;

const activeIn = (reader: Reader, { from, to }: Window): Id[] =>
  reader.values<Id>(activeWithin, { from, to });

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

const countOfWeeks = `SELECT member, count(*) AS weeks
  FROM (${activeWeeksBetween('@from', '@to')}) GROUP BY member`;

/** The last Sunday up to `day`: the end of the last week that is wholly over. */
const sundayUpTo = (day: Day): Day => addDays(weekOf(addDays(day, 1)), -1);

function activeWeeks(reader: Reader, day: Day, weeks: number): ActiveWeeks {
  const to = sundayUpTo(day);
  const from = addDays(addWeeks(to, -weeks), 1);
  const counts = new Map(
    reader
      .all<{ member: Id; weeks: number }>(countOfWeeks, { from, to })
      .map((row) => [row.member, row.weeks]),
  );
  return {
    from,
    to,
    members: [...membersAt(reader, to).keys()].map((member) => ({
      member,
      weeks: counts.get(member) ?? 0,
    })),
  };
}

function rhythms(reader: Reader, day: Day): OwnRhythm[] {
  const running = addDays(sundayUpTo(day), 1);
  const ago = new Map(Array.from({ length: year }, (_, i) => [addWeeks(running, -i - 1), i + 1]));
  const found = new Map<Id, number[]>();
  const add = (member: Id, week: number): void => {
    const weeks = found.get(member);
    if (weeks) weeks.push(week);
    else found.set(member, [week]);
  };
  const bounds = { from: addWeeks(running, -year), to: addDays(running, -1) };
  for (const { member, week } of reader.all<{ member: Id; week: Day }>(weeksOf, bounds)) {
    add(member, ago.get(week) ?? 0);
  }
  // Of the week that is not over, only the days that are.
  if (running <= day) for (const id of activeIn(reader, { from: running, to: day })) add(id, 0);
  return [...membersAt(reader, day)].map(([member, paused]) => ({
    member,
    paused,
    weeks: found.get(member) ?? [],
  }));
}

export const activityFetchers: Fetchers<'active' | 'activeBefore' | 'bands' | 'rhythms'> = {
  active: activeIn,
  activeBefore: (reader, _, { window }) => activeIn(reader, before(window)),
  bands: (reader, { to }, { window, settings: { bandWeeks } }) => ({
    now: activeWeeks(reader, to, bandWeeks),
    before: activeWeeks(reader, addDays(window.from, -1), bandWeeks),
  }),
  rhythms: (reader, { to }) => rhythms(reader, to),
};
