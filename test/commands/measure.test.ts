/** What a measure looks like over months: drawn as a fraction, with gaps where nobody knows. */
import { expect, test } from 'vitest';
import { verbs } from '../../src/commands/measure.js';
import type { Tree } from '../../src/papers/tree.js';
import { renderPlain } from '../../src/render/plain.js';
import { addContribution } from '../../src/things/contribution/changes.js';
import { addMember } from '../../src/things/member/changes.js';

import type { Session } from '../../src/things/session.js';
import type { Id } from '../../src/things/thing.js';
import type { Day } from '../../src/time/day.js';
import { harbourLedger } from '../helpers/ledger.js';
import { answerOf } from '../helpers/verbs.js';

const give = (session: Session, member: Id, on: Day) =>
  addContribution(session, { member, kind: 'post', title: null, ref: null, on });

/** Six members since January, of whom two gave in March and three in May. */
function sixMembers(): Session {
  const session = harbourLedger();
  const ids = ['Wen', 'Émile', 'Ash', 'Zofia', 'Bea'].map(
    (name) => addMember(session, { name, joined: '2026-01-10' }).id,
  );
  for (const [day, count] of [
    ['2026-03-05', 2],
    ['2026-05-05', 3],
  ] as const) {
    for (const id of ids.slice(0, count)) give(session, id, day);
  }
  return session;
}

const over = (session: Session, more: { part?: string; period?: string; asOf?: Day }) => {
  const asked = { name: 'contribution-rate', by: 'month', ...more };
  const { document } = answerOf(verbs, 'measure', asked, { session }) as {
    document: { children: ReadonlyArray<{ type: string; drawing?: unknown }> };
  };
  const [chart] = document.children;
  return chart?.drawing as
    | { labels: string[]; series: Array<{ name: string; values: Array<number | null> }> }
    | undefined;
};

test('a fraction is drawn as one, and months before anything is on record are left off', () => {
  const drawn = over(sixMembers(), { asOf: '2026-06-10' });
  expect(drawn?.labels).toEqual(['2026-03', '2026-04', '2026-05', '2026-06']);
  const members = 6;
  expect(drawn?.series[0]?.values.map((value) => value && Math.round(value * members))).toEqual([
    2, 0, 3, 0,
  ]);
});

test('where a period is said, all of it is there, and what nobody knows is a gap and no zero', () => {
  const drawn = over(sixMembers(), { period: '2026-01-01..2026-03-31', asOf: '2026-06-10' });
  expect(drawn?.labels).toEqual(['2026-01', '2026-02', '2026-03']);
  expect(drawn?.series[0]?.values.slice(0, 2)).toEqual([null, null]);
});

test('another of its figures is drawn where that is asked for', () => {
  const drawn = over(sixMembers(), { part: 'contributions', asOf: '2026-06-10' });
  expect(drawn?.series[0]?.values).toEqual([2, 0, 3, 0]);
});

test('people stand by their names, whatever they gave', () => {
  const session = sixMembers();
  const asked = { name: 'contribution-rate', period: '2026-05' };
  const { data } = answerOf(verbs, 'explain', asked, { session }) as {
    data: { rows: Array<{ called: string; as: string; part: string }> };
  };
  const counted = data.rows.filter(({ as, part }) => as === 'numerator' && part === 'rate');
  expect(counted.map(({ called }) => called)).toEqual(['Ash', 'Émile', 'Wen']);
});

test('what is too little to say is too little to draw', () => {
  const session = harbourLedger();
  give(session, addMember(session, { name: 'Wen', joined: '2026-01-10' }).id, '2026-03-05');
  const drawn = over(session, { period: '2026-03-01..2026-03-31' });
  expect(drawn?.series[0]?.values).toEqual([null]);
});

test('all measures say of which days they are, by name where those are others', () => {
  const shown = (session: Session) =>
    renderPlain((answerOf(verbs, 'measures', {}, { session }) as { document: Tree }).document);
  const session = sixMembers();
  expect(shown(session)).toContain('23 Aug 2026 to 21 Nov 2026, but for these:\n');
  const bands = shown(session).match(/^Core, active, occasional: .*$/m)?.[0];
  expect(bands).toBe('Core, active, occasional: 17 Aug 2026 to 15 Nov 2026');
  expect(shown(session)).not.toContain('unless a measure says otherwise');
});
