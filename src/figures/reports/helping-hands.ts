/** Whom one may turn to, and what the facilitator may hand on: suggestions, each with its reasons. */

import { Refusal } from '../../text/refusal.js';
import { alphabetically, counted } from '../../text/text.js';
import { communityId } from '../../things/community/thing.js';
import type { Reader } from '../../things/ledger.js';
import { facilitatorOn } from '../../things/role/list.js';
import { facilitatorRole } from '../../things/role/thing.js';
import type { Session } from '../../things/session.js';
import type { Id } from '../../things/thing.js';
import type { Day } from '../../time/day.js';
import { type FindFits, type Fit, fitFinder, type Trace } from '../fit.js';
import { settingsIn } from '../queries/index.js';
import { type Carried, carriedBy, loadByMember, traces } from '../queries/traces.js';

/** Whoever has so many open commitments is left in peace. */
const enough = 4;

/** Finds members whom something may interest, by what is on record of them on `today`. */
export const finderOn = (
  reader: Reader,
  today: Day,
  except: readonly (Id | null)[] = [],
): FindFits =>
  fitFinder(traces(reader, today), {
    load: loadByMember(reader, today),
    enough,
    common: commonWords(reader),
    except: new Set(except.filter((each) => each !== null)),
  });

/** What everything here is about says nothing of anybody: the community's own name and purpose. */
const commonWords = (reader: Reader): string => {
  const community = reader.get('community', communityId);
  return `${community?.name ?? ''} ${community?.purpose ?? ''}`;
};

/** Members whom something may interest. */
export const whoFor = (
  { ledger, today }: Session,
  about: string,
  except: readonly (Id | null)[] = [],
): Fit[] => ledger.read((reader) => finderOn(reader, today, except)(about));

/** Something that the facilitator carries, and who may like it. */
export interface Offerable {
  readonly kind: 'hosting' | 'recurring' | 'open' | 'role' | 'standing in';
  /** What it is about: a commitment's text, a role's name. */
  readonly name: string;
  /** The same as a heading: "12 (Find a hall)". */
  readonly what: string;
  /** Why it stands here. */
  readonly because: string;
  readonly people: readonly Fit[];
}

/**
 * What the facilitator still carries and could offer to others: hosting, what recurs, open
 * commitments, roles.
 * @throws Refusal `no-facilitator`
 */
export const offerable = ({ ledger, today }: Session): Offerable[] =>
  ledger.read((reader) => {
    const facilitator = facilitatorOn(reader, today, facilitatorRole);
    if (facilitator === null) throw noFacilitator();
    const like = finderOn(reader, today, [facilitator.id]);
    return offerableOf(reader, today, facilitator.id, like);
  });

/** The same, where it is known who the facilitator is. @param like finds who may like something */
export function offerableOf(
  reader: Reader,
  today: Day,
  facilitator: Id,
  like: FindFits,
): Offerable[] {
  const load = loadByMember(reader, today);
  const carried = carriedBy(reader, today, facilitator);
  const those = (found: readonly Trace[]): Fit[] =>
    found
      .map((trace) => ({
        member: trace.member,
        name: trace.name,
        reasons: [trace],
        carries: load.get(trace.member) ?? 0,
      }))
      .filter(({ carries }) => carries < enough)
      .sort((a, b) => alphabetically(a.name, b.name));
  const recurring = new Set(carried.recurring.map(({ text }) => text.toLowerCase()));
  const hosting: Offerable = {
    kind: 'hosting',
    name: 'hosting',
    what: 'Hosting a meeting',
    because: `you hosted ${hostedOf(carried, settingsIn(reader).fewest)}`,
    people: those(orElse(carried.hosts, carried.regulars)),
  };
  const standingIn: Offerable = {
    kind: 'standing in',
    name: facilitatorRole,
    what: 'Standing in for you',
    because: 'you have no deputy',
    people: those(orElse(carried.hosts, carried.regulars)),
  };
  return [
    ...(carried.hosted * 2 >= carried.of && carried.of > 0 ? [hosting] : []),
    ...carried.recurring.map(
      ({ text, times }): Offerable => ({
        kind: 'recurring',
        name: text,
        what: text,
        because: `you took it on ${times} times within a year`,
        people: like(text),
      }),
    ),
    ...carried.open
      .filter(({ text }) => !recurring.has(text.toLowerCase()))
      .map(
        ({ no, text }): Offerable => ({
          kind: 'open',
          name: text,
          what: `${no} (${text})`,
          because: 'you have it open',
          people: like(text),
        }),
      ),
    ...carried.roles
      .filter((role) => role !== facilitatorRole)
      .map(
        (role): Offerable => ({
          kind: 'role',
          name: role,
          what: `The role ${role}`,
          because: 'you hold it beside your own',
          people: orElse(like(role), those(carried.regulars)),
        }),
      ),
    ...(carried.deputies === 0 ? [standingIn] : []),
  ];
}

/** "3 of the last 5 meetings", in words while they are too few to count; of how many nobody knows it stands beside. */
function hostedOf({ hosted, of, hostUnknown }: Carried, fewest: number): string {
  const known = hostUnknown === 0 ? '' : ' whose host is known';
  if (of >= fewest) return `${hosted} of the last ${counted(of, 'meeting')}${known}`;
  if (of === 1) return `the last meeting${known}`;
  return `${hosted === of ? 'the' : 'half or more of the'} last meetings${known}`;
}

const orElse = <Item>(first: readonly Item[], second: readonly Item[]): readonly Item[] =>
  first.length > 0 ? first : second;

const noFacilitator = (): Refusal =>
  new Refusal(
    'no-facilitator',
    'Nobody is on record as Coordinator, or several people are.',
    'Say who it is: momentum role give Coordinator --to NAME',
  );
