/** A member as acts answer them: in words, as a row of a list, and for `--json`. */
import { needed, one } from '../cli/parameters.js';
import type { Call, Result } from '../cli/verb.js';
import { inWords } from '../text/text.js';
import { said, shown } from '../things/field.js';
import { type InHand, inHand } from '../things/in-hand.js';
import type { Reader } from '../things/ledger.js';
import { type Member, type MemberStanding, memberFields } from '../things/member/fields.js';
import { sinceOf } from '../things/member/list.js';
import { isGone } from '../things/member/terms.js';
import type { No } from '../things/no.js';
import { type Day, shortDay } from '../time/day.js';
import { dayWithDistance } from '../time/distance.js';
import { deed, recorded } from './shown.js';

export const whichMember = needed(
  one('member', 'who: number, name or part of it, handle, address'),
);

const standing: Record<MemberStanding, { readonly on: string; readonly unknown: string }> = {
  requested: { on: 'asked to join on', unknown: 'asked to join, nobody knows when' },
  joined: { on: 'a member since', unknown: 'a member; nobody knows since when' },
  paused: { on: 'pausing since', unknown: 'pausing; nobody knows since when' },
  left: { on: 'left on', unknown: 'left; nobody knows when' },
  forgotten: { on: 'forgotten; left on', unknown: 'forgotten' },
  merged: { on: 'on record under another number', unknown: 'on record under another number' },
};

/** "a member since Friday 20 November 2026 (yesterday)"; a break leaves the first day as it was. */
function standingOf(state: Member, today: Day): string {
  const { on, unknown } = standing[state.status];
  const since = state.status === 'joined' ? state.joinedOn : sinceOf(state);
  return since ? `${on} ${dayWithDistance(since, today)}` : unknown;
}

const backSince = (state: Member, today: Day): string | null => {
  const since = sinceOf(state);
  const before = state.spells.at(-2)?.status;
  return state.status === 'joined' && since && (before === 'paused' || before === 'left')
    ? `back since ${dayWithDistance(since, today)}`
    : null;
};

const welcomed = (state: Member, today: Day): string | null =>
  state.welcomedOn ? `welcomed on ${dayWithDistance(state.welcomedOn, today)}` : null;

/** What there is to know about them, a line each, save the facilitator's own note. */
export const memberLines = (state: Member, today: Day): Array<string | null> => [
  standingOf(state, today),
  backSince(state, today),
  welcomed(state, today),
  ...shown(memberFields, state),
  state.aliases.length > 0
    ? `also known as ${inWords(state.aliases.map(({ alias }) => `“${alias}”`))}`
    : null,
];

interface More {
  readonly details?: readonly string[];
  readonly hints?: readonly string[];
}

/** @param did what was done: "Added", "Welcomed" */
export const memberRecorded = (
  call: Call,
  did: string,
  state: Member,
  { details = [], hints = [] }: More = {},
): Result => ({
  data: { member: memberData(state) },
  document: recorded(deed(did, state.no, state.name), [
    ...memberLines(state, call.today),
    ...details,
  ]),
  hints,
});

/** As `memberRecorded`, with what is still in the hands of somebody who steps back, or was as they left. */
export const memberSteppedBack = (call: Call, did: string, state: Member): Result =>
  withTheirs(call, did, state, isGone(state.status) ? 'left' : 'still');

/**
 * As `memberRecorded`; of whoever had left, with what they held then and nobody has taken over, since
 * it is theirs again.
 */
export const memberCameBack = (call: Call, did: string, state: Member): Result =>
  isGone(state.spells.at(-2)?.status ?? state.status)
    ? withTheirs(call, did, state, 'again')
    : memberRecorded(call, did, state);

const withTheirs = (call: Call, did: string, state: Member, how: How): Result =>
  call.session.ledger.read((reader) =>
    memberRecorded(call, did, state, theirs(reader, state, call.today, how)),
  );

type Kind = keyof InHand;
type How = keyof Omit<InWords, 'hint'>;

/** What is known by its name rather than by its number. */
const named: readonly Kind[] = ['roles', 'plan'];

const called = (kind: Kind, { no, text, on }: InHand[Kind][number]): string =>
  named.includes(kind) ? text : `${no} (${text}${on ? `, ${shortDay(on)}` : ''})`;

