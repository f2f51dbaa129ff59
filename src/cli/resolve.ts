/** From what was typed for somebody or something to the one that is meant. */

import type { Prompter } from '../prompt/prompter.js';
import { visible } from '../text/gate.js';
import { Refusal } from '../text/refusal.js';
import type { Reader } from '../things/ledger.js';
import {
  type Candidate,
  type Found,
  findCommitments,
  findMeetings,
  findMembers,
  findNotes,
  findQuestions,
  findResources,
  findRoles,
  findSubjects,
  findUnmatched,
} from '../things/lookups.js';
import { addMember } from '../things/member/changes.js';
import type { Session } from '../things/session.js';
import type { Day } from '../time/day.js';
import type { Resolvable } from './fields.js';

interface Way {
  readonly find: (reader: Reader, typed: string, today: Day) => Found;
  readonly missing: (typed: string) => Refusal;
  /** "members", for "3 members could be meant". */
  readonly many: string;
}

const missing =
  (code: string, what: string, next: string) =>
  (typed: string): Refusal =>
    new Refusal(code, `${what} “${visible(typed)}”.`, next);

const ways: Readonly<Record<Resolvable, Way>> = {
  member: {
    find: findMembers,
    missing: (typed) =>
      new Refusal(
        'unknown-person',
        `Nobody here is known as “${visible(typed)}”.`,
        `To add them: momentum member add "${visible(typed)}". To see who is here: momentum member list`,
      ),
    many: 'members',
  },
  commitment: {
    find: findCommitments,
    missing: missing(
      'unknown-commitment',
      'There is no commitment',
      'See what there is, with numbers: momentum commitments',
    ),
    many: 'commitments',
  },
  meeting: {
    find: findMeetings,
    missing: missing(
      'unknown-meeting',
      'There is no meeting',
      'See what there is, with numbers: momentum meeting list',
    ),
    many: 'meetings',
  },
  question: {
    find: findQuestions,
    missing: missing(
      'unknown-question',
      'There is no question',
      'See what there is, with numbers: momentum question list',
    ),
    many: 'questions',
  },
  role: {
    find: findRoles,
    missing: missing(
      'unknown-role',
      'There is no role',
      'See what there is: momentum role list. To add one while giving it: momentum role give "ROLE" --to NAME --new',
    ),
    many: 'roles',
  },
  resource: {
    find: findResources,
    missing: missing(
      'unknown-resource',
      'There is no resource',
      'See what there is, with numbers: momentum resource list',
    ),
    many: 'resources',
  },
  note: {
    find: findNotes,
    missing: missing(
      'unknown-note',
      'There is no note',
      'See what there is, with numbers: momentum note list',
    ),
    many: 'notes',
  },
  unmatched: {
    find: findUnmatched,
    missing: missing(
      'unknown-spelling',
      'No spelling is waiting that reads',
      'See what is waiting: momentum import unmatched',
    ),
    many: 'spellings',
  },
  subject: {
    find: findSubjects,
    missing: missing(
      'unknown-subject',
      'There is neither a commitment nor a member',
      'See what there is: momentum commitments, momentum member list',
    ),
    many: 'commitments or members',
  },
};

/**
 * @param flag how the field is given, for questions and refusals
 * @param prompter undefined where nobody can be asked
 * @throws Refusal `unknown-…`, `ambiguous-name`
 */
export async function resolve(
  kind: Resolvable,
  typed: string,
  flag: string,
  session: Session,
  prompter: (() => Promise<Prompter>) | undefined,
): Promise<Candidate> {
  const way = ways[kind];
  const found = session.ledger.read((reader) => way.find(reader, typed, session.today));
  const [only] = found;
  if (only && found.length === 1) return only;
  if (!only) {
    if (kind === 'member' && prompter) return offerToAdd(typed, flag, session, await prompter());
    throw way.missing(typed);
  }
  if (prompter) return choose(typed, flag, found, await prompter());
  throw new Refusal(
    'ambiguous-name',
    `“${visible(typed)}” could mean ${found.length} ${way.many}.`,
    'Say a little more, or give the number.',
    { details: found.slice(0, 12).map(describe) },
  );
}

const describe = ({ no, label, hint }: Candidate): string =>
  `${String(no).padStart(4)}  ${label}${hint ? `  (${hint})` : ''}`;

async function choose(
  typed: string,
  flag: string,
  found: Found,
  prompter: Prompter,
): Promise<Candidate> {
  const picked = await prompter.select({
    id: `which.${flag.replace(/^--/, '')}`,
    message: `Which “${typed}”?`,
    flag,
    choices: found.map(({ no, label, hint }) => ({
      value: String(no),
      name: `${label} (${no})`,
      ...(hint ? { hint } : {}),
    })),
  });
  return found.find(({ no }) => String(no) === picked) as Candidate;
}

async function offerToAdd(
  typed: string,
  flag: string,
  session: Session,
  prompter: Prompter,
): Promise<Candidate> {
  const add = await prompter.confirm({
    id: `add.${flag.replace(/^--/, '')}`,
    message: `Nobody here is known as “${typed}”. Add them as a member?`,
    flag,
    default: false,
  });
  if (!add) throw ways.member.missing(typed);
  const { id, no, name } = addMember(session, { name: typed });
  return { id, no, label: name, hint: '' };
}
