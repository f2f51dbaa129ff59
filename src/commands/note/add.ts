import type { Call, Run } from '../../cli/spec.js';
import { exitCodes, Refusal } from '../../text/refusal.js';
import { writeNote } from '../../things/note/changes.js';
import { type NoteKind, noteKinds } from '../../things/note/thing.js';
import { textOrPiped } from '../piped.js';
import type { add } from './index.js';
import { said } from './said.js';

export const run: Run<typeof add> = async (input, call) => {
  const text = textOrPiped(call, input.text);
  const kind = input.for ?? (await askKind(call));
  return said(call, 'Noted', writeNote(call.session, { text, kind, on: input.on }));
};

async function askKind(call: Call): Promise<NoteKind> {
  const kinds = Object.keys(noteKinds) as NoteKind[];
  if (!call.interactive) {
    throw new Refusal('note-for-what', 'It was not said what the note is for.', 'Add --for KIND.', {
      details: kinds.map((kind) => `--for ${kind}: ${noteKinds[kind]}`),
      exit: exitCodes.usage,
    });
  }
  const prompter = await call.prompter();
  return prompter.select({
    id: 'note.for',
    message: 'What is it for?',
    flag: '--for',
    choices: kinds.map((kind) => ({ value: kind, name: kind, hint: noteKinds[kind] })),
  });
}
