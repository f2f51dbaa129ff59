/** How a typed answer is understood: days and people by the ledger's own ways, kindly. */
import { closest, distance } from 'fastest-levenshtein';
import { visible } from '../text/gate.js';
import { Refusal } from '../text/refusal.js';
import { nameKey } from '../text/text.js';
import { notToCome } from '../things/days.js';
import { asNumber, type Candidate } from '../things/find.js';
import { findMembers } from '../things/member/find.js';
import { listMembers } from '../things/member/list.js';
import type { Session } from '../things/session.js';
import { formatDay } from '../time/day.js';
import { readDay, type Tense } from '../time/typed-day.js';
import { type AnswerKind, newPerson } from './actions/action.js';
import type { TypedAnswer } from './sitting.js';

/** Names that are at most this far apart may be a slip of the fingers. */
const slip = 2;

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
  if (asNumber(text) !== undefined) {
    return { ok: false, problem: `Nobody here has the number ${visible(text)}.` };
  }
  return {
    ok: false,
    problem: `Nobody here is known as “${visible(text)}”. Is this:`,
    candidates: [
      ...near(session, text),
      { value: `${newPerson}${text}`, name: `somebody new; add “${text}” as a member` },
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
  return close.flatMap(({ no, name, status }) => {
    const id = session.ledger.read((reader) => findMembers(reader, String(no)))[0]?.id;
    const said = status === 'requested' ? `${name}, who has asked to join` : name;
    return id === undefined ? [] : [{ value: String(id), name: said }];
  });
}

const date =
  (tense: Tense) =>
  (session: Session, text: string): TypedAnswer => {
    try {
      const day = readDay(text, session.today, tense);
      if (tense === 'past') notToCome(day, session.today);
      return { ok: true, value: day, echo: formatDay(day) };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return {
        ok: false,
        problem: `${error.message} ${tries[tense]}`,
      };
    }
  };

const tries: Readonly<Record<Tense, string>> = {
  future: 'Try “next friday”, “in two weeks” or “12 Dec”.',
  past: 'Try “yesterday”, “last friday” or “12 Nov”.',
};

const asTyped = (_: Session, text: string): TypedAnswer => ({ ok: true, value: text, echo: '' });

const readers: Record<AnswerKind, (session: Session, text: string) => TypedAnswer> = {
  text: asTyped,
  reason: asTyped,
  done: asTyped,
  date: date('future'),
  past: date('past'),
  person,
};

export const understand = (session: Session, kind: AnswerKind, text: string): TypedAnswer =>
  readers[kind](session, text);
