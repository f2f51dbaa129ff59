/** What an answer comes to, from whoever gave it: what is done, if anything, and what waits. */
import { dayToChoose } from '../../language/clock.js';
import { type Locale, phrase } from '../../language/locale.js';
import { clear, type Meant, waits } from '../../lines/meant.js';
import { shellWord, typedKey } from '../../text/text.js';
import {
  keepCommitment,
  moveCommitment,
  releaseCommitment,
  takeCommitment,
} from '../../things/commitment/changes.js';
import { type Commitment, dueOf, ownerOf } from '../../things/commitment/fields.js';
import { findCommitments } from '../../things/commitment/find.js';
import { handBackCommitment } from '../../things/commitment/handing-back.js';
import { isOpenNow } from '../../things/commitment/terms.js';
import { customsIn } from '../../things/community/customs.js';
import type { Candidate } from '../../things/find.js';
import type { Reader } from '../../things/ledger.js';
import { attendMeeting } from '../../things/meeting/changes.js';
import { meetingCalled } from '../../things/meeting/find.js';
import { answerWhichDay } from '../../things/poll/changes.js';
import { pollNumbered } from '../../things/poll/list.js';
import { letterOf, type PollDay, suitsInWords } from '../../things/poll/thing.js';
import type { Id } from '../../things/thing.js';
import { type Day, formatDay } from '../../time/day.js';
import { readDay } from '../../time/typed-day.js';
import { type MailAnswer, type MailSaid, plain } from './said.js';
import { lettersIn, suitsOf } from './suits.js';

export interface Answer extends Meant {
  /** What it is about; nothing where that is not on record. */
  readonly about?: readonly [
    kind: 'replies' | 'replies to invitations' | 'replies to polls',
    of: Id,
  ];
  /** What was written behind the sentence, to be read by a person. */
  readonly beside?: string;
}

interface Giver {
  readonly reader: Reader;
  readonly person: Candidate;
  /** When it was written. */
  readonly on: Day;
  /** The languages in which it may have been asked. */
  readonly locales: readonly Locale[];
}

const nothingNew: Meant = { unclear: [] };

export const meaningOfAnswer = (said: MailSaid, giver: Giver): Answer =>
  said.kind === 'comes'
    ? comes(said, giver)
    : said.kind === 'suits'
      ? suits(said, giver)
      : ofCommitment(said, giver);

/** What is said of the days of a poll, of which the last answer counts. */
function suits(
  { no, text, begun }: Extract<MailSaid, { kind: 'suits' }>,
  { reader, person, on, locales }: Giver,
): Answer {
  const state = pollNumbered(reader, no);
  if (state === undefined)
    return waits('', `There is no poll ${no} here.`, 'meeting', 'poll', '--all');
  const about = ['replies to polls', state.id] as const;
  if (state.status !== 'open') {
    const meeting = state.meeting === null ? undefined : reader.get('meeting', state.meeting);
    const is = state.status === 'settled' ? 'has been settled' : 'was let go';
    const why = `It answers poll ${no}, which ${is} by now.`;
    const waiting =
      meeting === undefined
        ? waits('', why, 'meeting', 'poll', '--all')
        : waits('', why, 'meeting', 'reply', String(meeting.no), '--yes', shellWord(person.label));
    return { about, ...waiting };
  }
  const named = state.days.map((each, nth) =>
    locales.map((locale) => dayCalled(locale, letterOf(nth), each)),
  );
  const asked = locales.map((locale) => plain(locale.say(phrase('poll.take-out'))));
  const last = state.answers.find(({ member }) => member === person.id);
  const said = lettersIn(without(text, asked), named, begun);
  if (!said) {
    const why = 'It says more of the days than letters, or none.';
    const counts =
      last === undefined
        ? ''
        : ` Until you have read it, what they said on ${formatDay(last.on)} counts: ${suitsInWords(last.suits)}.`;
    const { unclear } = waits(
      '',
      `${why}${counts}`,
      'poll',
      'answer',
      no,
      shellWord(person.label),
      'LETTERS',
    );
    return { about, unclear };
  }
  const what = suitsOf(said, state.days.length);
  const isNews = last === undefined || last.on <= on;
  return {
    about,
    ...(said.rest.split(' ').length < 3 ? {} : { beside: said.rest }),
    ...(isNews
      ? clear((session) => {
          const day = on < state.askedOn ? state.askedOn : on;
          answerWhichDay({ ...session, today: day }, state.id, person.id, what);
        })
      : nothingNew),
  };
}

/** What is answered without what the mail says that begins it. */
const without = (text: string, asked: readonly string[]): string =>
  asked.reduce((rest, each) => rest.split(each).join(''), plainLines(text));

const plainLines = (text: string): string => text.split('\n').map(plain).join('\n');

/** The day behind its letter, as the mail that asked had it. */
const dayCalled = (locale: Locale, letter: string, day: PollDay): string =>
  plain(dayToChoose(locale, letter, day)).replace(/^.\s*:\s*/u, '');

