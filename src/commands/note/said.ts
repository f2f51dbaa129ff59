/** What writing and withdrawing a note say is now on record. */
import type { Call, Result } from '../../cli/spec.js';
import { type Note, noteKinds } from '../../things/note/thing.js';
import { dayWithDistance, deed, recorded } from '../words.js';

/** @param verb what was done: "Noted", "Withdrawn" */
export const said = (call: Call, verb: string, state: Note): Result => {
  const { no, kind, text, on, withdrawnOn } = state;
  return {
    data: { note: { no, kind, text, on, withdrawnOn } },
    document: recorded(deed(verb, no, text), [
      noteKinds[kind],
      `of ${dayWithDistance(on, call.today)}`,
      withdrawnOn && 'it appears in no document from now on',
    ]),
  };
};
