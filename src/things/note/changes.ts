import type { Day } from '../../time/day.js';
import { happened } from '../days.js';
import { putOnRecord, type Session, settle } from '../session.js';
import type { Id } from '../thing.js';
import { type Note, type NoteKind, withdraw, write } from './thing.js';

/** @throws Refusal `day-to-come`, `text-…` */
export const writeNote = (
  session: Session,
  input: { text: string; kind: NoteKind; on?: Day | undefined },
): Note =>
  putOnRecord(session, 'note', (id) => write({ ...input, id, on: happened(session, input.on) }));

/** @throws Refusal `already-withdrawn` */
export const withdrawNote = (session: Session, id: Id): Note =>
  settle(session, 'note', id, (state) => withdraw(state, session.today));
