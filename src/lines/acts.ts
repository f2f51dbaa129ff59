/** What a line puts on record, once whom, which and when it means is found; or why it waits. */

import { Refusal } from '../text/refusal.js';
import { capital, shellWord } from '../text/text.js';
import {
  keepCommitment,
  moveCommitment,
  offerCommitment,
  passCommitment,
  releaseCommitment,
  takeCommitment,
} from '../things/commitment/changes.js';
import { addContribution } from '../things/contribution/changes.js';
import { found } from '../things/index.js';
import { attendMeeting, noteAtMeeting } from '../things/meeting/changes.js';
import { addMember } from '../things/member/changes.js';
import { writeNote } from '../things/note/changes.js';
import { answerQuestion, askQuestion } from '../things/question/changes.js';
import type { Session } from '../things/session.js';
import type { Id } from '../things/thing.js';
import type { Day } from '../time/day.js';
import { recordDecision } from './decided.js';
import {
  commitmentsNumbered,
  dayAhead,
  type Place,
  peopleNamed,
  timed,
  whoIsUnclear,
} from './finding.js';
import { type ByWhen, firstWord, reasonIn, type Said } from './said.js';

/** Something that was said and can't be put on record as it stands. */
export interface Unclear {
  /** As it would be typed again. */
  readonly line: string;
  /** What has to be said more clearly, in a sentence. */
  readonly why: string;
  /** What to type for it in a shell, with capitals where something is to be filled in. */
  readonly next: string;
}

/** What a line comes to: what is done, if anything, and what of it waits. */
export interface Meant {
  readonly act?: (session: Session) => void;
  /** It is written down as it stands, whatever it looked like. */
  readonly isNote?: boolean;
  readonly unclear: readonly Unclear[];
}

type Of<Kind extends Said['kind']> = Extract<Said, { kind: Kind }>;
type Reading<Kind extends Said['kind']> = (said: Of<Kind>, at: Place, line: string) => Meant;

const clear = (act: (session: Session) => void): Meant => ({ act, unclear: [] });
const waits = (line: string, why: string, ...words: readonly string[]): Meant => ({
  unclear: [{ line, why, next: ['momentum', ...words].join(' ') }],
});

const atMeeting = ({ meeting }: Place): string[] => (meeting ? ['--at', String(meeting.no)] : []);
const meetingNo = ({ meeting }: Place): string => (meeting ? String(meeting.no) : 'MEETING');

/** What is unclear of one commitment that is named by its number. */
const noCommitment = (no: string): string => `There is no commitment ${no}.`;

/** A note is no longer than a sentence may be; what is longer becomes several. */
const pieces = (text: string): string[] =>
  text.match(/\S.{0,1800}(?=\s|$)|\S.{0,1800}/gu)?.map((piece) => piece.trim()) ?? [];

/** Writes a note of the meeting, or without one for the facilitator alone. */
export function writeDown(session: Session, meeting: Id | null, text: string): void {
  if (meeting !== null) noteAtMeeting(session, meeting, ...pieces(text));
  else for (const piece of pieces(text)) writeNote(session, { text: piece, kind: 'private' });
}

/** The offer as a command, for what somebody has to say more clearly. */
const offerAs = (at: Place, what: string, by: string, when: ByWhen | undefined): string[] => [
  'offer',
  shellWord(capital(when?.what ?? what)),
  ...(by === '' ? ['--wanted'] : ['--by', shellWord(by)]),
  ...(when ? ['--due', shellWord(when.day)] : []),
  ...atMeeting(at),
];

/** What is to be done as it is offered, with everything that has to be known for it. */
function offering(said: Of<'promise'> | Of<'wanted'>, at: Place, line: string, who: string) {
  const when = timed(at, said.what, said.by);
  const surely = said.by.find((each) => each.surely);
  const needs = commitmentsNumbered(at, said.needs);
  const typed = offerAs(at, said.what, who, surely);
  if ('problem' in when) return { unclear: waits(line, when.problem, ...typed) };
  const [missing] = needs.unclear;
  if (missing !== undefined) return { unclear: waits(line, noCommitment(missing), ...typed) };
  const text = capital(when.what);
  return {
    typed: offerAs(
      at,
      when.what,
      who,
      when.due ? { what: when.what, day: when.due, surely: true } : undefined,
    ),
    offer: { text, due: when.due, needs: needs.ids, saidAt: at.meeting?.id },
  };
}

