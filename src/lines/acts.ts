/** What a line puts on record, once whom, which and when it means is found; or why it waits. */

import { capital, shellWord } from '../text/text.js';
import { movedTo } from '../things/commitment/agreeing.js';
import {
  keepCommitment,
  moveCommitment,
  passCommitment,
  releaseCommitment,
  reopenCommitment,
  takeCommitment,
} from '../things/commitment/changes.js';
import { addContribution } from '../things/contribution/changes.js';
import { found } from '../things/index.js';
import { attendMeeting } from '../things/meeting/changes.js';
import { addMember } from '../things/member/changes.js';
import { answerQuestion, askQuestion } from '../things/question/changes.js';
import type { Session } from '../things/session.js';
import type { Id } from '../things/thing.js';
import { readDecision } from './deciding.js';
import { commitmentsNumbered, type Place, peopleNamed, whoIsUnclear } from './finding.js';
import {
  clear,
  type Meant,
  noCommitment,
  noted,
  notUnderstood,
  plainNote,
  waits,
} from './meant.js';
import { readPromise, readWanted } from './offering.js';
import { type LineSaid, reasonIn } from './said.js';
import { dayAndReason } from './when.js';
import { apologyOf, isNobody, isNoName, isPresent } from './who.js';

type Of<Kind extends LineSaid['kind']> = Extract<LineSaid, { kind: Kind }>;
type Reading<Kind extends LineSaid['kind']> = (said: Of<Kind>, at: Place, line: string) => Meant;

const meetingNo = ({ meeting }: Place): string => (meeting ? String(meeting.no) : 'MEETING');

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

const readings: { readonly [Kind in LineSaid['kind']]: Reading<Kind> } = {
  note: ({ text }, at, line) => (text === line ? noted(line, at) : plainNote(text, at)),
  attendance({ here, apologies, inPassing }, at, line) {
    const { meeting } = at;
    if (inPassing && isNobody(apologies, at)) return noted(line, at);
    // Why somebody is not there is never kept, not even while it waits.
    if (inPassing && meeting !== null && isPresent(apologies, at)) {
      return waits(
        apologyOf(apologies, at),
        'They are among those who came.',
        ...['meeting', 'attend', meetingNo(at), '--apologies', 'NAME'],
      );
    }
    if (meeting === null) {
      const words = ['meeting', 'attend', 'MEETING', here === '' ? '--apologies' : '--present'];
      const bare = inPassing ? apologyOf(apologies, at) : line;
      return waits(bare, 'It was not said at which meeting.', ...words, '"NAME, NAME"');
    }
    const lists = { present: peopleNamed(at, here), apologies: peopleNamed(at, apologies) };
    const unclear = (Object.keys(lists) as Array<keyof typeof lists>).flatMap((list) =>
      [...lists[list].unknown, ...lists[list].unclear.map(({ name }) => name)].flatMap(
        (name) =>
          waits(
            at.grammars[0].notes.typed(list === 'present' ? 'here' : list, { who: name }),
            whoIsUnclear(peopleNamed(at, name)) ?? '',
            ...['meeting', 'attend', meetingNo(at), `--${list}`, 'NAME'],
          ).unclear,
      ),
    );
    const present = lists.present.ids;
    const sorry = lists.apologies.ids;
    if (present.length + sorry.length === 0) {
      return unclear.length > 0 ? { unclear } : plainNote(line, at);
    }
    return {
      act: (session) => {
        attendMeeting(session, meeting.id, { present, apologies: sorry });
      },
      unclear,
      ...(inPassing ? { omitted: ['Nothing else of this line is kept.'] } : {}),
    };
  },
  newcomer({ who }, at) {
    const all = who.split(/\s*[,;]\s*/);
    const names = all.filter((name) => !isNoName(name, at));
    const unclear = all
      .filter((name) => !names.includes(name))
      .flatMap(
        (name) =>
          waits(`new: ${name}`, `“${name}” is nobody’s name.`, 'member', 'add', 'NAME').unclear,
      );
    if (names.length === 0) return { unclear };
    return {
      act: (session) => {
        for (const name of names) addMember(session, { name });
      },
      unclear,
    };
  },
  promise: readPromise,
  wanted: readWanted,
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
  reopened: ({ which }, at, line) =>
    toEach(which, at, line, 'reopen', (session, id) => {
      reopenCommitment(session, id);
    }),
  moved({ which, parts }, at, line) {
    const found = dayAndReason(at, parts);
    if (typeof found === 'string') return waits(line, found, 'move', which, '--to', 'DATE');
    const { to, why } = found;
    return toEach([which], at, line, 'move', (session, id) => {
      moveCommitment(session, id, { ...movedTo(to), ...reasonIn(why, at.grammars) });
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
  onward({ which, to }, at, line) {
    const people = peopleNamed(at, to);
    if (people.unknown.length === 0 && people.ids.length + people.unclear.length > 0) {
      return readings.passed({ kind: 'passed', which, who: to }, at, line);
    }
    const isDay = typeof dayAndReason(at, [to]) !== 'string';
    if (isDay && !/^\d/.test(to))
      return readings.moved({ kind: 'moved', which, parts: [to] }, at, line);
    // "6 to 8 December" may be three days as well, and "8 to zoe" somebody who is not known yet.
    const isAsked = isDay || /^\p{L}+(?: \p{L}+){0,2}$/u.test(to);
    return isAsked && commitmentsNumbered(at, [which]).ids.length > 0
      ? notUnderstood(line, which)
      : noted(line, at);
  },
  question: ({ text }, { meeting }) =>
    clear((session) => {
      askQuestion(session, { text: capital(text), by: null, at: meeting?.id, again: false });
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
  decision: readDecision,
  thanks({ who, what }, at, line) {
    const people = peopleNamed(at, who);
    const unclear = whoIsUnclear(people);
    if (unclear !== undefined) {
      return waits(line, unclear, 'contribution', 'add', shellWord(capital(what)), '--by', 'NAME');
    }
    return clear((session) => {
      for (const member of people.ids) {
        const title = capital(what);
        addContribution(session, { member, kind: 'contribution', title, again: false });
      }
    });
  },
};

/** What `said` comes to where and when it is said. @param line as it was typed */
export const meaningOf = <Kind extends LineSaid['kind']>(
  said: Of<Kind>,
  at: Place,
  line: string,
): Meant => (readings[said.kind as Kind] as Reading<Kind>)(said, at, line);
