/** Verbs that look members up: who is here, and a page for one. */
import { flag, one } from '../cli/parameters.js';
import { type Verb, verb } from '../cli/verb.js';
import { code, type Inline } from '../papers/build.js';
import { listedIn } from '../things/field.js';
import { type MemberStatus, memberFields } from '../things/member/fields.js';
import { countMembers, listMembers, type MemberRow } from '../things/member/list.js';
import type { RoleHeld } from '../things/role/list.js';
import { shortDay } from '../time/day.js';
import { documentOptions, documentResult, makesDocument } from './document-making.js';
import { memberShow } from './member-show.js';
import { whichMember } from './member-shown.js';
import { listing } from './shown.js';

/** How a status is called beside a name, and over its date where the list holds no other. */
const words: Record<
  MemberStatus,
  { now: string; date: string; counted: string; flag: string; nobody: Inline }
> = {
  joined: {
    now: 'member',
    date: 'Since',
    counted: 'here',
    flag: '',
    nobody: ['Nobody is here yet. To add somebody: ', code('momentum member add "NAME"')],
  },
  paused: {
    now: 'pausing',
    date: 'Pausing since',
    counted: 'pausing',
    flag: '--paused',
    nobody: 'Nobody is pausing.',
  },
  requested: {
    now: 'asking',
    date: 'Asked',
    counted: 'asking to join',
    flag: '--requests',
    nobody: 'Nobody is waiting to be let in.',
  },
  left: {
    now: 'left',
    date: 'Left',
    counted: 'left',
    flag: '--left',
    nobody: 'Nobody has left.',
  },
};
const everyStatus = Object.keys(words) as MemberStatus[];

const list = verb({
  path: ['member', 'list'],
  summary: 'who is here, since when, with which roles',
  examples: [
    ['momentum member list', 'who is here'],
    ['momentum member list --requests', 'who has asked to join'],
    ['momentum member list --all', 'everybody there ever was, bots too'],
  ],
  options: {
    all: flag('everybody: here, pausing, asking to join, left, and bots'),
    left: flag('who has left'),
    requests: flag('who has asked to join'),
    paused: flag('who is pausing'),
  },
  json: {
    members: `by name: number, name, status, joined on, since (that status), ${[...listedIn(memberFields).keys()].join(', ')}, roles`,
    counts: 'how many people there are in each status',
  },
  uses: 'reads',
  pages: true,
  run: (input, call) =>
    call.session.ledger.read((reader) => {
      const asked: MemberStatus[] = [
        ...(input.requests ? (['requested'] as const) : []),
        ...(input.paused ? (['paused'] as const) : []),
        ...(input.left ? (['left'] as const) : []),
      ];
      const statuses = input.all ? everyStatus : asked.length > 0 ? asked : ['joined' as const];
      const members = listMembers(reader, { statuses, bots: input.all }, call.today);
      const counts = countMembers(reader);
      const [first = 'joined'] = statuses;
      const several = statuses.length > 1;
      const roles = members.some((row) => row.roles.length > 0);
      const columns = [...listedIn(memberFields)].filter(([key]) =>
        members.some((row) => row.listed[key]),
      );
      return {
        data: { members: members.map(({ listed, ...row }) => ({ ...row, ...listed })), counts },
        document: listing(
          [
            'No',
            'Name',
            ...(several ? ['Now', 'Since'] : [words[first].date]),
            ...columns.map(([, heading]) => heading),
            ...(roles ? ['Roles'] : []),
          ],
          members.map((row) => [
            String(row.no),
            row.bot ? `${row.name} (bot)` : row.name,
            ...(several ? [words[row.status].now] : []),
            since(row),
            ...columns.map(([key]) => row.listed[key] ?? ''),
            ...(roles ? [row.roles.map(inBrief).join(', ')] : []),
          ]),
          several ? 'Nobody of that kind is on record.' : words[first].nobody,
        ),
        hints: others(counts, statuses),
      };
    }),
});

/** Members since they first joined, whatever breaks they took; everybody else since they are so. */
const since = ({ status, joinedOn, since: from }: MemberRow): string => {
  const day = status === 'joined' ? joinedOn : from;
  return day ? shortDay(day) : 'unknown';
};

const inBrief = ({ name, deputy }: RoleHeld): string => (deputy ? `${name} (deputy)` : name);

function others(counts: Record<MemberStatus, number>, shown: readonly MemberStatus[]): string[] {
  const rest = everyStatus
    .filter((status) => status !== 'joined' && !shown.includes(status) && counts[status] > 0)
    .map((status) => `${counts[status]} ${words[status].counted} (${words[status].flag})`);
  return rest.length > 0 ? [`Not in this list: ${rest.join(', ')}`] : [];
}

// It goes to one person, and not to everybody.
const { bcc: _, ...ofDocuments } = documentOptions;

const promises = verb({
  ...makesDocument,
  path: ['member', 'promises'],
  summary: 'a page for one member: what they have offered, and what they kept',
  examples: [
    ['momentum member promises tom', 'to look it over'],
    ['momentum member promises tom --output tom.eml', 'as a mail to Tom, ready to send'],
  ],
  arguments: { member: whichMember },
  options: {
    ...ofDocuments,
    period: one('period', 'how far back “lately” goes (13w unless said): 4w, 2026, 2026-Q1'),
  },
  run: ({ member, ...input }, call) =>
    documentResult(
      {
        name: 'promises',
        title: `page for ${member.label}`,
        line: `momentum member promises ${member.no}`,
        recipient: member,
      },
      input,
      call,
    ),
});

export const verbs: readonly Verb[] = [list, memberShow, promises];
