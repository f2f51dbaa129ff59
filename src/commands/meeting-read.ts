/** Notes that somebody took of a meeting, brought in: looked at first, then put on record as one act. */
import type { TypedLine } from '../bring/notes/as-typed.js';
import type { NotesOutcome } from '../bring/notes/record.js';
import { needed, one } from '../cli/parameters.js';
import { previewFlags } from '../cli/preview.js';
import { type Call, type Result, verb } from '../cli/verb.js';
import { paragraph, root } from '../papers/build.js';
import type { Meeting } from '../things/meeting/fields.js';
import { need } from '../things/session.js';
import { bytesOf } from './import-reading.js';
import { refuseUnfit } from './meeting-live.js';
import {
  type Beside,
  countsOf,
  goneTitle,
  notesData,
  previewLines,
  previewTitle,
  previewTree,
  recordedTree,
  unreadOf,
} from './meeting-read-shown.js';
import { meetingData, meetingLines, minutesNext } from './meeting-shown.js';
import { deed } from './shown.js';

export const meetingRead = verb({
  path: ['meeting', 'read'],
  summary: 'bring in the notes that somebody took of a meeting: Markdown, plain text, mail or Word',
  examples: [
    ['momentum meeting read notes.md --dry-run', 'what would go on record, line by line'],
    ['momentum meeting read notes.md', 'of the meeting whose day stands in its title'],
    ['momentum meeting read - --at last < minutes.txt', 'what is piped in, of the last meeting'],
  ],
  arguments: {
    file: needed(one('file', 'the notes, or - for what is piped in')),
  },
  options: {
    at: one('meeting', 'the meeting: number, day, “last”, “next”; else by the day in the notes'),
    ...previewFlags('only say what would go on record, and write nothing'),
  },
  json: {
    meeting: 'the meeting as it now stands',
    dryRun: 'whether nothing was written',
    began: 'whether the meeting came to count as held by it',
    lines: 'each with its number, its kind, what it put on record and what of it waits',
    gone: 'what the notes held before and do not any more; it stays on record',
    headings: 'how many lines are headings',
    empty: 'how many lines say that there is nothing',
    unread: 'what of tables nothing was read from',
  },
  uses: 'writes',
  async run({ file, at, yes, dryRun }, call) {
    const { session } = call;
    const bytes = await bytesOf(call, file);
    const [
      { notesText },
      { outOfMail },
      { layOutNotes },
      { meetingOfNotes },
      record,
      { grammarsFor },
      { customsIn },
    ] = await Promise.all([
      import('../bring/notes/source.js'),
      import('../bring/notes/mail.js'),
      import('../bring/notes/layout.js'),
      import('../bring/notes/which-meeting.js'),
      import('../bring/notes/record.js'),
      import('../lines/grammar.js'),
      import('../things/community/customs.js'),
    ]);
    const text = notesText(await outOfMail(bytes));
    const notes = layOutNotes(text, grammarsFor(session.ledger.read(customsIn)));
    const meeting = at
      ? session.ledger.read((reader) => need(reader, 'meeting', at.id))
      : meetingOfNotes(session, notes);
    refuseUnfit(meeting, call);
    const typed = record.typedAt(session, meeting, notes);
    const { headings, unread } = notes;
    const beside: Beside = { headings, empty: typed.empty, unread };
    const look = (lines: readonly TypedLine[]) => record.lookAtNotes(session, meeting, lines);
    if (!yes && !dryRun) record.refuseStrangers(session, typed.lines);
    if (dryRun) return shownOnly(call, meeting, look(typed.lines), beside);
    const { lines, go } =
      yes || !call.interactive
        ? { lines: typed.lines, go: true }
        : await agreedLines(call, meeting, typed.lines, look, beside);
    if (!go) {
      return {
        data: { meeting: dataOf(call, meeting), ...notesData(look(lines), beside, true) },
        document: root(paragraph('Nothing was put on record.')),
      };
    }
    return recorded(call, meeting, record.recordNotes(session, meeting, lines), beside);
  },
});

