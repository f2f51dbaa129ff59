// @module-tag thorough
import { parse } from 'csv-parse/sync';
import { describe, expect, test, vi } from 'vitest';
import type { AnyMeasure, At } from '../../src/figures/measure.js';
import { figureAt, rowsAt } from '../../src/figures/measured.js';
import { attendance } from '../../src/figures/measures/attendance.js';
import { contributionRate } from '../../src/figures/measures/contribution-rate.js';
import { measures } from '../../src/figures/measures/index.js';
import { newcomers } from '../../src/figures/measures/newcomers.js';
import { gatherer } from '../../src/figures/queries/index.js';
import { usualSettings } from '../../src/things/community/settings.js';
import type { Session } from '../../src/things/session.js';
import type { Id } from '../../src/things/thing.js';
import { readPeriod } from '../../src/time/typed-period.js';
import type { Window } from '../../src/time/window.js';
import { today } from '../helpers/ledger.js';
import { asked as reckoned } from '../time/reading.js';
import { file, isHere, sampleLedger, truth as trueFigures } from './community.js';

const at = (window: Window): At => ({ window, asOf: today, settings: usualSettings });
const within = (period: string): At => at(readPeriod(period, reckoned(today, 'past')));
const always = at({ from: '2014-01-01', to: today });

/** Each with how far it is behind UTC in July, in minutes. */
const zones = [
  ['Pacific/Auckland', -720],
  ['America/St_Johns', 150],
  ['UTC', 0],
] as const;

type Number = 'numerator' | 'denominator';

/** What the tool says of the sample: each part of each measure, asked for by name. */
function asked({ ledger }: Session) {
  const partOf = (measure: AnyMeasure, name: string, when: At) => {
    const { parts } = ledger.read((reader) => figureAt(measure, gatherer(reader), when));
    const part = parts.find((each) => each.name === name);
    if (!part) throw new Error(`${measure.name} has no part ${name}`);
    return part;
  };
  const figure = (
    measure: AnyMeasure,
    name: string,
    when: At,
    of: Number = 'numerator',
  ): number | null => partOf(measure, name, when)[of];
  return {
    figure,
    /** The same over each of the periods that truth has a figure for. */
    by: (
      periods: object,
      measure: AnyMeasure,
      name: string,
      of: Number = 'numerator',
    ): Record<string, number | null> =>
      Object.fromEntries(
        Object.keys(periods).map((period) => [period, figure(measure, name, within(period), of)]),
      ),
    rows: (measure: AnyMeasure, name: string, when: At) =>
      ledger
        .read((reader) => rowsAt(measure, gatherer(reader), when))
        .filter(({ part, as }) => part === name && as === 'numerator'),
  };
}

const quarterOf = (day: string): string =>
  `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;

const rowsOf = (name: string): Array<Record<string, string>> =>
  parse(file(name), { columns: true, bom: true });

/** How many rows of the file there are for each value. */
function countedBy<Row>(rows: readonly Row[], of: (row: Row) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const row of rows) counts[of(row)] = (counts[of(row)] ?? 0) + 1;
  return counts;
}

describe.skipIf(!isHere)('the measures of the sample community', () => {
  test('are what its true figures say', async () => {
    const truth = trueFigures();
    const { figure, by } = asked(await sampleLedger());

    const { by_year, distinct_contributors_by_year, by_quarter } = truth.contributions;
    expect(by(by_year, contributionRate, 'contributions')).toEqual(by_year);
    expect(by(by_year, contributionRate, 'contributors')).toEqual(distinct_contributors_by_year);
    for (const [of, part, number] of [
      ['contributions', 'contributions', 'numerator'],
      ['contributors', 'contributors', 'numerator'],
      ['contributors', 'rate', 'numerator'],
      ['members_joined_by_end', 'rate', 'denominator'],
    ] as const) {
      expect(by(by_quarter, contributionRate, part, number), of).toEqual(
        Object.fromEntries(Object.entries(by_quarter).map(([quarter, row]) => [quarter, row[of]])),
      );
    }
    expect(figure(contributionRate, 'contributions', always)).toBe(truth.contributions.rows);
    expect(figure(contributionRate, 'contributors', always)).toBe(
      truth.contributions.distinct_contributors,
    );

    const { joined_by_year } = truth.members;
    expect(by(joined_by_year, newcomers, 'joined')).toEqual(joined_by_year);
    const joined = countedBy(rowsOf('members.csv'), ({ joined: day = '' }) => quarterOf(day));
    expect(by(joined, newcomers, 'joined')).toEqual(joined);
    expect(figure(newcomers, 'joined', always)).toBe(truth.members.rows);

    const came = truth.attendance;
    expect(by(came.by_year, attendance, 'came')).toEqual(came.by_year);
    expect(by(came.by_year, attendance, 'people')).toEqual(came.distinct_attendees_by_year);
    expect(by(came.by_year, attendance, 'first-time')).toEqual(came.newcomers_by_year);
    expect(figure(attendance, 'came', always)).toBe(came.present_unique);
    expect(figure(attendance, 'people', always)).toBe(came.distinct_attendees);
    expect(figure(attendance, 'once', always)).toBe(came.came_once);
    expect(figure(attendance, 'lists', always)).toBe(came.meetings_with_attendance);
    const mean = (figure(attendance, 'mean', always) ?? 0) / came.meetings_with_attendance;
    expect(Number(mean.toFixed(1))).toBe(came.mean_per_recorded_meeting);
    expect(figure(attendance, 'largest', always)).toBe(came.largest_meeting[1]);
  });

  test('name those who came ten times or more in 2024 and never in 2025', async () => {
    const session = await sampleLedger();
    const { rows } = asked(session);
    const name = (id: Id) => session.ledger.read((reader) => reader.get('member', id)?.name ?? id);
    const here = new Set(rows(attendance, 'people', within('2025')).map(({ id }) => id));
    const gone = rows(attendance, 'came', within('2024'))
      .filter(({ id, times = 1 }) => times >= 10 && !here.has(id))
      .map(({ id }) => name(id));

    const present = rowsOf('attendance.csv').filter(({ status }) => status === 'present');
    const lists = new Map<string, Set<string>>();
    for (const { date = '', meeting, person = '' } of present) {
      const year = `${date.slice(0, 4)} ${person}`;
      lists.set(year, (lists.get(year) ?? new Set()).add(`${date} ${meeting}`));
    }
    const truly = [...new Set(present.map(({ person = '' }) => person))].filter(
      (person) => (lists.get(`2024 ${person}`)?.size ?? 0) >= 10 && !lists.has(`2025 ${person}`),
    );
    expect(truly.length).toBeGreaterThan(0);
    expect(gone.sort()).toEqual(truly.sort());
  });

  test('are the same in every time zone', async () => {
    const figures: string[] = [];
    for (const [zone, minutes] of zones) {
      vi.stubEnv('TZ', zone);
      expect(new Date('2026-07-01T00:00:00Z').getTimezoneOffset()).toBe(minutes);
      const session = await sampleLedger();
      figures.push(
        session.ledger.read((reader) =>
          JSON.stringify(
            ['2024-Q2', '2023', '2026'].map((period) =>
              measures.map((measure) => figureAt(measure, gatherer(reader), within(period))),
            ),
          ),
        ),
      );
    }
    expect(new Set(figures).size).toBe(1);
  });
});
