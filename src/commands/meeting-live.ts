/** A meeting written down as it happens: a line, Enter, done. */
import { one } from '../cli/parameters.js';
import { type Call, type Result, verb } from '../cli/verb.js';
import type { LineBook } from '../lines/line-book.js';
import type { Order } from '../lines/order.js';
import { list, paragraph, root } from '../papers/build.js';
import type { LineReader } from '../prompt/lines.js';
import { leftSaying } from '../prompt/prompter.js';
import { Refusal } from '../text/refusal.js';
import { counted } from '../text/text.js';
import { turnsAtMeeting } from '../things/duty/list.js';
import type { Candidate } from '../things/find.js';
import type { Meeting } from '../things/meeting/fields.js';
import { findMeetings } from '../things/meeting/find.js';
import { need } from '../things/session.js';
import { formatDay } from '../time/day.js';
import {
  completingNames,
  lineData,
  lineHelp,
  openLine,
  sayLine,
  stillOpen,
  waitsInWords,
} from './lines-shown.js';
import { takeLine } from './lines-taken.js';
import { meetingData, meetingLines, minutesNext } from './meeting-shown.js';
import { deed } from './shown.js';

export const meetingLive = verb({
  path: ['meeting', 'live'],
  summary: 'write a meeting down as it happens: each line is on record as soon as it is typed',
  examples: [
    ['momentum meeting live', 'today’s: type along; ? shows what is understood, Ctrl-D ends it'],
    ['momentum meeting live 3 < notes.txt', 'lines that were written down elsewhere'],
  ],
  arguments: {
    meeting: one('meeting', 'which one: number, day, “last”, “next”; left out, today’s'),
  },
  json: {
    meeting: 'the meeting as it now stands',
    lines: 'each with its number, its kind, what it put on record and what of it waits',
  },
  uses: 'writes',
  async run(input, call) {
    const { session } = call;
    const { id } = input.meeting ?? todays(call);
    const meeting = session.ledger.read((reader) => need(reader, 'meeting', id));
    refuseUnfit(meeting, call);
    const [{ openBook }, { readOrder }, { grammarsFor }, { customsIn }] = await Promise.all([
      import('../lines/line-book.js'),
      import('../lines/order.js'),
      import('../lines/grammar.js'),
      import('../things/community/customs.js'),
    ]);
    const book = openBook(session, meeting);
    const grammars = grammarsFor(session.ledger.read(customsIn));
    const reader = await call.lines(completingNames(session));
    try {
      for (const each of book.again()) sayLine(reader, each);
      if (call.interactive) greet(reader, meeting, book, onDuty(call, meeting));
      for (;;) {
        const typed = await reader.next(promptOf(book));
        if (typed === undefined) break;
        const said = readOrder(typed.trim(), grammars);
        if (said?.command === 'end') break;
        if (said) await obey(said, reader, book);
        else takeLine(reader, book, typed, call);
      }
      if (call.interactive) await askWhatWaits(reader, book);
    } catch (cause) {
      throw leftSaying(cause, leftOff(meeting, book));
    } finally {
      reader.close();
    }
    return result(call, meeting, book);
  },
});

/** The one meeting of today. @throws Refusal `which-meeting` */
function todays({ session: { ledger }, today }: Call): Candidate {
  const [found, ...others] = ledger.read((reader) => findMeetings(reader, today, today));
  if (found && others.length === 0) return found;
  throw new Refusal(
    'which-meeting',
    found ? 'There is more than one meeting today.' : 'No meeting is on record for today.',
    found
      ? `Say which one: ${[found, ...others].map(({ no }) => `momentum meeting live ${no}`).join(' or ')}`
      : 'Plan it: momentum meeting plan "TITLE" --on today. Or say which one is meant: momentum meeting live NUMBER',
  );
}

/** @throws Refusal `day-to-come`, `meeting-status` */
export function refuseUnfit({ no, title, day, status }: Meeting, { today }: Call): void {
  if (status === 'cancelled') {
    throw new Refusal(
      'meeting-status',
      `“${title}” on ${formatDay(day)} was cancelled.`,
      'If it takes place after all, plan it: momentum meeting plan "TITLE" --on today',
    );
  }
  if (status === 'planned' && day > today) {
    throw new Refusal(
      'day-to-come',
      `“${title}” is planned for ${formatDay(day)}, which is yet to come.`,
      `If it takes place today: momentum meeting edit ${no} --on today`,
    );
  }
}

