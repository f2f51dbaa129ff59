/** Jobs that come again, in the agenda and in the plan. */
import { expect, test } from 'vitest';
import { british } from '../../../src/language/index.js';
import { documentFacts } from '../../../src/papers/from-ledger/index.js';
import type { Audience } from '../../../src/things/audience.js';
import * as duties from '../../../src/things/duty/changes.js';
import { planMeeting } from '../../../src/things/meeting/changes.js';
import { addMember } from '../../../src/things/member/changes.js';
import type { Session } from '../../../src/things/session.js';
import { addDays } from '../../../src/time/day.js';
import { weeksUpTo } from '../../../src/time/window.js';
import { harbourLedger, today } from '../../helpers/ledger.js';

const facts = ({ ledger }: Session, audience: Audience = 'members') =>
  ledger.read((reader) =>
    documentFacts(reader, {
      ...{ asOf: today, today, period: weeksUpTo(today, 4), audience, locale: british },
    }),
  );

function community() {
  const session = harbourLedger();
  const ash = addMember(session, { name: 'Ash' }).id;
  const bea = addMember(session, { name: 'Bea', named: false }).id;
  const [on, next] = [addDays(today, 5), addDays(today, 40)];
  planMeeting(session, { title: 'Evening', day: on });
  planMeeting(session, { title: 'Next evening', day: next });
  const rule = { each: 'meeting', days: 0 } as const;
  const minutes = duties.addDuty(session, {
    ...{ text: 'Take the minutes', rule, people: [ash, bea], lead: 7 },
  });
  const after = { each: 'meeting', days: 1 } as const;
  duties.addDuty(session, { text: 'Send them', rule: after, people: [bea], lead: 7 });
  return { session, minutes, on, next };
}

test('the agenda says who is on that day, and what is offered is not told twice', () => {
  const { session, minutes, on } = community();
  const turn = { text: 'Take the minutes', on, who: 'Ash', no: null };
  expect(facts(session).agenda?.onDuty).toEqual([turn]);
  const { no } = duties.offerTurn(session, minutes.id);
  expect(facts(session).agenda).toMatchObject({ onDuty: [{ ...turn, no }], due: [] });
});

test('the plan tells of what nobody was asked about yet, and not as something to be done', () => {
  const { session, minutes, on, next } = community();
  const of = (audience: Audience) => {
    const plan = facts(session, audience).plan;
    const months = plan ? [plan.thisMonth, plan.nextMonth, plan.monthAfter] : [];
    expect(months.flatMap(({ actions }) => actions.map(({ no }) => no))).toEqual(
      plan?.lookingFor.length === 0 && plan.load.length === 0 ? [] : [1],
    );
    return months.flatMap(({ turns }) => turns).map((turn) => [turn.text, turn.on, turn.who]);
  };
  expect(of('facilitator')).toEqual([
    ['Take the minutes', on, 'Ash'],
    ['Send them', addDays(on, 1), 'Bea'],
    ['Take the minutes', next, 'Bea'],
    ['Send them', addDays(next, 1), 'Bea'],
  ]);
  // Whoever asked not to be named is not.
  expect(of('public').map(([, , who]) => who)).toEqual(['Ash', 'a member', 'a member', 'a member']);
  duties.offerTurn(session, minutes.id);
  expect(of('facilitator')).toHaveLength(3);
});

test('no figure counts a turn before it is offered', () => {
  const { session } = community();
  const { commitments, changes, measures } = facts(session);
  const without = facts(harbourLedger()).measures;
  expect(commitments?.open).toEqual([]);
  expect(commitments?.wanted).toEqual([]);
  expect(changes).toMatchObject({ offered: 0, wanted: 0 });
  const counted = (of: typeof measures) =>
    of?.find(({ name }) => name === 'commitments-kept')?.value;
  expect(counted(measures)).toBe(counted(without));
});

test('a community without any tells nothing of it', () => {
  const session = harbourLedger();
  planMeeting(session, { title: 'Evening', day: addDays(today, 5) });
  const { agenda, plan } = facts(session);
  expect(agenda?.onDuty).toEqual([]);
  expect(plan?.thisMonth.turns).toEqual([]);
});
