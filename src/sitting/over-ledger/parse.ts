/** How a typed answer is understood: days and people by the ledger's own ways, kindly. */
import { closest, distance } from 'fastest-levenshtein';
import { visible } from '../../text/gate.js';
import { Refusal } from '../../text/refusal.js';
import { nameKey } from '../../text/text.js';
import { type Candidate, findMembers } from '../../things/lookups.js';
import { listMembers } from '../../things/member/list.js';
import type { Session } from '../../things/session.js';
import { formatDay } from '../../time/day.js';
import { readDay } from '../../time/said-day.js';
import type { FieldKind } from '../names.js';
import { leaveIt, type Parsed } from '../sitting.js';

/** Stands before a name that is to be added; what comes without it is the id of a member. */
export const newPerson = 'new ';

/** Names that are at most this far apart may be a slip of the fingers. */
const slip = 2;

const said = ({ label, no, hint }: Candidate): string =>
  `${label} (${hint === '' ? no : `${no}, ${hint}`})`;

function person(session: Session, text: string): Parsed {
  const found = session.ledger.read((reader) => findMembers(reader, text));
  const [only] = found;
  if (only && found.length === 1) return { ok: true, value: only.id, echo: only.label };
  if (only) {
    const candidates = found.map((each) => ({ value: each.id, name: said(each) }));
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
    return id === undefined ? [] : [{ value: id, name }];
  });
}

function date(session: Session, text: string): Parsed {
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

const asTyped = (_: Session, text: string): Parsed => ({ ok: true, value: text, echo: '' });

const parsers: Record<FieldKind, (session: Session, text: string) => Parsed> = {
  text: asTyped,
  reason: asTyped,
  date,
  person,
};

export const parse = (session: Session, kind: FieldKind, text: string): Parsed =>
  parsers[kind](session, text);