function promise(said: Of<'promise'>, at: Place, line: string): Meant {
  const people = peopleNamed(at, said.who);
  const offered = offering(said, at, line, said.who);
  const dated = offered.offer?.due !== undefined || said.needs.length > 0;
  const unknown = people.unclear.length === 0 && people.ids.length === 0;
  // Words before a colon or a verb that are nobody's name: what was said, and no promise.
  const isNobody = at.grammars.some(({ nobody }) => nobody.has(firstWord(said.who)));
  const isProse =
    isNobody ||
    said.form === 'colon' ||
    (/\s/.test(said.who) && said.who === said.who.toLowerCase());
  if (unknown && !dated && isProse && offered.unclear === undefined) return note(line, at);
  const unclearWho = unknown && isNobody ? 'It was not said who will do it.' : whoIsUnclear(people);
  if (unclearWho !== undefined) {
    return waits(
      line,
      unclearWho,
      ...(offered.typed ?? offerAs(at, said.what, said.who, said.by[0])),
    );
  }
  if (offered.unclear) return offered.unclear;
  if (said.form === 'colon' && !dated) {
    return waits(line, 'Is that a promise? It has no verb and no day.', ...offered.typed);
  }
  const [by, ...others] = people.ids as [Id, ...Id[]];
  return clear((session) => {
    offerCommitment(session, { ...offered.offer, by, others });
  });
}

const note = (text: string, { meeting }: Place): Meant => ({
  ...clear((session) => writeDown(session, meeting?.id ?? null, text)),
  isNote: true,
});

/** Does the same to each commitment that was named. */
function toEach(
  numbers: readonly string[],
  at: Place,
  line: string,
  word: string,
  act: (session: Session, id: Id) => void,
): Meant {
  const { ids, unclear } = commitmentsNumbered(at, numbers);
  const [missing] = unclear;
  if (missing !== undefined) return waits(line, noCommitment(missing), word, 'NUMBER');
  return clear((session) => {
    for (const id of ids) act(session, id);
  });
}

/** One commitment that comes into other hands. */
function handedTo(
  { which, who }: Of<'taken'> | Of<'passed'>,
  at: Place,
  line: string,
  words: readonly [verb: string, flag: string],
  act: (session: Session, id: Id, to: Id) => void,
): Meant {
  const people = peopleNamed(at, who);
  const unclear =
    whoIsUnclear(people) ?? (people.ids.length > 1 ? 'One of them can have it.' : undefined);
  if (unclear !== undefined) return waits(line, unclear, words[0], which, words[1], 'NAME');
  return toEach([which], at, line, words[0], (session, id) =>
    act(session, id, people.ids[0] as Id),
  );
}

/** A day, and what follows it; undefined where nothing at the beginning is one. */
function dayAndReason(at: Place, parts: readonly string[]): { to: Day; why: string } | string {
  let problem = '';
  for (let length = parts.length; length > 0; length -= 1) {
    try {
      const to = dayAhead(at, parts.slice(0, length).join(', '));
      return { to, why: parts.slice(length).join(', ') };
    } catch (cause) {
      if (!(cause instanceof Refusal)) throw cause;
      problem = cause.message;
    }
  }
  return problem;
}

