/** Two entries that are one person: what the one that stays takes over from the other. */
import { nameKey } from '../../text/text.js';
import type { Day } from '../../time/day.js';
import { said, saidFields } from '../field.js';
import { holds } from '../term.js';
import {
  firstJoined,
  type Member,
  type MemberSpell,
  type MemberStatus,
  memberFields,
  type Profile,
} from './fields.js';

/** Days that one entry knows of somebody, beside the stretches of their time here. */
interface Days {
  readonly requestedOn: Day | null;
  readonly welcomedOn: Day | null;
  readonly thankedOn: Day | null;
  readonly contactedOn: Day | null;
}

/** What one entry knows of somebody’s time here, as the other takes it over. */
export interface TimeHere {
  readonly spells: readonly MemberSpell[];
  readonly days: Days;
}

/** What one entry hands over to the other. */
export interface Handover extends TimeHere {
  /** What was said of them, where anything was. */
  readonly profile: Partial<Profile>;
  readonly aliases: readonly string[];
}

const timeHere = ({ spells, ...state }: Member): TimeHere => ({
  spells,
  days: {
    requestedOn: state.requestedOn,
    welcomedOn: state.welcomedOn,
    thankedOn: state.thankedOn,
    contactedOn: state.contactedOn,
  },
});

export const handoverOf = (state: Member): Handover => ({
  ...timeHere(state),
  profile: Object.fromEntries(
    saidFields(memberFields).flatMap(([key, { saying }]) => {
      const value = said(memberFields, state)[key as keyof Profile];
      return value === saying.otherwise ? [] : [[key, value]];
    }),
  ),
  aliases: state.aliases.map(({ alias }) => alias),
});

/**
 * Whether an entry is as it was when it was handed over, and nothing earlier was taken back since.
 * What people said is left out: it may have been forgotten in one place and not in the other.
 */
export const isStill = ({ spells, days }: TimeHere, state: Member): boolean =>
  JSON.stringify({ spells, days }) === JSON.stringify(timeHere(state));

/** Every way of writing a person that one of two entries holds and the profile itself does not. */
function otherSpellings(profile: Profile, ...spellings: readonly (string | null)[]): string[] {
  const own = [profile.name, profile.handle, profile.email].map((each) => nameKey(each ?? ''));
  const found = new Map<string, string>();
  for (const spelling of spellings) {
    const key = nameKey(spelling ?? '');
    if (spelling && !own.includes(key) && !found.has(key)) found.set(key, spelling);
  }
  return [...found.values()];
}

/** Of two on one day: whoever takes a break in one entry is left in peace, whoever is here in one is here. */
const strength: Readonly<Record<MemberStatus, number>> = {
  paused: 3,
  joined: 2,
  requested: 1,
  left: 0,
};

const strongest = (spells: readonly MemberSpell[]): MemberStatus | undefined =>
  [...spells].sort((a, b) => strength[b.status] - strength[a.status])[0]?.status;

const passing = ({ from, to }: MemberSpell): boolean => from !== null && from === to;

/**
 * The stretches of one time here, where two entries hold parts of it. A day that somebody knows for
 * the first joining stands where the other entry has none.
 */
export function oneTime(some: readonly MemberSpell[], more: readonly MemberSpell[]): MemberSpell[] {
  const all = [...datedBy(some, more), ...datedBy(more, some)];
  const days = [...new Set(all.map(({ from }) => from))].sort((a, b) =>
    (a ?? '') < (b ?? '') ? -1 : 1,
  );
  const steps: Array<{ status: MemberStatus; from: Day | null }> = [];
  const step = (status: MemberStatus | undefined, from: Day | null): void => {
    if (status !== undefined && steps.at(-1)?.status !== status) steps.push({ status, from });
  };
  for (const day of days) {
    const lasting = all.filter((spell) => !passing(spell));
    const on = lasting.filter((spell) =>
      day === null ? spell.from === null : holds.of(spell, day),
    );
    // What began and ended on one day is told where nothing stronger goes on around it.
    const around = strongest(on.filter(({ from }) => from !== day));
    for (const spell of all.filter((each) => passing(each) && each.from === day)) {
      if (around === undefined || strength[spell.status] > strength[around]) {
        step(spell.status, day);
      }
    }
    step(strongest(on), day);
  }
  return steps.map((each, nth) => ({ ...each, to: steps[nth + 1]?.from ?? null }));
}

