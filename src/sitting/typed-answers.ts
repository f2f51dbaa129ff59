/** How a typed answer is understood: days and people by the ledger's own ways, kindly. */
import { closest, distance } from 'fastest-levenshtein';
import { visible } from '../text/gate.js';
import { Refusal } from '../text/refusal.js';
import { nameKey } from '../text/text.js';
import { customsIn } from '../things/community/customs.js';
import type { Candidate } from '../things/find.js';
import { findMembers } from '../things/member/find.js';
import { listMembers } from '../things/member/list.js';
import type { Session } from '../things/session.js';
import { formatDay } from '../time/day.js';
import type { Asked } from '../time/reading.js';
import { isUndated, readDay, readMoment, readPromisedDay } from '../time/typed-day.js';
import { type AnswerKind, newPerson } from './actions/action.js';
import { leaveIt, type TypedAnswer } from './sitting.js';

/** Names that are at most this far apart may be a slip of the fingers. */
const slip = 2;

type Reader = (session: Session, text: string) => TypedAnswer;

const said = ({ label, no, hint }: Candidate): string =>
  `${label} (${hint === '' ? no : `${no}, ${hint}`})`;

function person(session: Session, text: string): TypedAnswer {
  const found = session.ledger.read((reader) => findMembers(reader, text));
  const [only] = found;
  if (only && found.length === 1) return { ok: true, value: String(only.id), echo: only.label };
  if (only) {
    const candidates = found.map((each) => ({ value: String(each.id), name: said(each) }));
    return { ok: false, problem: `Which “${visible(text)}”?`, candidates };
  }
  return {
    ok: false,
    problem: `Nobody here is known as “${visible(text)}”. Is this:`,
    candidates: [
      ...near(session, text),
      { value: `${newPerson}${text}`, name: `somebody new; add “${text}” as a member` },
      { value: leaveIt, name: 'a slip; leave it' },
    ],
  };
}

/** Whoever was meant, where two letters were mistyped in their name or a part of it. */
function near(session: Session, text: string): Array<{ value: string; name: string }> {
  const typed = nameKey(text);
  const statuses = ['joined', 'paused', 'requested'] as const;
  const close = session.ledger
    .read((reader) => listMembers(reader, { statuses, bots: false }, session.today))
    .filter(({ name }) => {
      const parts = [nameKey(name), ...nameKey(name).split(' ')];
      return distance(typed, closest(typed, parts)) <= slip;
    })
    .slice(0, 3);
  return close.flatMap(({ no, name }) => {
    const id = session.ledger.read((reader) => findMembers(reader, String(no)))[0]?.id;
    return id === undefined ? [] : [{ value: String(id), name }];
  });
}

/** A day to come, as `read` understands it. */
const day =
  (read: (typed: string, asked: Asked) => TypedAnswer): Reader =>
  ({ ledger, today }, text) => {
    try {
      return read(text, { today, tense: 'future', customs: ledger.read(customsIn) });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { ok: false, problem: `${error.message} ${error.next}` };
    }
  };

const date = day((text, asked) => {
  const found = readDay(text, asked);
  return { ok: true, value: found, echo: formatDay(found) };
});

const promised = day((text, asked) => {
  const found = readPromisedDay(text, asked);
  return isUndated(found)
    ? { ok: true, value: '', echo: `“${visible(found.undated)}” is no day: it stands without one.` }
    : { ok: true, value: found, echo: formatDay(found) };
});

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
  date,
  promised,
  moment,
  person,
};

export const understand = (session: Session, kind: AnswerKind, text: string): TypedAnswer =>
  readers[kind](session, text);
