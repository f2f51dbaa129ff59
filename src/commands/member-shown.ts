/** A member as acts answer them: in words, as a row of a list, and for `--json`. */
import type { Call, Result } from '../cli/verb.js';
import { inWords } from '../text/text.js';
import { listCommitments } from '../things/commitment/list.js';
import { said, shown } from '../things/field.js';
import type { Reader } from '../things/ledger.js';
import { type Member, type MemberStanding, memberFields } from '../things/member/fields.js';
import { sinceOf } from '../things/member/list.js';
import { rolesHeld } from '../things/role/list.js';
import type { Day } from '../time/day.js';
import { dayWithDistance } from '../time/distance.js';
import { deed, recorded } from './shown.js';

const standing: Record<MemberStanding, { readonly on: string; readonly unknown: string }> = {
  requested: { on: 'asked to join on', unknown: 'asked to join, nobody knows when' },
  joined: { on: 'a member since', unknown: 'a member; nobody knows since when' },
  paused: { on: 'pausing since', unknown: 'pausing; nobody knows since when' },
  left: { on: 'left on', unknown: 'left; nobody knows when' },
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

/** As `memberRecorded`, with what is still in the hands of somebody who steps back. */
export const memberSteppedBack = (call: Call, did: string, state: Member): Result =>
  call.session.ledger.read((reader) =>
    memberRecorded(call, did, state, stillTheirs(reader, state, call.today)),
  );

function stillTheirs(reader: Reader, { id }: Member, today: Day): More {
  const filter = { which: 'open', member: id } as const;
  const open = listCommitments(reader, filter, today);
  const roles = (rolesHeld(reader, today).get(id) ?? []).map(({ name }) => name);
  const [first] = open;
  const [role] = roles;
  return {
    details: [
      ...(first
        ? [`still with them: ${inWords(open.map(({ no, text }) => `${no} (${text})`))}`]
        : []),
      ...(role ? [`still theirs: ${inWords(roles)}`] : []),
    ],
    hints: [
      ...(first
        ? [
            `To pass a commitment on: momentum pass ${first.no} --to NAME. To let it go: momentum release ${first.no}`,
          ]
        : []),
      ...(role ? [`To end a role: momentum role end "${role}" --by NAME`] : []),
    ],
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
