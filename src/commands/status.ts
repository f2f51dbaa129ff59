/** Where things stand, on one screen. */

import { asIfOn } from '../cli/today.js';
import { type Verb, verb } from '../cli/verb.js';
import type { Momentum } from '../figures/momentum.js';
import { type LedgerStatus, ledgerStatus } from '../figures/queries/status.js';
import { momentumOf } from '../figures/reports/measures.js';
import { british } from '../language/index.js';
import { code, heading, type Inline, list, paragraph, root, strong } from '../papers/build.js';
import { inWords } from '../text/text.js';
import type { CommitmentRow } from '../things/commitment/list.js';
import { facilitatorOn } from '../things/role/list.js';
import { facilitatorRole } from '../things/role/thing.js';
import { type Day, daysBetween } from '../time/day.js';
import { dayWithDistance, howLong } from '../time/distance.js';
import { dueInWords, everybody } from './commitment-shown.js';
import { momentumData } from './momentum-shown.js';

const checkinEvery = 7;

const status = verb({
  path: ['status'],
  group: 'Every week:',
  summary: 'where things stand, on one screen (momentum alone does the same)',
  examples: [['momentum', 'where things stand, and what to do next']],
  json: {
    community: 'its name and the number of members',
    momentum: 'rising, steady, slowing, stalled or too-early, with its reasons',
    next: 'the next meeting, or null',
    polls: 'polls that are open, and of which it is time to speak, each with why',
    unconfirmed: 'meetings whose day has passed, of which nobody has said whether they took place',
    open: 'how many commitments are open',
    overdue: 'commitments whose date has gone by',
    dueSoon: 'commitments that somebody holds, due within 14 days',
    wanted: 'what is looking for somebody: nobody has taken it yet, or whoever did has left',
    toWelcome: 'who joined and has not been welcomed',
    requests: 'who has asked to join',
    unmatched: 'how many names match nobody yet',
    questions: 'burning questions that are open',
    lastCheckin: 'the day of the last check-in, or null',
    run: 'the one command to run next',
  },
  uses: 'reads',
  run(_, call) {
    const { ledger, today } = call.session;
    const { todaySaidBy: saidBy } = call;
    const now = ledger.read((reader) =>
      ledgerStatus(
        reader,
        today,
        facilitatorOn(reader, today, facilitatorRole)?.id ?? null,
        call.asData ? undefined : few,
      ),
    );
    const momentum = momentumOf(call.session, {});
    const next = suggestion(now, today, momentum);
    return {
      data: {
        community: { name: now.community, members: now.members },
        momentum: momentumData(momentum),
        next: now.next,
        polls: now.polls,
        unconfirmed: now.unconfirmed,
        open: now.open,
        overdue: now.overdue,
        dueSoon: now.dueSoon,
        wanted: now.wanted,
        toWelcome: now.toWelcome,
        requests: now.requests,
        questions: now.questions,
        unmatched: now.unmatched,
        lastCheckin: now.lastCheckin,
        run: next.run,
      },
      document: root(
        heading(1, now.community),
        list([
          ...(saidBy ? [line('Looked at', asIfOn(today, saidBy))] : []),
          ...(now.unconfirmed.length > 0 ? [line('Not confirmed', unconfirmed(now, today))] : []),
          line('Momentum', momentumInWords(momentum)),
          ...lines(now, today),
        ]),
        ...section('Past the date that was hoped for', now.overdue, now.overdueCount, today),
        ...section('Due within two weeks', now.dueSoon, now.dueSoonCount, today),
        ...section('Wanted: looking for somebody', now.wanted, now.wantedCount, today),
        paragraph(['Next: ', code(next.run), ` (${next.why})`]),
      ),
    };
  },
});

const few = 5;

/** So many reasons fit on one screen; `momentum explain momentum` gives all. */
const fewReasons = 2;

function momentumInWords({ said, signs }: Momentum): string {
  const reasons = signs.slice(0, fewReasons).map((sign) => british.say(sign.said));
  const state = british.say(said);
  return reasons.length === 0 ? state : `${state} (${reasons.join('; ')})`;
}

const line = (label: string, value: Inline): Inline =>
  [strong(`${label}: `), ...(typeof value === 'string' ? [value] : [value].flat())] as Inline;

