/** Who did anything, and in how many weeks (field.md, “bands”: gave, came, took something on, kept it). */
import { addDays, addWeeks, type Day, weekOf } from '../../../core/day.js';
import type { Id } from '../../../core/entity.js';
import type { ActiveWeeks, OwnRhythm } from '../../../core/measures/facts.js';
import { before, type Window } from '../../../core/window.js';
import type { Reader } from '../../reader.js';
import type { Fetchers } from './fetch.js';

/** Weeks back from a day within which people's own rhythm is looked for. */
const year = 52;

const activeWithin = `SELECT m.id FROM member m WHERE m.bot = 0 AND m.id IN (
  SELECT member FROM contribution WHERE on_day BETWEEN @from AND @to
  UNION SELECT a.member FROM meeting g JOIN attendance a ON a."of" = g.id AND a.there = 'present'
    WHERE g.held_on BETWEEN @from AND @to
  UNION SELECT member FROM commitment_owner WHERE from_on BETWEEN @from AND @to
  UNION SELECT owner FROM commitment WHERE closed_on BETWEEN @from AND @to AND status = 'kept'
  UNION SELECT o.value FROM commitment c JOIN json_each(c.others) o
    WHERE c.closed_on BETWEEN @from AND @to AND c.status = 'kept')`;

const activeIn = (reader: Reader, { from, to }: Window): Id[] =>
  reader.all<{ id: Id }>(activeWithin, { from, to }).map(({ id }) => id);

// Each half has an index of its own: those who are here still, and those who stopped later.
const spell = (status: string, ended: string): string =>
  `SELECT s."of" AS id, s.status FROM member_spell s WHERE s.status = '${status}'
     AND s.to_on ${ended} AND (s.from_on IS NULL OR s.from_on <= @day)`;
const membersOn = `SELECT s.id, max(s.status = 'paused') AS paused FROM (${[
  spell('joined', 'IS NULL'),
  spell('joined', '> @day'),
  spell('paused', 'IS NULL'),
  spell('paused', '> @day'),
].join(' UNION ALL ')}) s JOIN member m ON m.id = s.id AND m.bot = 0 GROUP BY s.id`;

const membersAt = (reader: Reader, day: Day) =>
  reader.all<{ id: Id; paused: 0 | 1 }>(membersOn, { day });

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
    members: membersAt(reader, to).map(({ id }) => ({ member: id, weeks: counts.get(id) ?? 0 })),
  };
}

function rhythms(reader: Reader, day: Day): OwnRhythm[] {
  const running = addDays(sundayUpTo(day), 1);
  const found = new Map<Id, Day[]>();
  const add = (member: Id, week: Day) => found.set(member, [...(found.get(member) ?? []), week]);
  const bounds = { from: addWeeks(running, -year), to: addDays(running, -1) };
  for (const { member, week } of reader.all<{ member: Id; week: Day }>(weeksOf, bounds))
    add(member, week);
  // Of the week that is not over, only the days that are.
  if (running <= day)
    for (const id of activeIn(reader, { from: running, to: day })) add(id, running);
  return membersAt(reader, day).map(({ id, paused }) => ({
    member: id,
    paused: paused === 1,
    weeks: found.get(id) ?? [],
  }));
}

export const activity: Fetchers<'active' | 'activeBefore' | 'bands' | 'rhythms'> = {
  active: activeIn,
  activeBefore: (reader, _, { window }) => activeIn(reader, before(window)),
  bands: (reader, { to }, { window, settings: { bandWeeks } }) => ({
    now: activeWeeks(reader, to, bandWeeks),
    before: activeWeeks(reader, addDays(window.from, -1), bandWeeks),
  }),
  rhythms: (reader, { to }) => rhythms(reader, to),
};