function datedBy(spells: readonly MemberSpell[], others: readonly MemberSpell[]): MemberSpell[] {
  const [own, known] = [firstJoined({ spells }), firstJoined({ spells: others })?.from ?? null];
  const fits = known !== null && (own?.to === null || (own?.to ?? '') >= known);
  return spells.map((spell) =>
    spell === own && own.from === null && fits ? { ...spell, from: known } : spell,
  );
}

const earliest = (a: Day | null, b: Day | null): Day | null => (a && b ? (a < b ? a : b) : a || b);
const latest = (a: Day | null, b: Day | null): Day | null => (a && b ? (a > b ? a : b) : a || b);

/** Of what was said, what has not been forgotten since. */
const remembered = <Told extends Partial<Profile>>(told: Told): Told =>
  Object.fromEntries(
    Object.entries(told).map(([key, value]) => [
      key,
      value === '' && key !== 'name' ? null : value,
    ]),
  ) as Told;

/** The entry that stays, with what the other held. @param told what is said of them from now on */
export function asOnePerson(state: Member, part: Handover, told: Profile): Member {
  const profile = remembered(told);
  const spells = oneTime(state.spells, part.spells);
  const last = spells.at(-1);
  const { email = null, handle = null, name = null } = remembered(part.profile);
  return {
    ...state,
    ...profile,
    aliases: otherSpellings(
      profile,
      ...state.aliases.map(({ alias }) => alias),
      ...[state.name, state.handle, state.email, name, handle, email],
      ...part.aliases,
    ).map((alias) => ({ alias })),
    spells,
    status: last?.status ?? state.status,
    leftOn: last?.status === 'left' ? last.from : null,
    joinedOn: firstJoined({ spells })?.from ?? null,
    requestedOn: earliest(state.requestedOn, part.days.requestedOn),
    welcomedOn: latest(state.welcomedOn, part.days.welcomedOn),
    thankedOn: latest(state.thankedOn, part.days.thankedOn),
    contactedOn: latest(state.contactedOn, part.days.contactedOn),
  };
}

/** A said field in which two entries differ, so that somebody has to say which stands. */
export interface Disagreement {
  readonly key: keyof Profile;
  readonly label: string;
  readonly values: readonly [stays: unknown, other: unknown];
}

/** What the name becomes is said by which entry stays; whoever asked not to be named is not. */
const settled: ReadonlySet<string> = new Set<keyof Profile>(['name', 'named']);

export const disagreements = (state: Member, other: Member): Disagreement[] =>
  saidFields(memberFields).flatMap(([key, { saying }]) => {
    const values = [state, other].map((each) => each[key as keyof Profile]) as [unknown, unknown];
    const [a, b] = values.map((value) => (typeof value === 'string' ? nameKey(value) : value));
    const bothSaid = values.every((value) => value !== null);
    return bothSaid && a !== b && !settled.has(key)
      ? [{ key: key as keyof Profile, label: saying.label, values }]
      : [];
  });

/** What is said of one person of whom two entries say something. */
export const oneProfile = (state: Member, other: Member, chosen: Partial<Profile>): Profile => ({
  ...(Object.fromEntries(
    Object.entries(said(memberFields, state)).map(([key, value]) => [
      key,
      value ?? other[key as keyof Profile],
    ]),
  ) as Profile),
  named: state.named && other.named,
  ...chosen,
});
