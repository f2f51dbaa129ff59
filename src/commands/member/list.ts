import type { Run } from '../../cli/spec.js';
import { code, type Inline } from '../../papers/build.js';
import { countMembers, listMembers, type MemberRow } from '../../things/member/list.js';
import type { MemberStatus } from '../../things/member/thing.js';
import type { RoleHeld } from '../../things/role/list.js';
import { shortDay } from '../../time/day.js';
import { listing } from '../words.js';
import type { list } from './index.js';

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

export const run: Run<typeof list> = (input, call) =>
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
    return {
      data: { members, counts },
      document: listing(
        [
          'No',
          'Name',
          ...(several ? ['Now', 'Since'] : [words[first].date]),
          ...(roles ? ['Roles'] : []),
        ],
        members.map((row) => [
          String(row.no),
          row.bot ? `${row.name} (bot)` : row.name,
          ...(several ? [words[row.status].now] : []),
          since(row),
          ...(roles ? [row.roles.map(inBrief).join(', ')] : []),
        ]),
        several ? 'Nobody of that kind is on record.' : words[first].nobody,
      ),
      hints: others(counts, statuses),
    };
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