const readings: { readonly [Kind in Said['kind']]: Reading<Kind> } = {
  note: ({ text }, at) => note(text, at),
  attendance({ here, apologies }, at, line) {
    const { meeting } = at;
    if (meeting === null) {
      return waits(line, 'It was not said at which meeting.', 'meeting', 'attend', 'MEETING');
    }
    const lists = { present: peopleNamed(at, here), apologies: peopleNamed(at, apologies) };
    const words = { present: 'here', apologies: 'apologies' } as const;
    const unclear = (Object.keys(lists) as Array<keyof typeof lists>).flatMap((list) =>
      [...lists[list].unknown, ...lists[list].unclear.map(({ name }) => name)].flatMap(
        (name) =>
          waits(
            `${words[list]}: ${name}`,
            whoIsUnclear(peopleNamed(at, name)) ?? '',
            ...['meeting', 'attend', meetingNo(at), `--${list}`, shellWord(name)],
          ).unclear,
      ),
    );
    const present = lists.present.ids;
    const sorry = lists.apologies.ids;
    if (present.length + sorry.length === 0) return { unclear };
    return {
      act: (session) => {
        attendMeeting(session, meeting.id, { present, apologies: sorry });
      },
      unclear,
    };
  },
  newcomer: ({ who }) =>
    clear((session) => {
      for (const name of who.split(/\s*[,;]\s*/)) addMember(session, { name });
    }),
  promise,
  wanted(said, at, line) {
    const { unclear, offer } = offering(said, at, line, '');
    if (unclear) return unclear;
    return clear((session) => {
      offerCommitment(session, { ...offer, by: null });
    });
  },
  kept({ which, who }, at, line) {
    const people = who === null ? null : peopleNamed(at, who);
    const unclear = people && whoIsUnclear(people);
    if (unclear) return waits(line, unclear, 'keep', ...which);
    return toEach(which, at, line, 'keep', (session, id) => {
      keepCommitment(session, id, { by: people?.ids[0] });
    });
  },
  released: ({ which }, at, line) =>
    toEach(which, at, line, 'release', (session, id) => {
      releaseCommitment(session, id, {});
    }),
  moved({ which, parts }, at, line) {
    const found = dayAndReason(at, parts);
    if (typeof found === 'string') return waits(line, found, 'move', which, '--to', 'DATE');
    const { to, why } = found;
    return toEach([which], at, line, 'move', (session, id) => {
      moveCommitment(session, id, { to, ...reasonIn(why, at.grammars) });
    });
  },
  taken: (said, at, line) =>
    handedTo(said, at, line, ['take', '--by'], (session, id, by) => {
      takeCommitment(session, id, { by });
    }),
  passed: (said, at, line) =>
    handedTo(said, at, line, ['pass', '--to'], (session, id, to) => {
      passCommitment(session, id, { to });
    }),
  question: ({ text }, { meeting }) =>
    clear((session) => {
      askQuestion(session, { text, by: null, at: meeting?.id });
    }),
  answer({ which, parts }, at, line) {
    const [question, ...more] = found.question.find(at.reader, which, at.day);
    if (question === undefined || more.length > 0) {
      return waits(line, `There is no question ${which}.`, 'question', 'answer', 'NUMBER');
    }
    const last = peopleNamed(at, parts.at(-1) ?? '');
    const by =
      parts.length > 1 && last.ids.length === 1 && !whoIsUnclear(last) ? last.ids[0] : null;
    const answer = (by == null ? parts : parts.slice(0, -1)).join(', ');
    return clear((session) => {
      answerQuestion(session, question.id, { by: by ?? null, answer });
    });
  },
  decision({ text, how, again }, at, line) {
    const when = again === null ? null : dayAndReason(at, [again]);
    if (typeof when === 'string')
      return waits(line, when, 'jot', shellWord(line), ...atMeeting(at));
    const meeting = at.meeting?.id ?? null;
    return clear((session) =>
      recordDecision(session, { text, how, again: when?.to ?? null, meeting }, at.grammars[0]),
    );
  },
  thanks({ who, what }, at, line) {
    const people = peopleNamed(at, who);
    const unclear = whoIsUnclear(people);
    if (unclear !== undefined) {
      return waits(line, unclear, 'contribution', 'add', shellWord(capital(what)), '--by', 'NAME');
    }
    return clear((session) => {
      for (const member of people.ids) {
        addContribution(session, { member, kind: 'contribution', title: capital(what) });
      }
    });
  },
};

/** What `said` comes to where and when it is said. @param line as it was typed */
export const meaningOf = <Kind extends Said['kind']>(
  said: Of<Kind>,
  at: Place,
  line: string,
): Meant => (readings[said.kind as Kind] as Reading<Kind>)(said, at, line);
