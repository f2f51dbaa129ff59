// @module-tag thorough
import { describe, expect, test } from 'vitest';
import { importFile, teachNames } from '../../src/bring/applying/import-file.js';
import { checkLedger } from '../../src/ledger/check.js';
import type { Reader } from '../../src/things/ledger.js';
import type { Day } from '../../src/time/day.js';
import { type BroughtIn, shapeNamed } from '../bring/applying/files.js';
import { harbourLedger } from '../helpers/ledger.js';
import { file, files, isHere, type Truth, truth as trueFigures } from './community.js';

type ByYear = Truth['members']['joined_by_year'];

/** A ledger with nobody in it but a facilitator, who takes no part in what is counted below. */
const emptyLedger = () => {
  const session = harbourLedger();
  const value = (sql: string): unknown =>
    session.ledger.read((reader: Reader) => reader.value(sql));
  const byYear = (day: string, what: string, from: string): ByYear =>
    session.ledger.read((reader) =>
      Object.fromEntries(
        reader
          .all<{ year: string; n: number }>(
            `SELECT substr(${day}, 1, 4) AS year, ${what} AS n FROM ${from} GROUP BY 1 ORDER BY 1`,
          )
          .map(({ year, n }) => [year, n]),
      ),
    );
  return { session, value, byYear };
};

type Community = ReturnType<typeof emptyLedger>;

const there = 'attendance a JOIN meeting m ON m.id = a."of"';

const attendanceOf = ({ value, byYear }: Community) => ({
  times: value(`SELECT count(*) FROM ${there} WHERE a.there = 'present'`),
  people: value(`SELECT count(DISTINCT a.member) FROM ${there} WHERE a.there = 'present'`),
  apologies: value(`SELECT count(*) FROM ${there} WHERE a.there = 'apologies'`),
  meetings: value('SELECT count(*) FROM meeting WHERE recorded = 1'),
  byYear: byYear('m.day', "count(*) FILTER (WHERE a.there = 'present')", there),
  peopleByYear: byYear('m.day', 'count(DISTINCT a.member)', `${there} AND a.there = 'present'`),
});

describe.skipIf(!isHere)('the sample community', () => {
  const truth = isHere ? trueFigures() : ({} as Truth);

  const trueAttendance = () => ({
    times: 3867,
    people: 123,
    apologies: 11,
    meetings: 372,
    byYear: truth.attendance.by_year,
    peopleByYear: truth.attendance.distinct_attendees_by_year,
  });

  test('comes in whole, once, and is sound', async () => {
    const community = emptyLedger();
    const { session, value, byYear } = community;
    for (const kind of Object.keys(files) as BroughtIn[]) {
      const { waiting } = await importFile(session, shapeNamed(kind), file(files[kind]));
      expect(waiting).toEqual([]);
    }
    const notUs = "name <> 'Amina Yusuf'";
    expect(value(`SELECT count(*) FROM member WHERE ${notUs}`)).toBe(285);
    expect(byYear('joined_on', 'count(*)', `member WHERE ${notUs}`)).toEqual(
      truth.members.joined_by_year,
    );
    expect(value('SELECT count(*) FROM meeting')).toBe(378);
    expect(value("SELECT count(*) FROM meeting WHERE status = 'cancelled'")).toBe(1);
    expect(byYear('day', 'count(*)', 'meeting')).toEqual(truth.meetings.by_year);
    expect(attendanceOf(community)).toEqual(trueAttendance());
    const most = session.ledger.read((reader) =>
      reader.all<{ name: string; n: number }>(
        `SELECT p.name, count(*) AS n FROM attendance a JOIN member p ON p.id = a.member
         WHERE a.there = 'present' GROUP BY p.id ORDER BY n DESC LIMIT 10`,
      ),
    );
    expect(most.map(({ name, n }) => [name, n])).toEqual(truth.attendance.top10);

    expect(value('SELECT count(*) FROM commitment')).toBe(21);
    expect(value("SELECT count(*) FROM commitment WHERE status = 'wanted'")).toBe(3);
    expect(value('SELECT count(*) FROM commitment WHERE json_array_length(others) = 2')).toBe(1);

    expect(value('SELECT count(*) FROM contribution')).toBe(3395);
    expect(value('SELECT count(DISTINCT member) FROM contribution')).toBe(226);
    expect(byYear('on_day', 'count(*)', 'contribution')).toEqual(truth.contributions.by_year);
    expect(byYear('on_day', 'count(DISTINCT member)', 'contribution')).toEqual(
      truth.contributions.distinct_contributors_by_year,
    );
    const quarter = { from: '2023-01-01', to: '2023-03-31' } satisfies Record<string, Day>;
    const contributors = value(
      `SELECT count(DISTINCT member) FROM contribution
       WHERE on_day BETWEEN '${quarter.from}' AND '${quarter.to}'`,
    );
    const members = value(
      `SELECT count(*) FROM member WHERE ${notUs} AND joined_on <= '${quarter.to}'`,
    );
    expect([contributors, members]).toEqual([17, 242]);

    const entries = () => value('SELECT count(*) FROM journal');
    const before = entries();
    for (const kind of Object.keys(files) as BroughtIn[]) {
      expect((await importFile(session, shapeNamed(kind), file(files[kind]))).changed).toBe(false);
    }
    expect(entries()).toBe(before);
    expect(checkLedger(session.ledger)).toEqual([]);
  });

  test('says the same by the spellings that its people used, once these are taught', async () => {
    const community = emptyLedger();
    const { session, value } = community;
    await importFile(session, shapeNamed('members'), file('members.csv'));
    await importFile(session, shapeNamed('meetings'), file('meetings.csv'));
    const { waiting } = await importFile(
      session,
      shapeNamed('attendance'),
      file('messy/attendance.csv'),
    );
    expect(waiting).not.toEqual([]);
    expect(attendanceOf(community)).not.toEqual(trueAttendance());
    await teachNames(session, file('truth/aliases.csv'));
    expect(attendanceOf(community)).toEqual(trueAttendance());
    expect(value("SELECT count(*) FROM unmatched WHERE status <> 'matched'")).toBe(0);
    // They are known from now on: nothing waits, and nothing is new.
    expect(
      await importFile(session, shapeNamed('attendance'), file('messy/attendance.csv')),
    ).toMatchObject({
      waiting: [],
      changed: false,
    });
    expect(checkLedger(session.ledger)).toEqual([]);
  });
});
