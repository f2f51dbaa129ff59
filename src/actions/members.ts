import type { Day } from '../core/day.js';
import type { Id } from '../core/entity.js';
import type { Member, MemberEvent } from '../core/member.js';
import * as members from '../core/member-acts.js';
import { Refusal } from '../core/refusal.js';
import { nameKey, optionalText } from '../core/text.js';
import type { Book } from '../ledger/ledger.js';
import { membersKnownAs } from '../ledger/lookups.js';
import { happened } from './days.js';
import { change, type Desk, need } from './desk.js';

export interface NewPerson {
  readonly name: string;
  readonly email?: string | null;
  readonly handle?: string | null;
  readonly goodAt?: string | null;
  readonly aliases?: readonly string[];
  readonly named?: boolean;
  readonly bot?: boolean;
  readonly note?: string | null;
  /** Null: nobody knows since when. Left out: today. */
  readonly joined?: Day | null;
}

/** @throws Refusal `person-known`, `text-…`, `day-to-come` */
export const addMember = (desk: Desk, input: NewPerson): Member =>
  change(desk, (book) => {
    refuseKnown(book, input);
    const id = book.newId();
    const joined = input.joined === null ? null : happened(desk, input.joined);
    book.record(members.join({ ...input, id, no: book.nextNo('member'), on: desk.today, joined }));
    for (const alias of input.aliases ?? []) addAlias(book, id, alias, desk.today);
    return need(book, 'member', id);
  });

/** Somebody asked to join. @throws Refusal `person-known`, `text-…`, `day-to-come` */
export const requestToJoin = (desk: Desk, input: NewPerson & { on?: Day | undefined }): Member =>
  change(desk, (book) => {
    refuseKnown(book, input);
    const id = book.newId();
    const on = happened(desk, input.on);
    book.record(members.request({ ...input, id, no: book.nextNo('member'), on }));
    for (const alias of input.aliases ?? []) addAlias(book, id, alias, on);
    return need(book, 'member', id);
  });

type Spelt = Partial<Pick<NewPerson, 'name' | 'email' | 'handle'>>;

/** @param self whose own spellings are nobody else's */
function refuseKnown(book: Book, { name, email, handle }: Spelt, self?: Id): void {
  for (const spelling of [name, email, handle]) {
    const found = spelling ? membersKnownAs(book.reader, spelling) : [];
    const known = found.find(({ id }) => id !== self);
    if (!known) continue;
    throw new Refusal(
      'person-known',
      `“${spelling}” is known already: ${known.label} (${known.no}).`,
      spelling === name
        ? 'If this is somebody else, tell them apart by a fuller name.'
        : 'An address or a handle can only mean one member.',
    );
  }
}

const settle = (desk: Desk, id: Id, decide: (state: Member) => MemberEvent[]): Member =>
  change(desk, (book) => {
    book.record(decide(need(book, 'member', id)));
    return need(book, 'member', id);
  });

const stepping =
  (kind: Parameters<typeof members.step>[1]) =>
  (desk: Desk, id: Id, on: Day = desk.today): Member =>
    settle(desk, id, (state) => members.step(state, kind, { on, today: desk.today }));

export const approveMember = stepping('member.approved');
export const welcomeMember = stepping('member.welcomed');
export const pauseMember = stepping('member.paused');
export const leave = stepping('member.left');
export const rejoin = stepping('member.rejoined');

/**
 * An empty text takes away what was there; `joined` says since when they are a member.
 * @throws Refusal `person-known`, `text-…`, `joined-after`, `day-to-come`
 */
export const editMember = (
  desk: Desk,
  id: Id,
  input: Parameters<typeof members.edit>[2],
  joined?: Day,
): Member =>
  change(desk, (book) => {
    refuseKnown(book, input, id);
    const edits = Object.keys(input).length > 0;
    if (edits) {
      book.record(members.edit(need(book, 'member', id), desk.today, tidied(input)));
    }
    if (joined !== undefined) {
      book.record(members.dateJoining(need(book, 'member', id), happened(desk, joined)));
    }
    return need(book, 'member', id);
  });

const tidied = (input: Parameters<typeof members.edit>[2]): typeof input => ({
  ...input,
  ...('email' in input ? { email: optionalText(input.email, 'the address') } : {}),
  ...('handle' in input
    ? { handle: optionalText(input.handle, 'the handle')?.replace(/^@/, '') ?? null }
    : {}),
  ...('goodAt' in input ? { goodAt: optionalText(input.goodAt, 'what they are good at') } : {}),
  ...('note' in input ? { note: optionalText(input.note, 'the note') } : {}),
});

export const thankMember = (desk: Desk, id: Id, what: string | null): Member =>
  settle(desk, id, (state) => members.thank(state, desk.today, what));

export const contactMember = (desk: Desk, id: Id, why: string | null): Member =>
  settle(desk, id, (state) => members.contact(state, desk.today, why));

/** @throws Refusal `alias-known`, `alias-of-another` */
export const addMemberAlias = (desk: Desk, id: Id, alias: string): Member =>
  change(desk, (book) => {
    addAlias(book, id, alias, desk.today);
    return need(book, 'member', id);
  });

/** Records another spelling of somebody, unless it is somebody else's. */
function addAlias(book: Book, id: Id, alias: string, on: Day): void {
  const other = membersKnownAs(book.reader, nameKey(alias)).find((known) => known.id !== id);
  if (other) {
    throw new Refusal(
      'alias-of-another',
      `“${alias}” already means ${other.label} (${other.no}).`,
      'One spelling can only mean one member.',
    );
  }
  book.record(members.knownAs(need(book, 'member', id), alias, on));
}
