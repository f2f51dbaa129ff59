/** How a typed answer is understood: days and people by the ledger's own ways, kindly. */
import { visible } from '../text/gate.js';
import { Refusal } from '../text/refusal.js';
import { customsIn } from '../things/community/customs.js';
import { notToCome } from '../things/days.js';
import type { Candidate } from '../things/find.js';
import { meetingDates } from '../things/meeting/dating.js';
import { findMembers } from '../things/member/find.js';
import { nearMembers } from '../things/member/near.js';
import { readNo } from '../things/no.js';
import type { Session } from '../things/session.js';
import { formatDay } from '../time/day.js';
import type { Asked } from '../time/reading.js';
import {
  type Agreed,
  isUndated,
  readAgreed,
  readDay,
  readMoment,
  readPromisedDay,
  type Undated,
} from '../time/typed-day.js';
import { type AnswerKind, dueAnswer, newPerson } from './actions/action.js';
import type { TypedAnswer } from './sitting.js';

type Reader = (session: Session, text: string) => TypedAnswer;

const said = ({ label, no, hint }: Candidate): string =>
  `${label} (${hint === '' ? no : `${no}, ${hint}`})`;

function person(session: Session, text: string): TypedAnswer {
  const found = session.ledger.read((reader) => findMembers(reader, text, session.today));
  const [only] = found;
  if (only && found.length === 1) return { ok: true, value: String(only.id), echo: only.label };
  if (only) {
    const candidates = found.map((each) => ({ value: String(each.id), name: said(each) }));
    return { ok: false, problem: `Which “${visible(text)}”?`, candidates };
  }
  if (readNo(text) !== undefined) {
    return { ok: false, problem: `Nobody here has the number ${visible(text)}.` };
  }
  const near = session.ledger.read((reader) => nearMembers(reader)(text));
  return {
    ok: false,
    problem: `Nobody here is known as “${visible(text)}”. Is this:`,
    candidates: [
      ...near.map(({ id, label }) => ({ value: String(id), name: label })),
      { value: `${newPerson}${text}`, name: `somebody new; add “${text}” as a member` },
    ],
  };
}

/** A day to come, unless said otherwise, as `read` understands it. */
const day =
  (read: (typed: string, asked: Asked) => TypedAnswer, tense: Asked['tense'] = 'future'): Reader =>
  ({ ledger, today }, text) => {
    try {
      return read(text, { today, tense, customs: ledger.read(customsIn) });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { ok: false, problem: `${error.message} ${error.next}` };
    }
  };

const date = day((text, asked) => {
  const found = readDay(text, asked);
  return { ok: true, value: found, echo: formatDay(found) };
});

const past = day((text, asked) => {
  const found = readDay(text, asked);
  notToCome(found, asked.today);
  return { ok: true, value: found, echo: formatDay(found) };
}, 'past');

/** A day of a promise, which may follow a meeting. */
const due =
  (read: (typed: string, asked: Asked) => Agreed | Undated): Reader =>
  (session, text) =>
    session.ledger.read((reader) =>
      day((typed, asked) => {
        const found = read(typed, { ...asked, meetings: meetingDates(reader) });
        if (!isUndated(found)) {
          return {
            ok: true,
            value: dueAnswer(found),
            echo: formatDay(found.day) + (found.told ? ` (${found.told})` : ''),
          };
        }
        const why = found.lacking
          ? `${found.lacking.message} It`
          : `“${visible(found.undated)}” is no day: it`;
        return { ok: true, value: '', echo: `${why} stands without one.` };
      })(session, text),
    );

const moment = day((text, asked) => {
  const { day: on, start } = readMoment(text, asked);
  return start === null
    ? { ok: true, value: on, echo: formatDay(on) }
    : { ok: true, value: `${on} ${start}`, echo: `${formatDay(on)} at ${start}` };
});

const asTyped: Reader = (_, text) => ({ ok: true, value: text, echo: '' });

const readers: Record<AnswerKind, Reader> = {
  text: asTyped,
  reason: asTyped,
  done: asTyped,
  date,
  past,
  promised: due(readPromisedDay),
  agreed: due(readAgreed),
  moment,
  person,
};

export const understand = (session: Session, kind: AnswerKind, text: string): TypedAnswer =>
  readers[kind](session, text);
