import type { Run } from '../../cli/spec.js';
import { code } from '../../papers/build.js';
import { listNotes } from '../../things/note/list.js';
import { shortDay } from '../../time/day.js';
import { listing } from '../words.js';
import type { list } from './index.js';

export const run: Run<typeof list> = (input, call) => {
  const notes = call.session.ledger.read((reader) =>
    listNotes(reader, { kind: input.for, withdrawn: input.all }),
  );
  return {
    data: { notes },
    document: listing(
      ['No', 'Day', 'For', 'Note'],
      notes.map(({ no, on, kind, text, withdrawnOn }) => [
        String(no),
        shortDay(on),
        kind,
        withdrawnOn ? `(withdrawn) ${text}` : text,
      ]),
      ['There is no note of that kind. To write one: ', code('momentum note add "…" --for words')],
    ),
  };
};
