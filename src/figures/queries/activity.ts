/** Who did anything, and in how many weeks (field.md, “bands”: gave, came, took something on, kept it). */

import type { Reader } from '../../things/ledger.js';
import type { Id } from '../../things/thing.js';
import { addDays, addWeeks, type Day, weekOf } from '../../time/day.js';
import { before, type Window } from '../../time/window.js';
import type { ActiveWeeks, OwnRhythm } from '../facts.js';
import type { Fetchers } from './fetch.js';

/** Weeks back from a day within which people's own rhythm is looked for. */
const year = 52;

// The plus has SQLite go by the day that it was kept, not through all that were ever kept.
const activeWithin = `SELECT m.id FROM member m WHERE m.bot = 0 AND m.id IN (
  SELECT member FROM contribution WHERE on_day BETWEEN @from AND @to
  UNION SELECT a.member FROM meeting g JOIN attendance a ON a."of" = g.id AND a.there = 'present'
    WHERE g.held_on BETWEEN @from AND @to
  UNION SELECT member FROM commitment_owner WHERE from_on BETWEEN @from AND @to
  UNION SELECT owner FROM commitment WHERE closed_on BETWEEN @from AND @to AND +status = 'kept'
  UNION SELECT o.value FROM commitment c JOIN json_each(c.others) o
    WHERE c.closed_on BETWEEN @from AND @to AND +c.status = 'kept')`;

const activeIn = (reader: Reader, { from, to }: Window): Id[] =>
  reader.all<{ id: Id }>(activeWithin, { from, to }).map(({ id }) => id);

// Each half has an index of its own: those who are here still, and those who stopped later.
const spell = (status: string, ended: string): string =>
  `SELECT s."of" AS id, s.status FROM member_spell s WHERE s.status = '${status}'
     AND s.to_on ${ended} AND (s.from_on IS NULL OR s.from_on <= @day)`;
const membersOn = `SELECT s.id, s.status FROM (${[
  spell('joined', 'IS NULL'),
  spell('joined', '> @day'),
  spell('paused', 'IS NULL'),
  spell('paused', '> @day'),
].join(' UNION ALL ')}) s JOIN member m ON m.id = s.id AND m.bot = 0`;

/** Who was a member on `day`, each with whether they were pausing. */
function membersAt(reader: Reader, day: Day): Map<Id, boolean> {
  const members = new Map<Id, boolean>();
  for (const { id, status } of reader.all<{ id: Id; status: string }>(membersOn, { day })) {
    members.set(id, status === 'paused' || members.get(id) === true);
  }
  return members;
}

const weeksOf = `SELECT member, week FROM activity WHERE week BETWEEN @from AND @to ORDER BY week`;

const countOfWeeks = `SELECT member, count(*) AS weeks FROM activity
  WHERE week BETWEEN @from AND @to GROUP BY member`;

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
