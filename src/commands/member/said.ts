/** What every act on a member answers, and a member in words and for `--json`. */

import type { Call, Result } from '../../cli/spec.js';
import { inWords } from '../../text/text.js';
import { listCommitments } from '../../things/commitment/list.js';
import type { Reader } from '../../things/ledger.js';
import { sinceOf } from '../../things/member/list.js';
import type { Member, MemberStatus } from '../../things/member/thing.js';
import { rolesHeld } from '../../things/role/list.js';
import type { Day } from '../../time/day.js';
import { dayWithDistance, deed, recorded } from '../words.js';

/** What `member add` and `member request` can be told of somebody. */
export const personIn = (input: {
  readonly name: string;
  readonly email: string | undefined;
  readonly handle: string | undefined;
  readonly goodAt: string | undefined;
  readonly note: string | undefined;
  readonly alias: readonly string[];
  readonly unnamed: boolean;
}) => ({
  name: input.name,
  email: input.email ?? null,
  handle: input.handle ?? null,
  goodAt: input.goodAt ?? null,
  note: input.note ?? null,
  aliases: input.alias,
  named: !input.unnamed,
});

const standing: Record<MemberStatus, { readonly on: string; readonly unknown: string }> = {
  requested: { on: 'asked to join on', unknown: 'asked to join, nobody knows when' },
  joined: { on: 'a member since', unknown: 'a member; nobody knows since when' },
  paused: { on: 'pausing since', unknown: 'pausing; nobody knows since when' },
  left: { on: 'left on', unknown: 'left; nobody knows when' },
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
export const factsAbout = (state: Member, today: Day): Array<string | null> => [
  standingOf(state, today),
  backSince(state, today),
  welcomed(state, today),
  state.email,
  state.handle ? `@${state.handle}` : null,
  state.aliases.length > 0
    ? `also known as ${inWords(state.aliases.map(({ alias }) => `“${alias}”`))}`
    : null,
  state.goodAt ? `good at: ${state.goodAt}` : null,
  state.named ? null : 'not to be named in documents to share',
  state.bot ? 'a bot: counted nowhere among people' : null,
];

/** @param verb what was done: "Added", "Welcomed" */
export const said = (
  call: Call,
  verb: string,
  state: Member,
  more: { readonly details?: readonly string[]; readonly hints?: readonly string[] } = {},
): Result => ({
  data: { member: plain(state) },
  document: recorded(deed(verb, state.no, state.name), [
    ...factsAbout(state, call.today),
    ...(more.details ?? []),
  ]),
  ...(more.hints ? { hints: more.hints } : {}),
});

/** As `said`, with what is still in the hands of somebody who steps back. */
export const saidWithRest = (call: Call, verb: string, state: Member): Result =>
  call.session.ledger.read((reader) => said(call, verb, state, rest(reader, state, call.today)));

function rest(reader: Reader, { id }: Member, today: Day) {
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
export const plain = (state: Member) => ({
  no: state.no,
  name: state.name,
  status: state.status,
  since: sinceOf(state),
  requestedOn: state.requestedOn,
  joinedOn: state.joinedOn,
  welcomedOn: state.welcomedOn,
  leftOn: state.leftOn,
  email: state.email,
  handle: state.handle,
  aliases: state.aliases.map(({ alias }) => alias),
  goodAt: state.goodAt,
  named: state.named,
  bot: state.bot,
  note: state.note,
});