function lines(now: LedgerStatus, today: Day): Inline[] {
  const said: Array<Inline | false> = [
    line('Members', String(now.members)),
    line('Next meeting', meeting(now, today)),
    now.polls.length > 0 && line('Which day', inWords(now.polls.map(pollInWords))),
    line(
      'Commitments',
      now.open === 0
        ? 'none open'
        : `${now.open} open, ${now.overdueCount} past their date, ${now.wantedCount} wanted`,
    ),
    now.requests.length > 0 && line('Asked to join', people(now.requests)),
    now.toWelcome.length > 0 && line('To welcome', people(now.toWelcome)),
    now.longestOpen !== null &&
      line(
        'Burning questions',
        `${now.questions} open, the oldest for ${howLong(now.longestOpen.askedOn, today)}: ${now.longestOpen.text}`,
      ),
    now.unmatched > 0 && line('Names that match nobody yet', String(now.unmatched)),
    line('Last check-in', lastCheckin(now, today)),
  ];
  return said.filter((each) => each !== false);
}

const meeting = (now: LedgerStatus, today: Day): string => {
  if (now.next) {
    const start = now.next.start ? ` at ${now.next.start}` : '';
    return `${now.next.title}, ${dayWithDistance(now.next.day, today)}${start}`;
  }
  return now.lastHeld
    ? `none planned; the last${now.lastBeforeKnown ? ' that we know of' : ''} was on ${dayWithDistance(now.lastHeld, today)}`
    : 'none planned';
};

/** "poll 1 (January meeting), all have answered: momentum poll settle 1". */
const pollInWords = ({ no, title, why }: LedgerStatus['polls'][number]): string =>
  `poll ${no} (${title}), ${why}: momentum poll settle ${no}`;

/** Up to a few of them; whether they took place is the first thing to say. */
function unconfirmed({ unconfirmed: all }: LedgerStatus, today: Day): string {
  const named = all
    .slice(0, few)
    .map(({ no, title, day }) => `${no} (${title}), ${dayWithDistance(day, today)}`);
  const more = all.length > few ? `, and ${all.length - few} more` : '';
  return `${named.join('; ')}${more}: did ${all.length === 1 ? 'it' : 'they'} take place?`;
}

const lastCheckin = (now: LedgerStatus, today: Day): string => {
  if (now.checkinOpen) return 'begun today, not finished';
  return now.lastCheckin ? dayWithDistance(now.lastCheckin, today) : 'none yet';
};

const people = (names: readonly string[]): string =>
  inWords(names.length > few ? [...names.slice(0, few), 'others'] : names);

function section(title: string, rows: readonly CommitmentRow[], count: number, today: Day) {
  if (rows.length === 0) return [];
  const more = count - rows.length;
  return [
    heading(2, title),
    list([
      ...rows.map((row) => [
        strong(`${row.no} `),
        [row.text, row.by && everybody(row), dueInWords(row, today)].filter(Boolean).join(' · '),
      ]),
      ...(more > 0 ? [`and ${more} more`] : []),
    ]),
  ];
}

/** The one command to run next, and why. */
function suggestion(
  now: LedgerStatus,
  today: Day,
  { state }: Momentum,
): { run: string; why: string } {
  const since = now.lastCheckin === null ? null : daysBetween(now.lastCheckin, today);
  const [first] = now.unconfirmed;
  if (first !== undefined) {
    const why = `say whether “${first.title}” took place; it asks that first`;
    return { run: 'momentum checkin', why };
  }
  if (now.members <= 1 && now.open === 0) {
    return { run: 'momentum member add "NAME"', why: 'bring in who is there' };
  }
  if (now.unmatched > 0) {
    return { run: 'momentum import unmatched', why: 'say who is meant by the names that wait' };
  }
  if (now.checkinOpen) return { run: 'momentum checkin', why: 'go on where you stopped' };
  if (since === null || since >= checkinEvery) {
    return { run: 'momentum checkin', why: 'fifteen minutes, or five with --quick' };
  }
  if (state === 'stalled') {
    return { run: 'momentum outlook', why: 'it has been quiet for long: go on, pause or pass on?' };
  }
  if (now.next === null) {
    return { run: 'momentum meeting plan "TITLE" --on DATE', why: 'no meeting is planned' };
  }
  return { run: 'momentum state', why: 'see how it all looks, before you share it' };
}

export const verbs: readonly Verb[] = [status];
