import { likeness, nameWords } from '../../text/near.js';
import { Refusal } from '../../text/refusal.js';
import { looseKey, nameKey } from '../../text/text.js';
import type { Reader } from '../../things/ledger.js';
import type { Id } from '../../things/thing.js';
import { meetingsByDate, meetingsOn } from '../../things/unmatched/list.js';
import { type Day, formatDay } from '../../time/day.js';

/** What a meeting is called where nobody says. */
export const untitled = 'Meeting';

/** A meeting as files name it. */
export interface MeetingNamed {
  readonly id: Id;
  readonly title: string;
  readonly start: string | null;
}

/** Meetings as files name them: by day, and by title where a day had several. */
export interface MeetingsByDay {
  on(day: Day): readonly MeetingNamed[];
  /** The one of that title; of several, the last that is not after that day. */
  titled(title: string, before: Day): (MeetingNamed & { readonly day: Day }) | undefined;
  /** @throws Refusal `csv-which-meeting` where no title is given and that day had several */
  find(day: Day, title: string | null): Id | undefined;
  add(day: Day, meeting: MeetingNamed): void;
  /** It is on that day and called so from now on. */
  change(day: Day, meeting: MeetingNamed): void;
}

/** How titles are compared: neither case nor accents count, nor hyphens and blanks: "meet-up". */
export const titleKey = (title: string): string => nameWords(title).join('') || nameKey(title);

export const sameTitle = (a: string, b: string): boolean => titleKey(a) === titleKey(b);

/** Whether two titles may well be one meeting's: "Spring meeting" and "Spring Mtg". */
export const alike = (a: string, b: string): boolean =>
  sameTitle(a, untitled) || sameTitle(b, untitled) || likeness(shortened(a), shortened(b)) > 0;

// What every meeting is called tells none from another.
const shortened = (title: string): string =>
  looseKey(title)
    .replace(/\b(?:meeting|mtg|meet|call|session|the|our)\b\.?/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim() || looseKey(title);

export function meetingsByDay(reader: Reader): MeetingsByDay {
  const byDay = new Map<Day, MeetingNamed[]>();
  let every: ReturnType<typeof meetingsByDate> | undefined;
  const on = (day: Day): MeetingNamed[] => {
    let meetings = byDay.get(day);
    if (!meetings) {
      meetings = meetingsOn(reader, day);
      byDay.set(day, meetings);
    }
    return meetings;
  };
  return {
    on,
    titled(title, before) {
      every ??= meetingsByDate(reader);
      const all = every.filter((each) => sameTitle(each.title, title));
      return all.length === 1 ? all[0] : all.findLast(({ day }) => day <= before);
    },
    find(day, title) {
      const meetings = on(day);
      const titled =
        title === null ? meetings : meetings.filter((each) => sameTitle(each.title, title));
      if (titled.length > 1) throw whichMeeting(day, titled, title);
      return titled[0]?.id;
    },
    add(day, meeting) {
      on(day).push(meeting);
    },
    change(day, meeting) {
      for (const [known, meetings] of byDay) {
        byDay.set(
          known,
          meetings.filter(({ id }) => id !== meeting.id),
        );
      }
      on(day).push(meeting);
    },
  };
}

const whichMeeting = (day: Day, meetings: readonly MeetingNamed[], title: string | null): Refusal =>
  new Refusal(
    'csv-which-meeting',
    `There were ${meetings.length} meetings${title === null ? '' : ` called “${title}”`} on ${formatDay(day)}, and the file does not say which is meant.`,
    title === null
      ? 'Put the title of the meeting into a column named “meeting”.'
      : 'Give them titles of their own: momentum meeting edit NUMBER --title TEXT',
  );
