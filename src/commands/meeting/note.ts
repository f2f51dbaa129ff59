import type { Call, Run } from '../../cli/spec.js';
import { exitCodes, Refusal } from '../../text/refusal.js';
import { noteAtMeeting } from '../../things/meeting/changes.js';
import type { Meeting } from '../../things/meeting/fields.js';
import { textOrPiped } from '../piped.js';
import type { note } from './index.js';
import { saidOfPart } from './said.js';

export const run: Run<typeof note> = async ({ meeting, text, edit }, call) => {
  const notes = edit
    ? paragraphs(await edited(call, meeting.label, text))
    : text === '-'
      ? paragraphs(textOrPiped(call, text))
      : [text ?? ''];
  if (notes.every((each) => each.trim() === '')) throw nothingNoted();
  const state: Meeting = noteAtMeeting(call.session, meeting.id, ...notes);
  return saidOfPart(
    call,
    'Noted at',
    state,
    notes.map((each) => `“${each}”`),
  );
};

async function edited(call: Call, title: string, text: string | undefined): Promise<string> {
  if (!call.interactive) {
    throw new Refusal(
      'no-editor-here',
      'There is no terminal to open an editor in.',
      'Give the note itself in quotes, or - to read what is piped in.',
    );
  }
  return (await call.prompter()).editor({
    id: 'meeting.note',
    message: `What was said at “${title}”?`,
    flag: 'TEXT',
    default: text === undefined || text === '-' ? '' : text,
  });
}

/** What stands between blank lines, and each bullet: a note of its own, without its bullet. */
const paragraphs = (text: string): string[] =>
  text
    .split(/\r?\n[ \t]*(?:\r?\n)+|\r?\n(?=[ \t]*(?:[-*•]|\d{1,3}[.)])[ \t])/u)
    .map((part) =>
      part
        .replace(/^\s*(?:[-*•]|\d{1,3}[.)])\s+/u, '')
        .replace(/\s+/gu, ' ')
        .trim(),
    )
    .filter((part) => part !== '');

const nothingNoted = (): Refusal =>
  new Refusal(
    'text-empty',
    'There is nothing in the note.',
    'Put a few words in quotes, give - to read what is piped in, or --edit to write in your editor.',
    { exit: exitCodes.usage },
  );