/** What has come to be on record since with somebody who has left, a sentence each. */
export const newlyLeftBehind = (
  name: string,
  before: InHand | undefined,
  now: InHand,
): string[] => {
  const fresh = (kind: Kind): string[] => {
    const known = (before?.[kind] ?? []).map((each) => called(kind, each));
    return now[kind].map((each) => called(kind, each)).filter((each) => !known.includes(each));
  };
  const [helping, duties] = [fresh('helping'), fresh('duties')];
  const held = (Object.keys(handedOver) as Kind[]).flatMap((kind) =>
    kind === 'helping' || kind === 'duties' ? [] : fresh(kind),
  );
  return [
    ...(held.length > 0 ? [`${name} has left, so this is with nobody now: ${inWords(held)}.`] : []),
    ...(helping.length > 0
      ? [`${name} has left, and helps no longer with ${inWords(helping)}.`]
      : []),
    ...(duties.length > 0
      ? [`${name} has left, and is passed over whose turn it is: ${inWords(duties)}.`]
      : []),
  ];
};

interface InWords {
  /** What it is called beside what somebody has of it who steps back, has left, and has it again. */
  readonly still: string;
  readonly left: string;
  readonly again: string;
  /** What to type for the first of it; undefined where nothing is left to be done. */
  readonly hint: (no: No, who: No, how: How) => string | undefined;
}

const handedOver: Record<Kind, InWords> = {
  commitments: {
    still: 'still with them',
    left: 'looking for someone now',
    again: 'with them again',
    hint: (no) =>
      `To pass a commitment on: momentum pass ${no} --to NAME. To let it go: momentum release ${no}`,
  },
  helping: {
    still: 'still helping with',
    left: 'no longer helping with',
    again: 'helping again with',
    hint: (no, who, how) =>
      how === 'left'
        ? undefined
        : `To take them off what they help with: momentum commitment edit ${no} --without ${who}`,
  },
  roles: {
    still: 'still theirs',
    left: 'open now',
    again: 'theirs again',
    hint: (no, who, how) =>
      how === 'left'
        ? `To give a role to somebody else: momentum role give ${no} --to NAME`
        : `To end a role: momentum role end ${no} --by ${who}`,
  },
  meetings: {
    still: 'still to host',
    left: 'without a host now',
    again: 'to host again',
    hint: (no, _, how) =>
      `To say who hosts it${how === 'left' ? '' : ' instead'}: momentum meeting edit ${no} --host NAME`,
  },
  polls: {
    still: 'still to host what is asked in poll',
    left: 'without a host now, poll',
    again: 'to host again what is asked in poll',
    hint: (no) =>
      `The meeting of a poll gets another host once it is settled: momentum poll settle ${no}`,
  },
  plan: {
    still: 'still looking after',
    left: 'with nobody to look after it now',
    again: 'looking after again',
    hint: () => 'To say who looks after the plan: momentum community edit --plan-keeper NAME',
  },
  duties: {
    still: 'passed over until they are back, at',
    left: 'passed over from now on, at',
    again: 'taking turns again at',
    hint: (no, _, how) =>
      how === 'again'
        ? `See whose turn is next: momentum duties`
        : `To say who does it without them: momentum duty edit ${no} --rota NAMES`,
  },
  resources: {
    still: 'still looking after',
    left: 'with nobody to look after it now',
    again: 'looking after again',
    hint: (no) =>
      `Once somebody has looked at it, and looks after it: momentum resource review ${no} --keeper NAME`,
  },
};

function theirs(reader: Reader, { id, no }: Member, today: Day, how: How): More {
  const held = inHand(reader, id, today);
  const told = (Object.keys(handedOver) as Kind[]).flatMap((kind) => {
    const [first] = held[kind];
    const words = handedOver[kind];
    const what = held[kind].map((each) => called(kind, each));
    return first
      ? [{ detail: `${words[how]}: ${inWords(what)}`, hint: words.hint(first.no, no, how) }]
      : [];
  });
  return {
    details: told.map(({ detail }) => detail),
    hints: told.flatMap(({ hint }) => hint ?? []),
  };
}

/** A member for `--json`; null is what nobody knows or what is not so. */
export const memberData = (state: Member) => ({
  no: state.no,
  ...said(memberFields, state),
  status: state.status,
  since: sinceOf(state),
  requestedOn: state.requestedOn,
  joinedOn: state.joinedOn,
  welcomedOn: state.welcomedOn,
  leftOn: state.leftOn,
  aliases: state.aliases.map(({ alias }) => alias),
});
