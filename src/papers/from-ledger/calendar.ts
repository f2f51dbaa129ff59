/** Meetings as they stand in calendars. */
import type { Locale } from '../../language/locale.js';
import type { Audience } from '../../things/audience.js';
import { communityId } from '../../things/community/thing.js';
import type { Reader } from '../../things/ledger.js';
import type { Meeting } from '../../things/meeting/fields.js';
import { calendarName } from '../../things/meeting/find.js';
import { isCancelled, isPlanned } from '../../things/meeting/terms.js';
import type { Id } from '../../things/thing.js';
import type { Day } from '../../time/day.js';
import { textFor } from './privacy.js';

/** What calendars ask of a meeting; what is unknown is null. */
export interface MeetingInCalendars
  extends Pick<Meeting, 'title' | 'day' | 'start' | 'end' | 'place'> {
  readonly uid: string;
  readonly sequence: number;
  readonly timeZone: string;
  readonly about: string | null;
  readonly cancelled: boolean;
}

/**
 * A meeting as those may read it whom the calendar is for, by the clocks of the community.
 * @param call the how-manyth call of this meeting it is, from 0
 */
export function meetingInCalendars(
  reader: Reader,
  state: Meeting,
  { audience, locale, today }: { audience: Audience; locale: Locale; today: Day },
  call: number,
): MeetingInCalendars {
  const { title, place } = textFor(reader, audience, locale, null);
  const community = reader.get('community', communityId);
  const name = community?.name ?? '';
  return {
    uid: calendarName(reader, state.id),
    sequence: call,
    title: title(state.title) ?? name,
    day: state.day,
    start: state.start,
    end: state.end,
    timeZone: community?.timeZone ?? 'UTC',
    place: place(state.mode, state.place),
    about: name,
    cancelled: isCancelled.of(state, today),
  };
}

/** What is planned from `today` on, and what of it was called off after people had been asked to it. */
export const meetingsForCalendars = (reader: Reader, today: Day): Meeting[] =>
  reader
    .values<Id>(
      `SELECT m.id FROM meeting m WHERE m.day >= @day AND (${isPlanned.sql('m', '@day')}
         OR m.id IN (SELECT "of" FROM meeting_invitation)) ORDER BY m.day, m.start, m.no`,
      { day: today },
    )
    .flatMap((id) => reader.get('meeting', id) ?? []);
