/**
 * What is otherwise than it was when the document looks back from, and is told by no row of its own
 * kind that a day could find: opened again, put in other words, called off, corrected, taken back.
 */

import { clock } from '../../language/clock.js';
import { typedKey } from '../../text/text.js';
import { isOpenNow } from '../../things/commitment/terms.js';
import type { Meeting } from '../../things/meeting/fields.js';
import { isCancelled, isPlanned } from '../../things/meeting/terms.js';
import type { Member } from '../../things/member/fields.js';
import { hasLeft, isGone, isMemberNow } from '../../things/member/terms.js';
import type { Id } from '../../things/thing.js';
import type { Day } from '../../time/day.js';
import type { CalledOffFact, DocumentFacts, OnAgainFact, ReplannedFact } from '../facts/index.js';
import type { FactsContext } from './context.js';
import type { Stand } from './stands.js';

const differ = (some: unknown, others: unknown): boolean =>
  JSON.stringify(some) !== JSON.stringify(others);

type Commitments = ReadonlyArray<Stand<'commitment'>>;

/** What became of commitments that had been told of. */
export function commitmentNews(stands: Commitments) {
  const both = stands.flatMap(({ id, was, now }) => (was && now ? [{ id, was, now }] : []));
  const open = both.filter(({ was, now }) => isOpenNow(was.status) && isOpenNow(now.status));
  const ids = (those: ReadonlyArray<{ readonly id: Id }>) => those.map(({ id }) => id);
  return {
    reopened: ids(both.filter(({ was, now }) => !isOpenNow(was.status) && isOpenNow(now.status))),
    reworded: ids(
      open.filter(({ was, now }) => differ([was.text, was.doneWhen], [now.text, now.doneWhen])),
    ),
    withOthers: ids(
      open.filter(({ was, now }) => differ([...was.others].sort(), [...now.others].sort())),
    ),
    /** Kept, or let go, as had been told already, whichever day stands beside it now. */
    closedAsBefore: new Set(
      ids(both.filter(({ was, now }) => !isOpenNow(was.status) && was.status === now.status)),
    ),
  };
}

/** Who hosts a meeting as it was, and as it is: nobody, where whoever was to host it has left. */
type HostOf = (meeting: Meeting, when: 'was' | 'now') => Id | null;

const movedIn = (was: Meeting, now: Meeting, host: HostOf) => ({
  newDay: now.day !== was.day,
  newTime: now.start !== was.start,
  newPlace: now.place !== was.place || now.mode !== was.mode,
  newTitle: now.title !== was.title,
  newHost: host(now, 'now') !== host(was, 'was'),
});

const cameTo = ({ attendance, recorded }: Meeting): unknown => [
  recorded,
  attendance.flatMap(({ member, there }) => (there === 'present' ? [member] : [])).sort(),
];

const correctedIn = (was: Meeting, now: Meeting) => ({
  newDay: now.day !== was.day,
  newTitle: now.title !== was.title,
  newHost: now.host !== was.host,
  newList: differ(cameTo(was), cameTo(now)),
});

const isAny = (news: Readonly<Record<string, boolean>>): boolean =>
  Object.values(news).includes(true);

type MeetingNews = Pick<DocumentFacts['meetings'], 'calledOff' | 'replanned' | 'onAgain'> & {
  /** Planned anew, and to come. */
  readonly planned: number;
  /** Told of as held, and held still, with what is known otherwise now. */
  readonly corrected: ReadonlyArray<
    ReturnType<typeof correctedIn> & { readonly id: Id; readonly toldFor: Day }
  >;
  /** Told of as held, of which nobody knows any more whether they were. */
  readonly unsettled: number;
  /** Those that the document before told of as held. */
  readonly told: ReadonlySet<Id>;
};

/**
 * Meetings that were called off, and planned anew or held under the same title for the same day: to whoever
 * reads of them it is one meeting.
 */
function plannedAnew(
  { reader, known }: FactsContext,
  stands: ReadonlyArray<Stand<'meeting'>>,
): {
  /** What stands in the place of one that was to take place, and was called off since. */
  readonly instead: ReadonlyMap<Id, Meeting>;
  /** Those that stand in its place: nothing new. */
  readonly known: ReadonlySet<Id>;
  /** Those that stand in the place of one that had been called off before. */
  readonly again: ReadonlySet<Id>;
} {
  const instead = new Map<Id, Meeting>();
  const inPlace = new Set<Id>();
  const again = new Set<Id>();
  for (const { id, was, now } of stands) {
    if (was !== undefined || now === undefined || now.status === 'cancelled') continue;
    const before = reader
      .all<{ id: Id; title: string }>(calledOffFor, { day: now.day, known })
      .filter((each) => typedKey(each.title) === typedKey(now.title))
      .map((each) => stands.find((stand) => stand.id === each.id) ?? { ...each, was: null });
    const told = before.find((each) => each.was?.status === 'planned');
    if (told) {
      instead.set(told.id, now);
      inPlace.add(id);
    } else if (before.some((each) => each.was !== undefined)) again.add(id);
  }
  return { instead, known: inPlace, again };
}

