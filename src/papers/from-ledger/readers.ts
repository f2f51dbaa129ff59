/** What people typed, as those may read it whom a document is for. */

import { said, type Voice } from '../../language/voice.js';
import { holdsAddress, withoutAddresses, withoutMail } from '../../text/addresses.js';
import { nameKey } from '../../text/text.js';
import type { Audience } from '../../things/audience.js';
import type { Reader } from '../../things/ledger.js';
import type { Id } from '../../things/thing.js';
import { hiding, type Unnamed } from '../unnamed.js';

export interface Readable {
  /** A text without the names of those who asked not to be named; in public without addresses. */
  readonly text: <Typed extends string | null>(typed: Typed) => Typed;
  /** As `text`, for a title: in public without links, and null where it was nothing else. */
  readonly title: (typed: string) => string | null;
  /** As `text`, for what may be an address (a place, a channel, a link): in public null if it is. */
  readonly noAddress: (typed: string | null) => string | null;
}

const unnamed = `SELECT m.id, m.name, m.email, m.handle FROM member m WHERE m.named = 0`;
const aliases = `SELECT a."of" AS id, a.alias FROM member m
  JOIN member_alias a ON a."of" = m.id WHERE m.named = 0`;
const isNamed = `SELECT 1 FROM member_name n JOIN member m ON m.id = n."of"
  WHERE n.exact = ? AND m.named = 1`;

/** @param recipient whom the document is for, where it is for one: they may read their own name */
export function readableBy(
  reader: Reader,
  audience: Audience,
  voice: Voice,
  recipient: Id | null,
): Readable {
  let hide: ((text: string) => string) | undefined;
  const hidden = (text: string): string => {
    hide ??= hiding(
      peopleToHide(reader, audience === 'members' ? recipient : null),
      voice.say(said('a-member')),
      (name) => reader.one(isNamed, nameKey(name)) !== undefined,
    );
    return hide(text);
  };
  const text = (typed: string | null): string | null => {
    if (typed === null || audience === 'facilitator') return typed;
    const shown = hidden(typed);
    return audience === 'public' ? withoutMail(shown, voice.say(said('an-address'))) : shown;
  };
  return {
    text: text as Readable['text'],
    title: (typed) => (audience === 'public' ? text(withoutAddresses(typed)) || null : text(typed)),
    noAddress: (typed) =>
      typed !== null && audience === 'public' && holdsAddress(typed) ? null : text(typed),
  };
}

function peopleToHide(reader: Reader, except: Id | null): Unnamed[] {
  const also = reader.all<{ id: Id; alias: string }>(aliases);
  return reader
    .all<{ id: Id; name: string; email: string | null; handle: string | null }>(unnamed)
    .filter(({ id }) => id !== except)
    .map(({ id, name, email, handle }) => ({
      name,
      others: [
        ...also.filter((each) => each.id === id).map(({ alias }) => alias),
        ...[email, handle].filter((each) => each !== null),
      ],
    }));
}
