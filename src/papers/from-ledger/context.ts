import { beganOn } from '../../figures/queries/index.js';
import { type Locale, type Phrase, phrase } from '../../language/locale.js';
import { alphabetically } from '../../text/text.js';
import type { Audience } from '../../things/audience.js';
import type { Issue } from '../../things/issue/thing.js';
import type { Reader } from '../../things/ledger.js';
import type { MemberStanding } from '../../things/member/fields.js';
import { isForgotten } from '../../things/member/terms.js';
import type { Id } from '../../things/thing.js';
import { addDays, type Day } from '../../time/day.js';
import type { Window } from '../../time/window.js';
import { type Lookback, placeIn } from './changes.js';
import { type AudienceText, textFor } from './privacy.js';
import { type Stands, standsIn } from './stands.js';

/** What a document is to speak of. */
export interface FactsRequest {
  /** The day of the document: in the past, today, or to come. */
  readonly asOf: Day;
  readonly today: Day;
  /** The time that it looks back on; it may reach past `asOf`. */
  readonly period: Window;
  /** The time that its figures are of, where that is another one. */
  readonly figures?: Window | undefined;
  /** In any but the facilitator's own, whoever asked not to be named is not. */
  readonly audience: Audience;
  readonly locale: Locale;
  /** Of the language that people type in, where the document is in another one. */
  readonly typedIn?: Locale | undefined;
  /** The meeting that it is about, where one was asked for. */
  readonly meeting?: Id | undefined;
  /** The poll that it is of, where one was asked for. */
  readonly poll?: Id | undefined;
  /** The member whom it is for, where it is for one. */
  readonly recipient?: Id | undefined;
  /** The last one that was given out, where it looks back on what has happened since. */
  readonly since?: PreviousIssue | null | undefined;
  /** Told of each figure and its parts what is said of it, in the words of no language. */
  readonly figureSaid?: ((name: string, said: Phrase) => void) | undefined;
  /** Told of each meeting that it turns out to be about. */
  readonly meetingMeant?: ((meeting: Id) => void) | undefined;
}

/** What a document has to know of the one before it. */
export type PreviousIssue = Pick<Issue, 'no' | 'asOf' | 'position' | 'measures'>;

/** One look at the ledger for one document. Whatever people typed goes through `text` and its like. */
export interface FactsContext extends AudienceText {
  readonly reader: Reader;
  readonly audience: Audience;
  readonly locale: Locale;
  readonly asOf: Day;
  readonly meeting: Id | null;
  readonly poll: Id | undefined;
  readonly recipient: Id | null;
  /** The last day that anything is known about: `asOf`, or today where that is yet to come. */
  readonly known: Day;
  /** Whether nothing can have happened since. */
  readonly isNow: boolean;
  /** The part of the period that lies behind `known`; empty (from after to) where none does. */
  readonly window: Lookback;
  readonly period: Window;
  readonly figures: Window;
  /** The day that the community began, or that anything is on record of; null where neither is known. */
  readonly began: () => Day | null;
  /** What there is of a window since then; all of it where it lies before. */
  readonly lived: (window: Window) => Window;
  readonly since: PreviousIssue | null;
  readonly figureSaid: (name: string, said: Phrase) => void;
  readonly meetingMeant: (meeting: Id) => void;
  /** What the document calls a member. */
  readonly name: (id: Id) => string;
  readonly nameOrNull: (id: Id | null) => string | null;
  /** Names in alphabetical order, those who are not to be named put together at the end. */
  readonly names: (ids: Iterable<Id>) => NamedPerson[];
  readonly isBot: (id: Id) => boolean;
  /** What something was noted of since the document before it, or within the period. */
  readonly stands: Stands;
}

export interface NamedPerson {
  readonly name: string;
  /** Null where it stands for people who are not to be named. */
  readonly id: Id | null;
}

interface Person {
  name: string;
  named: 0 | 1;
  bot: 0 | 1;
  status: MemberStanding;
}

export function contextFor(reader: Reader, request: FactsRequest): FactsContext {
  const { asOf, today, period, audience, locale, since = null } = request;
  const unnamed = locale.say(phrase('a-member'));
  const people = new Map<Id, Person>();
  const person = (id: Id): Person => {
    const found = people.get(id) ??
      reader.one<Person>('SELECT name, named, bot, status FROM member WHERE id = ?', id) ?? {
        name: locale.say(phrase('somebody')),
        named: 1,
        bot: 0,
        status: 'left',
      };
    people.set(id, found);
    return found;
  };
  const wasForgotten = (id: Id): boolean => isForgotten(person(id).status);
  const mayBeNamed = (id: Id): boolean =>
    !wasForgotten(id) && (audience === 'facilitator' || person(id).named === 1);
  const name = (id: Id): string =>
    mayBeNamed(id)
      ? person(id).name
      : wasForgotten(id)
        ? locale.say(phrase('a-former-member'))
        : unnamed;
  const known = asOf < today ? asOf : today;
  const isNow = asOf >= today;
  // The day after the last one, even where that is to come: given out twice on one day, the
  // second tells what was typed in between, and nothing twice.
  const window = {
    from: since === null ? period.from : addDays(since.asOf, 1),
    to: period.to < known ? period.to : known,
    ...(since === null ? { after: null, knew: null } : placeIn(reader, since.position)),
  };
  const began = lazily(() => beganOn(reader));
  return {
    reader,
    audience,
    locale,
    asOf,
    meeting: request.meeting ?? null,
    poll: request.poll,
    recipient: request.recipient ?? null,
    known,
    isNow,
    period,
    figures: request.figures ?? period,
    window,
    began,
    lived(of) {
      const first = began() ?? of.from;
      return first > of.from && first <= of.to ? { from: first, to: of.to } : of;
    },
    since,
    figureSaid: request.figureSaid ?? (() => undefined),
    meetingMeant: request.meetingMeant ?? (() => undefined),
    name,
    nameOrNull: (id) => (id === null ? null : name(id)),
    names(ids) {
      const all = [...ids];
      const named = all
        .filter(mayBeNamed)
        .map((id) => ({ id, name: person(id).name }))
        .sort((a, b) => alphabetically(a.name, b.name));
      const others = all.length - named.length;
      if (others === 0) return named;
      const former = all.filter(wasForgotten).length;
      if (former === others) {
        return [
          ...named,
          { id: null, name: locale.say(phrase('former-members', { count: others })) },
        ];
      }
      // Others than those who are named, where anybody is.
      const several = named.length === 0 ? 'unnamed-members' : 'other-members';
      const rest = others === 1 ? unnamed : locale.say(phrase(several, { count: others }));
      return [...named, { id: null, name: rest }];
    },
    isBot: (id) => person(id).bot === 1,
    stands: standsIn({ reader, window, since, isNow }),
    ...textFor(reader, audience, request.typedIn ?? locale, request.recipient ?? null),
  };
}

/** Makes a value when it is first asked for, and once. */
export function lazily<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
