/** What was said in passing, on record ten seconds later. */
import { needed, one } from '../cli/parameters.js';
import { type Verb, verb } from '../cli/verb.js';
import { list, paragraph, root } from '../papers/build.js';
import { exitCodes, Refusal } from '../text/refusal.js';
import { need } from '../things/session.js';
import { lineData, openLine, stillOpen } from './lines-shown.js';
import { addLine } from './lines-taken.js';
import { textOrPiped } from './typed.js';

const jot = verb({
  path: ['jot'],
  group: 'Every day:',
  summary: 'put on record what was just said, in a sentence: who will do what, by when',
  examples: [
    ['momentum jot "tom will find a room by friday"', 'says back what was understood'],
    ['momentum jot "thanks mei for the lamp"', 'whatever a line of a meeting may be'],
    ['momentum jot --at last - < notes.txt', 'several lines, said at a meeting'],
  ],
  arguments: {
    text: needed(
      one('text', 'the sentence; - reads lines that are piped in', {
        placeholder: 'SENTENCE',
        ask: { message: 'What was said?' },
      }),
    ),
  },
  options: {
    at: one('meeting', 'the meeting where it was said: number, day, “last” or words'),
  },
  json: { lines: 'each with its number, its kind, what it put on record and what of it waits' },
  uses: 'writes',
  async run({ text, at }, call) {
    const { session } = call;
    const { openBook } = await import('../lines/line-book.js');
    const meeting = at ? session.ledger.read((reader) => need(reader, 'meeting', at.id)) : null;
    const book = openBook(session, meeting);
    const left = book.lines().length;
    for (const line of textOrPiped(call, text).split(/\r\n|\r|\n/))
      addLine(book, line, session.ledger);
    const lines = book.lines().slice(left);
    // What was only noted is not said back as if it had been done.
    const noted = meeting === null ? 'Noted, for you alone' : 'Noted for the minutes';
    const told = lines.flatMap((line) =>
      line.kind === 'note' ? line.told.map((text) => `${noted}: ${text}`) : line.told,
    );
    const open = lines.flatMap(({ waits }) => waits);
    const [first] = open;
    if (first && lines.length === 1 && told.length === 0 && meeting === null) throw unclear(first);
    if (lines.length === 0)
      throw new Refusal(
        'text-empty',
        'There is nothing in it.',
        'Say it in a sentence: momentum jot "tom will find a room by friday"',
      );
    return {
      data: { lines: lines.map(lineData) },
      document: root(
        ...(told.length > 0 ? [list(told)] : []),
        ...(open.length > 0
          ? [
              paragraph(meeting === null ? 'Not on record yet:' : stillOpen(open.length)),
              list(open.map(openLine)),
            ]
          : []),
      ),
      hints: told.length > 0 ? ['To take it back: momentum undo'] : [],
      exit: open.length > 0 && meeting === null ? exitCodes.refused : exitCodes.done,
    };
  },
});

const unclear = ({ why, next }: { readonly why: string; readonly next: string }): Refusal =>
  new Refusal(
    'line-unclear',
    `${why} So nothing was put on record.`,
    `Say it another way, or: ${next}`,
  );

export const verbs: readonly Verb[] = [jot];
