/** Meetings as a calendar (iCalendar, RFC 5545 and 5546), for any program that keeps one. */
import { TZDate } from '@date-fns/tz';
import ICAL from 'ical.js';
import { addDays, type Day } from '../time/day.js';

/** A meeting as calendars know it. */
export interface CalendarEvent {
  /** The same for as long as it is the same meeting, on whichever machine. */
  readonly uid: string;
  /** How often it was called before: the highest is what holds. */
  readonly sequence: number;
  readonly title: string;
  readonly day: Day;
  /** `HH:MM` by the clocks of `timeZone`; null for a day without a time. */
  readonly start: string | null;
  /** The same; where it is not after `start`, on the day after. */
  readonly end: string | null;
  readonly timeZone: string;
  readonly place: string | null;
  readonly about: string | null;
  readonly cancelled: boolean;
}

/** Someone as calendars name them: their name, and the address that they answer to. */
export interface Attendee {
  readonly name: string;
  readonly address: string;
}

/**
 * What it is for: to be looked at, to be answered by one person, or to be taken out again. What is to
 * be looked at names nobody but whoever calls.
 */
export type Calling =
  | { readonly method: 'PUBLISH' | 'CANCEL'; readonly by?: Attendee | undefined }
  | { readonly method: 'REQUEST' | 'CANCEL'; readonly by: Attendee; readonly whom: Attendee };

/**
 * A calendar of these events. The same events make the same bytes: their stamp is `asOf`.
 * @param called what a calendar that is no invitation is called
 */
export function calendarOf(
  events: readonly CalendarEvent[],
  calling: Calling,
  { asOf, called }: { readonly asOf: Day; readonly called?: string },
): string {
  const calendar = new ICAL.Component('vcalendar');
  calendar.updatePropertyWithValue('version', '2.0');
  calendar.updatePropertyWithValue('prodid', '-//momentum//EN');
  calendar.updatePropertyWithValue('method', calling.method);
  if (called !== undefined) calendar.updatePropertyWithValue('x-wr-calname', line(called));
  for (const event of events) calendar.addSubcomponent(eventOf(event, calling, asOf));
  return `${calendar.toString()}\r\n`;
}

function eventOf(event: CalendarEvent, calling: Calling, asOf: Day): ICAL.Component {
  const component = new ICAL.Component('vevent');
  const set = (name: string, value: string | number | ICAL.Time) =>
    component.updatePropertyWithValue(name, value);
  set('uid', event.uid);
  set('dtstamp', instant(asOf, '12:00', 'UTC'));
  set('sequence', event.sequence);
  set('summary', line(event.title));
  for (const [name, at] of timesOf(event)) set(name, at);
  if (event.place !== null) set('location', line(event.place));
  if (event.about !== null) set('description', event.about);
  set('status', event.cancelled ? 'CANCELLED' : 'CONFIRMED');
  if (calling.by) component.addProperty(person('organizer', calling.by));
  if ('whom' in calling) {
    const whom = person('attendee', calling.whom);
    whom.setParameter('role', 'REQ-PARTICIPANT');
    whom.setParameter('partstat', 'NEEDS-ACTION');
    whom.setParameter('rsvp', 'TRUE');
    component.addProperty(whom);
  }
  return component;
}

/** When it begins and ends. Moments are told in UTC, which each calendar shows by its own clock. */
function timesOf({ day, start, end, timeZone }: CalendarEvent): Array<[string, ICAL.Time]> {
  if (start === null) return [['dtstart', ICAL.Time.fromDateString(day)]];
  const ends = end === null ? [] : [instant(end > start ? day : addDays(day, 1), end, timeZone)];
  return [
    ['dtstart', instant(day, start, timeZone)],
    ...ends.map((at): [string, ICAL.Time] => ['dtend', at]),
  ];
}

function instant(day: Day, time: string, timeZone: string): ICAL.Time {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const moment = new TZDate(year, month - 1, date, hour, minute, timeZone);
  return ICAL.Time.fromJSDate(new Date(moment.getTime()), true);
}

function person(as: 'organizer' | 'attendee', { name, address }: Attendee): ICAL.Property {
  const property = new ICAL.Property(as);
  // A quotation mark can't stand in what is named so, not even after a backslash.
  property.setParameter('cn', line(name).replaceAll('"', '’'));
  property.setValue(`mailto:${address}`);
  return property;
}

/** A text that is a line in any calendar: line ends, and what no calendar may hold, are blanks. */
const line = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is meant
  text.replace(/[\u0000-\u001f\u007f]+/g, ' ').trim();
