import { choice, flag, needed, one } from '../cli/parameters.js';
import { type Call, type Noun, type Result, type Verb, verb } from '../cli/verb.js';
import { code } from '../papers/build.js';
import { usage } from '../text/refusal.js';
import { withdrawNote, writeNote } from '../things/note/changes.js';
import { listNotes } from '../things/note/list.js';
import { type Note, type NoteKind, noteKinds } from '../things/note/thing.js';
import { shortDay } from '../time/day.js';
import { dayWithDistance } from '../time/distance.js';
import { deed, listing, recorded } from './shown.js';
import { textOrPiped } from './typed.js';

export const noun: Noun = {
  name: 'note',
  summary: 'your own words for the documents: a story, help needed, next steps',
  group: 'What there is:',
};

const kinds = Object.keys(noteKinds) as NoteKind[];
const kindsInWords =
  'words (your own lines at the top), help (help needed), story, next-step, private (for your eyes only, in no document)';
/** What is to be decided was a note once. */
const elsewhere = {
  decision: 'momentum decide "…" --to-take',
  decisions: 'momentum decisions --to-take',
};
const json = { note: 'the note: its number, what it is for, its text, its day' };

const add = verb({
  path: ['note', 'add'],
  summary: `write something for the documents in your own words: ${kindsInWords}`,
  examples: [
    ['momentum note add "A good month: two new menders" --for words', 'stands at the top'],
    ['momentum note add "Somebody who can solder on Tuesdays" --for help', 'under help needed'],
    ['momentum note add "Ask Tom how he is" --for private', 'for your eyes only'],
  ],
  arguments: {
    text: needed(
      one('text', 'what you want to say; - reads what is piped in', { placeholder: 'TEXT' }),
    ),
  },
  options: {
    for: choice(kinds, `what it is for: ${kindsInWords}`, { placeholder: 'KIND', elsewhere }),
    on: one('past', 'the day it belongs to, where that is not today'),
  },
  json,
  uses: 'writes',
  async run(input, call) {
    const text = textOrPiped(call, input.text);
    const kind = input.for ?? (await askKind(call));
    return noteRecorded(call, 'Noted', writeNote(call.session, { text, kind, on: input.on }));
  },
});

async function askKind(call: Call): Promise<NoteKind> {
  if (!call.interactive) {
    throw usage(
      'note-for-what',
      'It was not said what the note is for.',
      'Add --for KIND.',
      kinds.map((kind) => `--for ${kind}: ${noteKinds[kind]}`),
    );
  }
  const prompter = await call.prompter();
  return prompter.select({
    id: 'note.for',
    message: 'What is it for?',
    flag: '--for',
    choices: kinds.map((kind) => ({ value: kind, name: kind, hint: noteKinds[kind] })),
  });
}

const list = verb({
  path: ['note', 'list'],
  summary: 'your notes, private ones too, the newest first',
  examples: [
    ['momentum note list', 'all that stand'],
    ['momentum note list --for story', 'only the stories'],
  ],
  options: {
    for: choice(kinds, `only what is for this: ${kinds.join(', ')}`, {
      placeholder: 'KIND',
      elsewhere,
    }),
    all: flag('withdrawn ones as well'),
  },
  json: { notes: 'each with its number, what it is for, text, day, and when it was withdrawn' },
  uses: 'reads',
  pages: true,
  run(input, call) {
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
        [
          'There is no note of that kind. To write one: ',
          code('momentum note add "…" --for words'),
        ],
      ),
    };
  },
});

const withdraw = verb({
  path: ['note', 'withdraw'],
  summary: 'take a note out of the documents to come',
  examples: [['momentum note withdraw 3', 'it is no longer true']],
  arguments: { note: needed(one('note', 'which one: its number, or a few of its words')) },
  json,
  uses: 'writes',
  run: ({ note }, call) => noteRecorded(call, 'Withdrawn', withdrawNote(call.session, note.id)),
});

/**
 * What is now on record of a note.
 * @param did what was done to it: "Noted", "Withdrawn"
 */
const noteRecorded = (call: Call, did: string, note: Note): Result => {
  const { no, kind, text, on, withdrawnOn } = note;
  return {
    data: { note: { no, kind, text, on, withdrawnOn } },
    document: recorded(deed(did, no, text), [
      noteKinds[kind],
      `of ${dayWithDistance(on, call.today)}`,
      withdrawnOn && 'it appears in no document from now on',
    ]),
  };
};

export const verbs: readonly Verb[] = [add, list, withdraw];