function greet(
  reader: LineReader,
  { no, title, day, status }: Meeting,
  book: LineBook,
  onToday: readonly string[],
): void {
  reader.say(`${no} · ${title}, ${formatDay(day)}`, 'heading');
  const held = status === 'planned' ? ' With the first line it counts as held.' : '';
  reader.say(
    `One line, Enter, done: each is on record at once.${held} Type ? to see what is understood, end (or Ctrl-D) at the end.`,
    'quiet',
  );
  if (onToday.length > 0) reader.say(`On today: ${onToday.join('; ')}`, 'quiet');
  if (book.waiting().length > 0) sayOpen(reader, book);
}

/** "Take the minutes: Grace Okoro", of each job that comes with each meeting. */
const onDuty = ({ session: { ledger }, today }: Call, meeting: Meeting): string[] =>
  ledger.read((reader) =>
    turnsAtMeeting(reader, meeting, today).map(({ duty, turn: { who } }) => {
      const name = who === null ? undefined : reader.get('member', who)?.name;
      return `${duty.text}: ${name ?? 'who would like to?'}`;
    }),
  );

/** What is on record where somebody left in the middle: every line that they ended with Enter. */
function leftOff({ no }: Meeting, book: LineBook): Record<'message' | 'next', string> {
  const lines = book.lines().length;
  const kept = lines === 0 ? 'Nothing was written down' : `On record: ${counted(lines, 'line')}`;
  return {
    message: `Stopped here. ${kept}${lines === 0 ? '.' : '. What was being typed is not.'}`,
    next: `To go on: momentum meeting live ${no}`,
  };
}

/** "4>", and how many wait. */
function promptOf(book: LineBook): string {
  const waiting = book.waiting().length;
  return `${(book.lines().at(-1)?.no ?? 0) + 1}${waiting > 0 ? ` (${waiting} waiting)` : ''}> `;
}

/** Does what is refused for good reason, and says so; the sitting goes on. */
function kindly(reader: LineReader, act: () => void): void {
  try {
    act();
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    reader.say(`${cause.message} ${cause.next}`, 'detail');
  }
}

async function obey(
  { command, no, rest }: Order,
  reader: LineReader,
  book: LineBook,
): Promise<void> {
  const commands: Record<Order['command'], () => void | Promise<void>> = {
    end: () => undefined,
    help: () => reader.say(lineHelp, 'paste'),
    open: () => sayOpen(reader, book),
    undo: () =>
      kindly(reader, () => {
        const line = book.undo();
        reader.say(line ? `Taken back: ${line.text}` : 'There is nothing to take back.', 'done');
      }),
    async edit() {
      const line = book.lines().find((each) => each.no === no);
      const text = rest === '' && line ? await reader.next(`${line.no} anew> `, line.text) : rest;
      kindly(reader, () => {
        const mended = book.edit(no ?? book.lines().at(-1)?.no ?? 0, text ?? '');
        if (mended) sayLine(reader, mended);
      });
    },
  };
  await commands[command]();
}

function sayOpen({ say }: LineReader, book: LineBook): void {
  const open = book.waiting();
  if (open.length === 0) say('Nothing waits.', 'quiet');
  for (const { no, waits } of open) {
    for (const each of waits) say(`${no} ${waitsInWords(each)}`, 'detail');
  }
}

/** Asks at the end about each line that waits: another one in its place, or Enter to leave it waiting. */
async function askWhatWaits(reader: LineReader, book: LineBook): Promise<void> {
  for (const { no } of book.waiting()) {
    for (;;) {
      const line = book.lines().find((each) => each.no === no);
      const [first] = line?.waits ?? [];
      if (line === undefined || first === undefined) break;
      reader.say(waitsInWords(first));
      reader.say(
        'Say it anew, or Enter to leave it for later: until then it is a note for you alone.',
        'quiet',
      );
      const typed = await reader.next(`${no} anew> `);
      if (typed === undefined) return;
      kindly(reader, () => {
        const said = book.settle(no, typed);
        for (const each of said) sayLine(reader, each);
      });
      if (typed.trim() === '') break;
    }
  }
}

function result({ session, today }: Call, { id }: Meeting, book: LineBook): Result {
  return session.ledger.read((reader) => {
    const state = need(reader, 'meeting', id);
    const meeting = meetingData(reader, state, today);
    const lines = book.lines();
    const open = book.waiting().flatMap(({ waits }) => waits);
    return {
      data: { meeting, lines: lines.map(lineData) },
      document: root(
        paragraph(deed('Written down', state.no, state.title)),
        list(
          [...meetingLines(meeting, today), counted(lines.length, 'line')].filter(
            (line) => line !== null,
          ),
        ),
        ...(open.length > 0 ? [paragraph(stillOpen(open.length)), list(open.map(openLine))] : []),
      ),
      hints: [
        ...minutesNext(state),
        ...(lines.length > 0 ? ['To take all of it back: momentum undo'] : []),
      ],
    };
  });
}
