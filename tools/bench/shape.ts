/**
 * The shape of a community: who did what on which day, without a single name. A ledger of any
 * length is made from it, with people who don't exist.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

/** Days are ISO; a person is their place in the list of members. */
export interface Shape {
  readonly from: string;
  readonly members: ReadonlyArray<{ joined: string }>;
  readonly meetings: ReadonlyArray<{ date: string; title: string; mode: string }>;
  readonly attendance: ReadonlyArray<{
    date: string;
    meeting: string;
    person: number;
    status: string;
  }>;
  readonly contributions: ReadonlyArray<{ date: string; person: number; kind: string }>;
  readonly commitments: ReadonlyArray<{ date: string; person: number | null }>;
}

/** The shape of the sample community whose CSV files are in `folder`, or undefined without them. */
export function sampleShape(folder: string): Shape | undefined {
  if (!existsSync(join(folder, 'members.csv'))) return undefined;
  const read = (name: string): Array<Record<string, string>> =>
    parse(readFileSync(join(folder, name)), { columns: true, bom: true });
  const members = read('members.csv');
  const places = new Map(members.map(({ name }, place) => [name, place]));
  const placeOf = (name: string | undefined): number | undefined => places.get(name ?? '');
  const known = (rows: Array<Record<string, string>>) =>
    rows.flatMap(({ date = '', person: name, kind = '', meeting = '', status = '' }) => {
      const person = placeOf(name);
      return person === undefined ? [] : [{ date, person, kind, meeting, status }];
    });
  const titles = new Map<string | undefined, string>();
  const titleOf = (title: string | undefined): string => {
    if (!titles.has(title)) titles.set(title, `Gathering ${titles.size + 1}`);
    return titles.get(title) ?? '';
  };
  return {
    from: '2014-01-01',
    members: members.map(({ joined = '' }) => ({ joined })),
    meetings: read('meetings.csv').map(({ date = '', title, mode = '' }) => ({
      date,
      title: titleOf(title),
      mode,
    })),
    attendance: known(read('attendance.csv')).map(({ date, meeting, person, status }) => ({
      date,
      meeting: titleOf(meeting),
      person,
      status,
    })),
    contributions: known(read('contributions.csv')),
    commitments: read('actions.csv').map(({ date = '', who = '' }) => ({
      date,
      person: placeOf(who.split(';')[0]) ?? null,
    })),
  };
}

const day = 86_400_000;

/** A made-up community about as large and as old as the sample; the same one every time. */
export function inventedShape(): Shape {
  let seed = 20_141_009;
  const below = (bound: number): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * bound);
  };
  const start = Date.UTC(2014, 9, 1);
  const on = (days: number): string => new Date(start + days * day).toISOString().slice(0, 10);
  const length = 4_250;
  const sorted = (count: number): number[] =>
    Array.from({ length: count }, () => below(length)).sort((a, b) => a - b);
  const joined = [0, ...sorted(284)];
  // A few people do most of it: the smaller of three draws among those who had joined.
  const someone = (days: number): number => {
    const here = joined.filter((at) => at <= days).length;
    return Math.min(below(here), below(here), below(here));
  };
  const meetings = Array.from({ length: 378 }, (_, n) => Math.floor((n * length) / 378));
  return {
    from: '2014-01-01',
    members: joined.map((at) => ({ joined: on(at) })),
    meetings: meetings.map((at) => ({ date: on(at), title: 'Gathering 1', mode: 'online' })),
    attendance: meetings.flatMap((at) =>
      [...new Set(Array.from({ length: 14 }, () => someone(at)))].map((person) => ({
        date: on(at),
        meeting: 'Gathering 1',
        person,
        status: 'present',
      })),
    ),
    contributions: sorted(3_395).map((at) => ({ date: on(at), person: someone(at), kind: 'post' })),
    commitments: sorted(21).map((at) => ({ date: on(at), person: someone(at) })),
  };
}
