/** Meetings: those that were held, those to come, and what became of either. */

import { settingsIn } from '../../figures/queries/index.js';
import { isBeforeKnown, knownSince } from '../../figures/queries/known.js';
import { clock } from '../../language/clock.js';
import { phraseFor } from '../../language/locale.js';
import { pagesIn } from '../../text/addresses.js';
import type { Meeting, Mode } from '../../things/meeting/fields.js';
import {
  hostOn,
  inOrder,
  isListed,
  isPlanned,
  lastFirst,
  unconfirmedFirst,
} from '../../things/meeting/terms.js';
import { unsettledNames } from '../../things/meeting/unsettled.js';
import { isPerson } from '../../things/member/terms.js';
import type { Id } from '../../things/thing.js';
import type { Day } from '../../time/day.js';
import { type Window, within } from '../../time/window.js';
import type { DocumentFacts, MeetingFact } from '../facts/index.js';
import { late } from './changes.js';
import type { FactsContext } from './context.js';
import { meetingNews } from './news.js';

interface MeetingRow
  extends Pick<Meeting, 'id' | 'title' | 'host' | 'place' | 'heldOn' | 'writeUp'> {
  on: Day;
  at: string | null;
  until: string | null;
  kind: Mode | null;
  recorded: 0 | 1;
  present: number;
  apologies: number;
  hostCame: 0 | 1;
}

const came = (there: string): string => `(SELECT count(*) FROM attendance a
  JOIN member p ON p.id = a.member AND ${isPerson.sql('p', '@day')}
  WHERE a."of" = m.id AND a.there = '${there}')`;

const meetings = `SELECT m.id, m.title, m.day AS "on", m.start AS at, m."end" AS until, m.mode AS kind,
  ${hostOn.sql('m', '@day')} AS host, ${isListed('m', 'present')} AS hostCame, m.place,
  m.held_on AS heldOn, m.write_up AS writeUp,
  m.recorded, ${came('present')} AS present, ${came('apologies')} AS apologies FROM meeting m`;

const heldWithin = `(m.held_on BETWEEN @from AND @to
    OR (m.id IN (${late('meeting.held', 'meeting.recorded')}) AND m.held_on IS NOT NULL))
  ORDER BY m.held_on, m.start, m.no`;
const upTo = lastFirst('m', '@known');
/** The last one held up to `@known`. */
export const lastHeld = `${upTo} LIMIT 1`;
/** Planned for the day or a later one, and on the day neither held nor cancelled yet. */
export const stillPlanned = `m.day >= @day AND ${isPlanned.sql('m', '@known')}
  ORDER BY ${inOrder.soonestFirst('m')}`;

const stillUnconfirmed = `m.day >= @since AND ${unconfirmedFirst('m', '@known')}`;

/** A meeting as documents tell of it, with what else there is to look up about it. */
export interface FoundMeeting {
  readonly id: Id;
  /** Whether it had been held by the day of the document. */
  readonly held: boolean;
  readonly writeUp: string | null;
  readonly fact: MeetingFact;
}

/** Where people meet: the place as it was typed, and apart what it says and where it leads. */
export function waysIn(
  mode: Mode | null,
  place: string | null,
): Pick<MeetingFact, 'place' | 'venue' | 'call'> {
  const [page = null] = place === null ? [] : pagesIn(place);
  const rest = place?.replace(page ?? '', '').replace(/^[\s:,;–-]+|[\s:,;–-]+$/gu, '') || null;
  // Where nobody said how people meet, an address beside a place may be its map.
  const isCall = mode === 'video' || mode === 'phone' || (mode === null && rest === null);
  return page !== null && isCall
    ? { place, venue: rest, call: page }
    : { place, venue: place, call: null };
}

/** The meetings for which `where` (of `m`, on `@day`, up to `@known`) holds, as they were then. */
export function meetingsWhere(
  context: FactsContext,
  where: string,
  params: Readonly<Record<string, unknown>> = {},
): FoundMeeting[] {
  const { reader, asOf: day, known } = context;
  const waiting = unsettledNames(reader, known);
  return reader
    .all<MeetingRow>(`${meetings} WHERE ${where}`, { day, known, ...params })
    .map(({ id, writeUp, title, on, at, until, kind, host, place, heldOn, ...row }) => {
      const held = heldOn !== null && heldOn <= known;
      const counted = held && row.recorded === 1;
      const unsettled = held ? (waiting.get(id) ?? 0) : 0;
      const isWhole = counted && unsettled === 0;
      return {
        id,
        held,
        writeUp: context.noAddress(writeUp),
        fact: {
          title: context.title(title),
          on,
          at: clock(context.locale, at),
          until: clock(context.locale, until),
          kind: kind && context.locale.say(phraseFor('mode', kind)),
          // Nobody is thanked for hosting whom a whole list of who came leaves out.
          host: context.nameOrNull(isWhole && row.hostCame === 0 ? null : host),
          ...waysIn(kind, context.place(kind, place)),
          present: isWhole ? row.present : null,
          unsettled,
          atLeast: counted ? row.present : null,
          apologies: counted ? row.apologies : null,
        },
      };
    });
}

export function meetingFacts(context: FactsContext): DocumentFacts['meetings'] {
  const facts = (where: string, params = {}) =>
    meetingsWhere(context, where, params).map(({ fact }) => fact);
  const planned = facts(stillPlanned);
  const recent = facts(`${upTo} LIMIT 12`).reverse();
  const last = recent.at(-1) ?? null;
  const { calledOff, replanned, onAgain, corrected, told } = meetingNews(context);
  const since = [context.window.from, context.figures.from, last?.on ?? context.known].sort()[0];
  return {
    held: meetingsWhere(context, heldWithin, { ...context.window })
      .filter(({ id }) => !told.has(id))
      .map(({ fact }) => fact),
    knownSince: beganWithin(context),
    lastBeforeKnown: last !== null && isBeforeKnown(context.reader, last.on),
    next: planned[0] ?? null,
    planned,
    breaks: breaksOf(context, ({ to }) => to >= context.asOf),
    breaksOver: breaksOf(context, ({ to }) => to < context.asOf && within(to, context.window)),
    unconfirmed: facts(stillUnconfirmed, { since }),
    calledOff,
    replanned,
    onAgain,
    corrected: corrected.flatMap(({ id, ...news }) =>
      facts('m.id = @id', { id }).map(({ title, on, host, present, unsettled, atLeast }) => ({
        ...{ title, on, host, present, unsettled, atLeast },
        ...news,
      })),
    ),
    last,
    recent,
  };
}

/** The breaks that the community named, of those for which `isMeant` holds. */
function breaksOf(
  { reader, asOf, audience, text }: FactsContext,
  isMeant: (each: Window) => boolean,
) {
  return settingsIn(reader)
    .pauses.filter(isMeant)
    .map(({ from, to, why }) => ({
      ...{ from, to, isNow: from <= asOf },
      why: audience === 'public' ? null : text(why),
    }));
}

/** Since when meetings are on record, where the period began before that. */
function beganWithin({ reader, window }: FactsContext): Day | null {
  const { meetings: known } = knownSince(reader);
  return known !== null && known > window.from ? known : null;
}
