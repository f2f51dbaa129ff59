/** Asking which of several days suits for a meeting, and how it stands. */
import { flag, one, several } from '../cli/parameters.js';
import { type Call, verb } from '../cli/verb.js';
import { code } from '../papers/build.js';
import { usage } from '../text/refusal.js';
import { askWhichDay } from '../things/poll/changes.js';
import { listPolls, pollRow } from '../things/poll/list.js';
import { about } from './meeting-shown.js';
import { mailOptions, mailPlanned } from './poll-mailed.js';
import { daysAsked, pollRecorded, pollsShown } from './poll-shown.js';

const { start: _, ...place } = about;

export const meetingPoll = verb({
  path: ['meeting', 'poll'],
  summary: 'ask which of several days suits for a meeting; without days, how that stands',
  examples: [
    [
      'momentum meeting poll "12 jan 18:00" "14 jan 18:00" "19 jan 17:30" --title "January meeting"',
      'each day has a letter, A to C, by which people answer',
    ],
    [
      'momentum meeting poll "12 jan" "14 jan" --title Tea --bcc members --output poll.eml',
      'and the mail that asks, to everybody, unseen by each other',
    ],
    ['momentum meeting poll', 'who can when, which day suits best, and who has not answered'],
  ],
  arguments: {
    days: several('moment', 'the days, each with its time: "12 jan 18:00"', {
      placeholder: 'DAY',
    }),
  },
  options: {
    title: one('text', 'what the meeting is called', { placeholder: 'TITLE' }),
    ...place,
    close: one('future', 'up to when answers are asked for'),
    ...mailOptions,
    all: flag('without days: those that were settled or let go, too'),
  },
  json: {
    polls:
      'each poll with who can, perhaps and can’t, who has not answered, and the letter of the best day',
    poll: 'the one that was asked with these days, or null',
    written: 'the files that the mail was written to',
  },
  uses: 'writes',
  writesWith: 'days',
  pages: true,
  async run({ days, title, close, all, output, bcc, each, force, ...about }, call) {
    const { session, today } = call;
    if (days.length === 0) {
      const other = { title, close, output, bcc, each, ...about };
      if (Object.values(other).some((value) => value !== undefined)) throw noDays();
      const polls = session.ledger.read((reader) => listPolls(reader, today, all));
      const [open] = polls.filter(({ status }) => status === 'open');
      return {
        data: { polls, poll: null, written: [] },
        document: pollsShown(polls, today, [
          'No poll is open. To ask which day suits: ',
          code('momentum meeting poll "DAY TIME" "DAY TIME" --title "TITLE"'),
        ]),
        hints: open
          ? [
              `What somebody says: momentum poll answer ${open.no} NAME A C --maybe B. To settle it: momentum poll settle ${open.no}`,
            ]
          : [],
      };
    }
    const mail = mailPlanned(call, { output, bcc, each, force });
    const poll = askWhichDay(session, {
      ...about,
      title: title ?? (await askTitle(call)),
      days: days.map(({ future: { day, start } }) => ({ day, start })),
      closesOn: close,
    });
    const mailed = await mail?.(poll);
    const row = session.ledger.read((reader) => pollRow(reader, poll, today));
    const { data, ...result } = pollRecorded(
      call,
      'Asked',
      poll,
      [...daysAsked(row, today), ...(mailed?.lines ?? [])],
      mailed?.hints ?? [
        `The mail that asks: momentum poll mail ${poll.no} --bcc members --output poll.eml`,
      ],
    );
    return { ...result, data: { ...data, polls: [row], written: mailed?.written ?? [] } };
  },
});

async function askTitle(call: Call): Promise<string> {
  if (!call.interactive) throw untitled();
  return (await call.prompter()).input({
    id: 'title',
    message: 'What is it called?',
    flag: '--title',
  });
}

const untitled = () =>
  usage('poll-untitled', 'It was not said what the meeting is called.', 'Add --title "TITLE"');

const noDays = () =>
  usage(
    'no-days',
    'It was not said which days are to choose from.',
    'Give them first, each with its time: momentum meeting poll "12 jan 18:00" "14 jan 18:00" --title "TITLE"',
  );