const dataOf = ({ session, today }: Call, { id }: Meeting) =>
  session.ledger.read((reader) => meetingData(reader, need(reader, 'meeting', id), today));

const shownOnly = (
  call: Call,
  meeting: Meeting,
  outcome: NotesOutcome,
  beside: Beside,
): Result => ({
  data: { meeting: dataOf(call, meeting), ...notesData(outcome, beside, true) },
  document: previewTree(meeting, outcome, beside),
  hints: ['Nothing was written. To put it on record, leave out --dry-run.'],
});

function recorded(call: Call, { id }: Meeting, outcome: NotesOutcome, beside: Beside): Result {
  const { session, today } = call;
  const state = session.ledger.read((reader) => need(reader, 'meeting', id));
  const meeting = dataOf(call, state);
  const about = meetingLines(meeting, today).filter((line) => line !== null);
  const isNews = outcome.lines.some(({ told }) => told.length > 0);
  return {
    data: { meeting, ...notesData(outcome, beside, false) },
    document: recordedTree(
      deed(isNews ? 'Read into' : 'Nothing new for', state.no, state.title),
      outcome,
      beside,
      about,
    ),
    hints: [...minutesNext(state), ...(isNews ? ['To take all of it back: momentum undo'] : [])],
  };
}

/** Shows what would go on record, and asks until that is agreed: each line can be said anew or dropped. */
async function agreedLines(
  call: Call,
  meeting: Meeting,
  typed: readonly TypedLine[],
  look: (lines: readonly TypedLine[]) => NotesOutcome,
  beside: Beside,
): Promise<{ readonly lines: readonly TypedLine[]; readonly go: boolean }> {
  const prompter = await call.prompter();
  let lines = typed;
  let changed: TypedLine | undefined;
  for (let turn = 1; ; turn += 1) {
    const outcome = look(lines);
    if (turn === 1) prompter.say(previewTitle(meeting, outcome), 'heading');
    const shown = outcome.lines.filter(({ no }) => turn === 1 || no === changed?.no);
    for (const line of previewLines(shown)) prompter.say(line, 'item');
    if (turn === 1 && outcome.gone.length > 0) {
      prompter.say(goneTitle);
      for (const gone of outcome.gone) prompter.say(gone, 'item');
    }
    if (turn === 1) for (const line of unreadOf(beside)) prompter.say(line);
    prompter.say(`${countsOf(outcome, beside)}.`, 'quiet');
    const answer = await prompter.input({
      id: `read.${turn}`,
      message:
        'Enter puts all of it on record; “3 tom will find a hall” says line 3 anew, “-3” leaves it out, “no” leaves all of it',
      flag: '--yes',
      default: '',
      validate: (text) => answerIn(text, lines) !== undefined || whatIsMeant,
    });
    const said = answerIn(answer, lines);
    if (said === 'all' || said === undefined) return { lines, go: true };
    if (said === 'none') return { lines, go: false };
    changed = said.find((line) => !lines.includes(line));
    lines = said;
  }
}

const whatIsMeant =
  'Enter, “no”, the number of a line and the line as it should be, or “-” and a number.';

/** The lines as an answer changes them; undefined where it can't be understood. */
function answerIn(
  typed: string,
  lines: readonly TypedLine[],
): readonly TypedLine[] | 'all' | 'none' | undefined {
  const text = typed.trim();
  if (text === '' || /^y(?:es)?$/i.test(text)) return 'all';
  if (/^no?$/i.test(text)) return 'none';
  const [, minus = '', no = '', line = ''] =
    /^(-|drop )?\s*(\d{1,6})[:.]?(?:\s+(\S.*))?$/su.exec(text) ?? [];
  const found = lines.find((each) => each.no === Number(no));
  if (found === undefined || no === '' || (minus === '') === (line === '')) return undefined;
  if (minus !== '') return lines.filter((each) => each !== found);
  const anew = { ...found, line, text: line, asNote: false, nobodyNamed: false, ticked: false };
  return lines.map((each) => (each === found ? anew : each));
}