function comes(
  { uid, there, sequence }: Extract<MailSaid, { kind: 'comes' }>,
  { reader, person }: Giver,
): Answer {
  const called = meetingCalled(reader, uid);
  const meeting = called === undefined ? undefined : reader.get('meeting', called);
  if (meeting === undefined) {
    return waits('', 'It answers to a meeting that is not on record here.', 'meeting', 'list');
  }
  const call = meeting.invitations.find(({ nth }) => nth === sequence);
  if (call !== undefined && call.forDay !== meeting.day) {
    const was = formatDay(call.forDay);
    return waits(
      '',
      `It answers for ${was}, from which the meeting was moved.`,
      'meeting',
      'show',
      String(meeting.no),
    );
  }
  const listed = meeting.attendance.find(({ member }) => member === person.id)?.there;
  const list = there === 'apologies' ? 'apologies' : there;
  const isNews = listed !== there && listed !== 'present';
  return {
    about: ['replies to invitations', meeting.id],
    ...(isNews
      ? clear((session) => void attendMeeting(session, meeting.id, { [list]: [person.id] }))
      : nothingNew),
  };
}

function ofCommitment(
  { kind, no, words }: Extract<MailSaid, { words: string }>,
  giver: Giver,
): Answer {
  const { reader } = giver;
  const [id] = findCommitments(reader, no, giver.on).map((found) => found.id);
  const state = id === undefined ? undefined : reader.get('commitment', id);
  const rest = state && behind(words, state.text);
  if (state === undefined || rest === undefined) {
    const is = state === undefined ? `There is no ${no} here.` : `${no} is “${state.text}” here.`;
    return waits('', is, 'commitment', 'list');
  }
  if (/^\?/u.test(rest)) {
    return waits('', 'It asks, and does not say so yet.', 'commitment', 'show', String(state.no));
  }
  return {
    about: ['replies', state.id],
    ...(kind !== 'later' && rest !== '' ? { beside: rest } : {}),
    ...doing[kind](state, giver, rest),
  };
}

/** What stands behind the words of a commitment, if they stand there; undefined where other words do. */
function behind(words: string, text: string): string | undefined {
  if (words === '') return '';
  const [said, known] = [typedKey(words), typedKey(text)];
  if (!said.startsWith(known)) return undefined;
  return words
    .slice(text.length)
    .replace(/^[\s.:,;–-]+/u, '')
    .trim();
}

type Doing = (state: Commitment, giver: Giver, rest: string) => Meant;

const isTheirs = (state: Commitment, { person }: Giver): boolean =>
  ownerOf(state) === person.id || state.others.includes(person.id);

/** What only those may say who have it, of what is open. */
const ofTheirs =
  (act: Doing): Doing =>
  (state, giver, rest) => {
    if (!isOpenNow(state.status)) return nothingNew;
    if (isTheirs(state, giver)) return act(state, giver, rest);
    const { no } = state;
    return waits('', `${no} is not with ${giver.person.label}.`, 'commitment', 'show', String(no));
  };

const doing: Readonly<Record<MailAnswer, Doing>> = {
  take: (state, giver) => {
    const { id, no } = state;
    const { person, on, reader } = giver;
    if (isTheirs(state, giver)) return nothingNew;
    const owner = ownerOf(state);
    if (owner !== null || state.status !== 'wanted') {
      const who = (owner !== null && reader.get('member', owner)?.name) || 'somebody';
      const how = isOpenNow(state.status) ? `is with ${who} by now` : 'is no longer open';
      return waits('', `${no} ${how}.`, 'commitment', 'show', String(no));
    }
    return clear((session) => void takeCommitment(session, id, { by: person.id, on }));
  },
  done: ofTheirs(({ id }, { on }) => clear((session) => void keepCommitment(session, id, { on }))),
  later: ofTheirs((state, { reader, on }, rest) => {
    const { id, no } = state;
    const asked = { today: on, tense: 'future', customs: customsIn(reader) } as const;
    if (rest === '') {
      return waits('', 'No day was said.', 'move', String(no), '--to', 'DAY');
    }
    try {
      const to = readDay(rest, asked);
      if (to === dueOf(state)) return nothingNew;
      return clear((session) => void moveCommitment(session, id, { to, because: null, why: null }));
    } catch {
      return waits('', `“${rest}” is no day that I can read.`, 'move', String(no), '--to', 'DAY');
    }
  }),
  pass: ofTheirs((state, { person, on }) => {
    const { id, no } = state;
    if (ownerOf(state) !== person.id) {
      return waits(
        '',
        `${no} is with somebody else, and ${person.label} helps.`,
        'commitment',
        'show',
        String(no),
      );
    }
    return clear(
      (session) => void handBackCommitment(session, id, { on, because: null, why: null }),
    );
  }),
  release: ofTheirs(({ id }, { on }) =>
    clear((session) => void releaseCommitment(session, id, { on, because: null, why: null })),
  ),
};