const calledOffFor = `SELECT m.id, m.title FROM meeting m
  WHERE m.day = @day AND ${isCancelled.sql('m', '@known')}`;

/** Who has left since, or is here again. */
const steppedIn = (people: ReadonlyArray<Stand<'member'>>): Id[] =>
  people.flatMap(({ id, was, now }) =>
    was && now && isGone(was.status) !== isGone(now.status) ? [id] : [],
  );

const hostedBy = `SELECT m.id FROM meeting m
  WHERE m.day >= @day AND m.host = @host AND ${isPlanned.sql('m', '@known')}`;

/**
 * The meetings that something was noted of since, and those to come of whose hosts something was that
 * they have left, or are here again.
 */
function meetingsSince({ reader, stands, asOf, known }: FactsContext): {
  readonly meetings: ReadonlyArray<Stand<'meeting'>>;
  readonly host: HostOf;
} {
  const people = stands('member');
  const noted = stands('meeting');
  const others = steppedIn(people)
    .flatMap((host) => reader.values<Id>(hostedBy, { day: asOf, host, known }))
    .filter((id) => !noted.some((each) => each.id === id))
    .map((id) => ({ id, was: reader.get('meeting', id), now: reader.get('meeting', id) }));
  return {
    meetings: [...noted, ...others],
    // Whoever left once the day was over was there for it.
    host: ({ host, day }, when) => {
      const person = people.find(({ id }) => id === host)?.[when];
      const isOver = day < asOf && person !== undefined && !hasLeft.of(person, day);
      return person && isGone(person.status) && !isOver ? null : host;
    },
  };
}

/** What became of meetings that had been planned, called off or held, and how many were planned anew. */
export function meetingNews(context: FactsContext): MeetingNews {
  const { audience, known, since, text, title, place } = context;
  const calledOff: CalledOffFact[] = [];
  const replanned: ReplannedFact[] = [];
  const onAgain: OnAgainFact[] = [];
  const corrected: Array<MeetingNews['corrected'][number]> = [];
  const told = new Set<Id>();
  let planned = 0;
  let unsettled = 0;
  const { meetings: stands, host } = meetingsSince(context);
  const anew = plannedAnew(context, stands);
  for (const { id, was, now: still } of stands) {
    const now = anew.instead.get(id) ?? still;
    if (was === undefined) {
      if (now?.status !== 'planned' || anew.known.has(id)) continue;
      if (!anew.again.has(id)) planned += 1;
      else onAgain.push({ title: title(now.title), on: now.day, isOver: now.day < known });
      continue;
    }
    if (was.status === 'held' && since !== null) told.add(id);
    if (was.status === 'cancelled') {
      if (now?.status !== 'planned') continue;
      onAgain.push({ title: title(now.title), on: now.day, isOver: now.day < known });
    } else if (now === undefined || now.status === 'cancelled') {
      const why = audience === 'public' ? null : text(now?.why ?? null);
      // Whoever was called to another day since the document before knows of that one.
      const call = now?.invitations.at(-1);
      const isLater = call !== undefined && (since === null || call.on >= since.asOf);
      const on = isLater ? call.forDay : was.day;
      const isOver = on < known;
      calledOff.push({ title: title(was.title), on, isOver, why });
    } else if (now.status === 'planned') {
      const news = movedIn(was, now, host);
      if (!isAny(news)) {
        unsettled += Number(was.status === 'held');
        continue;
      }
      replanned.push({
        title: title(now.title),
        plannedFor: was.day,
        on: now.day,
        at: clock(context.locale, now.start),
        place: place(now.mode, now.place),
        host: context.nameOrNull(host(now, 'now')),
        ...news,
      });
    } else if (told.has(id)) {
      const news = correctedIn(was, now);
      if (isAny(news)) corrected.push({ id, toldFor: was.day, ...news });
    }
  }
  return { calledOff, replanned, onAgain, planned, corrected, unsettled, told };
}

/**
 * Who is taking a break since, who is back from one, and who has not left after all.
 * @param came who joined or came back, which says it already
 */
export function memberNews(
  stands: ReadonlyArray<Stand<'member'>>,
  came: ReadonlyArray<ReadonlyMap<Id, unknown>>,
) {
  const people = stands.filter(({ now }) => now !== undefined && !now.bot);
  const stepped = (is: (was: Member, now: Member) => boolean): Id[] =>
    people.flatMap(({ id, was, now }) => (was && now && is(was, now) ? [id] : []));
  return {
    paused: stepped((was, now) => was.status === 'joined' && now.status === 'paused').length,
    back: stepped((was, now) => was.status === 'paused' && now.status === 'joined').length,
    stillHere: stepped((was, now) => isGone(was.status) && isMemberNow(now.status)).filter(
      (id) => !came.some((steps) => steps.has(id)),
    ),
  };
}
