/** What calendars are made of: one meeting that people are called to, or all that are to come. */
import type { Audience } from '../../things/audience.js';
import { communityId } from '../../things/community/thing.js';
import { type Meeting, nextCall } from '../../things/meeting/fields.js';
import type { Session } from '../../things/session.js';
import {
  type MeetingInCalendars,
  meetingInCalendars,
  meetingsForCalendars,
} from '../from-ledger/calendar.js';
import { languagesFor, localeOfTemplate } from './locale.js';

/** The meeting as members are called to it next. */
export async function callTo(session: Session, state: Meeting): Promise<MeetingInCalendars> {
  const { ledger, today } = session;
  const locale = await localeOfCommunity(session);
  return ledger.read((reader) =>
    meetingInCalendars(reader, state, { audience: 'members', locale, today }, nextCall(state)),
  );
}

/** Every meeting to come, as those may read it whom the calendar is for. */
export async function meetingsToCome(
  session: Session,
  audience: Audience,
): Promise<MeetingInCalendars[]> {
  const { ledger, today } = session;
  const locale = await localeOfCommunity(session);
  return ledger.read((reader) =>
    meetingsForCalendars(reader, today).map((state) =>
      // As people were called to it last; of one that nobody was called to, as the first call would be.
      meetingInCalendars(
        reader,
        state,
        { audience, locale, today },
        Math.max(0, nextCall(state) - 1),
      ),
    ),
  );
}

const localeOfCommunity = ({ ledger }: Session) =>
  localeOfTemplate(
    ledger,
    languagesFor(ledger.read((reader) => reader.get('community', communityId)?.locale)),
    'home',
  );
