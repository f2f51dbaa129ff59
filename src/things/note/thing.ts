import { Refusal } from '../../text/refusal.js';
import { cleanText } from '../../text/text.js';
import type { Day } from '../../time/day.js';
import { day, type Id, maybe, numbered, typed, word } from '../field.js';
import { foundIn } from '../find.js';
import { type EventsFields, eachOptional, type PayloadsOf, pick } from '../payload.js';
import {
  type EventOf,
  type Findable,
  index,
  noneFound,
  permits,
  type StateOf,
  type Thing,
} from '../thing.js';

/**
 * What a facilitator writes for the documents in words of their own. `private` is for nobody but
 * the facilitator and appears in no document to share.
 */
export const noteKinds = {
  words: 'in the facilitator’s words',
  help: 'help needed',
  story: 'story',
  'next-step': 'next step',
  private: 'for the facilitator alone',
} as const;
export type NoteKind = keyof typeof noteKinds;

const fields = {
  ...numbered,
  status: word<'written' | 'withdrawn'>(),
  kind: word<NoteKind>(),
  text: typed('public'),
  on: day(),
  withdrawnOn: maybe(day()),
};

export type Note = StateOf<typeof fields>;

const events = {
  'note.written': pick(fields, 'kind', 'text'),
  'note.withdrawn': {},
  /** In other words, since they named somebody who was forgotten. */
  'note.reworded': eachOptional(pick(fields, 'text')),
} satisfies EventsFields;
export type NoteEvents = PayloadsOf<typeof events>;
export type NoteEvent = EventOf<NoteEvents>;

export const note: Thing<'note', Note, NoteEvents> & Findable = {
  name: 'note',
  table: 'note',
  fields,
  events,
  indexes: [index('note_day', 'on_day')],
  label: ({ no }) => String(no),
  gone: 'a note',
  found: {
    placeholder: 'NOTE',
    many: 'notes',
    find: foundIn('note', 'text', 'kind'),
    missing: noneFound(
      'unknown-note',
      'There is no note',
      'See what there is, with numbers: momentum note list',
    ),
  },
  opens: {
    'note.written': ({ subject, on, data }) => ({
      id: subject,
      status: 'written',
      ...data,
      on,
      withdrawnOn: null,
    }),
  },
  changes: {
    'note.withdrawn': {
      after: ['written'],
      fold: (state, { on }) => ({ ...state, status: 'withdrawn', withdrawnOn: on }),
    },
    'note.reworded': {
      after: ['written', 'withdrawn'],
      fold: (state, { data }) => ({ ...state, ...data }),
    },
  },
  sentences: {
    'note.written': ({ kind, text }) => `Noted (${noteKinds[kind]}): ${text}`,
    'note.withdrawn': (_, id, nameOf) => `The note ${nameOf(note, id)} was withdrawn.`,
    'note.reworded': (_, id, nameOf) => `The note ${nameOf(note, id)} was put in other words.`,
  },
};

export const write = (input: {
  readonly id: Id;
  readonly kind: NoteKind;
  readonly text: string;
  readonly on: Day;
}): NoteEvent[] => [
  {
    kind: 'note.written',
    subject: input.id,
    on: input.on,
    data: { kind: input.kind, text: cleanText(input.text, 'the note') },
  },
];

/** @throws Refusal `already-withdrawn` */
export function withdraw(state: Note, on: Day): NoteEvent[] {
  if (!permits(note, state, 'note.withdrawn')) {
    throw new Refusal(
      'already-withdrawn',
      `Note ${state.no} has been withdrawn already.`,
      'Nothing needed changing.',
    );
  }
  return [{ kind: 'note.withdrawn', subject: state.id, on, data: {} }];
}
