/** Meetings by the days that files gave them, whatever day they have here by now. */

import type { Meeting } from '../../things/meeting/fields.js';
import type { Id } from '../../things/thing.js';
import { type Day, formatDay } from '../../time/day.js';
import type { ReadRow } from '../read.js';
import type { Attendees } from './attendance-changes.js';
import type { ImportRun } from './import-run.js';
import { alike, titleKey } from './meetings-by-day.js';
import { knownIn } from './people-of.js';
import { shortDigest } from './said-by-files.js';

const kind = 'attendance';

type RowOfPerson = Pick<ReadRow, 'line' | 'has'> & {
  readonly fields: Parameters<typeof knownIn>[1]['fields'] & {
    readonly date: Day;
    readonly meeting: string | null;
  };
};

const fits = (then: string, { title: now }: Meeting, title: string): boolean =>
  then === shortDigest(titleKey(title)) || alike(now, title);

const keyOf = (date: Day, title: string | null): string =>
  `${date}\n${title === null ? '' : titleKey(title)}`;

/** Remembers by which day and title a file speaks of the meeting that it means. */
export function noteMeeting({ said }: ImportRun, id: Id, { date, title }: Attendees): void {
  said.note(kind, id, 'date', date);
  if (title !== null) said.note(kind, id, 'title', titleKey(title));
}

/**
 * The meeting that rows of a day and a title mean, one of which was read before: the one that a
 * file spoke of so then, with those people on its list or waiting for it. Its day or its title may
 * have been put right here since, and another one may have its day.
 */
export function meetingsRead(
  run: ImportRun,
  rows: readonly RowOfPerson[],
): (date: Day, title: string | null) => Id | undefined {
  const spoken = run.said.spokenOf(kind).flatMap((id) => {
    const state = run.transaction.get('meeting', id);
    return state ? [{ state, sayings: run.said.sayings(kind, id) }] : [];
  });
  if (spoken.length === 0) return () => undefined;
  const ofKey = new Map<string, RowOfPerson[]>();
  for (const row of rows) {
    const key = keyOf(row.fields.date, row.fields.meeting);
    const same = ofKey.get(key) ?? [];
    same.push(row);
    ofKey.set(key, same);
  }
  const found = new Map<string, Id | undefined>();
  const look = (date: Day, title: string | null, same: readonly RowOfPerson[]): Id | undefined => {
    const digest = shortDigest(date);
    // Of several meetings a row without a title means none in particular.
    const isTaken = run.meetingsByDay.on(date).length > 1;
    const likely = spoken.flatMap(({ state, sayings }) => {
      const so = sayings.filter((said) => {
        const then = said.get('title');
        return (
          said.get('date') === digest &&
          (!then || (title === null ? !isTaken : fits(then, state, title)))
        );
      });
      return so.length > 0 ? [{ id: state.id, so }] : [];
    });
    if (likely.length === 0) return undefined;
    // A row that waited was read before, whoever else is on that list.
    const isRead = run.replaying || same.some((row) => run.waitingRows.holds(kind, row));
    const people = isRead ? [] : same.flatMap((row) => knownIn(run, row));
    const [only, another] = likely.filter(
      ({ so }) => isRead || so.some((said) => people.some((member) => said.get(member))),
    );
    return another ? undefined : only?.id;
  };
  return (date, title) => {
    const key = keyOf(date, title);
    if (!found.has(key)) found.set(key, look(date, title, ofKey.get(key) ?? []));
    return found.get(key);
  };
}

/** A meeting that a file of meetings had on a day on which there is none here any more. */
export function movedSince(run: ImportRun, date: Day, title: string | null): Id | undefined {
  if (run.meetingsByDay.on(date).length > 0) return undefined;
  const [only, another] = run.said
    .spokenOf('meetings')
    .filter((id) =>
      run.said
        .sayings('meetings', id)
        .some(
          (said) =>
            said.get('date') === shortDigest(date) && isCalled(run, id, said.get('title'), title),
        ),
    )
    .map((id) => run.transaction.get('meeting', id))
    .filter((state): state is Meeting => state !== undefined);
  if (only === undefined || another) return undefined;
  const remark = `the meeting of ${formatDay(date)} is taken for “${only.title}”, which is on record for ${formatDay(only.day)} by now`;
  if (!run.tally.remarks.includes(remark)) run.tally.remarks.push(remark);
  return only.id;
}

const isCalled = (
  run: ImportRun,
  id: Id,
  then: string | undefined,
  title: string | null,
): boolean =>
  title === null ||
  then === shortDigest(title) ||
  alike(run.transaction.get('meeting', id)?.title ?? '', title);
