/**
 * How texts read since somebody was forgotten whom they named: taken over into a ledger that is put back
 * from before. It holds no name of theirs, since the name was taken out of it when they were forgotten.
 */
import { type AnyEvent, thingOf } from '../things/index.js';
import type { Reader } from '../things/ledger.js';
import type { Meeting } from '../things/meeting/fields.js';
import { forgottenKind } from '../things/member/fields.js';
import { unknownText } from '../things/payload.js';
import { change, type Session } from '../things/session.js';
import type { Id } from '../things/thing.js';
import { asKeyedIn } from './about-member.js';
import type { Replica } from './chain.js';
import { databaseOf } from './reader.js';
import { noteReworded, rewordingKinds } from './rewordings.js';
import { rowsIn } from './row.js';
import type { Kept } from './seals.js';

/** What is known of them in one ledger. */
export interface RewordedSince {
  /** Whose keys the subjects are. */
  readonly replicas: ReadonlyArray<Pick<Replica, 'no' | 'name'>>;
  /** In the order in which they were written. */
  readonly events: readonly AnyEvent[];
}

interface Written extends Pick<AnyEvent, 'kind' | 'subject' | 'on'> {
  readonly batch: Id;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Of these entries those that put a text in other words when somebody was forgotten. */
export function rewordedAmong(written: readonly Written[]): AnyEvent[] {
  const forgettings = new Set(
    written.filter(({ kind }) => kind === forgottenKind).map(({ batch }) => batch),
  );
  return written
    .filter(({ kind, batch }) => rewordingKinds.has(kind) && forgettings.has(batch))
    .map(({ kind, subject, on, data }) => ({ kind, subject, on, data }) as unknown as AnyEvent);
}

/** Those of a ledger that can be read as it is. */
export const rewordedIn = (reader: Reader): AnyEvent[] =>
  rewordedAmong([
    ...reader.entries(`batch IN (SELECT batch FROM entry WHERE kind = '${forgottenKind}')`),
  ] as Written[]);

/**
 * Puts them where texts of the ledger are unknown, which took the place of another one.
 * @returns how many texts read as they were corrected
 */
export const keepReworded = (session: Session, since: readonly RewordedSince[]): number =>
  change(session, ({ reader, record }) => {
    let count = 0;
    const { without } = reader.watched();
    for (const { replicas, events } of since) {
      for (const event of events) {
        const data = event.data as Readonly<Record<string, unknown>>;
        const [subject] = asKeyedIn(databaseOf(reader), replicas, [event.subject]);
        const said = subject === undefined ? {} : missing(reader, subject, event.kind, data);
        // What stands there may name whoever was forgotten only in another ledger.
        const clean = Object.entries(said).map(([key, value]) => [key, hidden(value, without)]);
        if (subject === undefined || clean.length === 0) continue;
        const own = event.kind === noteReworded ? { nth: data.nth } : {};
        const news = { ...own, ...Object.fromEntries(clean) };
        record([{ ...event, subject, on: session.today, data: news } as unknown as AnyEvent]);
        count += clean.length;
      }
    }
    return count;
  });

/** What of this is known, and unknown there since it was forgotten. */
function missing(
  reader: Reader,
  subject: Id,
  kind: AnyEvent['kind'],
  data: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const thing = thingOf(kind);
  const state = thing && reader.get(thing, subject);
  if (!state) return {};
  if (kind === noteReworded) {
    const { nth, text } = data as { nth: number; text: string };
    const isMissing = (state as Meeting).notes[nth]?.text === unknownText;
    return isMissing && isKnown(text) ? { text } : {};
  }
  const gone = forgottenFields(reader, subject);
  const here = state as unknown as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.entries(data).filter(
      ([key, value]) => gone.has(key) && isKnown(value) && !isKnown(here[key]),
    ),
  );
}

const isKnown = (value: unknown): boolean =>
  Array.isArray(value)
    ? value.length > 0 && value.every(isKnown)
    : typeof value === 'string' && value !== '' && value !== unknownText;

/** The fields of which anything was forgotten that was said of a thing. */
function forgottenFields(reader: Reader, subject: Id): Set<string> {
  const rows = rowsIn(databaseOf(reader), 'subject = ? AND kept IS NOT NULL', [subject]);
  return new Set(
    [...rows].flatMap(({ words_fields: fields, kept }) => {
      const names = fields.split(',');
      return Object.entries(JSON.parse(kept ?? '{}') as Kept).flatMap(([place, left]) => {
        const [, nth] = place.split('/');
        return 'seal' in left ? [names[Number(nth)] ?? ''] : [];
      });
    }),
  );
}

const hidden = (value: unknown, hide: (text: string) => string): unknown =>
  Array.isArray(value) ? value.map((each: unknown) => hidden(each, hide)) : hide(String(value));
