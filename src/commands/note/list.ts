import type { Run } from '../../cli/spec.js';
import { shortDay } from '../../core/day.js';
import { code } from '../../documents/build.js';
import { listNotes } from '../../ledger/facts/notes.js';
import { listing } from '../words.js';
import type { list } from './index.js';

export const run: Run<typeof list> = (input, call) => {
  const notes = call.desk.ledger.read((reader) =>
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
