/** What an action is, and what actions share: the things, members and answers that they are about. */

import { Refusal } from '../../text/refusal.js';
import { idByNo } from '../../things/checkin/list.js';
import type { MemberOrNew } from '../../things/member/changes.js';
import type { Session } from '../../things/session.js';
import type { Id } from '../../things/thing.js';
import type { Day } from '../../time/day.js';
import type { Agreed } from '../../time/typed-day.js';
import type { Item } from '../selectors/selector.js';

/** What a typed answer is understood as. A person is a member's id, or `newPerson` and a name. */
interface AnswerValues {
  text: string;
  /** A day that lies ahead. */
  date: Day;
  /** A day that lies behind, or today. */
  past: Day;
  /** The day on which something was done: its own, `today`, or another. */
  done: string;
  /** A day that is agreed for a promise, as `dueAnswer` writes it. */
  agreed: string;
  /** A day by which something is promised, the same way; empty for words that name none. */
  promised: string;
  /** A day, and the time on it where that was said: "2026-12-11 18:00". */
  moment: string;
  person: string;
  /** The name of a listed reason, or the facilitator's own words. */
  reason: string;
}
export type AnswerKind = keyof AnswerValues;

/** Stands before a name that is to be added; what comes without it is the id of a member. */
export const newPerson = 'new ';

/** What is asked for an action. */
export interface ActionField {
  readonly kind: AnswerKind;
  /** Left empty, the whole action is left. */
  readonly required: boolean;
}
type ActionFields = Readonly<Record<string, ActionField>>;

export const needs = <Kind extends AnswerKind>(kind: Kind) => ({ kind, required: true }) as const;
export const may = <Kind extends AnswerKind>(kind: Kind) => ({ kind, required: false }) as const;

/** Where an answer is carried out. */
export interface ActionContext {
  /** A session of the sitting's own batch. */
  readonly session: Session;
  readonly checkin: Id;
  /** Makes the documents, in `folder` where one was said, and says where they are. */
  readonly makeDocuments: (folder: string | undefined) => string | Promise<string>;
  /** What was made, as it can be read. */
  readonly showDocuments: () => string | Promise<string>;
  /** Puts on record, at the sitting's own session, that they were given out. */
  readonly issueDocuments: (session: Session) => string | Promise<string>;
}

/** What was answered to the fields of an action: those it needs are there. */
type AnswersTo<Fields extends ActionFields> = {
  readonly [Name in keyof Fields]: Fields[Name]['required'] extends true
    ? AnswerValues[Fields[Name]['kind']]
    : AnswerValues[Fields[Name]['kind']] | undefined;
};

type Act<Answers> = (
  context: ActionContext,
  item: Item,
  answers: Answers,
) => string | Promise<string>;

/** Something that an answer can do. */
export interface Action {
  /** What must or may be told for it. */
  readonly fields: ActionFields;
  /** Does what was answered about `item`, and says what is now on record. */
  readonly act: Act<Readonly<Record<string, string>>>;
  /** A refusal that somebody may overrule: asked, and done `again` on a yes. */
  readonly overruled?: { readonly code: string; readonly ask: string };
}

/** An action with what it asks for; whoever calls it has the answers that it needs. */
export const defineAction = <const Fields extends ActionFields>(
  fields: Fields,
  act: Act<AnswersTo<Fields>>,
  more: Pick<Action, 'overruled'> = {},
): Action => ({ fields, act: act as Action['act'], ...more });

type Numbered = Parameters<typeof idByNo>[1];

/** The id of the thing whose number an item carries. */
export function idOf({ session }: ActionContext, name: Numbered, item: Item): Id {
  const id = session.ledger.read((reader) => idByNo(reader, name, item.id));
  if (id !== undefined) return id;
  throw new Refusal(
    'gone-meanwhile',
    `${item.label}: that has been taken back in the meantime.`,
    'Nothing was changed.',
  );
}

export const nameOf = ({ session }: ActionContext, id: Id | null): string =>
  session.ledger.read((reader) => (id && reader.get('member', id)?.name) || 'somebody');

/** A date as an answer: the day, and the meeting that it follows where it does. */
export const dueAnswer = ({ day, follows }: Agreed): string =>
  follows === undefined ? day : `${day} ${follows.meeting} ${follows.days}`;

/** The date that an answer says; none where it is empty. */
export function dueIn(answer: string): Agreed | undefined {
  const [day = '', meeting, days] = answer.split(' ');
  if (day === '') return undefined;
  if (meeting === undefined) return { day: day as Day };
  return { day: day as Day, follows: { meeting: Number(meeting), days: Number(days) } };
}

/** Whom an answer names. */
export const memberIn = (answer: string): MemberOrNew =>
  answer.startsWith(newPerson) ? { name: answer.slice(newPerson.length) } : Number(answer);

/** Nobody, where nothing was answered. */
export const memberOrNobody = (answer: string | undefined): MemberOrNew | null =>
  answer === undefined ? null : memberIn(answer);
