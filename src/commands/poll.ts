import { flag, needed, one, several } from '../cli/parameters.js';
import { type Call, type Noun, type Verb, verb } from '../cli/verb.js';
import { list, paragraph, root, strong } from '../papers/build.js';
import { Refusal, usage } from '../text/refusal.js';
import { refuseEnded } from '../things/poll/acts.js';
import { answerWhichDay, dropPoll, settleOn } from '../things/poll/changes.js';
import { pollRow } from '../things/poll/list.js';
import { letterOf, suitsInWords } from '../things/poll/thing.js';
import { need } from '../things/session.js';
import { meetingData, meetingJson, meetingLines } from './meeting-shown.js';
import { mailOptions, mailPlanned } from './poll-mailed.js';
import { pollJson, pollRecorded, proposal, whichPoll } from './poll-shown.js';
import { daysTyped } from './poll-typed.js';

export const noun: Noun = {
  name: 'poll',
  summary: 'which of several days suits for a meeting (momentum meeting poll asks)',
  group: 'What there is:',
};

const pollOf = ({ session }: Call, id: number) =>
  session.ledger.read((reader) => need(reader, 'poll', id));

const answer = verb({
  path: ['poll', 'answer'],
  summary: 'put on record on which of the days somebody can',
  examples: [
    ['momentum poll answer 1 grace A C', 'Grace can on these, and on no other'],
    ['momentum poll answer 1 tom A --maybe B', 'and on that one perhaps'],
    ['momentum poll answer 1 lena --none', 'on none of them'],
    ['momentum poll answer 1 owen "14 jan"', 'a day itself does as well; the last answer counts'],
  ],
  arguments: {
    poll: whichPoll,
    who: needed(one('person', 'who answers')),
    days: several('text', 'the days that suit, by letter or day', { placeholder: 'LETTER' }),
  },
  options: {
    maybe: several('text', 'those that suit perhaps', { placeholder: 'LETTERS' }),
    all: flag('all of them suit'),
    none: flag('none of them suits'),
  },
  json: pollJson,
  uses: 'writes',
  run({ poll, who, days, maybe, all, none }, call) {
    const state = pollOf(call, poll.id);
    const suits = daysTyped(call, state, { days, maybe, all, none });
    const after = answerWhichDay(call.session, poll.id, who, suits);
    const row = call.session.ledger.read((reader) => pollRow(reader, after, call.today));
    return pollRecorded(call, 'Answered', after, [suitsInWords(suits), proposal(row)], []);
  },
});

const settle = verb({
  path: ['poll', 'settle'],
  summary: 'plan the meeting on the day that suits best, or on another of them',
  examples: [
    ['momentum poll settle 1', 'on a terminal; the best day is proposed'],
    ['momentum poll settle 1 --on B', 'who can is on record as coming, who can’t with apologies'],
  ],
  arguments: { poll: whichPoll },
  options: { on: one('text', 'the day, by its letter or itself', { placeholder: 'LETTER' }) },
  json: { ...pollJson, ...meetingJson },
  uses: 'writes',
  async run({ poll: { id }, on }, call) {
    const { session, today } = call;
    const nth = await whichDay(call, id, on);
    const { poll, meeting } = settleOn(session, id, nth);
    return session.ledger.read((reader) => {
      const data = meetingData(reader, meeting, today);
      return {
        data: { poll: pollRow(reader, poll, today), meeting: data },
        document: root(
          paragraph([strong(`Planned ${meeting.no}`), ` · ${meeting.title}`]),
          list(meetingLines(data, today).filter((line) => line !== null)),
        ),
        hints: [
          `To call people to it: momentum meeting invite ${meeting.no} --bcc members --output invitation.eml. To take it back: momentum undo`,
        ],
      };
    });
  },
});

/** @throws Refusal `which-day`, `unknown-day`, and `poll-over` as `settleOn` */
async function whichDay(call: Call, id: number, on: string | undefined): Promise<number> {
  const state = pollOf(call, id);
  // One that is over is refused by `settleOn`, whatever day is asked for.
  if (state.status !== 'open') return 0;
  if (on !== undefined) {
    const suits = daysTyped(call, state, { days: [on], maybe: [], all: false, none: false });
    const chosen = suits.flatMap((each, nth) => (each === 'yes' ? [nth] : []));
    if (chosen.length === 1) return chosen[0] as number;
    throw oneDay();
  }
  const row = call.session.ledger.read((reader) => pollRow(reader, state, call.today));
  const nth = row.days.findIndex(({ letter }) => letter === row.best);
  const line = `momentum poll settle ${state.no} --on`;
  if (row.best === null) {
    throw new Refusal(
      'which-day',
      'Nobody has answered that a day to come suits them.',
      `Say which one it is to be: ${line} LETTER`,
    );
  }
  if (!call.interactive) {
    throw new Refusal('which-day', proposal(row), `To plan it then: ${line} ${row.best}`);
  }
  const agreed = await (await call.prompter()).confirm({
    id: 'poll.settle',
    message: `${proposal(row)} Plan it then?`,
    flag: '--on',
    default: false,
  });
  if (agreed) return nth;
  throw new Refusal('which-day', 'Nothing was planned.', `For another day: ${line} LETTER`);
}

const oneDay = () =>
  usage('which-day', 'A meeting is on one day.', `Give one letter: --on ${letterOf(1)}`);

const drop = verb({
  path: ['poll', 'drop'],
  summary: 'let go of a poll: nobody is asked any more',
  examples: [['momentum poll drop 1', 'nothing is planned; what people answered stays in the log']],
  arguments: { poll: whichPoll },
  json: pollJson,
  uses: 'writes',
  run: ({ poll }, call) => pollRecorded(call, 'Let go:', dropPoll(call.session, poll.id), [], []),
});

const mail = verb({
  path: ['poll', 'mail'],
  summary: 'write the mail that asks which day suits',
  examples: [
    ['momentum poll mail 1 --bcc members --output poll.eml', 'to everybody, unseen by each other'],
    ['momentum poll mail 1 --each ~/polls', 'a mail for each, in that folder'],
  ],
  arguments: { poll: whichPoll },
  options: mailOptions,
  json: { ...pollJson, written: 'the files it was written to' },
  uses: 'reads',
  async run({ poll: { id }, ...where }, call) {
    const state = pollOf(call, id);
    refuseEnded(state);
    const mailed = await mailPlanned(call, where)?.(state);
    if (mailed === undefined) throw noFile();
    const { data, ...result } = pollRecorded(call, 'Written:', state, mailed.lines, mailed.hints);
    return { ...result, data: { ...data, written: mailed.written } };
  },
});

const noFile = () =>
  usage(
    'where-to',
    'It was not said where the mail goes.',
    'One mail to all: --bcc members --output poll.eml. Or a mail for each: --each FOLDER',
  );

export const verbs: readonly Verb[] = [answer, settle, mail, drop];
