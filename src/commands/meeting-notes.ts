/** What was said at a meeting, and the questions it takes up. */
import { flag, needed, one } from '../cli/parameters.js';
import { type Call, verb } from '../cli/verb.js';
import { Refusal, usage } from '../text/refusal.js';
import { noteAtMeeting, takeUpQuestion } from '../things/meeting/changes.js';
import type { Meeting } from '../things/meeting/fields.js';
import { addedToMeeting, meetingJson, whichMeeting } from './meeting-shown.js';
import { textOrPiped } from './typed.js';

export const meetingQuestion = verb({
  path: ['meeting', 'question'],
  summary: 'put on record that a meeting takes up a burning question',
  examples: [['momentum meeting question next insures', 'by number, or a few of its words']],
  arguments: {
    meeting: whichMeeting,
    question: needed(one('question', 'which question: its number, or a few of its words')),
  },
  json: meetingJson,
  uses: 'writes',
  run: (input, call) =>
    addedToMeeting(
      call,
      'Question for',
      takeUpQuestion(call.session, input.meeting.id, input.question.id),
      [`takes up ${input.question.no} (${input.question.label})`],
    ),
});

export const meetingNote = verb({
  path: ['meeting', 'note'],
  summary: 'write down what was said at a meeting',
  examples: [
    ['momentum meeting note last "The hall is ours until March"', 'one note'],
    ['momentum meeting note last - < minutes.txt', 'each paragraph or bullet becomes a note'],
    ['momentum meeting note last --edit', 'opens your editor ($VISUAL or $EDITOR)'],
  ],
  arguments: {
    meeting: whichMeeting,
    text: one('text', 'the note; - reads what is piped in', { placeholder: 'TEXT' }),
  },
  options: { edit: flag('write it in your editor') },
  json: meetingJson,
  uses: 'writes',
  async run({ meeting, text, edit }, call) {
    const notes = edit
      ? paragraphs(await edited(call, meeting.label, text))
      : text === '-'
        ? paragraphs(textOrPiped(call, text))
        : [text ?? ''];
    if (notes.every((each) => each.trim() === '')) throw nothingNoted();
    const state: Meeting = noteAtMeeting(call.session, meeting.id, ...notes);
    return addedToMeeting(
      call,
      'Noted at',
      state,
      notes.map((each) => `“${each}”`),
    );
  },
});

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
  usage(
    'text-empty',
    'There is nothing in the note.',
    'Put a few words in quotes, give - to read what is piped in, or --edit to write in your editor.',
  );
