import { expect, test } from 'vitest';
import { addContribution } from '../../src/things/contribution/changes.js';
import { addMember } from '../../src/things/member/changes.js';
import { harbourLedger, today } from '../helpers/ledger.js';
import { toldOn } from '../papers/from-ledger/told.js';

test('a month goes into a picture where there is enough to say, and else is a gap', () => {
  const session = harbourLedger();
  const ann = addMember(session, { name: 'Ann Vale', joined: '2026-01-05' });
  addContribution(session, {
    member: ann.id,
    kind: 'talk',
    title: null,
    ref: null,
    on: '2026-11-10',
  });
  expect(toldOn(session, today).trends.contributionRate.at(-1)).toMatchObject({
    month: 'November 2026',
    over: false,
    value: 'too few to say',
    numerator: null,
  });
  for (const name of ['Ben Orr', 'Cai Moss', 'Dot Frew']) {
    addMember(session, { name, joined: '2026-01-05' });
  }
  expect(toldOn(session, today).trends.contributionRate.at(-1)).toMatchObject({
    value: '1 of 5 active, 1 of 5 contributed',
    numerator: 1,
    denominator: 5,
  });
});
