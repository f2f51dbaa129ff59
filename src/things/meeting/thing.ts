import type { Day } from '../../time/day.js';
import type { Entity, EventOf, Id } from '../thing.js';

export const modes = ['in person', 'video', 'phone', 'open space'] as const;
export type Mode = (typeof modes)[number];

export interface Meeting {
  readonly id: Id;
  readonly no: number;
  readonly title: string;
  readonly status: 'planned' | 'held' | 'cancelled';
  readonly day: Day;
  /** `HH:MM` on that day in the community's time zone, or null where nobody said. */
  readonly start: string | null;
  readonly mode: Mode | null;
  readonly host: Id | null;
  /** A place or a link. */
  readonly place: string | null;
  readonly plannedOn: Day;
  readonly heldOn: Day | null;
  readonly cancelledOn: Day | null;
  readonly why: string | null;
  /** Whether anybody wrote down who came: no record is not an empty room. */
  readonly recorded: boolean;
  readonly writeUp: string | null;
  readonly sourceKey: string | null;
  readonly attendance: ReadonlyArray<{
    readonly member: Id;
    readonly there: 'present' | 'apologies';
  }>;
  readonly notes: ReadonlyArray<{ readonly text: string; readonly on: Day }>;
  readonly questions: ReadonlyArray<{ readonly question: Id }>;
}

interface Details {
  readonly title: string;
  readonly day: Day;
  readonly start: string | null;
  readonly mode: Mode | null;
  readonly host: Id | null;
  readonly place: string | null;
}

export interface Opening extends Details {
  readonly no: number;
  readonly writeUp: string | null;
  readonly sourceKey: string | null;
}

export interface MeetingEvents {
  'meeting.planned': Opening;
  /** A meeting that had been held already when it was put on record. */
  'meeting.recorded': Opening;
  'meeting.edited': Partial<Details & { readonly writeUp: string | null }>;
  'meeting.held': Record<string, never>;
  'meeting.cancelled': { readonly why: string | null };
  /** Who came and who sent apologies; `absent` takes somebody off the list again. */
  'meeting.attended': {
    readonly present: readonly Id[];
    readonly apologies: readonly Id[];
    readonly absent: readonly Id[];
  };
  'meeting.noted': { readonly text: string };
  'meeting.question-taken': { readonly question: Id };
}
export type MeetingEvent = EventOf<MeetingEvents>;

const opened = (id: Id, on: Day, data: Opening): Omit<Meeting, 'status' | 'heldOn'> => ({
  id,
  no: data.no,
  title: data.title,
  day: data.day,
  start: data.start,
  mode: data.mode,
  host: data.host,
  place: data.place,
  plannedOn: on,
  cancelledOn: null,
  why: null,
  recorded: false,
  writeUp: data.writeUp,
  sourceKey: data.sourceKey,
  attendance: [],
  notes: [],
  questions: [],
});

function attended(
  state: Meeting,
  { present, apologies, absent }: MeetingEvents['meeting.attended'],
): Meeting {
  const list = new Map(state.attendance.map(({ member, there }) => [member, there]));
  for (const member of absent) list.delete(member);
  for (const member of apologies) if (list.get(member) !== 'present') list.set(member, 'apologies');
  // Whoever is listed as present was there, whatever else the list says of them.
  for (const member of present) list.set(member, 'present');
  return {
    ...state,
    // Apologies alone are no record of who was there.
    recorded: state.recorded || (state.status === 'held' && present.length > 0),
    attendance: [...list]
      .map(([member, there]) => ({ member, there }))
      .sort((a, b) => (a.member < b.member ? -1 : 1)),
  };
}

const open = ['planned', 'held'] as const;

export const meeting: Entity<'meeting', Meeting, MeetingEvents> = {
  name: 'meeting',
  opens: {
    'meeting.planned': ({ subject, on, data }) => ({
      ...opened(subject, on, data),
      status: 'planned',
      heldOn: null,
    }),
    'meeting.recorded': ({ subject, on, data }) => ({
      ...opened(subject, on, data),
      status: 'held',
      heldOn: data.day,
    }),
  },
  changes: {
    'meeting.edited': {
      after: ['planned', 'held', 'cancelled'],
      fold: (state, { data }) => ({
        ...state,
        ...data,
        heldOn: state.heldOn && (data.day ?? state.heldOn),
      }),
    },
    'meeting.held': {
      after: ['planned'],
      fold: (state, { on }) => ({ ...state, status: 'held', heldOn: on, day: on }),
    },
    'meeting.cancelled': {
      after: ['planned'],
      fold: (state, { on, data }) => ({
        ...state,
        status: 'cancelled',
        cancelledOn: on,
        why: data.why,
      }),
    },
    // Apologies come in before a meeting; who was present is only said of one that was held.
    'meeting.attended': { after: open, fold: (state, { data }) => attended(state, data) },
    'meeting.noted': {
      after: open,
      fold: (state, { on, data }) => ({
        ...state,
        notes: [...state.notes, { text: data.text, on }],
      }),
    },
    'meeting.question-taken': {
      after: open,
      fold: (state, { data }) => ({
        ...state,
        questions: [...state.questions, { question: data.question }],
      }),
    },
  },
};
