/** What lists of accounts say of people beside their names: who is gone, and who is no person. */
import { counted, inWords } from '../../text/text.js';
import type { Member } from '../../things/member/fields.js';
import { isMemberNow } from '../../things/member/terms.js';
import type { FieldShapes, RowOf } from '../row-fields.js';
import type { ImportRun } from './import-run.js';
import { countRow } from './import-tally.js';
import type { CountLine } from './importable.js';

const yes = ['true', '1', 'y', 'x', '✓', '✔', 'oui', 'ja'];
const no = ['false', '0', 'n', 'non', 'nein'];

/** A column of words that may say something; whoever keeps a list has other words there as well. */
const words = <const C extends string>(
  about: string,
  headers: readonly string[],
  choices: Readonly<Record<C, readonly string[]>>,
) =>
  ({
    ...{ reads: 'choice', lenient: true, column: { about, headers, choices } },
    choices: Object.keys(choices) as unknown as readonly C[],
  }) as const satisfies FieldShapes[string];

const either = (about: string, headers: readonly string[]) => words(about, headers, { yes, no });

const text = { reads: 'text' } as const;

const gone = [
  ...['deactivated', 'deactivated account', 'disabled', 'deleted', 'removed', 'inactive'],
  ...['not active', 'archived', 'former', 'former member', 'ex-member', 'unsubscribed', 'left'],
  ...['désactivé', 'désactivée', 'inactif', 'inactive', 'ancien membre', 'deaktiviert', 'inaktiv'],
];

export const accountFields = {
  status: words(
    'What the account of somebody is: a member, gone, kept out, not here yet, or a bot',
    [
      ...['account status', 'user status', 'group status', 'member status', 'membership status'],
      ...['account type', 'account state', 'statut', 'mitgliedsstatus'],
    ],
    {
      member: [
        ...['active', 'current', 'enabled', 'ok', 'regular', 'full member', 'admin', 'owner'],
        ...['administrator', 'moderator', 'manager', 'primary owner', 'workspace owner'],
        ...['workspace primary owner', 'workspace admin', 'org owner', 'org admin', 'guest'],
        ...['single-channel guest', 'multi-channel guest', 'actif', 'active', 'membre', 'aktiv'],
      ],
      gone,
      suspended: ['banned', 'blocked', 'suspendu', 'suspendue', 'gesperrt'],
      invited: ['pending', 'invitation pending', 'invitation sent', 'invité', 'invitée'],
      bot: ['app', 'bot user', 'workflow bot', 'integration'],
    },
  ),
  active: either('Whether somebody’s account is active', [
    'is active',
    'enabled',
    'actif',
    'aktiv',
  ]),
  deactivated: either('Whether somebody’s account is closed', [
    ...[
      'is deactivated',
      'deleted',
      'is deleted',
      'disabled',
      'is disabled',
      'archived',
      'inactive',
    ],
    ...['removed', 'unsubscribed', 'désactivé', 'deaktiviert'],
  ]),
  suspended: either('Whether somebody is kept out', [
    'is suspended',
    'banned',
    'is banned',
    'blocked',
  ]),
  suspendedAt: {
    ...text,
    column: {
      about: 'Since when somebody is kept out',
      headers: ['suspended on', 'banned on', 'banned at'],
    },
  },
  suspendedTill: {
    // Somebody kept out for good is so up to a year that no day of ours lies in.
    ...text,
    column: {
      about: 'Until when somebody is kept out',
      headers: ['suspended until', 'banned until'],
    },
  },
  invited: either('Whether somebody has not come in yet', ['is invited', 'pending', 'staged']),
  bot: either('Whether it is a bot', ['is bot', 'bot user', 'is app user', 'robot']),
  delivery: words(
    'Whether mail reaches somebody',
    ['delivery status', 'email status', 'mail status', 'bounced', 'bouncing', 'is bouncing'],
    {
      fine: ['ok', 'enabled', 'active', 'by user', 'by moderator', ...no],
      bounces: ['bouncing', 'bounced', 'bounce', 'by bounces', 'b', 'undeliverable', ...yes],
    },
  ),
};

type Cells = Partial<RowOf<typeof accountFields>>;
/** How somebody stands in a list of accounts, where that is not simply as a member. */
type Account = 'gone' | 'suspended' | 'invited' | 'bot';

/** As what a list has somebody; undefined where nothing speaks against a member. */
function accountOf(cells: Cells, today: string): Account | undefined {
  const { status, active, deactivated, suspended, suspendedAt, suspendedTill, invited, bot } =
    cells;
  if (bot === 'yes' || status === 'bot') return 'bot';
  if (deactivated === 'yes' || status === 'gone' || active === 'no') return 'gone';
  if (suspended === 'yes' || status === 'suspended') return 'suspended';
  // Whoever was let in again has still the day on which they were kept out.
  if (suspendedTill ? suspendedTill >= today : suspendedAt) return 'suspended';
  return invited === 'yes' || status === 'invited' ? 'invited' : undefined;
}

const called: Record<Exclude<Account, 'bot'>, string> = {
  gone: 'gone or not active',
  suspended: 'suspended',
  invited: 'invited, and not here yet',
};

/** Who was met of each sort, by what is to be said of them in the end. */
export type AccountsMet = Map<string, string[]>;

const meet = (met: AccountsMet, what: string, who: string): void => {
  met.set(what, [...(met.get(what) ?? []), who]);
};

/**
 * Whether a row brings its person in as a member: whoever is gone on a day that is known comes in
 * as somebody who left then, a bot as a bot; others are left aside by name. Of whoever is here
 * nothing changes: a list of accounts says who may log in, and no more.
 */
export function comesIn(
  run: ImportRun,
  row: { readonly name: string; readonly left: string | null; readonly cells: Cells },
  state: Member | undefined,
  met: AccountsMet,
): boolean {
  const { name, left, cells } = row;
  const is = accountOf(cells, run.today);
  if (cells.delivery === 'bounces') {
    meet(met, 'mail does not reach them, and they are members all the same', name);
  }
  if (is === undefined) return true;
  if (is === 'bot') {
    if (state === undefined) meet(met, 'bots, which count nowhere among people', name);
    else if (!state.bot)
      meet(
        met,
        'bots in the file and people here, which stays so (where it is a bot: momentum member edit NUMBER --bot)',
        `${state.name} (${state.no})`,
      );
    return true;
  }
  if (left !== null) return true;
  if (state === undefined) {
    meet(met, `${called[is]}, so not brought in`, name);
    countRow(run, 'accounts');
    return false;
  }
  if (isMemberNow(state.status)) {
    meet(
      met,
      `${called[is]} in the file and members here, which stays so (where one has left: momentum member leave NUMBER)`,
      `${state.name} (${state.no})`,
    );
  }
  return true;
}

export const isBotAccount = (cells: Cells): boolean =>
  cells.bot === 'yes' || cells.status === 'bot';

/** Says of all who were met so what came of them, by name. */
export function tellAccounts({ tally }: ImportRun, met: AccountsMet): void {
  for (const [what, names] of met) {
    tally.remarks.push(`${what}: ${inWords(names)}`);
  }
}

export const accountCounts: Readonly<Record<string, CountLine>> = {
  accounts: (n, { would }) =>
    `${counted(n, 'person', 'people')} ${would ? 'would not come in' : 'did not come in'}: the file has ${n === 1 ? 'this account' : 'these accounts'} as gone, kept out or not here yet`,
};
