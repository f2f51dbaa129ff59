import { count, day, maybe, numbered, reference, truth, typed, word } from '../field.js';
import { index, rows, type StateOf } from '../thing.js';

export const modes = ['in person', 'video', 'phone', 'open space'] as const;
export type Mode = (typeof modes)[number];

/** Who was there or sent apologies; and of a meeting to come who says they come, or perhaps do. */
export type ListedAs = 'present' | 'apologies' | 'coming' | 'perhaps';

export const meetingFields = {
  ...numbered,
  title: typed('public'),
  status: word<'planned' | 'held' | 'cancelled'>(),
  day: day(),
  /** `HH:MM` on that day in the community's time zone, or null where nobody said. */
  start: maybe(word<string>()),
  /** `HH:MM`; where it is not after `start`, on the day after. */
  end: maybe(word<string>()),
  mode: maybe(word<Mode>()),
  host: maybe(reference('member')),
  /** A place or a link. */
  place: maybe(typed('public')),
  plannedOn: day(),
  heldOn: maybe(day()),
  cancelledOn: maybe(day()),
  why: maybe(typed('members')),
  /** Whether anybody wrote down who came: no record is not an empty room. */
  recorded: truth(),
  writeUp: maybe(typed('public')),
};

export const meetingLists = {
  attendance: rows('attendance', { member: reference('member'), there: word<ListedAs>() }, [
    index('attendance_member', 'member'),
  ]),
  notes: rows('meeting_note', { text: typed('members'), on: day() }),
  questions: rows('meeting_question', { question: reference('question') }),
  /** Each time people were called to it: the how-manyth call, from 0, to how many, and for when. */
  invitations: rows('meeting_invitation', {
    on: day(),
    nth: count(),
    addressed: count(),
    forDay: day(),
    forStart: maybe(word<string>()),
  }),
};

export type Meeting = StateOf<typeof meetingFields, typeof meetingLists>;

/** The how-manyth call people are called to it by next: each goes beyond all before. */
export const nextCall = ({ invitations }: Pick<Meeting, 'invitations'>): number =>
  (invitations.at(-1)?.nth ?? -1) + 1;
