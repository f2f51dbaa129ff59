/** Which meeting on record each row of a file of meetings means. */

import { Refusal } from '../../text/refusal.js';
import type { Meeting } from '../../things/meeting/fields.js';
import type { Id } from '../../things/thing.js';
import { type Day, daysBetween, formatDay } from '../../time/day.js';
import type { ReadRow } from '../read.js';
import { askAbout, atLine, type ImportRun } from './import-run.js';
import { alike, type MeetingNamed, sameTitle, titleKey, untitled } from './meetings-by-day.js';
import { type SheetFound, shortDigest } from './said-by-files.js';

/** What a row is: a meeting on record, a new one, or what another row says already. */
export type Claim =
  | { readonly is: 'known'; readonly id: Id }
  | { readonly is: 'new' }
  | { readonly is: 'twice' };

export interface Claims {
  /** Undefined where somebody must say first. */
  of(line: number): Claim | undefined;
  /** The meetings that files brought in and that this one does not speak of, where it is a later state of them. */
  readonly gone: readonly Meeting[];
}

interface MeetingRow extends Pick<ReadRow, 'line'> {
  readonly fields: {
    readonly date: Day;
    readonly title: string | null;
    readonly start: string | null;
  };
}

export function claimMeetings(run: ImportRun, rows: readonly MeetingRow[]): Claims {
  const claims = new Map<number, Claim>();
  const claimed = new Set<Id>();
  const take = (row: MeetingRow, { id }: { readonly id: Id }): void => {
    claims.set(row.line, { is: 'known', id });
    claimed.add(id);
  };
  const left = (): MeetingRow[] => rows.filter(({ line }) => !claims.has(line));
  const byDay = new Map<Day, MeetingRow[]>();
  for (const row of rows) {
    byDay.set(row.fields.date, [...(byDay.get(row.fields.date) ?? []), row]);
  }
  const free = (day: Day): MeetingNamed[] =>
    run.meetingsByDay.on(day).filter(({ id }) => !claimed.has(id));
  const rivals = (row: MeetingRow): MeetingRow[] =>
    (byDay.get(row.fields.date) ?? []).filter((each) => each !== row && !claims.has(each.line));

  tellTwice(run, rows, claims);
  // Most certain first: by title and start, then by title, then as the one that is left that day.
  for (const row of left()) {
    const { date, title, start } = row.fields;
    const exact = free(date).filter(
      (each) => each.start === start && (title === null || sameTitle(each.title, title)),
    );
    if (exact.length === 1 && exact[0]) take(row, exact[0]);
  }
  // Then as the one of which a file said just this: it was put right here since.
  const told = run.said.earlier('meetings', { rows: rows.length, things: [] }).things;
  for (const row of left()) {
    const same = told.filter((id) => !claimed.has(id) && wasSaid(run, row, id));
    if (same.length === 1 && same[0] !== undefined) take(row, { id: same[0] });
  }
  for (const row of left()) {
    const { date, title, start } = row.fields;
    const titled = free(date).filter(
      (each) =>
        (title === null || sameTitle(each.title, title)) &&
        // Two rows of one title are two meetings, each with a start of its own.
        (each.start === null ||
          start === null ||
          !rivals(row).some((other) => isNamed(other, title))),
    );
    if (titled.length === 1 && titled[0]) take(row, titled[0]);
    else if (titled.length > 1) {
      atLine(run, row.line, () => answered(run, row, titled, claims, take));
    }
  }
  for (const row of left()) {
    const { date, title } = row.fields;
    // At another hour and by another name, it is another meeting.
    const others = free(date).filter(
      (each) => startsFit(row, each) || alike(each.title, title ?? untitled),
    );
    const [only, another] = others;
    if (only === undefined || run.problems.has(row.line)) continue;
    const alone = another === undefined && rivals(row).length === 0;
    if (alone && title !== null && alike(only.title, title) && startsFit(row, only))
      take(row, only);
    else atLine(run, row.line, () => answered(run, row, others, claims, take));
  }
  const days = [...byDay.keys()].sort();
  const found = (): SheetFound => ({
    rows: rows.length,
    things: [...claimed].map((id) => [id]),
  });
  const notClaimed = (ids: readonly Id[]): Meeting[] =>
    ids
      .filter((id) => !claimed.has(id))
      .map((id) => run.transaction.get('meeting', id))
      .filter((state) => state !== undefined);
  // Of sheets that have nothing in common, one title a month says nothing.
  const { things, apart } = run.said.earlier('meetings', found());
  const gone = apart ? [] : notClaimed(things);
  for (const row of left()) {
    if (run.problems.has(row.line)) continue;
    const near = gone
      .filter(
        (each) =>
          !claimed.has(each.id) && isNamed(row, each.title) && daysApart(row, each) <= mostMoved,
      )
      .sort((one, other) => daysApart(row, one) - daysApart(row, other));
    if (near.length > 0) atLine(run, row.line, () => answered(run, row, near, claims, take));
    else claims.set(row.line, { is: 'new' });
  }
  run.said.meet('meetings', found());
  return {
    of: (line) => claims.get(line),
    // A file of other months says nothing of these.
    gone: notClaimed(run.said.held('meetings', found())).filter(
      ({ day }) => day >= (days[0] ?? '') && day <= (days.at(-1) ?? ''),
    ),
  };
}

