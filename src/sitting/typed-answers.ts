/** How a typed answer is understood: days and people by the ledger's own ways, kindly. */
import { visible } from '../text/gate.js';
import { Refusal } from '../text/refusal.js';
import type { Candidate } from '../things/find.js';
import { findMembers } from '../things/member/find.js';
import { nearMembers } from '../things/member/near.js';
import type { Session } from '../things/session.js';
import { formatDay } from '../time/day.js';
import { readDay } from '../time/typed-day.js';
import { type AnswerKind, newPerson } from './actions/action.js';
import { leaveIt, type TypedAnswer } from './sitting.js';

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
  const near = session.ledger.read((reader) => nearMembers(reader)(text));
  return {
    ok: false,
    problem: `Nobody here is known as “${visible(text)}”. Is this:`,
    candidates: [
      ...near.map(({ id, label }) => ({ value: String(id), name: label })),
      { value: `${newPerson}${text}`, name: `somebody new; add “${text}” as a member` },
      { value: leaveIt, name: 'a slip; leave it' },
    ],
  };
}

function date(session: Session, text: string): TypedAnswer {
  try {
    const day = readDay(text, session.today, 'future');
    return { ok: true, value: day, echo: formatDay(day) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return {
      ok: false,
      problem: `${error.message} Try “next friday”, “in two weeks” or “12 Dec”.`,
    };
  }
}

const asTyped = (_: Session, text: string): TypedAnswer => ({ ok: true, value: text, echo: '' });

const readers: Record<AnswerKind, (session: Session, text: string) => TypedAnswer> = {
  text: asTyped,
  reason: asTyped,
  date,
  person,
};

export const understand = (session: Session, kind: AnswerKind, text: string): TypedAnswer =>
  readers[kind](session, text);
