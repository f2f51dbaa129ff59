/** What people typed, as those may read it whom a document is for. */
import { type Locale, phrase } from '../../language/locale.js';
import { addressesAs, holdsAddress, withoutAddresses, withoutMail } from '../../text/addresses.js';
import { hideNames, type Unnamed } from '../../text/hiding.js';
import { nameKey } from '../../text/text.js';
import type { Audience } from '../../things/audience.js';
import type { Reader } from '../../things/ledger.js';
import type { Mode } from '../../things/meeting/fields.js';
import type { Id } from '../../things/thing.js';

export interface AudienceText {
  /**
   * A text without the names of those who asked not to be named, and the mail addresses of members;
   * in public without any address or link.
   */
  readonly text: <Typed extends string | null>(typed: Typed) => Typed;
  /** As `text`, for a title: in public without links, and null where it was nothing else. */
  readonly title: (typed: string) => string | null;
  /**
   * As `text`, for what may be an address (a place, a channel, a link): null if it is one that holds a
   * name that is not to be read; in public if it is any.
   */
  readonly noAddress: (typed: string | null) => string | null;
  /** A mail address that those who read may write to: null in public, and if it holds a name as above. */
  readonly mailTo: (typed: string | null) => string | null;
  /** As `noAddress`, for where people meet in a way: by wire, the place is what lets them in. */
  readonly place: (mode: Mode | null, typed: string | null) => string | null;
}

const unnamed = `SELECT m.id, m.name, m.email, m.handle FROM member m WHERE m.named = 0`;
const addresses = 'SELECT email FROM member WHERE email IS NOT NULL';
const aliases = `SELECT a."of" AS id, a.alias FROM member m
  JOIN member_alias a ON a."of" = m.id WHERE m.named = 0`;
const isNamed = `SELECT 1 FROM member_name n JOIN member m ON m.id = n."of"
  WHERE n.exact = ? AND m.named = 1`;

/**
 * @param locale of the language that people type in, so that who is hidden in a sentence is so in its words
 * @param recipient whom the document is for, where it is for one: they may read their own name
 */
export function textFor(
  reader: Reader,
  audience: Audience,
  locale: Locale,
  recipient: Id | null,
): AudienceText {
  let hide: ((text: string) => string) | undefined;
  let onRecord: ReadonlySet<string> | undefined;
  const hidden = (text: string): string => {
    hide ??= hideNames(
      peopleToHide(reader, audience === 'members' ? recipient : null),
      { person: locale.say(phrase('a-member')), address: locale.say(phrase('an-address')) },
      (name) => reader.one(isNamed, nameKey(name)) !== undefined,
    );
    return hide(text);
  };
  const text = (typed: string | null): string | null => {
    if (typed === null || audience === 'facilitator') return typed;
    const shown = hidden(typed);
    const instead = locale.say(phrase('an-address'));
    if (audience === 'public') return addressesAs(shown, instead);
    return withoutMail(shown, instead, (address) => {
      onRecord ??= new Set(reader.values<string>(addresses).map((each) => each.toLowerCase()));
      return onRecord.has(address.toLowerCase());
    });
  };
  const noAddress = (typed: string | null): string | null => {
    if (typed === null || audience === 'facilitator') return typed;
    const isGone =
      audience === 'public'
        ? holdsAddress(typed)
        : withoutAddresses(typed) === '' && hidden(typed) !== typed;
    return isGone ? null : text(typed);
  };
  const isCall = (mode: Mode | null): boolean =>
    audience === 'public' && (mode === 'video' || mode === 'phone');
  return {
    text: text as AudienceText['text'],
    title: (typed) => (audience === 'public' ? text(withoutAddresses(typed)) || null : text(typed)),
    noAddress,
    // An address that was given for this may be read, though members' addresses are not.
    mailTo: (typed) => {
      if (typed === null || audience === 'public') return null;
      return hidden(typed) === typed ? typed : noAddress(typed);
    },
    place: (mode, typed) => (isCall(mode) ? null : noAddress(typed)),
  };
}

/** Which of `people`, who are not to be named, a text names all the same. */
export const namedIn = (reader: Reader, text: string, people: readonly Id[]): Id[] =>
  unnamedPeople(reader)
    .filter(({ id }) => people.includes(id))
    .filter((each) => hideNames([each], { person: '', address: '' }, () => false)(text) !== text)
    .map(({ id }) => id);

/** What hides these, who are not to be named, in a text. */
export const hidingOf = (
  reader: Reader,
  people: readonly Id[],
  locale: Locale,
): ((text: string) => string) =>
  hideNames(
    unnamedPeople(reader).filter(({ id }) => people.includes(id)),
    { person: locale.say(phrase('a-member')), address: locale.say(phrase('an-address')) },
    (name) => reader.one(isNamed, nameKey(name)) !== undefined,
  );

const peopleToHide = (reader: Reader, except: Id | null): Unnamed[] =>
  unnamedPeople(reader).filter(({ id }) => id !== except);

function unnamedPeople(reader: Reader): Array<Unnamed & { readonly id: Id }> {
  const also = reader.all<{ id: Id; alias: string }>(aliases);
  return reader
    .all<{ id: Id; name: string; email: string | null; handle: string | null }>(unnamed)
    .map(({ id, name, email, handle }) => ({
      id,
      name,
      others: [
        ...also.filter((each) => each.id === id).map(({ alias }) => alias),
        ...[email, handle].filter((each) => each !== null),
      ],
    }));
}