/** Whether a file once said of a meeting what a row says: that day, and by that title and hour. */
const wasSaid = (run: ImportRun, { fields: { date, title, start } }: MeetingRow, id: Id): boolean =>
  run.transaction.get('meeting', id) !== undefined &&
  run.said.sayings('meetings', id).some(
    (said) =>
      said.get('date') === shortDigest(date) &&
      [['title', title] as const, ['start', start] as const].every(([field, value]) => {
        const then = said.get(field);
        return then === undefined || value === null || then === shortDigest(value);
      }),
  );

const isNamed = ({ fields: { title } }: MeetingRow, name: string | null): boolean =>
  sameTitle(title ?? untitled, name ?? untitled);

/** How many days apart a meeting may be moved and still be taken for the same one. */
const mostMoved = 31;
const daysApart = ({ fields: { date } }: MeetingRow, { day }: Meeting): number =>
  Math.abs(daysBetween(day, date));

const startsFit = ({ fields: { start } }: MeetingRow, each: MeetingNamed): boolean =>
  start === null || each.start === null || start === each.start;

/** Rows that say of one meeting what another row says; a contradiction where they differ. */
function tellTwice(run: ImportRun, rows: readonly MeetingRow[], claims: Map<number, Claim>): void {
  const first = new Map<string, MeetingRow>();
  for (const row of rows) {
    const { date, title, start } = row.fields;
    const key = JSON.stringify([date, titleKey(title ?? untitled), start]);
    const before = first.get(key);
    if (!before) {
      first.set(key, row);
      continue;
    }
    claims.set(row.line, { is: 'twice' });
    const differs = Object.entries(row.fields).find(([field, value]) => {
      const other = (before.fields as Record<string, unknown>)[field];
      return (
        field !== 'title' &&
        value !== null &&
        other !== null &&
        JSON.stringify(value) !== JSON.stringify(other)
      );
    });
    if (!differs) continue;
    atLine(run, row.line, () => {
      throw new Refusal(
        'csv-contradiction',
        `It says otherwise than line ${before.line} what the ${differs[0]} of “${title ?? untitled}” on ${formatDay(date)} is.`,
        'Correct whichever is wrong, or leave one of the lines out.',
      );
    });
  }
}

function answered(
  run: ImportRun,
  row: MeetingRow,
  others: ReadonlyArray<{ readonly id: Id }>,
  claims: Map<number, Claim>,
  take: (row: MeetingRow, meeting: { readonly id: Id }) => void,
): void {
  const { date, title, start } = row.fields;
  const known = others
    .map(({ id }) => run.transaction.get('meeting', id))
    .filter((state) => state !== undefined);
  const label = ({ title: other, day, start: at }: Meeting): string =>
    `“${other}” on ${formatDay(day)}${at === null ? '' : ` at ${at}`}`;
  const answer = askAbout(run, {
    line: row.line,
    message: `“${title ?? untitled}” on ${formatDay(date)}${start === null ? '' : ` at ${start}`} may be a meeting of its own, or ${known.map(label).join(', or ')}, changed since.`,
    choices: [
      { value: 'new', name: 'a meeting of its own' },
      ...known.map((state) => ({
        value: String(state.no),
        name: `it is ${label(state)}, changed`,
      })),
    ],
  });
  if (answer === 'new') claims.set(row.line, { is: 'new' });
  const meant = known.find(({ no }) => String(no) === answer);
  if (meant) take(row, meant);
}
