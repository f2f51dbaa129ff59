import { nameAndAddress } from '../../text/addresses.js';
import { Refusal } from '../../text/refusal.js';
import { nameKey, typedKey } from '../../text/text.js';
import type { Day } from '../../time/day.js';
import { happened } from '../days.js';
import type { SaidInput } from '../field.js';
import type { Rows } from '../find.js';
import type { Transaction } from '../ledger.js';
import { change, need, type Session, settle } from '../session.js';
import type { Id } from '../thing.js';
import { namesMet } from '../unmatched/list.js';
import { forgetSpelling } from '../unmatched/thing.js';
import * as members from './acts.js';
import type { Member, memberFields, Profile } from './fields.js';
import { membersSpelt } from './find.js';
import { mayBeNamedAtFirst } from './naming-rule.js';

/** Somebody who is put on record: what is said of them, and how else they are known. */
export type NewPerson = Pick<Profile, 'name'> &
  SaidInput<typeof memberFields> & {
    readonly aliases?: readonly string[];
    /** Null: nobody knows since when. Left out: today. */
    readonly joined?: Day | null;
  };

/** @throws Refusal `person-known`, `text-…`, `day-to-come` */
export const addMember = (session: Session, input: NewPerson): Member =>
  change(session, (transaction) => join(transaction, session, input));

/**
 * "Ana López <ana@example.org>" is a name and an address, whoever wrote it there: an address is
 * for the facilitator alone, and a name for everybody.
 */
export function addressApart<Person extends NewPerson>(person: Person): Person {
  const { name, email, others } = nameAndAddress(person.name);
  if (email === null || name === '') return person;
  const own = person.email || email;
  const aliases = [email, ...others].filter((each) => each !== own);
  return { ...person, name, email: own, aliases: [...(person.aliases ?? []), ...aliases] };
}

function join(
  transaction: Transaction,
  session: Pick<Session, 'today'>,
  written: NewPerson,
): Member {
  const input = addressApart(written);
  refuseKnown(transaction.reader, input);
  const id = transaction.newId();
  const joined = input.joined === null ? null : happened(session, input.joined);
  const named = input.named ?? mayBeNamedAtFirst(transaction.reader);
  transaction.record(members.join({ ...input, named, id, on: session.today, joined }));
  for (const alias of input.aliases ?? []) addAlias(transaction, id, alias, session.today);
  return need(transaction, 'member', id);
}

/** Whom an act names: a member by their id, or somebody who becomes one by this very act. */
export type MemberOrNew = Id | NewPerson;

/**
 * Turns whom an act names into members, inside its transaction: somebody new joins before the act
 * goes on, and once, however often the act names them. What refuses the act refuses them with it.
 * @param on the day of the act: whoever is met in the past was here then, and nobody knows since when
 */
export function joining(
  transaction: Transaction,
  session: Pick<Session, 'today'>,
  on: Day = session.today,
): (named: MemberOrNew) => Id {
  const since = on < session.today ? { joined: null } : {};
  const joined = new Map<string, Id>();
  return (named) => {
    if (typeof named === 'number') return named;
    const key = typedKey(named.name);
    const id = joined.get(key) ?? join(transaction, session, { ...since, ...named }).id;
    joined.set(key, id);
    return id;
  };
}

/** Somebody asked to join. @throws Refusal `person-known`, `text-…`, `day-to-come` */
export const requestToJoin = (
  session: Session,
  written: NewPerson & { on?: Day | undefined },
): Member =>
  change(session, (transaction) => {
    const input = addressApart(written);
    refuseKnown(transaction.reader, input);
    const id = transaction.newId();
    const on = happened(session, input.on);
    const named = input.named ?? mayBeNamedAtFirst(transaction.reader);
    transaction.record(members.request({ ...input, named, id, on }));
    for (const alias of input.aliases ?? []) addAlias(transaction, id, alias, on);
    return need(transaction, 'member', id);
  });

type Spelt = { readonly [Key in 'name' | 'email' | 'handle']?: string | null | undefined };

/**
 * @param selves whose own spellings are nobody else's
 * @throws Refusal `person-known`
 */
export function refuseKnown(
  rows: Rows,
  { name, email, handle }: Spelt,
  selves: readonly Id[] = [],
): void {
  for (const spelling of [name, email, handle]) {
    const found = spelling ? membersSpelt(rows, spelling) : [];
    const known = found.find(({ id }) => !selves.includes(id));
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

const stepping =
  (kind: Parameters<typeof members.step>[1]) =>
  (session: Session, id: Id, on: Day = session.today): Member =>
    settle(session, 'member', id, (state) =>
      members.step(state, kind, { on, today: session.today }),
    );

export const approveMember = stepping('member.approved');
export const welcomeMember = stepping('member.welcomed');
export const pauseMember = stepping('member.paused');
export const leave = stepping('member.left');
export const rejoin = stepping('member.rejoined');

/**
 * An empty text takes away what was there; `joined` says since when they are a member, null that
 * nobody knows.
 * @throws Refusal `person-known`, `text-…`, `joined-after`, `day-to-come`
 */
export const editMember = (
  session: Session,
  id: Id,
  written: Parameters<typeof members.edit>[2],
  joined?: Day | null,
): Member =>
  settle(session, 'member', id, (state, transaction) => {
    const { name } = written;
    const input = name ? { ...written, ...addressApart({ email: written.email, name }) } : written;
    refuseKnown(transaction.reader, input, [id]);
    return [
      ...members.edit(state, session.today, input),
      ...(joined === undefined || joined === state.joinedOn
        ? []
        : members.dateJoining(
            state,
            joined === null ? null : happened(session, joined),
            session.today,
          )),
    ];
  });

export const thankMember = (session: Session, id: Id, what: string | null): Member =>
  settle(session, 'member', id, (state) => members.thank(state, session.today, what));

export const contactMember = (session: Session, id: Id, why: string | null): Member =>
  settle(session, 'member', id, (state) => members.contact(state, session.today, why));

/** @throws Refusal `alias-known`, `alias-of-another` */
export const addMemberAlias = (session: Session, id: Id, alias: string): Member =>
  change(session, (transaction) => {
    addAlias(transaction, id, alias, session.today);
    return need(transaction, 'member', id);
  });

/**
 * Takes a spelling of somebody away again, and what files have been told of it: they are asked
 * about it when they say it next. @throws Refusal `alias-unknown`
 */
export const removeMemberAlias = (session: Session, id: Id, spelling: string): Member =>
  settle(session, 'member', id, (state, transaction) => {
    const taught = namesMet(transaction.reader).filter(
      ({ member, written, handle }) =>
        member === id &&
        [written, handle ?? ''].some((each) => nameKey(each) === nameKey(spelling)),
    );
    const { today } = session;
    return [
      ...members.noLongerKnownAs(state, spelling, today, taught.length > 0),
      ...taught.flatMap((each) => forgetSpelling(need(transaction, 'unmatched', each.id), today)),
    ];
  });

/** Records another spelling of somebody, unless it is somebody else's. */
function addAlias(transaction: Transaction, id: Id, alias: string, on: Day): void {
  const other = membersSpelt(transaction.reader, alias).find((known) => known.id !== id);
  if (other) {
    throw new Refusal(
      'alias-of-another',
      `“${alias}” already means ${other.label} (${other.no}).`,
      'One spelling can only mean one member.',
    );
  }
  transaction.record(members.knownAs(need(transaction, 'member', id), alias, on));
}
