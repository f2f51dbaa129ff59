import type { Day } from '../../time/day.js';
import type { Window } from '../../time/window.js';
import { type CommitmentRow, listCommitments } from '../commitment/list.js';
import type { Reader } from '../ledger.js';
import { type Person, personById, personOf } from '../member/list.js';
import type { Id } from '../thing.js';
import type { Meeting } from './fields.js';
import { hostOn, inOrder, isHeld, isPlanned } from './terms.js';
import { unsettledNames } from './unsettled.js';

/** A meeting as lists show it. */
export interface MeetingRow
  extends Pick<Meeting, 'no' | 'title' | 'day' | 'start' | 'mode' | 'place' | 'status'> {
  readonly host: Person | null;
  /** How many came; null where nobody wrote it down, which is not an empty room. */
  readonly present: number | null;
  /** How many names of those who came wait to be settled. */
  readonly unsettled: number;
  readonly apologies: number;
}

type Row = Omit<MeetingRow, 'host' | 'present' | 'unsettled'> & {
  id: Id;
  hostNo: number | null;
  hostName: string | null;
  recorded: 0 | 1;
  present: number;
};

const counted = (there: string): string =>
  `(SELECT count(*) FROM attendance a WHERE a."of" = m.id AND a.there = '${there}')`;

const select = `SELECT m.id, m.no, m.title, m.day, m.start, m.mode, m.place, h.no AS hostNo,
    h.name AS hostName, m.status, m.recorded,
    ${counted('present')} AS present, ${counted('apologies')} AS apologies
  FROM meeting m LEFT JOIN member h ON h.id = ${hostOn.sql('m', '@today')}`;

/** The meetings (`m`) for which `where` holds, in the order that it asks for. */
const listed = (reader: Reader, where: string, params: object): MeetingRow[] => {
  const waiting = unsettledNames(reader);
  return reader
    .all<Row>(`${select} WHERE ${where}`, params)
    .map(({ id, hostNo, hostName, recorded, present, ...row }) => ({
      ...row,
      host: personOf(hostNo, hostName),
      // A list with nothing but apologies says nothing of who was there.
      present: recorded === 1 ? present : null,
      unsettled: waiting.get(id) ?? 0,
    }));
};

/** Meetings whose day is today or later and that were not held yet, the nearest first. */
export const comingMeetings = (reader: Reader, today: Day): MeetingRow[] =>
  listed(
    reader,
    `m.day >= @today AND NOT ${isHeld.sql('m', '@today')} ORDER BY ${inOrder.soonestFirst('m')}`,
    { today },
  );

/** The latest meetings that were held or whose day has gone by, the newest first. */
export const pastMeetings = (reader: Reader, today: Day, limit: number): MeetingRow[] =>
  listed(
    reader,
    `m.day <= @today AND (m.day < @today OR ${isHeld.sql('m', '@today')})
     ORDER BY ${inOrder.latestFirst('m')} LIMIT @limit`,
    { today, limit },
  );

/** Every meeting, or those of a stretch of days, the newest first. */
export const meetingsIn = (reader: Reader, today: Day, window?: Window): MeetingRow[] =>
  listed(reader, `m.day BETWEEN @from AND @to ORDER BY ${inOrder.latestFirst('m')}`, {
    today,
    from: window?.from ?? '',
    to: window?.to ?? '9999',
  });

/** What is planned for a day of a window, the earliest first. */
export const plannedIn = (reader: Reader, today: Day, { from, to }: Window): MeetingRow[] =>
  listed(
    reader,
    `m.day BETWEEN @from AND @to AND ${isPlanned.sql('m', '@today')}
     ORDER BY ${inOrder.soonestFirst('m')}`,
    { today, from, to },
  );

/** Who hosts a meeting, as it is known today. */
export const hostOf = (reader: Reader, { id }: Meeting, today: Day): Person | null =>
  personById(
    reader,
    reader.value<Id | null>(`SELECT ${hostOn.sql('m', '@today')} FROM meeting m WHERE m.id = @id`, {
      id,
      today,
    }) ?? null,
  );

/** What was offered, and what was found to be wanted, at a meeting. */
export const offeredAt = (reader: Reader, meeting: Id, today: Day): CommitmentRow[] =>
  listCommitments(reader, { which: 'all', saidAt: meeting }, today);

/** The last meeting that a member is known to have come to. */
export const lastAttended = (
  reader: Reader,
  member: Id,
): { readonly on: Day; readonly title: string } | null =>
  reader.one(
    `SELECT m.day AS "on", m.title FROM attendance a JOIN meeting m ON m.id = a."of"
     WHERE a.member = ? AND a.there = 'present' AND m.held_on IS NOT NULL
     ORDER BY ${inOrder.latestFirst('m')} LIMIT 1`,
    member,
  ) ?? null;

/** Whether any meeting is on record as held. */
export const hasMet = (reader: Reader): boolean =>
  reader.one('SELECT 1 FROM meeting WHERE held_on IS NOT NULL LIMIT 1') !== undefined;
