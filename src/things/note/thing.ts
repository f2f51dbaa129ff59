import { Refusal } from '../../text/refusal.js';
import { cleanText } from '../../text/text.js';
import type { Day } from '../../time/day.js';
import { type Entity, type EventOf, type Id, permits } from '../thing.js';

/**
 * What a facilitator writes for the documents in words of their own. `private` is for nobody but
 * the facilitator and appears in no document to share.
 */
export const noteKinds = {
  words: 'in the facilitator’s words',
  help: 'help needed',
  decision: 'decision to take',
  story: 'story',
  'next-step': 'next step',
  private: 'for the facilitator alone',
} as const;
export type NoteKind = keyof typeof noteKinds;

export interface Note {
  readonly id: Id;
  readonly no: number;
  readonly status: 'written' | 'withdrawn';
  readonly kind: NoteKind;
  readonly text: string;
  readonly on: Day;
  readonly withdrawnOn: Day | null;
}

export interface NoteEvents {
  'note.written': { readonly no: number; readonly kind: NoteKind; readonly text: string };
  'note.withdrawn': Record<string, never>;
}
export type NoteEvent = EventOf<NoteEvents>;

export const note: Entity<'note', Note, NoteEvents> = {
  name: 'note',
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
  },
};

export const write = (input: {
  readonly id: Id;
  readonly no: number;
  readonly kind: NoteKind;
  readonly text: string;
  readonly on: Day;
}): NoteEvent[] => [
  {
    kind: 'note.written',
    subject: input.id,
    on: input.on,
    data: { no: input.no, kind: input.kind, text: cleanText(input.text, 'the note') },
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
