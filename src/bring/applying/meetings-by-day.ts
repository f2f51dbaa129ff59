import { Refusal } from '../../text/refusal.js';
import { nameKey } from '../../text/text.js';
import type { Reader } from '../../things/ledger.js';
import type { Id } from '../../things/thing.js';
import { meetingsOn } from '../../things/unmatched/list.js';
import { type Day, formatDay } from '../../time/day.js';

/** What a meeting is called where nobody says. */
export const untitled = 'Meeting';

/** Meetings as files name them: by day, and by title where a day had several. */
export interface MeetingsByDay {
  /** @throws Refusal `csv-which-meeting` where no title is given and that day had several */
  find(day: Day, title: string | null): Id | undefined;
  add(day: Day, title: string, id: Id): void;
}

export function meetingsByDay(reader: Reader): MeetingsByDay {
  const byDay = new Map<Day, Array<{ id: Id; title: string }>>();
  const on = (day: Day): Array<{ id: Id; title: string }> => {
    let meetings = byDay.get(day);
    if (!meetings) {
      meetings = meetingsOn(reader, day).map(({ id, title }) => ({ id, title: nameKey(title) }));
      byDay.set(day, meetings);
    }
    return meetings;
  };
  return {
    find(day, title) {
      const meetings = on(day);
      if (title !== null) {
        const key = nameKey(title);
        return meetings.find((meeting) => meeting.title === key)?.id;
      }
      if (meetings.length > 1) {
        throw new Refusal(
          'csv-which-meeting',
          `There were ${meetings.length} meetings on ${formatDay(day)}, and the file does not say which is meant.`,
          'Put the title of the meeting into a column named “meeting”.',
        );
      }
      return meetings[0]?.id;
    },
    add(day, title, id) {
      on(day).push({ id, title: nameKey(title) });
    },
  };
}
