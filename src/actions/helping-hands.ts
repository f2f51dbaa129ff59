/** Whom one may turn to, and what the facilitator may hand on: suggestions, each with its reasons. */
import { alphabetically } from '../core/alphabetical.js';
import type { Id } from '../core/entity.js';
import { type Fit, fitting, type Trace } from '../core/fit.js';
import { Refusal } from '../core/refusal.js';
import { facilitatorRole } from '../core/role.js';
import { counted } from '../core/text.js';
import { carriedBy, loadByMember, traces } from '../ledger/facts/traces.js';
import { facilitatorOn } from '../ledger/lookups.js';
import type { Desk } from './desk.js';

/** Whoever has so many open commitments is left in peace. */
const enough = 4;

/** Members whom something may interest, by what is on record of them. */
export const whoFor = (
  { ledger, today }: Desk,
  about: string,
  except: readonly (Id | null)[] = [],
): Fit[] =>
  ledger.read((reader) =>
    fitting(about, traces(reader, today), {
      load: loadByMember(reader),
      enough,
      except: new Set(except.filter((each) => each !== null)),
    }),
  );

/** Something that the facilitator carries, and who may like it. */
export interface Offerable {
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
export const offerable = ({ ledger, today }: Desk): Offerable[] =>
  ledger.read((reader) => {
    const facilitator = facilitatorOn(reader, today, facilitatorRole);
    if (facilitator === null) throw noFacilitator();
    const load = loadByMember(reader);
    const known = traces(reader, today);
    const carried = carriedBy(reader, today, facilitator.id);
    const except = new Set([facilitator.id]);
    const like = (text: string): Fit[] => fitting(text, known, { load, enough, except });
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
    return [
      ...(carried.hosted * 2 >= carried.of && carried.of > 0
        ? [
            {
              what: 'Hosting a meeting',
              because: `you hosted ${carried.hosted} of the last ${counted(carried.of, 'meeting')}`,
              people: those(carried.hosts.length > 0 ? carried.hosts : carried.regulars),
            },
          ]
        : []),
      ...carried.recurring.map(({ text, times }) => ({
        what: text,
        because: `you took it on ${times} times within a year`,
        people: like(text),
      })),
      ...carried.open
        .filter(({ text }) => !recurring.has(text.toLowerCase()))
        .map(({ no, text }) => ({
          what: `${no} (${text})`,
          because: 'you have it open',
          people: like(text),
        })),
      ...carried.roles
        .filter((role) => role !== facilitatorRole)
        .map((role) => ({
          what: `The role ${role}`,
          because: 'you hold it beside your own',
          people: orElse(like(role), those(carried.regulars)),
        })),
      ...(carried.deputies === 0
        ? [
            {
              what: 'Standing in for you',
              because: 'you have no deputy',
              people: those(orElse(carried.hosts, carried.regulars)),
            },
          ]
        : []),
    ];
  });

const orElse = <Item>(first: readonly Item[], second: readonly Item[]): readonly Item[] =>
  first.length > 0 ? first : second;

const noFacilitator = (): Refusal =>
  new Refusal(
    'no-facilitator',
    'Nobody is on record as Coordinator, or several people are.',
    'Say who it is: momentum role give Coordinator --to NAME',
  );
